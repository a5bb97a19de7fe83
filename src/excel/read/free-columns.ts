import type { Block, Rectangle } from "../../session/contract/register-port";
import { MOST_FREE_COLUMNS } from "../../session/contract/register-port";

/** What stands beside a table, asked for with the next answer; null where the sheet ends with it. */
export function besideTable(
  sheet: Excel.Worksheet,
  { row, column, rows, columns }: Rectangle,
  used: Rectangle | null,
): Excel.Range | null {
  const end = column + columns;
  const further = used ? Math.min(used.column + used.columns - end, MOST_FREE_COLUMNS) : 0;
  return further > 0 ? sheet.getRangeByIndexes(row, end, rows, further).load("formulas") : null;
}

/**
 * How many columns are blank beside a table, from the first; those behind what the sheet holds are.
 *
 * @param beside what stands there; null for nothing
 */
export function freeBesideTable(beside: Excel.Range | null): number {
  const lines = (beside?.formulas ?? []) as unknown[][];
  const width = lines[0]?.length ?? 0;
  for (let column = 0; column < width; column++) {
    if (lines.some((line) => line[column] !== "")) return column;
  }
  return MOST_FREE_COLUMNS;
}

/** The same of a range; what another table covers is not free. */
export function freeBesideRange(
  { row, column, rows, columns }: Rectangle,
  around: Block["around"],
  others: readonly Rectangle[],
): number {
  const end = column + columns;
  const lines = Array.from({ length: rows }, (_, index) => {
    const line = around.cells[row + index - around.row] ?? [];
    return line.slice(end - around.column, end - around.column + MOST_FREE_COLUMNS);
  });
  const covers = (other: Rectangle, at: number): boolean =>
    other.row < row + rows &&
    other.row + other.rows > row &&
    other.column <= at &&
    other.column + other.columns > at;
  for (let free = 0; free < MOST_FREE_COLUMNS; free++) {
    const isFilled = lines.some((line) => (line[free] ?? null) !== null);
    if (isFilled || others.some((other) => covers(other, end + free))) return free;
  }
  return MOST_FREE_COLUMNS;
}
