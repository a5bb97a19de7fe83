import type {
  BaseReferenceObject,
  BaseValueObject,
  FunctionVariantType,
} from "@univerjs/engine-formula";
import {
  ArrayValueObject,
  BooleanValueObject,
  ERROR_TYPE_SET,
  ErrorValueObject,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import type { CellValue } from "../../book/book";
import type { Result, ResultValue } from "../../add-in/function-values";

/** Univer takes any text that spells an error for the error. A mark without width keeps it text. */
const textMark = "\u2063";

export const markText = (text: string): string =>
  (ERROR_TYPE_SET as ReadonlySet<string>).has(text) ? `${text}${textMark}` : text;

export const unmarkText = (text: string): string =>
  text.endsWith(textMark) ? text.slice(0, -textMark.length) : text;

/** Univer's own list of errors is shorter than Excel's, and so is the type of its factory. */
const errors: { create: (text: string) => ErrorValueObject } = ErrorValueObject as never;

export const error = (text: string) => errors.create(text);

const isArray = (variant: FunctionVariantType): variant is ArrayValueObject => variant.isArray();

/** Elements of an array or a single value, as rows. Blank cells are null. */
export function matrixOf(variant: FunctionVariantType): (BaseValueObject | null)[][] {
  if (!isArray(variant)) return [[variant as BaseValueObject]];
  const rows = variant.getRowCount();
  const columns = variant.getColumnCount();
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => variant.get(row, column) ?? null),
  );
}

/** Values in rows, to Univer. */
export function arrayOf(values: BaseValueObject[][]): ArrayValueObject {
  return ArrayValueObject.create({
    calculateValueList: values,
    rowCount: values.length,
    columnCount: values[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}

/** What a value of Univer's is in a cell. */
export function valueOf(value: BaseValueObject | null): CellValue {
  if (!value || value.isNull()) return null;
  const raw = value.getValue();
  if (value.isError()) return { error: String(raw) };
  if (value.isBoolean()) return Boolean(raw);
  if (value.isNumber()) return Number(raw);
  if (value.isString()) return unmarkText(String(raw));
  return { error: "#CALC!" };
}

/** The rows of what a formula came to; one row with one value where it is single. */
export function valuesOf(variant: FunctionVariantType): CellValue[][] {
  const values = variant.isReferenceObject()
    ? (variant as BaseReferenceObject).toArrayValueObject()
    : variant;
  return matrixOf(values).map((row) => row.map(valueOf));
}

/** The rows of a result; one row with one value where it is single. */
export const rowsOf = (result: Result): readonly (readonly ResultValue[])[] =>
  Array.isArray(result)
    ? (result as readonly (readonly ResultValue[])[])
    : [[result as ResultValue]];

/** What the result of an add-in function is to Univer. */
export function variantOf(result: Result): FunctionVariantType {
  const values = rowsOf(result).map((row) => row.map(objectOf));
  return Array.isArray(result) ? arrayOf(values) : (values[0]?.[0] ?? error("#VALUE!"));
}

function objectOf(value: ResultValue): BaseValueObject {
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "string") return StringValueObject.create(markText(value));
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return error(value.error);
}
