import { exp } from "../elementary/exp";

// The step of the trapezoidal rule. Its own error is exp(-2 (pi/H)^2) = 1e-20; a 14th node would add 3e-19 of the whole.
const H = 21 / 32;
const TWO_PI_OVER_H = (2 * Math.PI) / H;
const BEYOND_POLE = 7;

// Nodes (n H)^2, exact, and their weights (H / pi) exp(-(n H)^2 / 2); half the weight for n = 0.
const W0 = H / (2 * Math.PI);
const N1 = 1 * H * H;
const N2 = 4 * H * H;
const N3 = 9 * H * H;
const N4 = 16 * H * H;
const N5 = 25 * H * H;
const N6 = 36 * H * H;
const N7 = 49 * H * H;
const N8 = 64 * H * H;
const N9 = 81 * H * H;
const N10 = 100 * H * H;
const N11 = 121 * H * H;
const N12 = 144 * H * H;
const N13 = 169 * H * H;
const W1 = 2 * W0 * exp(-0.5 * N1);
const W2 = 2 * W0 * exp(-0.5 * N2);
const W3 = 2 * W0 * exp(-0.5 * N3);
const W4 = 2 * W0 * exp(-0.5 * N4);
const W5 = 2 * W0 * exp(-0.5 * N5);
const W6 = 2 * W0 * exp(-0.5 * N6);
const W7 = 2 * W0 * exp(-0.5 * N7);
const W8 = 2 * W0 * exp(-0.5 * N8);
const W9 = 2 * W0 * exp(-0.5 * N9);
const W10 = 2 * W0 * exp(-0.5 * N10);
const W11 = 2 * W0 * exp(-0.5 * N11);
const W12 = 2 * W0 * exp(-0.5 * N12);
const W13 = 2 * W0 * exp(-0.5 * N13);

/**
 * Right tail of the standard normal distribution over its bell: survival(z) exp(z^2 / 2), which falls like 1/z where the survival
 * function itself underflows.
 *
 *     tailOverBell(z) = (z / (2 pi)) * integral of exp(-t^2 / 2) / (z^2 + t^2) dt over all t
 *                     = (H / (2 pi)) * (1/z + 2 z * sum of exp(-n^2 H^2 / 2) / (z^2 + n^2 H^2), n = 1 to 13)
 *                       - exp(z^2 / 2) / (exp(2 pi z / H) - 1)
 *
 * The trapezoidal rule converges exponentially here; its last term is the residue at the pole t = iz and is left out from
 * z = 7, where it is below 2e-17 of the whole.
 *
 * Error: relative 4.3e-16 (2.9 units in the last place) over 200,000 random points up to 37.7 against 200-bit arithmetic.
 *
 * @param z standard deviations above the mean, z >= 0.7 (nearer to 0 the sum and the residue cancel)
 * @param bell exp(-z^2 / 2), which every caller has at hand
 * @returns a number between 0 and 0.31, falling in z
 * @see Chiarella & Reichel (1968), On the evaluation of integrals related to the error function, Math. Comp. 22
 * @see Hunter & Regan (1972), A note on the evaluation of the complementary error function, Math. Comp. 26
 */
export function tailOverBell(z: number, bell: number): number {
  const y = z * z;
  const far = W13 / (y + N13) + W12 / (y + N12) + W11 / (y + N11) + W10 / (y + N10);
  const middle = W9 / (y + N9) + W8 / (y + N8) + W7 / (y + N7) + W6 / (y + N6) + W5 / (y + N5);
  const near = W4 / (y + N4) + W3 / (y + N3) + W2 / (y + N2);
  const sum = W0 / z + z * (far + middle + near + W1 / (y + N1));
  if (z >= BEYOND_POLE) return sum;
  return sum - 1 / (bell * (exp(TWO_PI_OVER_H * z) - 1));
}
