import type { CellRange } from "../../../../src/workbook/book/book";
import type { SheetRange } from "../../../../src/embedded/grid";

export const cell = (sheet: string, row: number, column: number): SheetRange => ({
  sheet,
  startRow: row,
  startColumn: column,
  endRow: row,
  endColumn: column,
});

export const rowsOf = ({ startRow, endRow }: CellRange) =>
  Array.from({ length: Math.max(0, endRow - startRow + 1) }, (_, index) => startRow + index);

export const columnsOf = ({ startColumn, endColumn }: CellRange) =>
  Array.from(
    { length: Math.max(0, endColumn - startColumn + 1) },
    (_, index) => startColumn + index,
  );

export const holds = (range: CellRange, row: number, column: number) =>
  row >= range.startRow &&
  row <= range.endRow &&
  column >= range.startColumn &&
  column <= range.endColumn;

export const liesIn = (one: SheetRange, other: SheetRange) =>
  one.sheet === other.sheet &&
  holds(other, one.startRow, one.startColumn) &&
  holds(other, one.endRow, one.endColumn);

export const meets = (one: SheetRange, other: SheetRange) =>
  one.sheet === other.sheet &&
  one.startRow <= other.endRow &&
  other.startRow <= one.endRow &&
  one.startColumn <= other.endColumn &&
  other.startColumn <= one.endColumn;
