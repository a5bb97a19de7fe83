import { expOfSum } from "../elementary/exp";

const TWO_TO_27_PLUS_1 = 134217729;

/**
 * The unnormalised bell curve exp(-rate x^2), without the loss of digits of a rounded square.
 *
 *     x^2 = square + rest, both doubles, exactly
 *
 * A plain exp(-x * x) is off by x^2 units in the last place, some 700 at the far end. Conventions: 0 beyond |x| = 60 (and
 * before, where the value rounds to 0); NaN for NaN.
 *
 * Error: that of `exp`.
 *
 * @param x any number
 * @param rate 1, 1/2 or 1/4: a power of two, so that scaling the square is exact
 * @returns a number from 0 to 1, 1 at x = 0
 * @see Dekker (1971), A floating-point technique for extending the available precision, Numerische Mathematik 18
 */
export function gaussian(x: number, rate: 1 | 0.5 | 0.25): number {
  if (x > 60 || x < -60) return 0;
  const square = x * x;
  const carrier = x * TWO_TO_27_PLUS_1;
  const upper = carrier - (carrier - x);
  const lower = x - upper;
  const rest = upper * upper - square + 2 * upper * lower + lower * lower;
  return expOfSum(-rate * square, -rate * rest);
}
