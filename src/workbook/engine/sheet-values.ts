import type { CellValue } from "../book/book";
import type { Area } from "./formula/reference";
import { ArrayValue, fail, heightOf, mostCells, widthOf } from "./formula/values";

/** A range of no more cells is never cut. */
const manyCells = 200_000;

/** Cells of ranges that are kept as arrays. */
const mostKept = 4_000_000;

/** What the cells of a book hold while it is calculated. */
export class SheetValues {
  private readonly sheets: Map<number, CellValue[]>[];
  /** Cells of the arrays that are kept. */
  private kept = 0;
  private usedRows = 1;
  private usedColumns = 1;
  private readonly arrays = new Map<string, ArrayValue>();

  constructor(sheetCount: number) {
    this.sheets = Array.from({ length: sheetCount }, () => new Map<number, CellValue[]>());
  }

  at(sheet: number, row: number, column: number): CellValue {
    return this.sheets[sheet]?.get(column)?.[row] ?? null;
  }

  set(sheet: number, row: number, column: number, value: CellValue): void {
    const columns = this.sheets[sheet];
    const cells = columns?.get(column) ?? [];
    columns?.set(column, cells);
    cells[row] = value;
    this.usedRows = Math.max(this.usedRows, row + 1);
    this.usedColumns = Math.max(this.usedColumns, column + 1);
  }

  /** What was read as ranges so far may have changed. */
  forget(): void {
    this.arrays.clear();
  }

  /** A range as an array, cut where nothing further on is in use. */
  range(area: Area): ArrayValue {
    const part = partInUse(area, () => ({ rows: this.usedRows, columns: this.usedColumns }));
    const { sheet, startRow, startColumn } = area;
    const key = `${sheet}:${startRow}:${startColumn}:${part.rows}:${part.columns}`;
    const known = this.arrays.get(key);
    if (known) return known;
    const columns = Array.from({ length: part.columns }, (_, index) =>
      this.sheets[sheet]?.get(startColumn + index),
    );
    const rows: CellValue[][] = [];
    for (let row = startRow; row < startRow + part.rows; row++) {
      const line: CellValue[] = [];
      for (const cells of columns) line.push(cells?.[row] ?? null);
      rows.push(line);
    }
    const array = new ArrayValue(rows);
    // Running totals would keep the square of their number.
    this.kept += part.rows * part.columns;
    if (this.kept > mostKept) {
      this.arrays.clear();
      this.kept = part.rows * part.columns;
    }
    this.arrays.set(key, array);
    return array;
  }
}

/**
 * How much of a range can hold anything. It is the length that is cut, by the largest sheet: two ranges of one size stay of
 * one size, wherever they begin and whatever their sheets hold. Columns are cut only where it cannot be helped, since a
 * lookup may ask for one that is blank.
 *
 * @param used how many rows and columns hold anything on any sheet
 * @throws Refusal where that is more than can be held at once
 */
export function partInUse(
  area: Area,
  used: () => { readonly rows: number; readonly columns: number },
): { rows: number; columns: number } {
  const [height, columns] = [heightOf(area), widthOf(area)];
  if (height * columns <= manyCells && height < 100_000) return { rows: height, columns };
  const inUse = used();
  const rows = Math.min(height, inUse.rows);
  const part =
    rows * columns <= manyCells
      ? { rows, columns }
      : { rows, columns: Math.min(columns, inUse.columns) };
  if (part.rows * part.columns > mostCells) {
    fail("#NUM!", `a reference must be to no more than ${mostCells} cells in use`);
  }
  return part;
}
