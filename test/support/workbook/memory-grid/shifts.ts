import type { GridChange, GridTable, SheetRange } from "../../../../src/embedded/grid";

/** Whole rows and columns have a name of their own. */
export function shiftName(
  range: SheetRange,
  vertically: boolean,
  what: "Inserted" | "Deleted",
): GridChange {
  const whole = vertically
    ? range.startColumn === 0 && range.endColumn === 16_383
    : range.startRow === 0 && range.endRow === 1_048_575;
  if (!whole) return `Cell${what}`;
  return vertically ? `Row${what}` : `Column${what}`;
}

/** A table behind the place moves, one around it grows or shrinks. */
export function shiftTable(
  table: GridTable,
  at: SheetRange,
  rows: number,
  columns: number,
): GridTable {
  const { range } = table;
  if (range.sheet !== at.sheet) return table;
  const inBand =
    rows !== 0
      ? range.startColumn >= at.startColumn && range.endColumn <= at.endColumn
      : range.startRow >= at.startRow && range.endRow <= at.endRow;
  if (!inBand) return table;
  const moveRow = (row: number) => (row >= at.startRow ? row + rows : row);
  const moveColumn = (column: number) => (column >= at.startColumn ? column + columns : column);
  return {
    ...table,
    range: {
      sheet: range.sheet,
      startRow: moveRow(range.startRow),
      endRow: moveRow(range.endRow),
      startColumn: moveColumn(range.startColumn),
      endColumn: moveColumn(range.endColumn),
    },
  };
}
