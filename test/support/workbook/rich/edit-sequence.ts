import type { Grid } from "../../../../src/embedded/grid";
import { chance } from "../hostile-file";
import { columns, rows } from "./edited-book";

/** A step of a sequence of edits: what was done, to be told where it fails. */
type Did = string;

/**
 * Edits drawn by a seed: values, formulas, rows and columns that come and go, and undo of what was done before.
 *
 * @param sheet id of the sheet most of it happens on
 */
export function editBySeed(grid: Grid, sheet: string, seed: number, steps: number): Did[] {
  const next = chance(seed);
  const below = (count: number) => Math.floor(next() * count);
  const did: Did[] = [];
  let undoable = 0;
  const kinds: readonly (() => Did)[] = [
    () => {
      const [at, count] = [below(16), 1 + below(3)];
      grid.insert(rows(sheet, at, at + count - 1), "Down");
      return `insert ${count} rows at ${at}`;
    },
    () => {
      const [at, count] = [below(14), 1 + below(2)];
      grid.remove(rows(sheet, at, at + count - 1), "Up");
      return `remove ${count} rows at ${at}`;
    },
    () => {
      const at = below(9);
      grid.insert(columns(sheet, at), "Right");
      return `insert column ${at}`;
    },
    () => {
      const at = 4 + below(6);
      grid.remove(columns(sheet, at), "Left");
      return `remove column ${at}`;
    },
    () => {
      const [row, column] = [below(18), below(8)];
      const input = [below(1000), `=B${2 + below(9)}*2`, "text", 0.25][below(4)] ?? 0;
      const range = { sheet, startRow: row, endRow: row, startColumn: column, endColumn: column };
      grid.write(range, [[input]]);
      return `write ${String(input)} at ${row}:${column}`;
    },
  ];
  for (let step = 0; step < steps; step++) {
    if (undoable > 0 && below(6) === 0) {
      grid.undo();
      undoable--;
      did.push("undo");
      continue;
    }
    const kind = kinds[below(kinds.length)];
    if (!kind) continue;
    did.push(kind());
    undoable++;
  }
  return did;
}
