import type { CellValue } from "../../book/book";
import { toBoolean, toNumber } from "../formula/convert";
import type { Evaluator } from "../formula/evaluator";
import type { Value } from "../formula/values";
import { ArrayValue, Closure, fail, isError, leftOut, passOn } from "../formula/values";
import { Reference } from "../formula/reference";
import { forEachValue } from "./cells";
import type { FunctionTable } from "./own-function";
import { ofValues, taking } from "./own-function";

/** Truths among values: text in ranges counts for nothing, given directly it must say one. */
function truthsOf(args: readonly Value[], evaluation: Evaluator): boolean[] {
  const truths: boolean[] = [];
  forEachValue(args, evaluation, (value, isDirect) => {
    if (isError(value)) passOn(value);
    if (typeof value === "boolean") truths.push(value);
    else if (typeof value === "number") truths.push(value !== 0);
    else if (isDirect && value !== "") truths.push(value !== null && toBoolean(value));
  });
  return truths.length === 0 ? fail("#VALUE!") : truths;
}

/** One value of what may be a range; an error is looked at. */
const tested = (test: (value: CellValue) => boolean) => ofValues(1, 1, test, { takesErrors: true });

export const errorNumber = (error: string): number => errorNumbers[error] ?? 0;

const errorNumbers: Readonly<Record<string, number>> = {
  "#NULL!": 1,
  "#DIV/0!": 2,
  "#VALUE!": 3,
  "#REF!": 4,
  "#NAME?": 5,
  "#NUM!": 6,
  "#N/A": 7,
  "#GETTING_DATA": 8,
  "#SPILL!": 9,
  "#CONNECT!": 10,
  "#BLOCKED!": 11,
  "#UNKNOWN!": 12,
  "#FIELD!": 13,
  "#CALC!": 14,
};

export const logicFunctions: FunctionTable = {
  AND: taking("R", 1, 255, (args, evaluation) => truthsOf(args, evaluation).every(Boolean)),
  OR: taking("R", 1, 255, (args, evaluation) => truthsOf(args, evaluation).some(Boolean)),
  XOR: taking(
    "R",
    1,
    255,
    (args, evaluation) => truthsOf(args, evaluation).filter(Boolean).length % 2 === 1,
  ),
  NOT: ofValues(1, 1, (value = null) => !toBoolean(value)),
  TRUE: taking("V", 0, 0, () => true),
  FALSE: taking("V", 0, 0, () => false),
  NA: taking("V", 0, 0, () => ({ error: "#N/A" })),
  ISERROR: tested(isError),
  ISERR: tested((value) => isError(value) && value.error !== "#N/A"),
  ISNA: tested((value) => isError(value) && value.error === "#N/A"),
  ISNUMBER: tested((value) => typeof value === "number"),
  ISTEXT: tested((value) => typeof value === "string"),
  ISNONTEXT: tested((value) => typeof value !== "string"),
  ISLOGICAL: tested((value) => typeof value === "boolean"),
  ISBLANK: tested((value) => value === null),
  ISREF: taking("R", 1, 1, ([value]) => value instanceof Reference),
  ISEVEN: ofValues(1, 1, (value = null) => Math.trunc(counted(value)) % 2 === 0),
  ISODD: ofValues(1, 1, (value = null) => Math.trunc(counted(value)) % 2 !== 0),
  "ERROR.TYPE": ofValues(
    1,
    1,
    (value = null) => (isError(value) ? (errorNumbers[value.error] ?? fail("#N/A")) : fail("#N/A")),
    { takesErrors: true },
  ),
  N: {
    ...taking("R", 1, 1, ([value = null], evaluation) => {
      const first = firstOf(value, evaluation);
      if (isError(first)) return first;
      return typeof first === "number" ? first : first === true ? 1 : 0;
    }),
    takesEachReference: true,
  },
  T: {
    ...taking("R", 1, 1, ([value = null], evaluation) => {
      const first = firstOf(value, evaluation);
      if (isError(first)) return first;
      return typeof first === "string" ? first : "";
    }),
    takesEachReference: true,
  },
  TYPE: taking("R", 1, 1, ([value = null], evaluation) => {
    if (value instanceof Closure) return 128;
    const plain = evaluation.plain(value, "each");
    if (plain instanceof ArrayValue) return 64;
    if (isError(plain)) return 16;
    return typeof plain === "string" ? 2 : typeof plain === "boolean" ? 4 : 1;
  }),
};

/** A truth is no number here. */
function counted(value: CellValue): number {
  return typeof value === "boolean" ? fail("#VALUE!") : toNumber(value);
}

/** The first value of whatever is given. */
export function firstOf(value: Value, evaluation: Evaluator): CellValue {
  if (value === leftOut) return null;
  if (value instanceof Reference) {
    const [area] = value.areas;
    return area ? evaluation.around.valueAt(area.sheet, area.startRow, area.startColumn) : null;
  }
  return evaluation.scalar(value);
}
