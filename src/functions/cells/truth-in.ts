import { describeCell, isBlank, ModelError } from "../../core";
import { singleIn } from "./cells-in";

/**
 * The truth value in an argument; FALSE where it is left out or blank.
 *
 * @throws ModelError `unknown-word`, `unequal-sizes`
 */
export function truthIn(argument: unknown, name: string): boolean {
  const cell = singleIn(argument, name);
  if (typeof cell === "boolean") return cell;
  if (isBlank(cell)) return false;
  throw new ModelError("unknown-word", name, "be TRUE or FALSE", describeCell(cell));
}
