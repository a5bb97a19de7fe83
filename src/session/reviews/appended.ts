import type { Block, CellContent, Change } from "../contract/register-port";

type Appended = Change & { readonly kind: "append" };

/** Rows below the last of a table, or in place of the blank one that it has in place of any. */
export function appended(
  { place, cells }: Pick<Block, "place" | "cells">,
  rows: readonly (readonly CellContent[])[],
  formats: readonly string[],
): Appended {
  const isBare = place.rows === 2 && (cells[1] ?? []).every((cell) => cell === null);
  const row = place.row + (isBare ? 1 : place.rows);
  return { kind: "append", row, rows, formats };
}

/** Values by their headers, in the order of a table's columns; what it has no column for is left out. */
export function lineUnder(
  headers: readonly string[],
  values: Readonly<Record<string, CellContent>>,
): CellContent[] {
  return headers.map((header) => values[header] ?? null);
}

/** The headers of a table as texts. */
export const headersIn = ({ cells }: Pick<Block, "cells">): string[] =>
  (cells[0] ?? []).map((cell) => (typeof cell === "string" ? cell.trim() : ""));
