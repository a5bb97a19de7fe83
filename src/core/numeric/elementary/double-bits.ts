const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

// Which of the two words holds the sign depends on the machine, so it is asked once: 1 is 0x3ff00000 00000000.
double[0] = 1;
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;
const LOW = 1 - HIGH;

/**
 * Upper 32 bits of a double: the sign, 11 bits of exponent, the first 20 bits of the fraction.
 *
 * @param x any double
 * @returns an integer, 0 <= result < 2^32
 */
export function highWord(x: number): number {
  double[0] = x;
  return words[HIGH] ?? 0;
}

/**
 * Lower 32 bits of a double: the last 32 bits of the fraction.
 *
 * @param x any double
 * @returns an integer, 0 <= result < 2^32
 */
export function lowWord(x: number): number {
  double[0] = x;
  return words[LOW] ?? 0;
}

// A look-up: words written and read back as one double make the processor wait.
const POWERS = new Float64Array(2046);
for (let k = -1022, power = 2.2250738585072014e-308; k <= 1023; k++, power *= 2)
  POWERS[k + 1022] = power;

/**
 * 2^k without rounding.
 *
 * @param k integer, -1022 <= k <= 1023
 * @returns a normal power of two
 */
export function powerOfTwo(k: number): number {
  return POWERS[k + 1022] ?? NaN;
}
