import { exp } from "../numeric/elementary/exp";
import { log } from "../numeric/elementary/log";

/** One of the years that a common factor makes: how many times as often its events come, and how often such a year comes. */
export interface BadYearFactor {
  readonly factor: number;
  readonly chance: number;
}

/** Rarer years are left out. */
const LEAST_CHANCE = 1e-12;
/** With fewer events than this, how many fewer makes no difference. */
const NO_EVENTS = 1e-4;
const MOST_FACTORS = 160;
/** Longest steps: of the factor's standard deviation, of its logarithm, and of that of how many events there are. */
const OF_SPREAD = 0.62;
const OF_LOGARITHM = 0.4;
const OF_COUNT = 0.85;

/**
 * The gamma factor with mean 1 as a few values with chances, for averages of what varies with it no faster than the number of events does.
 *
 *     density of ln Θ = c exp(k u - k exp(u)),  k = 1 / spread²
 *
 * The trapezoid rule in ln Θ, whose error falls faster than any power of the step. Where events are many and the factor is wide
 * the steps are as many as are allowed, and too long: `factorsMiss` says by how much.
 *
 * @param spread standard deviation of the factor, more than 0
 * @param events mean number of events that it multiplies
 * @returns chances that add up to 1, factors with mean 1
 * @see Trefethen & Weideman (2014), The exponentially convergent trapezoidal rule, SIAM Review 56
 */
export function badYearFactors(spread: number, events: number): readonly BadYearFactor[] {
  const shape = 1 / (spread * spread);
  // Highest at u = 0, where it is 1.
  const weight = (u: number): number => exp(shape * (u + 1 - exp(u)));
  const counts = Math.sqrt(1 + events * (1 + 2 * spread));
  const longest = Math.min(OF_SPREAD * spread, OF_LOGARITHM, OF_COUNT / counts);
  // Below it fewer events make no difference, and the density is a power of the factor.
  const lowest = Math.min(log(NO_EVENTS / Math.max(events, NO_EVENTS)), -log(Math.max(shape, 1)));
  let low = 0;
  while (weight(low) > LEAST_CHANCE && low > lowest) low -= longest;
  let high = 0;
  while (weight(high) > LEAST_CHANCE) high += longest;
  const step = Math.max(longest, (high - low) / MOST_FACTORS);
  const found: { factor: number; chance: number }[] = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) {
    found.push({ factor: exp(i * step), chance: weight(i * step) });
  }
  const first = found[0];
  if (first !== undefined && low <= lowest) found[0] = allFrom(first, shape, step);
  const sum = found.reduce((total, { chance }) => total + chance, 0);
  return found.map(({ factor, chance }) => ({ factor, chance: chance / sum }));
}

/**
 * A step and all that come below it as one, with the mean of them all.
 *
 *     sum over j of exp(-k j h) exp(-k θ exp(-j h)) = sum over p of (-k θ)^p / p! / (1 - exp(-(k + p) h))
 *
 * @param shape times the factor of the step is at most about 1
 */
function allFrom({ factor, chance }: BadYearFactor, shape: number, step: number): BadYearFactor {
  const at = shape * factor;
  const highest = chance * exp(at);
  let [all, mean] = [0, 0];
  for (let p = 0, term = 1; p < 40; term *= -at / ++p) {
    all += term / (1 - exp(-(shape + p) * step));
    mean += term / (1 - exp(-(shape + 1 + p) * step));
  }
  return { factor: (factor * mean) / all, chance: highest * all };
}
