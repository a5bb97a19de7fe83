/** A rectangle of cells. Rows and columns count from 0, both ends belong to it. */
export interface CellRange {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}
