import type { IFunctionService } from "@univerjs/engine-formula";
import type { BookName } from "../../book/book";
import type { CountsOf } from "../../formulas/check-formula";
import { functionName } from "../../formulas/function-name";

/** Functions of which Univer knows fewer arguments than Excel, which must decide what may be entered. */
const widerInExcel: ReadonlySet<string> = new Set([
  "CELL",
  "SHEETS",
  "REGEXEXTRACT",
  "REGEXREPLACE",
]);

/**
 * How many arguments the functions of a spreadsheet take. Of the add-in's functions nothing is said: each answers for
 * itself what it was not given.
 *
 * @param names of the book, each of which may be a function of its own
 */
export function argumentCounts(
  functions: IFunctionService,
  names: () => readonly Pick<BookName, "name">[],
): CountsOf {
  return (written) => {
    const isNamed = names().some((own) => own.name.toLowerCase() === written.toLowerCase());
    if (isNamed) return undefined;
    const name = functionName(written, new Set());
    const executor = widerInExcel.has(name) ? undefined : functions.getExecutor(name);
    if (!executor) return undefined;
    const { minParams: least, maxParams: most } = executor;
    return least < 0 || most < 0 ? undefined : { least, most };
  };
}
