import type { CellValue } from "../../book/book";
import type { Evaluation } from "../formula/evaluate";
import type { Value } from "../formula/values";

/** A worksheet function as formulas call it. */
export interface CalledFunction {
  readonly least: number;
  readonly most: number;
  /**
   * How each argument is taken: V one value (a range in line with a plain formula, or each of it), R what is meant, A an
   * array. The last letter stands for all that follow. These are the classes of the .xls format, as LibreOffice lists them
   * for its filter (sc/source/filter/excel/xlformula.cxx) and, for younger functions, in sc/source/core/data/parclass.cxx.
   */
  readonly classes: string;
  /** Whether it looks at errors itself; otherwise one among the single values is its result. */
  readonly takesErrors?: boolean;
  readonly call: (args: readonly Value[], evaluation: Evaluation) => Value;
}

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
