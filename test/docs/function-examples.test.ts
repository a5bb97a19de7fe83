import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { functionReference } from "../../docs/function-reference.cjs";

interface Example {
  readonly formula: string;
  readonly result: unknown;
  /** Digits that the page shows; 8 where none are named. */
  readonly digits?: number;
}
interface Explained {
  /** Of each of its examples. */
  readonly digits?: number;
  readonly examples: readonly Example[];
  readonly errors: readonly {
    readonly formula: string;
    readonly shows: string;
    readonly message: string;
  }[];
}
interface Sheet {
  readonly name: string;
  readonly cells: (string | number | null)[][];
}
interface Examples {
  readonly register: Sheet;
  readonly controls: Sheet;
  readonly functions: Readonly<Record<string, Explained>>;
}

const root = join(__dirname, "../..");
const load = (path: string): unknown => JSON.parse(readFileSync(join(root, path), "utf8"));
const metadata = load("dist/addin/functions.json") as { functions: { id: string }[] };
const examples = load("docs/function-examples.json") as Examples;
const all = Object.values(examples.functions);
const formulas = all.flatMap((each) =>
  [...each.examples, ...each.errors].map(({ formula }) => formula),
);

/** Results by formula, each from a sheet of its own in one workbook that the command line recalculates. */
const results = new Map<string, unknown>();
let messages = "";

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "outspend-examples-"));
  const book = new ExcelJS.Workbook();
  for (const { name, cells } of [examples.register, examples.controls]) {
    book.addWorksheet(name).addRows(cells);
  }
  for (const [index, formula] of formulas.entries()) {
    const sheet = book.addWorksheet(`E${index}`);
    // Relative references of an example are to the register's sheet.
    sheet.addRows(examples.register.cells);
    sheet.getCell("J1").value = { formula };
  }
  const file = join(folder, "examples.xlsx");
  await book.xlsx.writeFile(file);
  const calc = spawnSync(process.execPath, [join(root, "dist/tools/calc.cjs"), file], {
    encoding: "utf8",
  });
  messages = calc.stderr;
  const cells = JSON.parse(calc.stdout) as Record<string, Record<string, unknown>>;
  for (const [index, formula] of formulas.entries())
    results.set(formula, spill(cells[`E${index}`] ?? {}));
  rmSync(folder, { recursive: true });
});

/** The cells from J1 on, as rows. */
function spill(cells: Readonly<Record<string, unknown>>): unknown {
  const rows: unknown[][] = [];
  for (const [address, value] of Object.entries(cells)) {
    const [, letter = "", digits = ""] = /^([A-Z])(\d+)$/.exec(address) ?? [];
    (rows[Number(digits) - 1] ??= [])[letter.charCodeAt(0) - "J".charCodeAt(0)] = value;
  }
  return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows;
}

describe("an example of the function reference", () => {
  it.each(
    all.flatMap(({ digits: ofAll = 8, examples: each }) =>
      each.map(({ formula, result, digits = ofAll }) => [formula, result, digits] as const),
    ),
  )("=%s gives what the page says", (formula, result, digits) => {
    const close = (value: unknown): unknown =>
      typeof value === "number" ? Number(value.toPrecision(digits)) : value;
    const rounded = (value: unknown): unknown =>
      Array.isArray(value) ? value.map((row: unknown[]) => row.map(close)) : close(value);
    expect(rounded(results.get(formula))).toEqual(rounded(result));
  });

  it.each(all.flatMap((each) => each.errors))(
    "=$formula shows $shows",
    ({ formula, shows, message }) => {
      expect(results.get(formula)).toBe(shows);
      if (shows === "#VALUE!") expect(messages).toContain(`${shows}: ${message}`);
    },
  );
});

describe("docs/functions.md", () => {
  it("explains every function", () => {
    expect(Object.keys(examples.functions).sort()).toEqual(metadata.functions.map(({ id }) => id));
  });

  it("is what npm run docs writes now", () => {
    expect(readFileSync(join(root, "docs/functions.md"), "utf8")).toBe(
      functionReference(metadata, examples),
    );
  });
});
