import type { Cell } from "../../core";
import { describeCell, ModelError, serialDateIn } from "../../core";
import { singleIn } from "./cells-in";

/**
 * The serial date in an argument of one value; ISO text is read.
 *
 * @throws ModelError `not-a-number`, `unequal-sizes`
 */
export function dateIn(argument: unknown, name: string): number {
  return dateOf(singleIn(argument, name), name);
}

/**
 * The serial date in a cell; ISO text is read.
 *
 * @throws ModelError `not-a-number`
 */
export function dateOf(cell: Cell, name: string): number {
  const date = serialDateIn(cell);
  if (date !== null) return date;
  throw new ModelError("not-a-number", name, "be a date", describeCell(cell));
}
