import type {
  ArrayValueObject,
  BaseReferenceObject,
  BaseValueObject,
  FunctionVariantType,
} from "@univerjs/engine-formula";
import { BaseFunction, NumberValueObject, RangeReferenceObject } from "@univerjs/engine-formula";
import type { CellRange } from "../../book/book";
import { arrayName, fillName, numberName } from "../../formulas/engine-words";
import type { CallSite } from "./univer-functions";
import { arrayOf, elementOf, error, matrixOf } from "../cells/univer-values";

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
    const now = reference.getCurrentRuntimeActiveArrayFormulaRange()?.[row]?.[column];
    // A formula that was calculated and spills no more still has its old range.
    const isFresh = reference.getCurrentRuntimeSheetData()?.getValue(row, column) !== undefined;
    const ranges =
      now ?? (isFresh ? undefined : reference.getCurrentActiveArrayFormulaRange()?.[row]?.[column]);
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
