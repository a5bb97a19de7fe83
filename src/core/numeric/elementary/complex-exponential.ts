/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "./exp";
import { cosineNearZero, sineNearZero } from "./sine-cosine";

const TWO_OVER_PI = 0.6366197723675814;

// π/2 in three parts. The first two have 31 and 33 bits, so that whole multiples up to 2^20 of them are exact.
const QUARTER_HIGH = 1.5707963267341256;
const QUARTER_MIDDLE = 6.07710050359346e-11;
const QUARTER_LOW = 2.912732056093356e-20;

/**
 * Replaces each complex number z by exp(z), with the same bits in every JavaScript engine.
 *
 *     exp(x + iy) = exp(x) (cos y + i sin y), y reduced to an octant by whole multiples of π/2
 *
 * Error: each part at most 1.5 units in the last place of exp(x), for |y| < 1.6e6; beyond, y times 2^-53.
 *
 * @param real real parts, replaced
 * @param imaginary imaginary parts, replaced
 */
export function exponentiate(real: Float64Array, imaginary: Float64Array): void {
  exponentials(real);
  turn(real, imaginary);
}

/** Replaces each number by its exponential: a loop that holds nothing else makes no object of a number. */
function exponentials(values: Float64Array): void {
  for (let k = 0; k < values.length; k++) values[k] = exp(values[k]!);
}

/** Replaces lengths and angles by the points they lead to. */
function turn(real: Float64Array, imaginary: Float64Array): void {
  for (let k = 0; k < real.length; k++) {
    const y = imaginary[k]!;
    const quarters = Math.floor(y * TWO_OVER_PI + 0.5);
    const rest = y - quarters * QUARTER_HIGH - quarters * QUARTER_MIDDLE - quarters * QUARTER_LOW;
    const size = real[k]!;
    const near = size * cosineNearZero(rest);
    const far = size * sineNearZero(rest);
    const turn = quarters & 3;
    if (turn === 0) {
      real[k] = near;
      imaginary[k] = far;
    } else if (turn === 1) {
      real[k] = 0 - far;
      imaginary[k] = near;
    } else if (turn === 2) {
      real[k] = 0 - near;
      imaginary[k] = 0 - far;
    } else {
      real[k] = far;
      imaginary[k] = 0 - near;
    }
  }
}
