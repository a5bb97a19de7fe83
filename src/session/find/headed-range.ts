import type { Cell, Cells } from "../../core";
import { hasHeaderRow, isBlank, readRegister } from "../../core";
import type { Area, Rectangle } from "../contract/register-port";

/** So many rows below a header are looked at to tell a column without a header from the space between two ranges. */
const gapAllowed = 10;

/**
 * The range of which a cell is a header: all columns whose headers adjoin, and the rows below as far as they hold
 * something. A column without a header belongs to it where it holds something between two that have one; blank rows do,
 * where a threat stands behind them.
 *
 * @param row of the area, counted from 0, as is the column
 * @returns rows and columns of the area
 */
export function rangeHeadedAt(
  { cells }: Pick<Area, "cells">,
  row: number,
  column: number,
): Rectangle {
  const isHeader = (at: number): boolean => !isBlank(cells[row]?.[at]);
  let first = column;
  let last = column;
  let rows = 1;
  for (;;) {
    while (isHeader(first - 1)) first--;
    while (isHeader(last + 1)) last++;
    rows = rowsUnder(cells, row, first, last);
    const holds = (at: number): boolean =>
      cells.slice(row + 1, row + rows).some((line) => !isBlank(line[at]));
    if (isHeader(first - 2) && holds(first - 1)) first -= 2;
    else if (isHeader(last + 2) && holds(last + 1)) last += 2;
    else return { row, column: first, rows, columns: last - first + 1 };
  }
}

/** How many rows a range has, its header included. */
function rowsUnder(cells: Cells, header: number, first: number, last: number): number {
  const line = (row: number): Cells[number] => (cells[row] ?? []).slice(first, last + 1);
  const isBlankLine = (row: number): boolean => line(row).every(isBlank);
  let end = header + 1;
  for (;;) {
    while (end < cells.length && !isBlankLine(end)) end++;
    let next = end;
    while (next < cells.length && next - end < gapAllowed && isBlankLine(next)) next++;
    const isGap = next > end && next < cells.length && !isBlankLine(next);
    if (!isGap || !goesOn(line(header), end - 1 > header ? line(end - 1) : null, line(next))) {
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
): boolean {
  if (before === null) return readRegister([header, line]).threats.length === 1;
  const filled = line.filter((cell) => !isBlank(cell)).length;
  const alike = line.filter(
    (cell, at) => !isBlank(cell) && !isBlank(before[at]) && typeof cell === typeof before[at],
  ).length;
  return alike >= 2 && 2 * alike >= filled;
}

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
): Rectangle[] {
  const found: Rectangle[] = [];
  for (let row = 0; row < Math.min(area.cells.length, rows); row++) {
    const line = area.cells[row] ?? [];
    for (let column = 0; column < line.length; column++) {
      if (isBlank(line[column]) || found.some((range) => isIn(range, row, column))) continue;
      const range = rangeHeadedAt(area, row, column);
      column = range.column + range.columns - 1;
      const headers = cellsIn(area.cells, range)[0] ?? [];
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
