import type { Grid } from "../../../../src/embedded/grid";
import { chance } from "../hostile-file";
import { columns, rows } from "./edited-book";

/** A step of a sequence of edits: what was done, to be told where it fails. */
type Did = string;

/** What the sheets of a book may be called from now on. */
const titles = ["Übersicht", "O'Brien & Co", "R1C1", "2027", "a.b", "Tab 1", "TRUE"] as const;

type Draw = (below: number) => number;

/**
 * Edits drawn by a seed: values, formulas, rows and columns that come and go, and undo of what was done before.
 *
 * @param sheet id of the sheet most of it happens on
 * @param areSheets whether sheets are renamed, added, deleted and moved too
 */
export function editBySeed(
  grid: Grid,
  sheet: string,
  seed: number,
  steps: number,
  areSheets = false,
): Did[] {
  const next = chance(seed);
  const below: Draw = (count) => Math.floor(next() * count);
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
    ...(areSheets ? [() => editSheets(grid, sheet, below)] : []),
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

/** @param kept id of the sheet that is not deleted */
function editSheets(grid: Grid, kept: string, below: Draw): Did {
  const sheets = grid.sheets();
  const { id = "", name = "" } = sheets[below(sheets.length)] ?? {};
  const title = `${titles[below(titles.length)] ?? ""} ${below(99)}`;
  const isFree = !sheets.some((each) => each.name.toLowerCase() === title.toLowerCase());
  const what = below(5);
  if (what <= 1 && isFree) {
    grid.setSheet(id, { name: title });
    return `call ${name} ${title}`;
  }
  if (what === 2 && isFree) {
    const added = grid.addSheet(title);
    const range = { sheet: added.id, startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 };
    grid.write(range, [[below(99)]]);
    return `add ${title}`;
  }
  if (what === 3 && id !== kept && sheets.length > 2) {
    grid.deleteSheet(id);
    return `delete ${name}`;
  }
  const position = below(sheets.length);
  grid.setSheet(id, { position });
  return `put ${name} at ${position}`;
}
