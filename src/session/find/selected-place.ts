import { hasHeaderRow, isBlank } from "../../core";
import { extentOf } from "./exact-range";
import { placeOf, registersIn } from "./find-register";
import { cellsIn, headedRanges, onSheet, rangeHeadedAt } from "./headed-range";
import type { KeptPlace } from "./kept-choices";
import type { Area, Rectangle, SheetSelection, WorkbookAreas } from "../contract/register-port";
import { type TableKind, threatTable } from "./table-kind";

/**
 * The register a selection means. Several cells are taken as they are, the first row as the header, but for rows above it
 * that hold a title; of a header row alone, the threats below belong to it. A single cell means the register around it, or
 * else the cells that adjoin it, from their top.
 *
 * @param selection as the sheet counts
 * @param kind what sort of table it is
 * @returns null where there is no header of two columns or more
 */
export function placeAt(
  area: Area,
  selection: Rectangle,
  kind: TableKind = threatTable,
): KeptPlace | null {
  if (area.kind === "table") return placeOf(area, wholeOf(area));
  const isCell = selection.rows === 1 && selection.columns === 1;
  const range = isCell ? around(area, selection, kind) : selected(area, selection, kind);
  const headers = range ? (cellsIn(area.cells, range)[0] ?? []) : [];
  if (!range || !hasHeaderRow([headers])) return null;
  const place = placeOf(area, range);
  return isCell ? place : { ...place, extent: extentOf(area, range) };
}

/** Whether a selection is a table, with its header or without, and nothing else. */
function isWholeTable({ row, column, cells }: Area, selection: Rectangle): boolean {
  const [rows, columns] = [cells.length, cells[0]?.length ?? 0];
  const isCell = selection.rows === 1 && selection.columns === 1;
  const end = selection.row + selection.rows;
  return (
    isCell ||
    (selection.column === column &&
      selection.columns === columns &&
      (selection.row === row || selection.row === row + 1) &&
      // Its totals row is none of the cells that are read.
      (end === row + rows || end === row + rows + 1))
  );
}

const wholeOf = ({ cells }: Area): Rectangle => ({
  row: 0,
  column: 0,
  rows: cells.length,
  columns: cells[0]?.length ?? 0,
});

/** The selected cells as far as the sheet holds anything, from their header on. */
function selected(area: Area, selection: Rectangle, kind: TableKind): Rectangle | null {
  const whole = wholeOf(area);
  const top = Math.max(0, selection.row - area.row);
  const left = Math.max(0, selection.column - area.column);
  const right = Math.min(whole.columns, selection.column - area.column + selection.columns);
  const bottom = Math.min(whole.rows, selection.row - area.row + selection.rows);
  const part = { row: top, column: left, rows: bottom - top, columns: right - left };
  if (part.rows <= 0 || part.columns <= 0) return null;
  const cells = cellsIn(area.cells, part);
  const first = hasHeaderRow([filled(cells[0] ?? [])]) ? 0 : headerBelowTitle(area, cells);
  if (first === null) return null;
  if (selection.rows === 1) {
    const under = rangeHeadedAt(
      { cells },
      0,
      Math.max(0, cells[0]?.findIndex((cell) => !isBlank(cell)) ?? 0),
      kind,
    );
    const below = cellsIn(area.cells, { ...part, rows: whole.rows - top });
    const { rows } = rangeHeadedAt({ cells: below }, 0, under.column, kind);
    return { ...part, rows };
  }
  let rows = part.rows - first;
  while (rows > 1 && (cells[first + rows - 1] ?? []).every(isBlank)) rows--;
  return { ...part, row: top + first, rows };
}

const filled = (line: Area["cells"][number]): Area["cells"][number] =>
  line.filter((cell) => !isBlank(cell));

/** The first row of selected cells that reads as headers of a register, where a title stands above. */
function headerBelowTitle(area: Area, cells: Area["cells"]): number | null {
  const [range] = headedRanges({ ...area, row: 0, column: 0, cells }, cells.length, (headers) =>
    hasHeaderRow([filled(headers)]),
  );
  return range?.row ?? null;
}

function around(area: Area, { row, column }: Rectangle, kind: TableKind): Rectangle | null {
  const [at, start] = [row - area.row, column - area.column];
  const headed = (place: Pick<KeptPlace, "row" | "column">): Rectangle =>
    rangeHeadedAt(area, place.row - area.row, place.column - area.column, kind);
  const known = registersIn(area, [], kind).find(({ place }) => {
    const range = headed(place);
    const { row: top, column: left, rows, columns } = onSheet(area, range);
    return row >= top && row < top + rows && column >= left && column < left + columns;
  });
  if (known) return headed(known.place);
  if (isBlank(area.cells[at]?.[start])) return null;
  let top = at;
  while (!isBlank(area.cells[top - 1]?.[start])) top--;
  return rangeHeadedAt(area, top, start, kind);
}

/** The area that is meant by what is selected: a table that is selected, and nothing beside it; else what its sheet holds. */
export async function areaSelected(
  port: WorkbookAreas,
  { areas, cells }: SheetSelection,
): Promise<Area | null> {
  const [first, ...others] = areas;
  const area = first === undefined ? null : await port.read(first);
  const sheet = others.at(-1);
  if (area?.kind !== "table" || sheet === undefined || isWholeTable(area, cells)) return area;
  return port.read(sheet);
}
