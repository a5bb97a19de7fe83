import type { BookSheet } from "../book/book";
import type { RowState } from "./formula/evaluator";

/** Which rows of a sheet are not shown, and why: those that a filter leaves out differ from those hidden by hand. */
export function rowStates(sheet: BookSheet): ReadonlyMap<number, RowState> {
  const states = new Map<number, RowState>();
  for (const { row, hidden, filtered } of sheet.rows ?? []) {
    if (hidden) states.set(row, filtered ? "filtered" : "hidden");
  }
  return states;
}
