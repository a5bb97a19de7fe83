import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Cell } from "../../../src/core";
import { readRegister, threatsOf, totalExpectedLoss } from "../../../src/core";
import type { Book } from "../../../src/workbook/book/book";
import { cellAddress, parseRange } from "../../../src/workbook/book/cell-address";
import { readXlsx } from "../../../src/workbook/xlsx/read/read-xlsx";
import { formula } from "../../support/workbook/worksheet";
import type { OddWorkbook } from "../../workbooks/make-workbooks.cjs";
import { bytesOf, workbooks } from "../../workbooks/make-workbooks.cjs";

const folder = join(__dirname, "../../workbooks");
const calc = join(__dirname, "../../../dist/tools/calc.cjs");
type Printed = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

/** What calc prints of a workbook: the results of its formulas. */
async function calculated({ file }: OddWorkbook): Promise<Printed> {
  const run = promisify(execFile)(process.execPath, [calc, join(folder, file)]);
  // A refusal in one cell is no reason to print nothing.
  const { stdout } = await run.catch((fault: unknown) => fault as { stdout: string });
  return JSON.parse(stdout) as Printed;
}

const opened = ({ file }: OddWorkbook): Promise<Book> =>
  readXlsx(new Uint8Array(readFileSync(join(folder, file))));

/** The cells of a range as Excel hands them to a function: a blank one as 0. */
function cellsOf(book: Book, results: Printed, sheet: string, address: string): Cell[][] {
  const range = parseRange(address);
  if (!range) throw new Error(`${address} is no range`);
  const held = book.sheets.find(({ name }) => name === sheet)?.cells ?? [];
  const known = new Map(held.map((cell) => [`${cell.row},${cell.column}`, cell]));
  return Array.from({ length: range.endRow - range.startRow + 1 }, (_, i) =>
    Array.from({ length: range.endColumn - range.startColumn + 1 }, (_, j): Cell => {
      const [row, column] = [range.startRow + i, range.startColumn + j];
      const cell = known.get(`${row},${column}`);
      const value = cell?.formula
        ? results[sheet]?.[cellAddress(row, column)]
        : (cell?.value as Cell | undefined);
      return value ?? 0;
    }),
  );
}

const turned = (cells: Cell[][]): Cell[][] =>
  (cells[0] ?? []).map((_, j) => cells.map((row) => row[j] ?? 0));

const read = new Map<string, { book: Book; results: Printed }>();

beforeAll(async () => {
  const queue = [...workbooks];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      read.set(next.file, { book: await opened(next), results: await calculated(next) });
    }
  };
  await Promise.all([worker(), worker()]);
}, 120_000);

const named = workbooks.map((workbook) => [workbook.file, workbook] as const);

describe("an odd workbook", () => {
  it.each(named)("%s is what its script makes", async (_, workbook) => {
    const [kept, made] = [await opened(workbook), await readXlsx(await bytesOf(workbook))];
    expect(kept.sheets).toEqual(made.sheets);
  });

  it.each(named)("%s has the right total in calc", (file, { right, also }) => {
    const figures = read.get(file)?.results.Figures ?? {};
    expect(Number(figures.B1) / right).toBeCloseTo(1, 12);
    if (also) expect(Number(figures.B3) / also.right).toBeCloseTo(1, 12);
  });

  it.each(named.filter(([, { formula: said }]) => said === undefined))(
    "%s has the same bits in core, in the built functions and in calc",
    (file, workbook) => {
      const { book, results } = read.get(file) ?? { book: { sheets: [] } as never, results: {} };
      const { sheet, range, also } = workbook;
      const parts = [
        { cells: cellsOf(book, results, sheet, range), shown: results.Figures?.B1 },
        ...(also
          ? [
              {
                cells: cellsOf(book, results, also.sheet ?? sheet, also.range),
                shown: results.Figures?.B3,
              },
            ]
          : []),
      ];
      for (const [i, { cells, shown }] of parts.entries()) {
        const upright = i === 1 && also?.isOnItsSide === true ? turned(cells) : cells;
        expect(totalExpectedLoss(threatsOf(readRegister(upright)))).toBe(shown);
        expect(formula("EXPECTED_LOSS", upright)).toBe(shown);
      }
    },
  );

  it.each([
    ["titles-and-subtotals.xlsx", "5 threats, nothing to fix; 3 rows left out"],
    ["two-header-rows.xlsx", "3 threats, nothing to fix"],
    ["sections.xlsx", "4 threats, nothing to fix; 5 rows left out"],
    ["two-registers.xlsx", "4 threats, nothing to fix"],
    ["other-order.xlsx", "4 threats, nothing to fix; 1 row left out"],
    ["german.xlsx", "4 threats, nothing to fix; 2 rows left out"],
    ["formulas-everywhere.xlsx", "4 threats, nothing to fix; 1 row left out"],
    ["scores.xlsx", "4 threats, 2 columns missing"],
    ["three-experts.xlsx", "6 threats, 4 cells to fix"],
    ["five-thousand.xlsx", "5000 threats, nothing to fix"],
  ])("%s as it stands is %s", (file, sentence) => {
    expect(read.get(file)?.results.Figures?.B2).toBe(sentence);
  });
});
