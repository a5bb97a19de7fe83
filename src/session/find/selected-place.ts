import { hasHeaderRow, isBlank } from "../../core";
import { placeOf, registersIn } from "./find-register";
import { cellsIn, onSheet, rangeHeadedAt } from "./headed-range";
import type { KeptPlace } from "./kept-choices";
import type { Area, Rectangle } from "../contract/register-port";

/**
 * The register a selection means. Of several rows the first is the header; a single cell means the register around it,
 * or else the cells that adjoin it, from their top.
 *
 * @param selection as the sheet counts
 * @returns null where there is no header of two columns or more
 */
export function placeAt(area: Area, selection: Rectangle): KeptPlace | null {
  const whole = { row: 0, column: 0, rows: area.cells.length, columns: area.cells[0]?.length ?? 0 };
  if (area.kind === "table") return placeOf(area, whole);
  const range = selection.rows > 1 ? headedBy(area, selection) : around(area, selection);
  const headers = range ? (cellsIn(area.cells, range)[0] ?? []) : [];
  return range && hasHeaderRow([headers]) ? placeOf(area, range) : null;
}

function headedBy(area: Area, { row, column, columns }: Rectangle): Rectangle | null {
  const line = area.cells[row - area.row] ?? [];
  const start = column - area.column;
  const first = line.findIndex((cell, at) => at >= start && at < start + columns && !isBlank(cell));
  return first < 0 ? null : rangeHeadedAt(area, row - area.row, first);
}

function around(area: Area, { row, column }: Rectangle): Rectangle | null {
  const [at, start] = [row - area.row, column - area.column];
  const known = registersIn(area, []).find(({ place }) => {
    const range = rangeHeadedAt(area, place.row - area.row, place.column - area.column);
    const { row: top, column: left, rows, columns } = onSheet(area, range);
    return row >= top && row < top + rows && column >= left && column < left + columns;
  });
  if (known) {
    return rangeHeadedAt(area, known.place.row - area.row, known.place.column - area.column);
  }
  if (isBlank(area.cells[at]?.[start])) return null;
  let top = at;
  while (!isBlank(area.cells[top - 1]?.[start])) top--;
  return rangeHeadedAt(area, top, start);
}
