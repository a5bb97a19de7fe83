import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** A violation planted in a copy of the sources, and how it is refused. */
interface Planted {
  readonly what: string;
  readonly file: string;
  readonly code: string;
  readonly judge: "compiler" | "linter";
  readonly refusal: RegExp;
}

const root = join(__dirname, "../..");
const planted: readonly Planted[] = [
  {
    what: "core reaching for the document",
    file: "src/core/planted-document.ts",
    code: "export const title = document.title;",
    judge: "compiler",
    refusal: /Cannot find name 'document'/,
  },
  {
    what: "core reaching for Excel",
    file: "src/core/planted-excel.ts",
    code: "export const run = Excel.run;",
    judge: "compiler",
    refusal: /Cannot find name 'Excel'/,
  },
  {
    what: "core writing to the console",
    file: "src/core/planted-console.ts",
    code: "console.log(1);\nexport {};",
    judge: "compiler",
    refusal: /Cannot find name 'console'/,
  },
  {
    what: "core importing session",
    file: "src/core/planted-session.ts",
    code: 'export { port } from "../session/planted-port";',
    judge: "linter",
    refusal: /core may import core and nothing else of ours/,
  },
  {
    what: "core importing a package",
    file: "src/core/planted-react.ts",
    code: 'import { useState } from "react";\nexport const state = useState;',
    judge: "linter",
    refusal: /core depends on no package/,
  },
  {
    what: "chance in core",
    file: "src/core/planted-random.ts",
    code: "export const chance = Math.random();",
    judge: "linter",
    refusal: /Same inputs, same number/,
  },
  {
    what: "a function of the JavaScript engine in core",
    file: "src/core/planted-exp.ts",
    code: "export const e = Math.exp(1);",
    judge: "linter",
    refusal: /last bits differ between JavaScript engines/,
  },
  {
    what: "a power in core",
    file: "src/core/planted-power.ts",
    code: "export const root = (x: number): number => x ** 0.5;",
    judge: "linter",
    refusal: /last bits differ between JavaScript engines/,
  },
  {
    what: "a comparison by locale in core",
    file: "src/core/planted-locale.ts",
    code: 'export const order = "a".localeCompare("b");',
    judge: "linter",
    refusal: /Depends on the locale/,
  },
  {
    what: "a clock in core",
    file: "src/core/planted-clock.ts",
    code: "export const today = new Date();",
    judge: "linter",
    refusal: /knows no host, clock, console or locale/,
  },
  {
    what: "a deep import past core/index.ts",
    file: "src/functions/planted-deep.ts",
    code: 'export { exp } from "../core/numeric/elementary/exp";',
    judge: "linter",
    refusal: /Import core through its only door/,
  },
  {
    what: "a pane that takes the keyboard by itself",
    file: "src/taskpane/planted-focus.ts",
    code: "export const take = (field: HTMLElement): void => {\n  field.focus();\n};",
    judge: "linter",
    refusal: /The keyboard is the sheet's: use takeKeyboard/,
  },
  {
    what: "functions importing the add-in",
    file: "src/functions/planted-addin.ts",
    code: 'import "../addin/functions";\nexport {};',
    judge: "linter",
    refusal: /functions may import functions, core and nothing else of ours/,
  },
  {
    what: "excel importing core",
    file: "src/excel/planted-core.ts",
    code: 'export { readRegister } from "../core";',
    judge: "linter",
    refusal: /excel may import excel, session and nothing else of ours/,
  },
  {
    what: "the embedded workbook importing the add-in",
    file: "src/workbook/planted-addin.ts",
    code: 'import "../addin/functions";\nexport {};',
    judge: "linter",
    refusal: /workbook may import workbook, formulas and nothing else of ours/,
  },
];
const allowed = {
  file: "src/functions/planted-allowed.ts",
  code: 'export { readRegister } from "../core";\nexport const width = Math.sqrt(2);',
};

// Beside the sources, so that node_modules is found; a copy, so that nothing else ever sees the plants.
mkdirSync(join(root, "build"), { recursive: true });
const copy = mkdtempSync(join(root, "build/planted-"));
const refusals = new Map<string, string>();

const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text + "\n");
};
const run = (tool: string, ...args: string[]): string =>
  spawnSync(process.execPath, [join(root, "node_modules", tool), ...args], {
    cwd: copy,
    encoding: "utf8",
  }).stdout;

beforeAll(() => {
  for (const name of ["src", "tsconfig.json", "eslint.config.mjs"]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  for (const { file, code } of [...planted, allowed]) put(file, code);
  put("src/session/planted-port.ts", "export const port = 1;");
  for (const layer of ["session", "excel"]) {
    if (!readdirSync(join(copy, "src", layer)).includes("tsconfig.json")) {
      cpSync(join(copy, "src/functions/tsconfig.json"), join(copy, "src", layer, "tsconfig.json"));
    }
  }
  for (const line of run("typescript/bin/tsc", "-b", "src/core").split("\n")) {
    const [, file = "", message = ""] = /^(.+?)\(\d+,\d+\): (.*)/.exec(line) ?? [];
    refusals.set(`compiler ${file}`, message);
  }
  const files = [...planted, allowed].map(({ file }) => file);
  const results = JSON.parse(run("eslint/bin/eslint.js", "--format", "json", ...files)) as {
    filePath: string;
    messages: { message: string }[];
  }[];
  for (const { filePath, messages } of results) {
    const file = relative(copy, filePath).replaceAll("\\", "/");
    refusals.set(`linter ${file}`, messages.map(({ message }) => message).join("\n"));
  }
}, 120_000);

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

describe("the house refuses", () => {
  it.each(planted.map((each) => [each.what, each] as const))(
    "%s",
    (_, { judge, file, refusal }) => {
      expect(refusals.get(`${judge} ${file}`)).toMatch(refusal);
    },
  );

  it("nothing that is allowed", () => {
    expect(refusals.get(`linter ${allowed.file}`)).toBe("");
    const plants = new Set(planted.map(({ file }) => file));
    const refused = [...refusals.keys()].filter((key) => key.startsWith("compiler src"));
    expect(refused.filter((key) => !plants.has(key.replace("compiler ", "")))).toEqual([]);
  });
});
