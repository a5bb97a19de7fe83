import type { SeenScenarios } from "../beside/view-scenarios";
import type { CellContent, CellInput, Change } from "../contract/register-port";
import { inputAt } from "../edit/take-back";

/** The rows that were deleted with a scenario. */
export interface DiscardedRows {
  /** Of all columns of the table, as they were. */
  readonly headers: readonly string[];
  /** From top to bottom, each with where it stood below the headers, 1 for the first. */
  readonly rows: readonly { readonly at: number; readonly cells: readonly CellContent[] }[];
}

const plain = (name: string): string => name.trim().toLowerCase();

const headersOf = ({ block }: SeenScenarios): readonly string[] =>
  Array.from({ length: block.place.columns }, (_, index) => block.texts[0]?.[index] ?? "");

/** What a scenario's rows hold before they go. */
export function discardedRows(seen: SeenScenarios, name: string): DiscardedRows {
  const { block, reading } = seen;
  const { row: top, column: left, columns } = block.place;
  return {
    headers: headersOf(seen),
    rows: reading.rows
      .filter((row) => plain(row.name) === plain(name))
      .map(({ row: at }) => ({
        at,
        cells: Array.from({ length: columns }, (_, index) =>
          inputAt(block, top + at, left + index),
        ),
      })),
  };
}

/**
 * What brings them back to where they stood, as far as the table still has so many rows; null where it has such a scenario again or has
 * other columns.
 */
export function rowsBack(
  now: SeenScenarios,
  name: string,
  { headers, rows }: DiscardedRows,
): readonly Change[] | null {
  const { block, reading } = now;
  const isThere = reading.rows.some((row) => plain(row.name) === plain(name));
  const found = headersOf(now);
  if (isThere || found.length !== headers.length) return null;
  if (found.some((header, index) => header !== headers[index])) return null;
  const { row: top, column: left } = block.place;
  // A table without rows has a blank one.
  const isBlank = reading.rows.length === 0 && block.place.rows === 2;
  let count = isBlank ? 0 : block.place.rows - 1;
  return rows.map(({ at, cells }): Change => {
    const row = top + Math.min(at, count + 1);
    const inputs = cells.map((value, index): CellInput => ({ row, column: left + index, value }));
    const isFirst = isBlank && count === 0;
    count++;
    const held = inputs.filter(({ value }) => value !== null);
    return isFirst
      ? { kind: "write", cells: held }
      : { kind: "insert", row, like: row > top + 1 ? row - 1 : null, copied: [], cells: held };
  });
}
