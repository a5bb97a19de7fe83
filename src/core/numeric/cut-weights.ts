/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */

/** Nodes next to a cut whose weights differ from 1. */
export const CUT_NODES = 6;

/** Bernoulli's numbers B1 to B6. */
const BERNOULLI = [-1 / 2, 1 / 6, 0, -1 / 30, 0, 1 / 42];

/** Coefficients of the polynomials that are 1 at one of the nodes 0 to 5 and 0 at the others, lowest power first. */
const CARDINALS: readonly Float64Array[] = Array.from({ length: CUT_NODES }, (_, node) => {
  const powers = new Float64Array(CUT_NODES);
  powers[0] = 1;
  for (let other = 0; other < CUT_NODES; other++) {
    if (other === node) continue;
    for (let q = CUT_NODES - 1; q >= 0; q--) {
      const lower = q === 0 ? 0 : powers[q - 1]!;
      powers[q] = (lower - other * powers[q]!) / (node - other);
    }
  }
  return powers;
});

/**
 * Weights of the first six nodes of a sum that stands for an integral from a cut onwards; all further ones weigh 1.
 *
 *     integral of f from -t = w[0] f(0) + … + w[5] f(5) + f(6) + f(7) + …
 *
 * Right for polynomials up to the fifth power, by values on this side of the cut alone: f may jump or bend there.
 *
 * @param t how far the cut lies before the first node, 0 to 1
 * @see Gregory (1670), in Turnbull (1939), James Gregory Tercentenary Memorial Volume (t = 0; the formula of Euler and Maclaurin
 *   with differences)
 */
export function cutWeights(t: number): Float64Array {
  const weights = new Float64Array(CUT_NODES);
  let power = 1;
  for (let q = 0; q < CUT_NODES; q++) {
    power *= -t;
    const moved = (BERNOULLI[q]! - power) / (q + 1);
    for (let node = 0; node < CUT_NODES; node++) weights[node]! += CARDINALS[node]![q]! * moved;
  }
  for (let node = 0; node < CUT_NODES; node++) weights[node]! += 1;
  return weights;
}
