import type { BaseFunction, BaseValueObject, FunctionVariantType } from "@univerjs/engine-formula";
import {
  functionCompatibility,
  functionDatabase,
  functionDate,
  functionEngineering,
  functionFinancial,
  functionInformation,
  functionLogical,
  functionLookup,
  functionMath,
  functionStatistical,
  functionText,
  functionWeb,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
  BooleanValueObject,
} from "@univerjs/engine-formula";
import { LocaleType } from "@univerjs/core";
import type { CellValue } from "../../book/book";
import { lastColumn, lastRow } from "../../book/cell-address";
import { numberFromText } from "../formula/number-from-text";
import type { Value } from "../formula/values";
import { ArrayValue, isError, leftOut } from "../formula/values";
import { Reference } from "../formula/reference";
import { arrayOf, error, markText, valuesOf } from "../cells/univer-values";
import type { CalledFunction } from "../formula/evaluator";
import { checkPeriods } from "./financial";
import { univerClasses } from "./univer-classes";

type MadeBy = readonly (readonly [new (name: string) => BaseFunction, string])[];

/** Univer's functions that Excel does not have: a file that calls one has #NAME? there. */
const notExcel: ReadonlySet<string> = new Set(
  (
    "AVERAGE.WEIGHTED EPOCHTODATE TO_DATE ISBETWEEN ISDATE ISEMAIL ISURL ROUNDBANK MARGINOFERROR NUMBERSTRING " +
    "REGEXMATCH FLATTEN ARRAY_CONSTRAIN CUBE COMPARE DIVIDED MINUS MULTIPLY PLUS"
  ).split(" "),
);

const lists = [
  functionCompatibility,
  functionDatabase,
  functionDate,
  functionEngineering,
  functionFinancial,
  functionInformation,
  functionLogical,
  functionLookup,
  functionMath,
  functionStatistical,
  functionText,
  functionWeb,
] as unknown as readonly MadeBy[];

/** Functions of numbers, which take text that says a number or a truth for it. */
const ofNumbers = new Set<string>(
  [functionCompatibility, functionFinancial, functionStatistical].flatMap((list) =>
    (list as unknown as MadeBy).map(([, name]) => name),
  ),
);

const made = new Map<string, CalledFunction>();
let makers: Map<string, MadeBy[number]> | undefined;

/** A function of Univer's, called with values of its own that nothing else holds: what it does to them stays there. */
export function univerFunction(name: string): CalledFunction | undefined {
  const known = made.get(name);
  if (known) return known;
  makers ??= new Map(lists.flat().map((each) => [each[1], each]));
  const maker = makers.get(name);
  if (!maker || notExcel.has(name)) return undefined;
  const fn = called(new maker[0](name));
  made.set(name, fn);
  return fn;
}

function called(executor: BaseFunction): CalledFunction {
  const classes = univerClasses[executor.name] ?? "V";
  executor.setLocale(LocaleType.EN_US);
  executor.setSheetRowColumnCount(lastRow + 1, lastColumn + 1);
  return {
    least: Math.max(0, executor.minParams),
    most: executor.maxParams < 0 ? 255 : executor.maxParams,
    classes,
    takesErrors: false,
    call(args, evaluation) {
      const { row, column } = evaluation.site;
      if (executor.name === "VDB") checkPeriods(args[2]);
      executor.setRefInfo("", "", Math.max(0, row), Math.max(0, column));
      const isOfNumbers = ofNumbers.has(String(executor.name));
      const variants = args.map((arg, index) => {
        const isSingle = classes.charAt(Math.min(index, classes.length - 1)) === "V";
        const read = arg instanceof Reference ? evaluation.plain(arg, "each") : arg;
        // What is left out is not the same as a blank cell, which counts 0.
        if (isSingle && read === null) return NumberValueObject.create(0);
        if (isSingle && isOfNumbers && typeof read === "string") return objectOf(numeric(read));
        if (read instanceof ArrayValue && isOfNumbers)
          return variantOf(new ArrayValue(read.rows.map(plainTexts)));
        return arg instanceof Reference && !(read instanceof ArrayValue)
          ? arrayOf([[objectOf(read as CellValue)]])
          : variantOf(read);
      });
      const result = valuesOf(
        executor.calculate(...(variants as BaseValueObject[])) as FunctionVariantType,
      );
      return result.length === 1 && result[0]?.length === 1
        ? (result[0][0] ?? null)
        : new ArrayValue(result);
    },
  };
}

function variantOf(value: Value): FunctionVariantType {
  if (value instanceof ArrayValue) return arrayOf(value.rows.map((row) => row.map(objectOf)));
  return value === leftOut ? NullValueObject.create() : objectOf(value as CellValue);
}

/** A text among numbers as the number or the truth it says. */
function numeric(text: string): CellValue {
  const upper = text.trim().toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return upper === "TRUE";
  return numberFromText(text) ?? text;
}

/** Text in a range counts for nothing, in figures too; nor does a truth. */
const plainTexts = (row: readonly CellValue[]): CellValue[] =>
  row.map((value) => (typeof value === "string" || typeof value === "boolean" ? "text" : value));

function objectOf(value: CellValue): BaseValueObject {
  if (value === null) return NullValueObject.create();
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return isError(value) ? error(value.error) : StringValueObject.create(markText(value));
}
