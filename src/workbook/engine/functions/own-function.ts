import type { CellValue } from "../../book/book";
import type { CalledFunction } from "../formula/evaluator";
import type { Value } from "../formula/values";

export type FunctionTable = Readonly<Record<string, CalledFunction>>;

/** Functions of single values. */
export function ofValues(
  least: number,
  most: number,
  call: (...args: CellValue[]) => Value,
  more: { readonly takesErrors?: boolean } = {},
): CalledFunction {
  return {
    least,
    most,
    classes: "V",
    ...more,
    call: (args) =>
      call(...args.map((arg) => (typeof arg === "symbol" ? null : (arg as CellValue)))),
  };
}

export function taking(
  classes: string,
  least: number,
  most: number,
  call: CalledFunction["call"],
): CalledFunction {
  return { least, most, classes, call };
}
