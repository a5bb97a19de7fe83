import type { Cell } from "../../core";
import { CellError } from "../../core";

/** A header as text; empty for a cell that has none. */
export function headerText(cell: Cell | undefined): string {
  return cell === undefined || cell === null || cell instanceof CellError
    ? ""
    : String(cell).trim();
}
