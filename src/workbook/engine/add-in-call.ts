import type { Argument, Result } from "../add-in/function-values";
import type { CellValue } from "../book/book";
import { rowsOf } from "./cells/univer-values";
import type { CalledFunction } from "./formula/evaluator";
import { Reference } from "./formula/reference";
import type { FormulaSite } from "./formula/parse-formula";
import { ArrayValue, leftOut } from "./formula/values";

/** What was said of an error that a function of the add-in gave, by its place in the result. */
export interface SaidOfError {
  readonly error: string;
  readonly message?: string;
  readonly row: number;
  readonly column: number;
}

/**
 * A function of the add-in as formulas call it: it takes what is meant, a range as rows.
 *
 * @param answer asks it
 * @param say told of each error in what it answers
 */
export function addInCall(
  answer: (args: readonly Argument[], site: FormulaSite) => Result,
  say: (said: SaidOfError) => void,
): CalledFunction {
  return {
    least: 0,
    most: Infinity,
    classes: "R",
    call: (args, evaluation) => {
      const given = args.map((arg): Argument => {
        if (arg === leftOut) return undefined;
        if (arg instanceof Reference) return evaluation.array(arg).rows;
        const plain = evaluation.plain(arg, "each");
        return plain instanceof ArrayValue ? plain.rows : plain;
      });
      const result = answer(given, evaluation.site);
      const values = rowsOf(result).map((line, row) =>
        line.map((value, column): CellValue => {
          if (typeof value !== "object") return value;
          say({ ...value, row, column });
          return { error: value.error };
        }),
      );
      return Array.isArray(result) ? new ArrayValue(values) : (values[0]?.[0] ?? null);
    },
  };
}
