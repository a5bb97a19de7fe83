import type { Area, Cell } from "./register-port";
import { CellError } from "./register-port";

/** Whether two readings of an area found the same cells in the same place. */
export function sameArea(a: Area, b: Area): boolean {
  return (
    a.id === b.id &&
    a.sheet === b.sheet &&
    a.row === b.row &&
    a.column === b.column &&
    a.cells.length === b.cells.length &&
    a.cells.every((row, r) => sameRow(row, b.cells[r] ?? []))
  );
}

const sameRow = (a: readonly Cell[], b: readonly Cell[]): boolean =>
  a.length === b.length && a.every((cell, c) => sameCell(cell, b[c] ?? null));

const sameCell = (a: Cell, b: Cell): boolean =>
  a instanceof CellError && b instanceof CellError ? a.code === b.code : Object.is(a, b);
