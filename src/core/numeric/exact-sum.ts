import { highWord, lowWord, powerOfTwo } from "./elementary/double-bits";

const TWO_TO_32 = 4294967296;
const SMALLEST = 5e-324;

// A double is a whole multiple of 2^-1074 below 2^2098 of them: 66 digits of 32 bits, two more for the carries of the sum.
const DIGITS = 68;
// A digit grows by less than 2^32 with each value and is exact up to 2^53.
const VALUES_BETWEEN_CARRIES = 1048576;

const digits = new Float64Array(DIGITS);

/**
 * The exact sum of the values, rounded once to the nearest double, ties to even: the order of the values changes no bit.
 *
 * The values are added as whole multiples of 2^-1074 in a number of 68 digits of 32 bits, which no sum of doubles overflows or
 * rounds. (Sums of partials need care where an intermediate sum overflows; this does not.)
 *
 * Conventions: the sum of nothing is 0, and so is every sum that cancels or holds only zeros (never -0); Infinity with the sum's sign
 * where the exact sum rounds there, even though every value is finite; infinities and NaN among the values add up as with +.
 *
 * Error: at most half a unit in the last place, checked against BigInt arithmetic.
 *
 * @param values any numbers, up to 2^53 of them
 * @returns their sum; never NaN for finite values
 * @see Kulisch & Miranker (1986), The arithmetic of the digital computer: a new approach, SIAM Review 28
 * @see Neal (2015), Fast exact summation using small and large superaccumulators, arXiv 1505.05571
 */
export function exactSum(values: readonly number[] | Float64Array): number {
  digits.fill(0);
  let special = 0;
  let untilCarry = VALUES_BETWEEN_CARRIES;
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- an iterator makes an object of each value, and this runs often
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    const high = highWord(value);
    const exponent = (high >>> 20) & 0x7ff;
    if (exponent === 0x7ff) {
      special += value;
      continue;
    }
    addDigits(high, lowWord(value), exponent);
    untilCarry -= 1;
    if (untilCarry === 0) {
      carry();
      untilCarry = VALUES_BETWEEN_CARRIES;
    }
  }
  // A finite value never turns an infinity, so the special values decide alone where there are any.
  return special !== 0 ? special : roundedDigits();
}

/** Adds the finite double with these bits to the digits. */
function addDigits(high: number, low: number, exponent: number): void {
  // Subnormals have exponent 0, the place of exponent 1 and no leading bit.
  const place = exponent === 0 ? 0 : exponent - 1;
  const top = exponent === 0 ? high & 0xfffff : (high & 0xfffff) | 0x100000;
  const first = place >>> 5;
  const shift = place & 31;
  let lowest = low;
  let middle = top;
  let highest = 0;
  if (shift !== 0) {
    lowest = (low << shift) >>> 0;
    middle = ((top << shift) | (low >>> (32 - shift))) >>> 0;
    highest = top >>> (32 - shift);
  }
  const sign = high >>> 31 === 0 ? 1 : -1;
  digits[first] = digit(first) + sign * lowest;
  digits[first + 1] = digit(first + 1) + sign * middle;
  digits[first + 2] = digit(first + 2) + sign * highest;
}

function digit(index: number): number {
  return digits[index] ?? 0;
}

/** Brings every digit but the last into 0..2^32 - 1 without changing the number; the last keeps the sign. */
function carry(): void {
  for (let i = 0; i < DIGITS - 1; i++) {
    const over = Math.floor(digit(i) / TWO_TO_32);
    if (over === 0) continue;
    digits[i] = digit(i) - over * TWO_TO_32;
    digits[i + 1] = digit(i + 1) + over;
  }
}

/** The double nearest to the number in the digits, ties to even. */
function roundedDigits(): number {
  carry();
  let sign = 1;
  if (digit(DIGITS - 1) < 0) {
    sign = -1;
    for (let i = 0; i < DIGITS; i++) digits[i] = -digit(i);
    carry();
  }

  let top = DIGITS - 1;
  while (top > 1 && digit(top) === 0) top -= 1;
  const leadingZeros = Math.clz32(digit(top));
  const highestBit = 32 * top + 31 - leadingZeros;
  // Up to 2^53 multiples of the smallest double are a double themselves.
  if (highestBit < 53) return sign * ((digit(1) * TWO_TO_32 + digit(0)) * SMALLEST);
  if (highestBit > 2097) return sign * Infinity;

  const upper = window(top, leadingZeros);
  const lower = window(top - 1, leadingZeros);
  const half = (lower >>> 10) & 1;
  let integer = upper * 2097152 + (lower >>> 11);
  const aboveHalf = (lower & 0x3ff) !== 0 || anyBelow(top, leadingZeros);
  if (half === 1 && (aboveHalf || integer % 2 === 1)) integer += 1;
  return sign * scaled(integer, highestBit - 52 - 1074);
}

/** The 32 bits that begin `leadingZeros` bits below the upper end of digit `index`. */
function window(index: number, leadingZeros: number): number {
  const here = digit(index);
  if (leadingZeros === 0) return here;
  const below = index > 0 ? digit(index - 1) : 0;
  return ((here << leadingZeros) | (below >>> (32 - leadingZeros))) >>> 0;
}

/** Whether any bit is set below the two windows that begin in digit `top`. */
function anyBelow(top: number, leadingZeros: number): boolean {
  if (top < 2) return false;
  // Of digit top - 2 the second window holds the upper `leadingZeros` bits.
  if ((digit(top - 2) << leadingZeros) >>> 0 !== 0) return true;
  for (let i = top - 3; i >= 0; i--) if (digit(i) !== 0) return true;
  return false;
}

/** integer * 2^k, which the caller has made sure is a double or rounds to Infinity. */
function scaled(integer: number, k: number): number {
  return k < -1022 ? integer * powerOfTwo(k + 52) * powerOfTwo(-52) : integer * powerOfTwo(k);
}
