import { powerOfTwo } from "./double-bits";

const INVERSE_LN2 = 1.4426950408889634;

// ln 2 in two parts. The first has 42 bits, so that k times it is exact for every exponent k (11 bits).
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;

// 1/n!
const C3 = 1 / 6;
const C4 = 1 / 24;
const C5 = 1 / 120;
const C6 = 1 / 720;
const C7 = 1 / 5040;
const C8 = 1 / 40320;
const C9 = 1 / 362880;
const C10 = 1 / 3628800;
const C11 = 1 / 39916800;
const C12 = 1 / 479001600;
const C13 = 1 / 6227020800;

/**
 * The exponential function, with the same bits in every JavaScript engine.
 *
 *     exp(x) = 2^k exp(r), k = round(x / ln 2), r = x - k ln 2, |r| <= (ln 2) / 2
 *     exp(r) = sum of r^n / n!, n = 0 to 13
 *
 * Conventions: exp(0) is 1; 0 below -745.14 and Infinity above 709.79, where the true value rounds there; exp(NaN) is NaN.
 *
 * Error: at most 0.63 units in the last place over 200,000 random points against 200-bit arithmetic; 0.76 in the subnormal
 * results below -708.4, which round twice.
 *
 * @param x any number
 * @returns e to the power x, never negative
 * @see Cody & Waite (1980), Software Manual for the Elementary Functions, chapter 6 (range reduction with a constant in two parts)
 */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/**
 * exp(x + tail) for an argument known to more digits than one double holds.
 *
 * Saves the digits that exp(-x * x) would lose: an argument of 700 rounded to a double is off by up to 6e-14.
 *
 * @param x any number
 * @param tail what x lacks, |tail| at most one unit in the last place of x
 * @returns e to the power x + tail, never negative, with the error of `exp`
 */
export function expOfSum(x: number, tail: number): number {
  // Bounds rather than answers of their own: a number that may also be a constant is made an object in long loops.
  const within = Math.min(Math.max(x, -746), 710);
  const k = Math.floor(within * INVERSE_LN2 + 0.5);
  const leading = within - k * LN2_HIGH;
  const trailing = k * LN2_LOW - tail;
  const r = leading - trailing;
  const rest = leading - r - trailing;

  const r2 = r * r;
  const r4 = r2 * r2;
  const from3 = C3 + r * C4 + r2 * (C5 + r * C6);
  const from7 = C7 + r * C8 + r2 * (C9 + r * C10);
  const from11 = C11 + r * C12 + r2 * C13;
  const curved = r2 * (0.5 + r * (from3 + r4 * (from7 + r4 * from11)));

  // What 1 + r drops is put back, otherwise the rounding of r alone costs another quarter of a unit.
  const straight = 1 + r;
  const dropped = r - (straight - 1);
  const y = straight + (curved + (dropped + rest * straight));

  if (k > 1023) return y * 2 * powerOfTwo(1023);
  if (k >= -1021) return y * powerOfTwo(k);
  // Below the normal range in two steps, of which only the last one rounds.
  return y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
}
