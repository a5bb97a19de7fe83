import type { GridChange, SheetRange } from "../../grid";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a stretch of rows or columns is after others came in at `at`. */
const pushed = ({ start, end }: Span, at: Span): Span => {
  const count = at.end - at.start + 1;
  if (at.start <= start) return { start: start + count, end: end + count };
  return at.start <= end ? { start, end: end + count } : { start, end };
};

/** Where it is after some went. What lay within them shrinks to nothing less than one. */
const pulled = ({ start, end }: Span, gone: Span): Span => {
  const before = (position: number) =>
    Math.max(0, Math.min(position, gone.end + 1) - Math.min(position, gone.start));
  const newStart = start - before(start);
  return { start: newStart, end: Math.max(newStart, end - before(end + 1)) };
};

/**
 * The range that holds the same cells after rows, columns or cells came or went. A range that is only partly in their
 * way stays, as its cells go different ways.
 */
export function movedRange(range: SheetRange, change: GridChange, changed: SheetRange): SheetRange {
  if (range.sheet !== changed.sheet || change === "RangeEdited") return range;
  const rows = { start: range.startRow, end: range.endRow };
  const columns = { start: range.startColumn, end: range.endColumn };
  const changedRows = { start: changed.startRow, end: changed.endRow };
  const changedColumns = { start: changed.startColumn, end: changed.endColumn };
  const within = (inner: Span, outer: Span) => outer.start <= inner.start && inner.end <= outer.end;
  const isColumns = change === "ColumnInserted" || change === "ColumnDeleted";
  const isPull = change === "RowDeleted" || change === "ColumnDeleted" || change === "CellDeleted";
  // A shift of single cells does not say its direction: cells moved down or up is what sheets mostly do.
  const moves = isColumns ? within(rows, changedRows) : within(columns, changedColumns);
  if (!moves) return range;
  const move = isPull ? pulled : pushed;
  const newRows = isColumns ? rows : move(rows, changedRows);
  const newColumns = isColumns ? move(columns, changedColumns) : columns;
  return {
    sheet: range.sheet,
    startRow: newRows.start,
    endRow: newRows.end,
    startColumn: newColumns.start,
    endColumn: newColumns.end,
  };
}
