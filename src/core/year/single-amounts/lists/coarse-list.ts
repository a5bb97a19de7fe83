/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { ChanceList } from "./chance-list";
import { firstOf } from "./chance-list";

/**
 * The first amounts of a list, and where they are many, neighbours together at their mean: within steps that are the same all the way.
 *
 * @param count of the list's amounts to take
 * @param most how many may stay
 */
export function coarseList(
  { amounts, chances }: ChanceList,
  count: number,
  most: number,
): ChanceList {
  if (count <= most) return firstOf({ amounts, chances }, count);
  const step = amounts[count - 1]! / most;
  const to = { amounts: new Float64Array(most + 1), chances: new Float64Array(most + 1) };
  let [kept, cell] = [-1, -1];
  for (let i = 0; i < count; i++) {
    const own = Math.floor(amounts[i]! / step);
    if (own !== cell) {
      cell = own;
      kept += 1;
    }
    to.amounts[kept]! += amounts[i]! * chances[i]!;
    to.chances[kept]! += chances[i]!;
  }
  for (let i = 0; i <= kept; i++) {
    if (to.chances[i]! > 0) to.amounts[i] = to.amounts[i]! / to.chances[i]!;
  }
  return firstOf(to, kept + 1);
}
