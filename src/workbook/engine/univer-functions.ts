import type {
  BaseReferenceObject,
  BaseValueObject,
  FunctionVariantType,
} from "@univerjs/engine-formula";
import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ERROR_TYPE_SET,
  ErrorValueObject,
  NumberValueObject,
  RangeReferenceObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import type { Argument, Refusal, Result, ResultValue } from "../add-in-functions";
import type { CellRange, CellValue } from "../book";
import { arrayName, fillName, numberName, omitted } from "./engine-words";

/** Univer takes any text that spells an error for the error. A mark without width keeps it text. */
const textMark = "\u2063";

export const markText = (text: string): string =>
  (ERROR_TYPE_SET as ReadonlySet<string>).has(text) ? `${text}${textMark}` : text;

export const unmarkText = (text: string): string =>
  text.endsWith(textMark) ? text.slice(0, -textMark.length) : text;

/** A call of an add-in function that gave an error somewhere in its result. */
export interface Complaint extends Refusal {
  /** Where in the result, counted from its first cell. */
  readonly row: number;
  readonly column: number;
}

/** The cell whose formula is being calculated. */
export interface CallSite {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** An add-in function as Univer calls it. */
export class UniverFunction extends BaseFunction {
  constructor(
    id: string,
    private readonly answer: (args: readonly Argument[], site: CallSite) => Result,
    private readonly complain: (site: CallSite, complaint: Complaint) => void,
  ) {
    super(id);
  }

  /** Text in quotes stays text, "5%" and "1/2/2026" too. */
  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  override calculate(...variants: FunctionVariantType[]): FunctionVariantType {
    const site = { sheetId: this.subUnitId ?? "", row: this.row, column: this.column };
    const result = this.answer(variants.map(argumentOf), site);
    rowsOf(result).forEach((values, row) => {
      values.forEach((value, column) => {
        if (typeof value === "object") this.complain(site, { ...value, row, column });
      });
    });
    return variantOf(result);
  }
}

/** `@range` as files write it: the one value in line with the formula. */
export class SingleFunction extends BaseFunction {
  override needsReferenceObject = true;

  constructor() {
    super("SINGLE");
  }

  override calculate(variant?: FunctionVariantType): FunctionVariantType {
    if (!variant) return error("#VALUE!");
    if (!variant.isReferenceObject()) return elementOf(variant, 0, 0) ?? error("#VALUE!");
    const reference = variant as BaseReferenceObject;
    const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
    const row = endRow === startRow ? startRow : this.row;
    const column = endColumn === startColumn ? startColumn : this.column;
    const inLine = row >= startRow && row <= endRow && column >= startColumn && column <= endColumn;
    if (!inLine) return error("#VALUE!");
    const values = reference.toArrayValueObject();
    return elementOf(values, row - startRow, column - startColumn) ?? NumberValueObject.create(0);
  }
}

/** `A1#` as files write it: everything that spills from a cell. */
export class AnchorArrayFunction extends BaseFunction {
  override needsReferenceObject = true;

  constructor(private readonly holdsFormula: (site: CallSite) => boolean) {
    super("ANCHORARRAY");
  }

  override calculate(variant?: FunctionVariantType): FunctionVariantType {
    if (!variant?.isReferenceObject()) return error("#REF!");
    const reference = variant as BaseReferenceObject;
    const { startRow: row, startColumn: column } = reference.getRangePosition();
    const anchor = reference.getFirstCell();
    if (anchor.isError()) return anchor;
    const ranges =
      reference.getCurrentRuntimeActiveArrayFormulaRange()?.[row]?.[column] ??
      reference.getCurrentActiveArrayFormulaRange()?.[row]?.[column];
    if (ranges) return spillOf(reference, ranges);
    const formula = this.holdsFormula({ sheetId: reference.getSheetId(), row, column });
    return formula ? anchor : error("#REF!");
  }
}

/** An old array formula fills fixed cells: what is too much is cut, what is missing is #N/A, a single value repeats. */
export class FillFunction extends BaseFunction {
  constructor() {
    super(fillName);
  }

  override calculate(
    value: FunctionVariantType,
    rowCount: BaseValueObject,
    columnCount: BaseValueObject,
  ): FunctionVariantType {
    const values = matrixOf(value);
    const rows = Number(rowCount.getValue());
    const columns = Number(columnCount.getValue());
    const filled = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => {
        const line = values[values.length === 1 ? 0 : row];
        return line?.[line.length === 1 ? 0 : column] ?? error("#N/A");
      }),
    );
    return rows * columns === 1 ? (filled[0]?.[0] ?? error("#N/A")) : arrayOf(filled);
  }
}

/** A number that cannot be written without an exponent. Too large a one is Excel's #NUM!. */
export class NumberConstantFunction extends BaseFunction {
  constructor() {
    super(numberName);
  }

  override calculate(text: BaseValueObject): FunctionVariantType {
    const number = Number(text.getValue());
    return Number.isFinite(number) ? NumberValueObject.create(number) : error("#NUM!");
  }
}

/** An array constant: the number of its rows, then its elements. */
export class ArrayConstantFunction extends BaseFunction {
  constructor() {
    super(arrayName);
  }

  /** Text in quotes stays text in an array, "5%" too. */
  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  override calculate(
    rowCount: BaseValueObject,
    ...elements: BaseValueObject[]
  ): FunctionVariantType {
    const rows = Number(rowCount.getValue());
    const columns = elements.length / rows;
    // Excel does not take a formula whose array has rows of different lengths.
    if (!Number.isInteger(columns)) return error("#VALUE!");
    return arrayOf(
      Array.from({ length: rows }, (_, row) => elements.slice(row * columns, (row + 1) * columns)),
    );
  }
}

/** Univer's own list of errors is shorter than Excel's, and so is the type of its factory. */
const errors: { create: (text: string) => ErrorValueObject } = ErrorValueObject as never;
const error = (text: string) => errors.create(text);

function spillOf(reference: BaseReferenceObject, range: CellRange): ArrayValueObject {
  const spill = new RangeReferenceObject(range, reference.getSheetId(), reference.getUnitId());
  spill.setUnitData(reference.getUnitData());
  spill.setUnitStylesData(reference.getUnitStylesData());
  spill.setArrayFormulaCellData(reference.getArrayFormulaCellData());
  spill.setArrayFormulaRange(reference.getArrayFormulaRange());
  spill.setRuntimeData(reference.getRuntimeData());
  spill.setRuntimeArrayFormulaCellData(reference.getRuntimeArrayFormulaCellData());
  spill.setRuntimeArrayFormulaRange(reference.getRuntimeArrayFormulaRange());
  return spill.toArrayValueObject(false);
}

const isArray = (variant: FunctionVariantType): variant is ArrayValueObject => variant.isArray();

const elementOf = (variant: FunctionVariantType, row: number, column: number) =>
  isArray(variant) ? variant.get(row, column) : (variant as BaseValueObject);

/** Elements of an array or a single value, as rows. Blank cells are null. */
function matrixOf(variant: FunctionVariantType): (BaseValueObject | null)[][] {
  if (!isArray(variant)) return [[variant as BaseValueObject]];
  const rows = variant.getRowCount();
  const columns = variant.getColumnCount();
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => variant.get(row, column) ?? null),
  );
}

function arrayOf(values: BaseValueObject[][]): ArrayValueObject {
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

function argumentOf(variant: FunctionVariantType): Argument {
  if (isArray(variant)) return matrixOf(variant).map((row) => row.map(valueOf));
  const value = valueOf(variant as BaseValueObject);
  return value === omitted ? undefined : value;
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

const rowsOf = (result: Result): readonly (readonly ResultValue[])[] =>
  Array.isArray(result)
    ? (result as readonly (readonly ResultValue[])[])
    : [[result as ResultValue]];

function variantOf(result: Result): FunctionVariantType {
  const values = rowsOf(result).map((row) => row.map(objectOf));
  return Array.isArray(result) ? arrayOf(values) : (values[0]?.[0] ?? error("#VALUE!"));
}

function objectOf(value: ResultValue): BaseValueObject {
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "string") return StringValueObject.create(markText(value));
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return error(value.error);
}
