import { log } from "./log";

/**
 * ln(1 + x) without losing the digits of a small x.
 *
 *     ln(1+x) = x ln(w) / (w - 1),  w = 1 + x rounded
 *
 * The rounding of w appears above and below the line and cancels.
 *
 * @param x greater than -1
 * @see Kahan (1987), Branch cuts for complex elementary functions, in: The State of the Art in Numerical Analysis
 */
export function log1p(x: number): number {
  const w = 1 + x;
  if (w === 1) return x;
  return w === Infinity ? log(w) : (x * log(w)) / (w - 1);
}
