import type { CellValue } from "../../book/book";
import { toNumber } from "../formula/convert";
import type { Evaluator } from "../formula/evaluator";
import type { Value } from "../formula/values";
import { ArrayValue, isError, isSingle, leftOut, passOn } from "../formula/values";
import { Reference } from "../formula/reference";

/** Values with whether each was given as itself rather than in a range or array. */
export function forEachValue(
  args: readonly Value[],
  evaluation: Evaluator,
  visit: (value: CellValue, isDirect: boolean) => void,
): void {
  for (const arg of args) {
    if (arg instanceof Reference) {
      for (const area of arg.areas) {
        if (isSingle(area)) {
          visit(evaluation.around.valueAt(area.sheet, area.startRow, area.startColumn), false);
          continue;
        }
        for (const row of evaluation.around.valuesOf(area).rows) {
          for (const value of row) visit(value, false);
        }
      }
    } else if (arg instanceof ArrayValue) {
      for (const row of arg.rows) for (const value of row) visit(value, false);
    } else visit(arg === leftOut ? 0 : evaluation.scalar(arg), true);
  }
}

/** The numbers among values: of ranges numbers alone, of what is given directly whatever can be made one. */
export function numbersOf(args: readonly Value[], evaluation: Evaluator): number[] {
  const numbers: number[] = [];
  forEachValue(args, evaluation, (value, isDirect) => {
    if (typeof value === "number") numbers.push(value);
    else if (isDirect) numbers.push(toNumber(value));
    else if (isError(value)) passOn(value);
  });
  return numbers;
}

/** The same, where text counts 0 and a truth 1, as in AVERAGEA. */
export function allNumbersOf(args: readonly Value[], evaluation: Evaluator): number[] {
  const numbers: number[] = [];
  forEachValue(args, evaluation, (value, isDirect) => {
    if (isError(value)) passOn(value);
    if (typeof value === "number") numbers.push(value);
    else if (typeof value === "boolean") numbers.push(value ? 1 : 0);
    else if (isDirect) numbers.push(toNumber(value));
    else if (value !== null) numbers.push(0);
  });
  return numbers;
}

/** All values in one list, row by row. */
export function flat(value: Value, evaluation: Evaluator): CellValue[] {
  const found: CellValue[] = [];
  forEachValue([value], evaluation, (each) => found.push(each));
  return found;
}

/** An argument of a single value, or what stands for it where it is left out. */
export function given<T>(
  args: readonly Value[],
  index: number,
  make: (value: CellValue) => T,
  otherwise: T,
  evaluation?: Evaluator,
): T {
  const arg = args[index];
  if (arg === undefined || arg === leftOut) return otherwise;
  const value = evaluation ? evaluation.scalar(arg) : (arg as CellValue);
  if (isError(value)) return passOn(value);
  return make(value);
}

/** The last place whose value passes a test, or -1. */
export function lastIndex<T>(values: readonly T[], test: (value: T) => boolean): number {
  for (let at = values.length - 1; at >= 0; at--) if (test(values[at] as T)) return at;
  return -1;
}

/** Rows of one width; what is missing is #N/A. */
export function evenRows(rows: readonly (readonly CellValue[])[]): ArrayValue {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return new ArrayValue(
    rows.map((row) =>
      row.length === width
        ? row
        : [
            ...row,
            ...Array.from({ length: width - row.length }, (): CellValue => ({ error: "#N/A" })),
          ],
    ),
  );
}
