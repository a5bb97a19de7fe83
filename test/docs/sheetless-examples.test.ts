import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";

interface Example {
  readonly formula: string;
  /** The figure as the page shows it: "41,666.67", "22.36%". */
  readonly shown: string;
}

const root = join(__dirname, "../..");
const page = readFileSync(join(root, "docs/model.md"), "utf8");

/** Rows of tables in which one cell is a formula and another a figure; a formula over cells needs the sheet it is about. */
const examples = page.split("\n").flatMap((line): Example[] => {
  const cells = line.split("|").map((cell) => cell.trim());
  const formula = cells.find((cell) => /^`=[^`…]+`$/.test(cell))?.slice(2, -1);
  const shown = cells.find((cell) => /^-?[\d,]+(\.\d+)?%?$/.test(cell));
  if (formula === undefined || shown === undefined || /\b[A-Z]+\d+:/.test(formula)) return [];
  return [{ formula, shown }];
});

const results: unknown[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "outspend-model-"));
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Page");
  for (const [index, { formula }] of examples.entries()) {
    sheet.getCell(index + 1, 1).value = { formula };
  }
  const file = join(folder, "model.xlsx");
  await book.xlsx.writeFile(file);
  const calc = spawnSync(process.execPath, [join(root, "dist/tools/calc.cjs"), file], {
    encoding: "utf8",
  });
  const { Page: cells = {} } = JSON.parse(calc.stdout) as Record<string, Record<string, unknown>>;
  for (const index of examples.keys()) results.push(cells[`A${index + 1}`]);
  rmSync(folder, { recursive: true });
});

/** A number as the page would show it: with the decimals of the figure there. */
function asShown(value: unknown, { shown }: Example): string {
  if (typeof value !== "number") return String(value);
  const decimals = /\.(\d+)/.exec(shown)?.[1]?.length ?? 0;
  const isShare = shown.endsWith("%");
  return (
    (isShare ? value * 100 : value).toLocaleString("en-US", {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }) + (isShare ? "%" : "")
  );
}

describe("docs/model.md, where a formula needs no sheet,", () => {
  it("has worked examples for the attacker, the optimum, the return and the review", () => {
    for (const name of [
      ...["COST_PER_SUCCESS", "ATTACKER_PROFIT", "ATTACK_SUCCESS", "DETERRENCE_SPEND"],
      ...["CONTEST_OUTCOME", "GORDON_LOEB_SPEND", "ROSI", "FREQUENCY_UPDATE"],
    ]) {
      expect(examples.filter(({ formula }) => formula.includes(`${name}(`))).not.toEqual([]);
    }
  });

  it.each(examples.map((example, index) => ({ ...example, index })))(
    "shows $shown for =$formula",
    (example) => {
      expect(asShown(results[example.index], example)).toBe(example.shown);
    },
  );
});
