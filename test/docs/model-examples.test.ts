import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";

const root = join(__dirname, "../..");
const page = readFileSync(join(root, "docs/model.md"), "utf8");

/** A section of the page that has a sheet, and its examples. */
interface Section {
  readonly title: string;
  readonly sheetRows: readonly (string | number | null)[][];
  readonly examples: readonly { readonly formula: string; readonly shown: string }[];
}

const sections = page
  .split(/^## /m)
  .slice(1)
  .map(readSection)
  .filter(({ sheetRows }) => sheetRows.length > 0);

function readSection(text: string): Section {
  /** The rows of its tables, as written. */
  const rows = text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return {
    title: text.slice(0, text.indexOf("\n")),
    // Rows that begin with a number in bold.
    sheetRows: rows
      .filter(([first = ""]) => /^\*\*\d+\*\*$/.test(first))
      .map(([, ...cells]) =>
        cells.map((cell) => (/^[\d.,]+$/.test(cell) ? numberOf(cell) : cell || null)),
      ),
    examples: rows.flatMap(([first = "", shown = ""]) => {
      const [, formula] = /^`=(.*)`$/.exec(first) ?? [];
      return formula === undefined ? [] : [{ formula, shown }];
    }),
  };
}

function numberOf(text: string): number {
  return Number(text.replaceAll(",", ""));
}

/** Results by section and formula, from one workbook that the command line recalculates. */
const results = new Map<string, unknown>();

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "outspend-model-"));
  const book = new ExcelJS.Workbook();
  for (const [place, { sheetRows, examples }] of sections.entries()) {
    const sheet = book.addWorksheet(`Sheet${place}`);
    sheet.addRows([...sheetRows]);
    for (const [index, { formula }] of examples.entries()) {
      sheet.getCell(`J${index + 1}`).value = { formula };
    }
  }
  const file = join(folder, "model.xlsx");
  await book.xlsx.writeFile(file);
  const calc = spawnSync(process.execPath, [join(root, "dist/tools/calc.cjs"), file], {
    encoding: "utf8",
  });
  const sheets = JSON.parse(calc.stdout) as Record<string, Record<string, unknown>>;
  for (const [place, { title, examples }] of sections.entries()) {
    for (const [index, { formula }] of examples.entries()) {
      results.set(`${title} ${formula}`, sheets[`Sheet${place}`]?.[`J${index + 1}`]);
    }
  }
  rmSync(folder, { recursive: true });
});

describe("docs/model.md, where examples have a sheet,", () => {
  it.each`
    title                                                           | rows | functions
    ${"A year of losses"}                                           | ${4} | ${["LOSS_PERCENTILE", "LOSS_TAIL_MEAN", "LOSS_EXCEEDANCE", "LOSS_CURVE", "LOSS_BY_THREAT", "INSURANCE_LAYER", "INSURANCE_OPTIONS", "LOSS_PERCENTRANK", "COVERAGE_GAP", "COVERAGE_TABLE"]}
    ${"What matters, what would have to be true, what is accepted"} | ${4} | ${["LOSS_SENSITIVITY", "BREAK_EVEN", "APPETITE_CHECK"]}
    ${"What a control is worth"}                                    | ${7} | ${["RESIDUAL_LOSS", "CONTROL_VALUE"]}
    ${"A group of units"}                                           | ${3} | ${["GROUP_SUMMARY", "IN_CURRENCY"]}
    ${"Plans: what to fund with a budget"}                          | ${8} | ${["BUDGET_PLAN", "BUDGET_CURVE", "COVERAGE_GAP"]}
    ${"Review"}                                                     | ${9} | ${["REGISTER_AT", "LOSS_BRIDGE", "LOSS_BACKTEST"]}
  `(
    "has one for each function of $title",
    ({ title, rows, functions }: { title: string; rows: number; functions: string[] }) => {
      const section = sections.find((each) => each.title === title);
      expect(section?.sheetRows).toHaveLength(rows);
      for (const id of functions) {
        expect(section?.examples.filter(({ formula }) => formula.includes(id))).not.toEqual([]);
      }
    },
  );

  it.each(
    sections.flatMap(({ title, examples }) => examples.map((example) => ({ title, ...example }))),
  )("says what =$formula is in $title: $shown", ({ title, formula, shown }) => {
    const decimals = /\.(\d+)$/.exec(shown)?.[1]?.length ?? 0;
    const result = results.get(`${title} ${formula}`);
    expect(typeof result).toBe("number");
    expect((result as number).toFixed(decimals)).toBe(numberOf(shown).toFixed(decimals));
  });
});
