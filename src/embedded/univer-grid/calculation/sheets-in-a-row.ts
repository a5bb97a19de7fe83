import type { IFormulaDataItem } from "@univerjs/engine-formula";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { tokenizeFormula } from "../../../formulas/formula-tokens";
import type { UniverBook } from "../book/univer-book";

/** Whether a formula of the book reads sheets in a row, as in `Jan:Mar!A1`: in which order they stand is then of account. */
export function readsSheetsInARow(book: UniverBook): boolean {
  const all = book.injector.get(FormulaDataModel).getFormulaData()[book.unit] ?? {};
  return Object.values(all).some((sheet) => {
    const rows = (sheet ?? {}) as Readonly<Record<number, Record<number, IFormulaDataItem>>>;
    return Object.values(rows).some((row) => Object.values(row).some(({ f }) => isRow(f)));
  });
}

const isRow = (formula: string): boolean =>
  /:.*!/.test(formula) &&
  tokenizeFormula(formula).some(({ kind, text }) => kind === "sheet" && text.includes(":"));
