import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { totalExpectedLoss, readRegister } from "../../src/core";

const root = resolve(__dirname, "../..");
let folder = "";

const run = (command: string, args: readonly string[], cwd = folder): string => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}${stdout}`);
  return stdout;
};

const cells = `[["Threat", "Frequency", "Loss"], ["Fire", 0.1, 1000]]`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "outspend-package-"));
  const script = `import("./tools/pack.mjs").then(async ({ pack }) => console.log(await pack()))`;
  const archive = run(process.execPath, ["-e", script], root).trim();
  writeFileSync(
    join(folder, "package.json"),
    `{ "name": "empty", "private": true, "type": "module" }`,
  );
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", archive]);
}, 240_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("the package, installed into an empty folder,", () => {
  it("brings no other with it", () => {
    const packages = readdirSync(join(folder, "node_modules")).filter(
      (name) => !name.startsWith("."),
    );
    expect(packages).toEqual(["outspend"]);
  });

  it("gives the model by its name", () => {
    writeFileSync(
      join(folder, "year.js"),
      `import { readRegister, threatsOf, yearOfLosses } from "outspend";
       const year = yearOfLosses(threatsOf(readRegister(${cells})));
       console.log(JSON.stringify([year.mean, year.percentile(0.95)]));`,
    );
    const right = totalExpectedLoss(readRegister(JSON.parse(cells) as string[][]).threats);
    expect(JSON.parse(run(process.execPath, ["year.js"]))).toEqual([right, 1000]);
  });

  it("calculates a workbook, and many of them", () => {
    cpSync(join(root, "test/workbooks/german.xlsx"), join(folder, "german.xlsx"));
    const one = JSON.parse(run("npx", ["--offline", "outspend", "german.xlsx"])) as object;
    expect(one).toHaveProperty(["Risikoregister", "B7"], 6.85);
    const [line = ""] = run("npx", ["--offline", "outspend", "german.xlsx", "--jobs", "1"]).split(
      "\n",
    );
    expect(JSON.parse(line)).toMatchObject({ file: "german.xlsx", threats: 4, why: null });
  });

  it("has types that a program is compiled against, strictly, as modules of Node and as a bundler reads them", () => {
    writeFileSync(
      join(folder, "typed.ts"),
      `import type { Threat, YearOfLosses } from "outspend";
       import { ModelError, readRegister, threatsOf, yearOfLosses } from "outspend";
       const threats: readonly Threat[] = threatsOf(readRegister(${cells}));
       const year: YearOfLosses = yearOfLosses(threats, { badYearSpread: 0.5 });
       export const worst: number = year.tailMean(0.95);
       // @ts-expect-error a level is a number
       export const wrong = (): number => year.percentile("0.95");
       export const isRefusal = (error: unknown): boolean => error instanceof ModelError;\n`,
    );
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const strict = ["--strict", "--noEmit", "--target", "es2022"];
    for (const [module, resolution] of [
      ["nodenext", "nodenext"],
      ["esnext", "bundler"],
    ] as const) {
      const how = ["--module", module, "--moduleResolution", resolution];
      expect(run(process.execPath, [tsc, ...strict, ...how, "typed.ts"])).toBe("");
    }
  });

  it("holds nothing of the pane, and the licence of all that is in it", () => {
    const inside = join(folder, "node_modules/outspend");
    const files = readdirSync(inside, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(c?js|ts)$/.test(name),
    );
    expect(files.length).toBeGreaterThan(100);
    const ofPane = /fluentui|react-dom|Office\.onReady/;
    expect(files.filter((name) => ofPane.test(readFileSync(join(inside, name), "utf8")))).toEqual(
      [],
    );
    expect(readFileSync(join(inside, "dist/tools/LICENSES.txt"), "utf8")).toMatch(
      /^saxes .*\(ISC\)/m,
    );
  });
});
