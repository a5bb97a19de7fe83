import type { AddInFunction } from "../add-in/add-in-functions";
import type { Book, CellValue } from "../book/book";
import { formulaFault } from "../formulas/check-formula";
import { unknownFunctions } from "../formulas/unknown-functions";
import { functionName } from "../formulas/function-name";
import { BookCalculation } from "./book-calculation";
import { isError } from "./formula/values";

/** A formula that is none: what is wrong with it, for the person who wrote it. */
export class FormulaError extends Error {}

/** A formula's cell or one it spilled into, calculated. */
export interface CalculatedCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  /** What is to be said about the error that stands here. */
  readonly message?: string;
}

export interface OneResult {
  readonly values: readonly (readonly CellValue[])[];
  readonly message?: string;
}

/** A book whose formulas have been calculated. */
export interface CalculatedBook {
  readonly sheets: readonly { readonly name: string; readonly cells: readonly CalculatedCell[] }[];
  /**
   * One more formula, as if it stood on a sheet.
   *
   * @param formula without its `=`
   * @throws FormulaError when it cannot be read or calls a function nobody knows
   */
  readonly evaluate: (formula: string, sheet: string) => Promise<OneResult>;
  readonly close: () => void;
}

/** Calculates every formula of a book with the add-in's functions. What the file remembers of old results is ignored. */
export async function calculateBook(
  book: Book,
  functions: readonly AddInFunction[],
): Promise<CalculatedBook> {
  const calculation = new BookCalculation(book, functions);
  calculation.calculate();
  const functionIds = new Set(functions.map(({ id }) => id));
  const named = new Set(book.names.map(({ name }) => name.toUpperCase()));
  const isKnown = (name: string) =>
    named.has(name) || calculation.knowsFunction(functionName(name, functionIds));
  return Promise.resolve({
    sheets: book.sheets.map(({ name }, sheet) => ({
      name,
      cells: calculation.results(sheet).sort((a, b) => a.row - b.row || a.column - b.column),
    })),
    close: () => undefined,
    evaluate: (formula, sheet) => {
      const fault = formulaFault(formula, countsOf);
      if (fault !== undefined) return Promise.reject(new FormulaError(`cannot be read: ${fault}`));
      const [unknown] = unknownFunctions(formula, isKnown);
      if (unknown !== undefined) {
        return Promise.reject(new FormulaError(`calls ${unknown}, which is no function`));
      }
      const number = book.sheets.findIndex((each) => each.name === sheet);
      const { rows, said } = calculation.evaluate(formula, number);
      const error = rows.flat().find(isError);
      const words = said.find((each) => each.error === error?.error && each.message !== undefined);
      return Promise.resolve({
        values: rows,
        ...(words?.message === undefined ? {} : { message: words.message }),
      });
    },
  });

  /** How many arguments functions take, but for those a name of the book stands for and the add-in's own. */
  function countsOf(written: string) {
    if (named.has(written.toUpperCase())) return undefined;
    return calculation.countsOf(functionName(written, functionIds));
  }
}
