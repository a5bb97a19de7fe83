import type { Cell, Cells } from "../../core";
import { hasHeaderRow, isBlank } from "../../core";
import type { Area, Block, Rectangle } from "../contract/register-port";
import { type TableKind, threatTable } from "./table-kind";

/** So many rows below a header are looked at to tell a column without a header from the space between two ranges. */
const gapAllowed = 10;

/** So many rows show where headers stand in two rows. */
const rowsOfHeaders = 6;

/**
 * The range of which a cell is a header: all columns whose headers adjoin, and the rows below as far as they hold
 * something. A column without a header belongs to it where it holds something between two that have one, or where its
 * header stands in a second row, below the title of another; blank rows do, where a threat stands behind them.
 *
 * @param row of the area, counted from 0, as is the column
 * @param kind what sort of table it is
 * @returns rows and columns of the area
 */
export function rangeHeadedAt(
  { cells }: Pick<Area, "cells">,
  row: number,
  column: number,
  kind: TableKind = threatTable,
): Rectangle {
  const isHeader = (at: number): boolean => !isBlank(cells[row]?.[at]);
  let first = column;
  let last = column;
  let rows = 1;
  for (;;) {
    while (isHeader(first - 1)) first--;
    while (isHeader(last + 1)) last++;
    rows = rowsUnder(cells, row, { first, last }, kind);
    const holds = (at: number): boolean =>
      cells.slice(row + 1, row + rows).some((line) => !isBlank(line[at]));
    if (isHeader(first - 2) && holds(first - 1)) first -= 2;
    else if (isHeader(last + 2) && holds(last + 1)) last += 2;
    else break;
  }
  const range = { row, column: first, rows, columns: last - first + 1 };
  return belowTitles(cells, range, kind) ?? range;
}

/** The range with the columns that have a header in its second row only, where the two rows are read together. */
function belowTitles(
  cells: Cells,
  { row, column, columns }: Rectangle,
  kind: TableKind,
): Rectangle | null {
  const isHeader = (at: number): boolean =>
    !isBlank(cells[row]?.[at]) || typeof cells[row + 1]?.[at] === "string";
  let [first, last] = [column, column + columns - 1];
  while (isHeader(first - 1)) first--;
  while (isHeader(last + 1)) last++;
  if (last - first + 1 === columns) return null;
  const wider = { row, column: first, columns: last - first + 1 };
  if (joinedHeaders(cellsIn(cells, { ...wider, rows: rowsOfHeaders }), kind) === null) return null;
  return { ...wider, rows: rowsUnder(cells, row, { first, last }, kind) };
}

/** The headers of a range: of two rows that say more together than the second alone, those joined. */
export function headersOf(
  cells: Cells,
  range: Rectangle,
  kind: TableKind = threatTable,
): readonly Cell[] {
  const top = cellsIn(cells, { ...range, rows: Math.min(range.rows, rowsOfHeaders) });
  return joinedHeaders(top, kind) ?? top[0] ?? [];
}

/** Headers that stand in two rows; null where they do not, or where the first is a title without which the second says as much. */
function joinedHeaders(top: Cells, kind: TableKind): readonly string[] | null {
  const { texts, rows } = kind.headersIn(top);
  if (rows === 1) return null;
  const alone = kind.read([top[1] ?? []]).readings;
  const saysMore = kind.read([texts]).readings.some(({ field, scale }, at) => {
    const other = alone[at];
    return field !== null && (other?.field !== field || other.scale !== scale);
  });
  return saysMore ? texts : null;
}

/** How many rows a range has, its header included. */
function rowsUnder(
  cells: Cells,
  header: number,
  { first, last }: { readonly first: number; readonly last: number },
  kind: TableKind,
): number {
  const line = (row: number): Cells[number] => (cells[row] ?? []).slice(first, last + 1);
  const isBlankLine = (row: number): boolean => line(row).every(isBlank);
  let end = header + 1;
  for (;;) {
    while (end < cells.length && !isBlankLine(end)) end++;
    let next = end;
    while (next < cells.length && next - end < gapAllowed && isBlankLine(next)) next++;
    const isGap = next > end && next < cells.length && !isBlankLine(next);
    const before = end - 1 > header ? line(end - 1) : null;
    if (!isGap || !goesOn(line(header), before, line(next), kind)) {
      return end - header;
    }
    end = next;
  }
}

/** Whether a line behind blank ones is another threat, and not a remark or the next table. */
function goesOn(
  header: readonly Cell[],
  before: readonly Cell[] | null,
  line: readonly Cell[],
  kind: TableKind,
): boolean {
  if (before === null) return kind.isRow(header, line);
  const filled = line.filter((cell) => !isBlank(cell)).length;
  const alike = line.filter(
    (cell, at) => !isBlank(cell) && !isBlank(before[at]) && typeof cell === typeof before[at],
  ).length;
  return alike >= 2 && 2 * alike >= filled;
}

/** The headers of a register that was read, and how many rows they take. */
export const headersOfBlock = (
  { cells }: Pick<Block, "cells">,
  kind: TableKind = threatTable,
): ReturnType<TableKind["headersIn"]> => kind.headersIn(cells.slice(0, rowsOfHeaders));

/**
 * Every range of a sheet that has the headers of a register, from the top.
 *
 * @param rows how many rows may stand above a header
 * @param accepts whether these are headers of a register
 */
export function headedRanges(
  area: Area,
  rows: number,
  accepts: (headers: readonly Cell[]) => boolean,
  kind: TableKind = threatTable,
): Rectangle[] {
  const found: Rectangle[] = [];
  for (let row = 0; row < Math.min(area.cells.length, rows); row++) {
    const line = area.cells[row] ?? [];
    for (let column = 0; column < line.length; column++) {
      if (isBlank(line[column]) || found.some((range) => isIn(range, row, column))) continue;
      const range = rangeHeadedAt(area, row, column, kind);
      column = range.column + range.columns - 1;
      const headers = headersOf(area.cells, range, kind);
      if (hasHeaderRow([headers]) && accepts(headers)) found.push(range);
    }
  }
  return found;
}

const isIn = ({ row, column, rows, columns }: Rectangle, r: number, c: number): boolean =>
  r >= row && r < row + rows && c >= column && c < column + columns;

/** The cells of a part of an area. */
export function cellsIn(cells: Cells, { row, column, rows, columns }: Rectangle): Cells {
  return cells.slice(row, row + rows).map((line) => line.slice(column, column + columns));
}

/** A part of an area, as the sheet counts it. */
export const onSheet = (area: Area, part: Rectangle): Rectangle => ({
  ...part,
  row: area.row + part.row,
  column: area.column + part.column,
});
