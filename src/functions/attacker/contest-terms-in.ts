import { isOmitted } from "../cells/cells-in";
import type { Elements } from "../cells/element-wise";

/** A defender's advantage as it is given: a blank cell or 0 reads 1, as in a register. */
export function advantageIn(given: number): number {
  return given === 0 ? 1 : given;
}

/**
 * The ceiling of an element; 1 where the argument is left out. A 0 is handed on to be refused: no attack succeeds under
 * it, which is not what a blank cell says.
 *
 * @param argument the whole argument
 * @throws ModelError `not-a-number`
 */
export function ceilingIn(argument: unknown, element: Elements<"ceiling">): number {
  return isOmitted(argument) ? 1 : element.number("ceiling");
}
