import type { ICellData, IRange, Nullable, ObjectMatrix } from "@univerjs/core";
import { isNullCell } from "@univerjs/core";
import type { BaseValueObject, IUnitData } from "@univerjs/engine-formula";
import {
  ArrayValueObject,
  BaseReferenceObject,
  FORMULA_REF_TO_ARRAY_CACHE,
  NullValueObject,
} from "@univerjs/engine-formula";
import { Refusal } from "../cells/refusal";

/*
 * Univer makes an array of every cell of a reference before a function sees it, cell by cell: SUM(A3:ZZ100000) takes
 * minutes. Import this before a formula is calculated. A reference to many cells then visits only those that hold
 * something, and one to very many ends where no sheet of the book has anything further on.
 */

/** Univer's own way is as quick for a reference of no more cells. */
const fewCells = 256;

/** A reference of no more cells is never cut. */
const manyCells = 200_000;

/** What can still be held at once. */
const mostCells = 4_000_000;

type Rows = Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>> | undefined>>;
type Visit = Parameters<BaseReferenceObject["iterator"]>[0];

const references = BaseReferenceObject.prototype;
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with a reference below
const { iterator: visitEach, toArrayValueObject: arrayOfEach } = references;

references.iterator = function (this: BaseReferenceObject, visit: Visit): Nullable<boolean> {
  const { startRow, startColumn } = this.getRangePosition();
  if (!isLarge(this)) return visitEach.call(this, visit);
  const array = this.toArrayValueObject();
  for (let row = 0; row < array.getRowCount(); row++) {
    for (let column = 0; column < array.getColumnCount(); column++) {
      const value = array.get(row, column);
      const seen = value?.isNull() ? null : value;
      if (visit(seen, startRow + row, startColumn + column) === false) return false;
    }
  }
  return undefined;
};

references.toArrayValueObject = function (this: BaseReferenceObject, useCache = true) {
  if (!isLarge(this)) return arrayOfEach.call(this, useCache);
  const { startRow, endRow, startColumn, endColumn } = this.getRangePosition();
  const place = [this.getUnitId(), this.getSheetId(), startRow, endRow, startColumn, endColumn];
  const key = place.join("_");
  const known = useCache ? FORMULA_REF_TO_ARRAY_CACHE.get(key) : undefined;
  if (known) return known;
  const array = arrayOf(this, usedPart(this));
  if (useCache) FORMULA_REF_TO_ARRAY_CACHE.set(key, array);
  return array;
};

/** How many cells a reference is to, those that are not looked at included. */
export const sizeOfReference = (reference: BaseReferenceObject): number =>
  sizeOf(reference.getRangePosition());

function isLarge(reference: BaseReferenceObject): boolean {
  const { startRow, startColumn } = reference.getRangePosition();
  const isOnSheet = startRow >= 0 && startColumn >= 0 && reference.getCurrentActiveSheetData();
  return !!isOnSheet && sizeOf(reference.getRangePosition()) > fewCells;
}

const sizeOf = ({ startRow, endRow, startColumn, endColumn }: IRange) =>
  (endRow - startRow + 1) * (endColumn - startColumn + 1);

/**
 * The part of a reference that can hold anything. It is the length that is cut, by the largest sheet: two references of
 * one size stay of one size, wherever they begin and whatever their sheets hold.
 */
function usedPart(reference: BaseReferenceObject): IRange {
  const range = reference.getRangePosition();
  if (sizeOf(range) <= manyCells) return range;
  const { rows, columns } = usedOf(reference);
  const short = { ...range, endRow: Math.min(range.endRow, range.startRow + rows - 1) };
  // A lookup may ask for a column that is blank: those are cut only where it cannot be helped.
  if (sizeOf(short) <= manyCells) return short;
  const part = {
    ...short,
    endColumn: Math.min(range.endColumn, range.startColumn + columns - 1),
  };
  if (sizeOf(part) <= mostCells) return part;
  throw new Refusal("#NUM!", `a reference must be to no more than ${mostCells} cells in use`);
}

interface Size {
  rows: number;
  columns: number;
}

/** What the cells of a book take up, as long as a calculation has the same data. */
const sizes = new WeakMap<IUnitData, Map<string, Size>>();

/** Rows and columns that hold something on any sheet of the book, spills included. */
function usedOf(reference: BaseReferenceObject): Size {
  const unit = reference.getUnitId();
  const used = { ...cellsSize(reference.getUnitData(), unit) };
  const include = (row: number, column: number) => {
    used.rows = Math.max(used.rows, row + 1);
    used.columns = Math.max(used.columns, column + 1);
  };
  for (const spills of [
    reference.getArrayFormulaCellData(),
    reference.getRuntimeArrayFormulaCellData(),
  ]) {
    for (const sheet of Object.values(spills[unit] ?? {})) sheet.forValue(include);
  }
  return used;
}

function cellsSize(data: IUnitData, unit: string): Size {
  const known = sizes.get(data) ?? new Map<string, Size>();
  sizes.set(data, known);
  const found = known.get(unit);
  if (found) return found;
  const size = { rows: 1, columns: 1 };
  for (const sheet of Object.values(data[unit] ?? {})) {
    sheet.cellData.forValue((row, column) => {
      size.rows = Math.max(size.rows, row + 1);
      size.columns = Math.max(size.columns, column + 1);
    });
  }
  known.set(unit, size);
  return size;
}

/** An array of the cells of a part, in which only those that hold something are looked at. */
function arrayOf(reference: BaseReferenceObject, part: IRange): ArrayValueObject {
  const { startRow, endRow, startColumn, endColumn } = part;
  const rowCount = endRow - startRow + 1;
  const columnCount = endColumn - startColumn + 1;
  const blank = NullValueObject.create();
  const values = Array.from({ length: rowCount }, () =>
    new Array<BaseValueObject>(columnCount).fill(blank),
  );
  for (const rows of layersOf(reference)) {
    forCellsIn(rows, part, (row, column) => {
      const line = values[row - startRow];
      if (line?.[column - startColumn] !== blank) return;
      const value = valueAt(reference, row, column);
      if (value) line[column - startColumn] = value;
    });
  }
  return ArrayValueObject.create({
    calculateValueList: values,
    rowCount,
    columnCount,
    unitId: reference.getUnitId(),
    sheetId: reference.getSheetId(),
    row: startRow,
    column: startColumn,
  });
}

/** Where the value of a cell may come from: the sheet, spills, and results of the calculation under way. */
function layersOf(reference: BaseReferenceObject): Rows[] {
  const layers: Nullable<ObjectMatrix<Nullable<ICellData>>>[] = [
    reference.getCurrentActiveSheetData().cellData,
    reference.getCurrentActiveArrayFormulaCellData(),
    reference.getCurrentRuntimeSheetData(),
    reference.getCurrentRuntimeActiveArrayFormulaCellData(),
  ];
  return layers.flatMap((layer) => (layer ? [layer.getMatrix()] : []));
}

function forCellsIn(
  rows: Rows,
  { startRow, endRow, startColumn, endColumn }: IRange,
  visit: (row: number, column: number) => void,
): void {
  for (const line of Object.keys(rows)) {
    const row = Number(line);
    if (row < startRow || row > endRow) continue;
    for (const place of Object.keys(rows[row] ?? {})) {
      const column = Number(place);
      if (column >= startColumn && column <= endColumn) visit(row, column);
    }
  }
}

/** The value of one cell, read as Univer reads it; nothing where it is blank. The first alone has its number format. */
function valueAt(
  reference: BaseReferenceObject,
  row: number,
  column: number,
): Nullable<BaseValueObject> {
  const cell = reference.getCellData(row, column);
  if (!cell || isNullCell(cell)) return null;
  const { startRow, startColumn } = reference.getRangePosition();
  const isFirst = row === startRow && column === startColumn;
  return isFirst ? reference.getFirstCell() : reference.getCellValueObject(cell);
}
