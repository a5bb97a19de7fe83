import type { BookName } from "../book/book";
import type { CountsOf } from "../formulas/check-formula";
import { functionName } from "../formulas/function-name";
import { worksheetFunction } from "./functions/registry";

/**
 * How many arguments the functions of a spreadsheet take. Of the add-in's functions nothing is said: each answers for
 * itself what it was not given.
 *
 * @param names of the book, each of which may be a function of its own
 */
export function argumentCounts(names: () => readonly Pick<BookName, "name">[]): CountsOf {
  return (written) => {
    const isNamed = names().some((own) => own.name.toLowerCase() === written.toLowerCase());
    const fn = isNamed ? undefined : worksheetFunction(functionName(written, new Set()));
    return fn && { least: fn.least, most: fn.most };
  };
}
