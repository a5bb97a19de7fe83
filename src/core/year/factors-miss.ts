import { exp } from "../numeric/elementary/exp";
import { log } from "../numeric/elementary/log";
import { log1p } from "../numeric/elementary/log1p";
import type { BadYearFactor } from "./bad-year-factors";
import { logFactorials } from "./annual-limit/count-chances";

/** Up to so many events they are counted one by one. */
const MOST_COUNTED = 40_000;

/**
 * How far a chance may be off that is averaged over a few values of the common factor instead of all.
 *
 * Given the factor there is a Poisson number N of events that it multiplies, and every event more makes the year cost no less:
 * P(S <= x | N = n) falls from 1 to 0 with n. So P(S <= x) is an average of P(N <= n) over n, and is missed by no more than
 * those are. Without the factor N is negative binomial, which is known.
 *
 *     sup over n of |sum of c_i P(Poisson(events θ_i) <= n) - P(NB <= n)|
 *
 * With more events than are counted: P(N <= n | θ) falls with θ, so that no chance is missed by more than the share of the
 * factors below some θ, which is one factor's at most. The first stands for all that hardly bring an event.
 *
 * @param factors of `badYearFactors`
 * @param spread standard deviation of the factor
 * @param events mean number of events that it multiplies
 */
export function factorsMiss(
  factors: readonly BadYearFactor[],
  spread: number,
  events: number,
): number {
  const highest = factors.reduce((most, { factor }) => Math.max(most, factor), 0) * events;
  const counts = Math.ceil(reachAbove(highest));
  if (counts > MOST_COUNTED) {
    return factors.slice(1).reduce((most, { chance }) => Math.max(most, chance), 0);
  }
  const excess = new Float64Array(counts + 1);
  const factorials = logFactorials(counts);
  for (const { factor, chance } of factors) {
    const mean = events * factor;
    const each = log(mean);
    const first = Math.max(Math.floor(mean - 9 * Math.sqrt(mean)), 0);
    const last = Math.min(Math.ceil(reachAbove(mean)), counts);
    for (let n = first; n <= last; n++) {
      excess[n] = (excess[n] ?? 0) + chance * exp(n * each - mean - (factorials[n] ?? 0));
    }
  }
  const shape = 1 / (spread * spread);
  const scale = events * spread * spread;
  let [known, missed, most] = [-shape * log1p(scale), 0, 0];
  for (let n = 0; n <= counts; n++) {
    if (n > 0) known += log((((shape + n - 1) / n) * scale) / (1 + scale));
    missed += (excess[n] ?? 0) - exp(known);
    most = Math.max(most, Math.abs(missed));
  }
  return most;
}

/** Hardly a Poisson number is larger. */
function reachAbove(mean: number): number {
  return mean + 9 * Math.sqrt(mean) + 30;
}
