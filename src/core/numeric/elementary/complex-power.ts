/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { angleOf } from "./arctangent";
import { exponentiate } from "./complex-exponential";
import { log } from "./log";

/**
 * Replaces each complex number z of the right half plane by z^power, with the same bits in every JavaScript engine.
 *
 *     z^p = exp(p (ln|z| + i arg z))
 *
 * Error: relative some 2^-53 times what the power multiplies.
 *
 * @param real real parts, above 0, replaced
 * @param imaginary imaginary parts, replaced
 */
export function raise(real: Float64Array, imaginary: Float64Array, power: number): void {
  for (let k = 0; k < real.length; k++) {
    const [x, y] = [real[k]!, imaginary[k]!];
    real[k] = 0.5 * power * log(x * x + y * y);
    imaginary[k] = power * angleOf(y, x);
  }
  exponentiate(real, imaginary);
}
