/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { Effort } from "./chance-list";
import { spend } from "./chance-list";

/** Chances of a number of events, from the first that matters. */
export interface EventCounts {
  readonly first: number;
  readonly chances: Float64Array;
}

/** Numbers less likely than this share of the likeliest are left out. */
const RARE = 1e-20;

/** Chances of a Poisson number; null where they take more effort than is left. */
export function poissonCounts(mean: number, effort: Effort): EventCounts | null {
  return countsAround(Math.floor(mean), (n) => mean / (n + 1), effort);
}

/**
 * Chances of a negative binomial number, ((1 - q) / (1 - q z))^shape.
 *
 * @param left 1 - q, with all its digits
 */
export function clusteredCounts(
  shape: number,
  q: number,
  left: number,
  effort: Effort,
): EventCounts | null {
  const middle = Math.max(Math.floor((shape * q - 1) / left), 0);
  return countsAround(middle, (n) => ((shape + n) * q) / (n + 1), effort);
}

/** From the likeliest number outwards, each by its ratio to its neighbour; they add up to 1. */
function countsAround(
  middle: number,
  ratio: (n: number) => number,
  effort: Effort,
): EventCounts | null {
  const up: number[] = [1];
  for (let n = middle; up.at(-1)! > RARE; n++) {
    if (!spend(effort, 1)) return null;
    up.push(up.at(-1)! * ratio(n));
  }
  const down: number[] = [];
  for (let n = middle - 1, weight = 1; n >= 0 && weight > RARE; n--) {
    if (!spend(effort, 1)) return null;
    weight /= ratio(n);
    down.push(weight);
  }
  const chances = Float64Array.from([...down.reverse(), ...up]);
  let sum = 0;
  for (const weight of chances) sum += weight;
  for (let i = 0; i < chances.length; i++) chances[i] = chances[i]! / sum;
  return { first: middle - down.length, chances };
}
