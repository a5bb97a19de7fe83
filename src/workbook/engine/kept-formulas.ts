import type { Book, CellValue } from "../book/book";
import { BookCalculation } from "./book-calculation";
import type { Area } from "./formula/reference";

/** A formula that keeps the value its file remembers. */
export interface KeptFormula {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** Without its `=`. */
  readonly formula: string;
  /** What the file remembers, in rows where the formula fills or spills. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Whether it keeps the value whatever becomes of the cells it reads, because it cannot be calculated here. */
  readonly isForeign: boolean;
  readonly reads: readonly Area[];
  /** Whether something it reads is calculated anew, or nobody knows whether its value is up to date. */
  readonly isDoubtful: boolean;
}

/**
 * The formulas of a book that keep what the file remembers, by the rules of `calculateBook`, which calculates all others.
 *
 * @param functionIds of the add-in's functions, upper case
 */
export function keptFormulas(book: Book, functionIds: ReadonlySet<string>): KeptFormula[] {
  const functions = [...functionIds].map((id) => ({ id, parameters: [], call: () => 0 }));
  const calculation = new BookCalculation(book, functions);
  return calculation.findKept().map((cell) => {
    const { sheet, row, column, formula, remembered, isForeign, reads } = cell;
    const rows = remembered?.rows ?? [[null]];
    const isDoubtful = calculation.isDoubtful(cell);
    return { sheet, row, column, formula, rows, isForeign, reads, isDoubtful };
  });
}
