import { exp } from "../numeric/exp";
import { log } from "../numeric/log";

/** One of the years that a common factor makes: how many times as often its events come, and how often such a year comes. */
export interface BadYearFactor {
  readonly factor: number;
  readonly chance: number;
}

/** Rarer years are left out. */
const LEAST_CHANCE = 1e-12;
/** With fewer events than this, how many fewer makes no difference. */
const NO_EVENTS = 3e-4;
const MOST_FACTORS = 160;
/** Steps to the narrowest feature of the density or of what is averaged. */
const STEPS = 1;
const WIDEST = 0.6;

/**
 * The gamma factor with mean 1 as a few values with chances, for averages of what varies with it no faster than the number of events does.
 *
 *     density of ln Θ = c exp(k u - k exp(u)),  k = 1 / spread²
 *
 * The trapezoid rule in ln Θ, whose error falls faster than any power of the step.
 *
 * @param spread standard deviation of the factor, more than 0
 * @param events mean number of events that it multiplies
 * @returns chances that add up to 1 and factors with mean 1
 * @see Trefethen & Weideman (2014), The exponentially convergent trapezoidal rule, SIAM Review 56
 */
export function badYearFactors(spread: number, events: number): readonly BadYearFactor[] {
  const shape = 1 / (spread * spread);
  // Highest at u = 0, where it is 1.
  const weight = (u: number): number => exp(shape * (u + 1 - exp(u)));
  const narrowest = Math.min(spread, WIDEST, 1 / Math.sqrt(1 + events * (1 + 2 * spread)));
  const lowest = log(NO_EVENTS / Math.max(events, NO_EVENTS));
  let low = 0;
  while (weight(low) > LEAST_CHANCE && low > lowest) low -= narrowest;
  let high = 0;
  while (weight(high) > LEAST_CHANCE) high += narrowest;
  const step = Math.max(narrowest / STEPS, (high - low) / MOST_FACTORS);
  const found: { factor: number; chance: number }[] = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) {
    found.push({ factor: exp(i * step), chance: weight(i * step) });
  }
  // All that is left below, which falls by the same share at each step, comes as one.
  const first = found[0];
  if (first !== undefined && low <= lowest) {
    const fewer = exp(-shape * step);
    const all = first.chance / (1 - fewer);
    const mean = (first.factor * (1 - fewer)) / (1 - fewer * exp(-step));
    found[0] = { factor: mean, chance: all };
  }
  const sum = found.reduce((total, { chance }) => total + chance, 0);
  return found.map(({ factor, chance }) => ({ factor, chance: chance / sum }));
}
