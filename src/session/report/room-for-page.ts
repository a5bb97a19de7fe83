import type { Page, PageBlock } from "../contract/report";
import type { Rectangle } from "../contract/register-port";
import { SheetError } from "../contract/register-port";
import type { WrittenBefore } from "./written-before";
import { columnLetters, holds } from "./written-before";

/** The cells that a block takes, those that its formula fills included. */
export const areaOf = ({ row, column, cells, formats }: PageBlock): Rectangle => ({
  ...{ row, column, rows: cells.length, columns: formats.length },
});

/** Where a page goes. */
export interface Room {
  /** Cells that were written before, where they are once rows came in. */
  readonly moved: readonly Rectangle[];
  /** Rows that come in below what was written before; null for none. */
  readonly rowsIn: { readonly first: number; readonly last: number } | null;
}

/**
 * Where the page goes: over what was written before, and over blank cells. Where it needs more rows than before and somebody wrote below
 * it, rows come in there.
 *
 * @throws SheetError where somebody's cell is in its way
 */
export function roomFor(
  page: Page,
  { areas }: WrittenBefore,
  used: readonly (readonly [number, number])[],
): Room {
  const printed = (each: Rectangle): boolean => each.column < page.columns;
  const end = Math.max(0, ...areas.filter(printed).map(({ row, rows }) => row + rows));
  const needed = Math.max(end, page.rows);
  const ours = (row: number, column: number) => areas.some((area) => holds(area, row, column));
  const targets = page.blocks.map(areaOf);
  const foreign = used.filter(([row, column]) => !ours(row, column));
  const isBelow = foreign.some(
    ([row, column]) => row >= end && row < needed && column < page.columns,
  );
  const shift = isBelow ? needed - end : 0;
  const inTheWay = foreign.find(([row, column]) => {
    const now = row >= end ? row + shift : row;
    return targets.some((area) => holds(area, now, column));
  });
  if (inTheWay) {
    const [row, column] = inTheWay;
    throw new SheetError(
      "refused",
      `${columnLetters(column)}${row + 1} of the report's sheet holds something that no report wrote. Move it, then write the report again.`,
    );
  }
  const moved = areas.map((area) => (area.row >= end ? { ...area, row: area.row + shift } : area));
  return { moved, rowsIn: shift > 0 ? { first: end, last: end + shift - 1 } : null };
}
