import type { Cell } from "../../core";
import { isBlank } from "../../core";
import type { Area, Block, Rectangle } from "../contract/register-port";
import { cellsIn } from "./headed-range";
import { headerText } from "./header-text";
import type { KeptExtent } from "./kept-choices";

/** A line of cells as a text by which it is told from others. */
const keyOf = (line: readonly Cell[]): string | null =>
  line.every(isBlank) ? null : JSON.stringify(line.map(headerText));

/**
 * Where a range ends, so that it is found again when rows come in or go.
 *
 * @param range of the area
 */
export function extentOf({ cells }: Pick<Area, "cells">, range: Rectangle): KeptExtent {
  const [, ...lines] = cellsIn(cells, range);
  const next = cellsIn(cells, { ...range, row: range.row + range.rows, rows: 1 })[0] ?? [];
  return {
    columns: range.columns,
    gaps: lines.filter((line) => line.every(isBlank)).length,
    below: keyOf(next),
  };
}

/** The same of a register that was read. */
export const extentOfBlock = ({ around, place }: Block): KeptExtent =>
  extentOf(around, {
    ...place,
    row: place.row - around.row,
    column: place.column - around.column,
  });

/**
 * A selected range, found again by its first header.
 *
 * @param row of the area, as is the column
 */
export function exactRange(
  { cells }: Pick<Area, "cells">,
  row: number,
  column: number,
  { columns, gaps, below }: KeptExtent,
): Rectangle {
  let blank = 0;
  let end = row + 1;
  for (; end < cells.length; end++) {
    const line = (cells[end] ?? []).slice(column, column + columns);
    const key = keyOf(line);
    if (key === null && ++blank > gaps) break;
    if (key !== null && key === below) break;
  }
  return { row, column, rows: end - row, columns };
}

/** Where most of some headers stand side by side in a line; of several such places the one nearest to a column. */
export function headersStart(
  line: readonly Cell[],
  headers: readonly string[],
  column: number,
): number | null {
  let best: { start: number; score: number } | null = null;
  for (let start = 0; start < line.length; start++) {
    const score = headers.filter(
      (header, at) => header !== "" && headerText(line[start + at]) === header,
    ).length;
    const isNearer = best && Math.abs(start - column) < Math.abs(best.start - column);
    if (score > 0 && (!best || score > best.score || (score === best.score && isNearer))) {
      best = { start, score };
    }
  }
  return best?.start ?? null;
}
