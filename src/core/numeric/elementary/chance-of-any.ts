import { exp } from "./exp";

/** Below this, 1 - exp(-x) would lose digits of a small x. */
const SMALL = 0.5;

/**
 * 1 - exp(-x), the chance that of so many events on average at least one comes, without losing the digits of a small x.
 *
 *     x - x²/2! + x³/3! - …  below 1/2
 *
 * Conventions: 0 at 0, 1 at Infinity, NaN at NaN. Error: relative 5e-16.
 *
 * @param x 0 or more
 * @returns 0 to 1
 */
export function chanceOfAny(x: number): number {
  if (!(x < SMALL)) return 1 - exp(-x);
  let sum = 1;
  // From the smallest term on: 14 of them reach the last bit.
  for (let n = 15; n >= 2; n--) sum = 1 - (x / n) * sum;
  return x * sum;
}
