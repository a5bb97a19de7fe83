import type { Book, BookCell, CellValue } from "../workbook/book/book";
import { shortText } from "../workbook/formulas/short-text";
import { cellAddress, sheetInFormula } from "../workbook/book/cell-address";
import type { CalculatedBook } from "../workbook/engine/calculate-book";

/** A cell in which the calculator and the file disagree. */
export interface Disagreement {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly inFile: CellValue;
  readonly here: CellValue;
}

/** How many values of formulas were compared, and those that differ. */
export interface Comparison {
  readonly compared: number;
  readonly disagreements: readonly Disagreement[];
}

/** Functions whose results are not of the book alone: the time, chance, and the machine. */
const changing = /\b(?:NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|CELL|INFO)\s*\(/i;

/** Holds what was calculated against what the file remembers of its formulas, spilled values included. */
export function compareWithFile(book: Book, calculated: CalculatedBook): Comparison {
  let compared = 0;
  const disagreements: Disagreement[] = [];
  book.sheets.forEach((sheet, number) => {
    const found = new Map(
      (calculated.sheets[number]?.cells ?? []).map((cell) => [
        `${cell.row}:${cell.column}`,
        cell.value,
      ]),
    );
    for (const cell of sheet.cells) {
      if (cell.formula === undefined || changing.test(cell.formula)) continue;
      for (const { row, column, value } of remembered(cell)) {
        const here = found.get(`${row}:${column}`) ?? null;
        compared++;
        if (agree(value, here)) continue;
        const { formula } = cell;
        disagreements.push({ sheet: sheet.name, row, column, formula, inFile: value, here });
      }
    }
  });
  return { compared, disagreements };
}

function remembered({ row, column, value, spill }: BookCell) {
  if (!spill) return [{ row, column, value }];
  return spill.flatMap((line, r) =>
    line.map((each, c) => ({ row: row + r, column: column + c, value: each })),
  );
}

/** The same kind, the same error, numbers in nine digits. A blank shows as 0. */
export function agree(a: CellValue, b: CellValue): boolean {
  const [left, right] = [a ?? 0, b ?? 0];
  if (typeof left === "number" && typeof right === "number") {
    const size = Math.max(Math.abs(left), Math.abs(right));
    return left === right || Math.abs(left - right) <= Math.max(1e-12, size * 1e-9);
  }
  if (typeof left === "object" && typeof right === "object") return left.error === right.error;
  return left === right;
}

/** One line a cell, then how many. */
export function comparisonLines({ compared, disagreements }: Comparison): string[] {
  const lines = disagreements.map(
    ({ sheet, row, column, formula, inFile, here }) =>
      `${sheetInFormula(sheet)}!${cellAddress(row, column)} file ${said(inFile)}, here ${said(here)}: =${shortText(formula)}`,
  );
  const count = disagreements.length;
  const end = `${compared} cell${compared === 1 ? "" : "s"} compared, ${count === 0 ? "all agree" : `${count} disagree${count === 1 ? "s" : ""}`}`;
  return [...lines, end];
}

const said = (value: CellValue): string =>
  shortText(typeof value === "object" && value !== null ? value.error : JSON.stringify(value ?? 0));
