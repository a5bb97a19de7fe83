import type { AddInFunction } from "../add-in/add-in-functions";
import type { Book, CellValue } from "../book/book";
import { formulaFault } from "../formulas/check-formula";
import { unknownFunctions } from "../formulas/unknown-functions";
import { shortText } from "../formulas/short-text";
import { functionName } from "../formulas/function-name";
import type { CalculationOptions } from "./book-calculation";
import { BookCalculation } from "./book-calculation";
import { isError } from "./formula/values";
import { withResults } from "./with-results";

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
  /** How many formulas were calculated, kept as Excel computed them, and kept because they cannot be calculated. */
  readonly counts: BookCalculation["counts"];
  /** How many formulas spill that are stored plain: Excel shows the first value of each alone. */
  readonly unmarkedSpills: number;
  /** The book with what its formulas came to in place of what its file remembers. */
  readonly withResults: () => Book;
  readonly close: () => void;
}

/**
 * Calculates the formulas of a book with the add-in's functions. What Excel has computed stays where nothing it hangs on
 * is calculated, unless all is asked for; what other programs left is ignored.
 */
export async function calculateBook(
  book: Book,
  functions: readonly AddInFunction[],
  options: CalculationOptions = {},
): Promise<CalculatedBook> {
  const calculation = new BookCalculation(book, functions, options);
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
    counts: calculation.counts,
    unmarkedSpills: calculation.unmarkedSpills,
    withResults: () => withResults(book, calculation),
    close: () => undefined,
    evaluate: (formula, sheet) => {
      const fault = formulaFault(formula, countsOf);
      if (fault !== undefined) return Promise.reject(new FormulaError(`cannot be read: ${fault}`));
      const [unknown] = unknownFunctions(formula, isKnown);
      if (unknown !== undefined) {
        return Promise.reject(
          new FormulaError(`calls ${shortText(unknown)}, which is no function`),
        );
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
