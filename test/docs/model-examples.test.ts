import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";

const root = join(__dirname, "../..");
const page = readFileSync(join(root, "docs/model.md"), "utf8");
const section = /^## A year of losses$([\s\S]*?)^## /m.exec(page)?.[1] ?? "";

/** The rows of the page's tables, as written. */
const rows = section
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** The sheet the examples are about: rows that begin with a number in bold. */
const sheetRows = rows
  .filter(([first = ""]) => /^\*\*\d+\*\*$/.test(first))
  .map(([, ...cells]) =>
    cells.map((cell) => (/^[\d.,]+$/.test(cell) ? numberOf(cell) : cell || null)),
  );

const examples = rows.flatMap(([first = "", shown = ""]) => {
  const [, formula] = /^`=(.*)`$/.exec(first) ?? [];
  return formula === undefined ? [] : [{ formula, shown }];
});

function numberOf(text: string): number {
  return Number(text.replaceAll(",", ""));
}

/** Results by formula, from one workbook that the command line recalculates. */
const results = new Map<string, unknown>();

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "outspend-model-"));
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Sheet1");
  sheet.addRows(sheetRows);
  for (const [index, { formula }] of examples.entries()) {
    sheet.getCell(`J${index + 1}`).value = { formula };
  }
  const file = join(folder, "model.xlsx");
  await book.xlsx.writeFile(file);
  const calc = spawnSync(process.execPath, [join(root, "dist/tools/calc.cjs"), file], {
    encoding: "utf8",
  });
  const cells = (JSON.parse(calc.stdout) as { Sheet1: Record<string, unknown> }).Sheet1;
  for (const [index, { formula }] of examples.entries())
    results.set(formula, cells[`J${index + 1}`]);
  rmSync(folder, { recursive: true });
});

describe("docs/model.md on a year of losses", () => {
  it("has its sheet and an example of each function", () => {
    expect(sheetRows).toHaveLength(4);
    for (const id of [
      ...["LOSS_PERCENTILE", "LOSS_TAIL_MEAN", "LOSS_EXCEEDANCE", "LOSS_CURVE"],
      ...["LOSS_BY_THREAT", "INSURANCE_LAYER", "LOSS_PERCENTRANK", "COVERAGE_GAP"],
    ]) {
      expect(examples.filter(({ formula }) => formula.includes(id))).not.toEqual([]);
    }
  });

  it.each(examples)("says what =$formula is: $shown", ({ formula, shown }) => {
    const decimals = /\.(\d+)$/.exec(shown)?.[1]?.length ?? 0;
    const result = results.get(formula);
    expect(typeof result).toBe("number");
    expect((result as number).toFixed(decimals)).toBe(numberOf(shown).toFixed(decimals));
  });
});
