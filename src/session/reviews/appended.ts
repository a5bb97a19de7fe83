import type { Block, CellContent, Change, Input, Whereabouts } from "../contract/register-port";
import { inputAt, isSameInput } from "../edit/take-back";

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
  values: Readonly<Record<string, Input>>,
): Input[] {
  return headers.map((header) => values[header] ?? null);
}

/** The headers of a table as texts. */
export const headersIn = ({ cells }: Pick<Block, "cells">): string[] =>
  (cells[0] ?? []).map((cell) => (typeof cell === "string" ? cell.trim() : ""));

/** A table is found by its id, whatever it holds; nothing is, where there is none. */
export const tableAt = (id: string | undefined): Whereabouts => ({
  id: id ?? "",
  locate: () => null,
});

/** The last rows of a table that hold these, one below the other. @returns the first of them; null where none do */
export function rowsHolding(
  block: Block,
  lines: readonly (readonly CellContent[])[],
): number | null {
  const { place } = block;
  for (let row = place.row + place.rows - lines.length; row > place.row; row--) {
    const areThere = lines.every((line, down) =>
      line.every((value, index) =>
        isSameInput(inputAt(block, row + down, place.column + index), value),
      ),
    );
    if (areThere) return row;
  }
  return null;
}
