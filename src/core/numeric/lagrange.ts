/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */

/** Weights of the last call, for readers that cannot afford an array a call. */
export const eightWeights = new Float64Array(8);
export const sixWeights = new Float64Array(6);

/**
 * Weights of polynomial interpolation from eight neighbours at -3, -2, …, 4, left in `eightWeights`.
 *
 *     weight of node j = product of (t - i)/(j - i) over the other nodes i
 *
 * Applied the other way round, they spread an amount at t over its neighbours with all moments up to the seventh kept.
 *
 * @param t place between nodes 0 and 1
 */
export function weighEight(t: number): void {
  const p3 = t + 3;
  const p2 = t + 2;
  const p1 = t + 1;
  const m1 = t - 1;
  const m2 = t - 2;
  const m3 = t - 3;
  const m4 = t - 4;
  const lower = p3 * p2 * p1;
  const upper = m2 * m3 * m4;
  const centre = t * m1;
  const outerUp = centre * upper;
  const outerDown = lower * centre;
  eightWeights[0] = (p2 * p1 * outerUp) / -5040;
  eightWeights[1] = (p3 * p1 * outerUp) / 720;
  eightWeights[2] = (p3 * p2 * outerUp) / -240;
  eightWeights[3] = (lower * m1 * upper) / 144;
  eightWeights[4] = (lower * t * upper) / -144;
  eightWeights[5] = (outerDown * m3 * m4) / 240;
  eightWeights[6] = (outerDown * m2 * m4) / -720;
  eightWeights[7] = (outerDown * m2 * m3) / 5040;
}

/**
 * Weights of polynomial interpolation from six neighbours at -2, -1, …, 3, left in `sixWeights`.
 *
 * @param t place between nodes 0 and 1
 */
export function weighSix(t: number): void {
  const p2 = t + 2;
  const p1 = t + 1;
  const m1 = t - 1;
  const m2 = t - 2;
  const m3 = t - 3;
  const centre = t * m1;
  const upper = m2 * m3;
  const lower = p2 * p1;
  sixWeights[0] = (p1 * centre * upper) / -120;
  sixWeights[1] = (p2 * centre * upper) / 24;
  sixWeights[2] = (lower * m1 * upper) / -12;
  sixWeights[3] = (lower * t * upper) / 12;
  sixWeights[4] = (lower * centre * m3) / -24;
  sixWeights[5] = (lower * centre * m2) / 120;
}

/** Value between nodes `at` and `at + 1` of evenly spaced `values`, 0 beyond their ends. */
export function interpolateSix(values: Float64Array, at: number, t: number): number {
  weighSix(t);
  let sum = 0;
  if (at >= 2 && at + 3 < values.length) {
    for (let i = 0; i < 6; i++) sum += sixWeights[i]! * values[at - 2 + i]!;
    return sum;
  }
  for (let i = 0; i < 6; i++) sum += sixWeights[i]! * (values[at - 2 + i] ?? 0);
  return sum;
}
