import type { Book, BookCell } from "../../book/book";
import { cellAddress, sheetInFormula } from "../../book/cell-address";
import { formulaFault } from "../../formulas/check-formula";

/*
 * A file with a formula nobody can read is damaged: Excel offers to repair it. None is written. It may come from such a
 * file, or from the clipboard.
 */

/** The book with every formula that cannot be read as the text it is. Names that stand for such a one go. */
export function withoutFaultyFormulas(book: Book): Book {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => (isFaulty(cell.formula) ? asText(cell) : cell)),
    })),
    names: book.names.filter(({ formula }) => !isFaulty(formula)),
  };
}

/** What becomes of the formulas that cannot be read, for the person who saves the book. */
export function faultyFormulas(book: Book): string[] {
  const inCells = book.sheets.flatMap(({ name, cells }) =>
    cells.flatMap(({ row, column, formula }) => {
      const fault = faultOf(formula);
      if (fault === undefined) return [];
      const where = `${sheetInFormula(name)}!${cellAddress(row, column)}`;
      return [`the formula in ${where}, which is kept as text: ${fault}`];
    }),
  );
  const inNames = book.names.flatMap(({ name, formula }) => {
    const fault = faultOf(formula);
    return fault === undefined ? [] : [`the name ${name}: ${fault}`];
  });
  return [...inCells, ...inNames];
}

const faultOf = (formula: string | undefined) =>
  formula === undefined ? undefined : formulaFault(formula);

const isFaulty = (formula: string | undefined) => faultOf(formula) !== undefined;

function asText({ row, column, formula = "", format, style }: BookCell): BookCell {
  return {
    row,
    column,
    value: `=${formula}`,
    ...(format ? { format } : {}),
    ...(style ? { style } : {}),
  };
}
