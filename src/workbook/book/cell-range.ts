/** A rectangle of cells. Rows and columns count from 0, both ends belong to it. */
export interface CellRange {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

/** Whether two rectangles have as many rows and as many columns. */
export const isSameSize = (a: CellRange, b: CellRange): boolean =>
  a.endRow - a.startRow === b.endRow - b.startRow &&
  a.endColumn - a.startColumn === b.endColumn - b.startColumn;
