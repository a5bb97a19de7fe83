import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";

const root = join(__dirname, "../..");
const page = readFileSync(join(root, "docs/model.md"), "utf8");

/** Sections whose examples are about a sheet of their own. */
const sections = [
  {
    title: "A year of losses",
    sheetRows: 4,
    functions: [
      ...["LOSS_PERCENTILE", "LOSS_TAIL_MEAN", "LOSS_EXCEEDANCE", "LOSS_CURVE"],
      ...["LOSS_BY_THREAT", "INSURANCE_LAYER", "LOSS_PERCENTRANK", "COVERAGE_GAP"],
      "COVERAGE_TABLE",
    ],
  },
  {
    title: "What matters, what would have to be true, what is accepted",
    sheetRows: 4,
    functions: ["LOSS_SENSITIVITY", "BREAK_EVEN", "APPETITE_CHECK"],
  },
  {
    title: "What a control is worth",
    sheetRows: 7,
    functions: ["RESIDUAL_LOSS", "CONTROL_VALUE"],
  },
];

function numberOf(text: string): number {
  return Number(text.replaceAll(",", ""));
}

describe.each(sections)("docs/model.md on $title", ({ title, sheetRows, functions }) => {
  const start = page.indexOf(`\n## ${title}\n`);
  const section = page.slice(start, page.indexOf("\n## ", start + 1));

  /** The rows of the section's tables, as written. */
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
  const sheet = rows
    .filter(([first = ""]) => /^\*\*\d+\*\*$/.test(first))
    .map(([, ...cells]) =>
      cells.map((cell) => (/^[\d.,]+$/.test(cell) ? numberOf(cell) : cell || null)),
    );

  const examples = rows.flatMap(([first = "", shown = ""]) => {
    const [, formula] = /^`=(.*)`$/.exec(first) ?? [];
    return formula === undefined ? [] : [{ formula, shown }];
  });

  /** Results by formula, from one workbook that the command line recalculates. */
  const results = new Map<string, unknown>();

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "outspend-model-"));
    const book = new ExcelJS.Workbook();
    const onSheet = book.addWorksheet("Sheet1");
    onSheet.addRows(sheet);
    for (const [index, { formula }] of examples.entries()) {
      onSheet.getCell(`J${index + 1}`).value = { formula };
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

  it("has its sheet and an example of each function", () => {
    expect(sheet).toHaveLength(sheetRows);
    for (const id of functions) {
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
