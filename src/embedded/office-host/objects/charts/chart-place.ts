import type { ChartCorner } from "../../../../workbook/book/chart";
import type { Grid, GridChart } from "../../../grid";

/** Where a chart lies on its sheet, in points from its left and upper edge. */
export interface ChartPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const columnWidth = (grid: Grid, sheet: string, column: number): number =>
  grid.format(
    { sheet, startRow: 0, endRow: 0, startColumn: column, endColumn: column },
    "columnWidth",
  ) ?? 0;

const rowHeight = (grid: Grid, sheet: string, row: number): number =>
  grid.format({ sheet, startRow: row, endRow: row, startColumn: 0, endColumn: 0 }, "rowHeight") ??
  0;

function edgeOf(index: number, size: (index: number) => number): number {
  let sum = 0;
  for (let each = 0; each < index; each++) sum += size(each);
  return sum;
}

/** The line in which a point lies, and how far in it. */
function lineAt(point: number, size: (index: number) => number): [index: number, into: number] {
  let left = Math.max(0, point);
  let index = 0;
  while (left >= size(index) && index < 16_000) left -= size(index++);
  return [index, left];
}

export function placeOf(grid: Grid, { sheet, from, to }: GridChart): ChartPlace {
  const width = (column: number) => columnWidth(grid, sheet, column);
  const height = (row: number) => rowHeight(grid, sheet, row);
  const left = edgeOf(from.column, width) + from.x;
  const top = edgeOf(from.row, height) + from.y;
  return {
    left,
    top,
    width: Math.max(0, edgeOf(to.column, width) + to.x - left),
    height: Math.max(0, edgeOf(to.row, height) + to.y - top),
  };
}

/** Between which cells such a chart lies. */
export function cornersOf(
  grid: Grid,
  sheet: string,
  { left, top, width, height }: ChartPlace,
): { readonly from: ChartCorner; readonly to: ChartCorner } {
  const corner = (x: number, y: number): ChartCorner => {
    const [column, intoColumn] = lineAt(x, (each) => columnWidth(grid, sheet, each));
    const [row, intoRow] = lineAt(y, (each) => rowHeight(grid, sheet, each));
    return { row, column, x: intoColumn, y: intoRow };
  };
  return { from: corner(left, top), to: corner(left + width, top + height) };
}
