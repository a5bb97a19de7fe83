import type { CellRange } from "../../../workbook/book/book";
import type { SheetRange } from "../../grid";

/** What two ranges share; null for none. */
export function intersection(one: SheetRange, other: SheetRange): SheetRange | null {
  if (one.sheet !== other.sheet) return null;
  const shared = {
    sheet: one.sheet,
    startRow: Math.max(one.startRow, other.startRow),
    startColumn: Math.max(one.startColumn, other.startColumn),
    endRow: Math.min(one.endRow, other.endRow),
    endColumn: Math.min(one.endColumn, other.endColumn),
  };
  return shared.startRow <= shared.endRow && shared.startColumn <= shared.endColumn ? shared : null;
}

/** The smallest range that holds both. */
export const bounding = (one: SheetRange, other: SheetRange): SheetRange => ({
  sheet: one.sheet,
  startRow: Math.min(one.startRow, other.startRow),
  startColumn: Math.min(one.startColumn, other.startColumn),
  endRow: Math.max(one.endRow, other.endRow),
  endColumn: Math.max(one.endColumn, other.endColumn),
});

export const isWithin = (inner: SheetRange, outer: SheetRange): boolean => {
  const shared = intersection(inner, outer);
  return shared !== null && sameCells(shared, inner);
};

export const sameCells = (one: CellRange, other: CellRange): boolean =>
  one.startRow === other.startRow &&
  one.startColumn === other.startColumn &&
  one.endRow === other.endRow &&
  one.endColumn === other.endColumn;

export const rowCount = ({ startRow, endRow }: CellRange): number => endRow - startRow + 1;

export const columnCount = ({ startColumn, endColumn }: CellRange): number =>
  endColumn - startColumn + 1;

export const cellCount = (cells: CellRange): number => rowCount(cells) * columnCount(cells);

/** One row of a range, counted from its first; it may lie outside. */
export const rowAt = <Range extends CellRange>(range: Range, index: number): Range => ({
  ...range,
  startRow: range.startRow + index,
  endRow: range.startRow + index,
});

/** One column of a range, counted from its first; it may lie outside. */
export const columnAt = <Range extends CellRange>(range: Range, index: number): Range => ({
  ...range,
  startColumn: range.startColumn + index,
  endColumn: range.startColumn + index,
});
