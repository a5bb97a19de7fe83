import { ModelError } from "../input/model-error";
import { log } from "../numeric/elementary/log";
import type { Sample } from "../numeric/bracketed-root";
import { closedIn } from "../numeric/bracketed-root";
import { exactSum } from "../numeric/exact-sum";
import { normalDensity, normalSurvival } from "../numeric/normal/normal";
import type { Lognormal } from "./lognormal";

/** From here on the hazard of the normal distribution is a continued fraction of so many steps; it loses nothing there. */
const FAR = 3;
const STEPS = 160;

/** Standard deviations from the mean to the threshold beyond which no fit is looked for. */
const HIGHEST = 1048576;

/**
 * The lognormal of the greatest likelihood for losses of which only those above a threshold are seen.
 *
 * With y = ln(x / threshold), a normal variable seen above 0: its mean m and variance v (n) determine α = (ln threshold - μ)/σ by
 *
 *     v / m² = (1 - λ d) / d²,  d = λ - α,  λ = φ(α) / (1 - Φ(α));    σ = m / d
 *
 * The right side rises from 0 to 1 in α, so there is a curve exactly where v < m²; at v = m² the losses are a power law.
 *
 * @param sorted losses above `threshold`, not all equal
 * @throws ModelError `incomplete` where there is no such curve
 * @see Castillo (1994), The singly truncated normal distribution: a non-steep exponential family, Annals of the Institute of
 *   Statistical Mathematics 46
 */
export function fitAbove(sorted: readonly number[], threshold: number): Lognormal {
  const logarithms = sorted.map((loss) => log(loss / threshold));
  const count = logarithms.length;
  const mean = exactSum(logarithms) / count;
  const variance = exactSum(logarithms.map((each) => (each - mean) * (each - mean))) / count;
  const target = variance / (mean * mean);
  if (!(target < spreadAt(HIGHEST))) {
    throw new ModelError(
      "incomplete",
      "losses",
      "bend as a lognormal does: above this threshold they thin out so slowly that no lognormal fits best (the variance of ln(loss/threshold) must be below the square of its mean); take a higher threshold, or leave it out if all losses are recorded",
      `${rounded(variance)} beside ${rounded(mean * mean)}`,
    );
  }
  const missAt = (at: number): Sample => ({ at, value: spreadAt(at) - target });
  let [from, to] = [missAt(-1), missAt(1)];
  while (from.value > 0) [from, to] = [missAt(2 * from.at), from];
  while (to.value < 0) [from, to] = [to, missAt(2 * to.at)];
  const [low, high] = closedIn((at) => missAt(at).value, [from, to]);
  const alpha = Math.abs(low.value) <= Math.abs(high.value) ? low.at : high.at;
  const sigma = mean / excess(alpha).mean;
  return { kind: "lognormal", mu: log(threshold) - alpha * sigma, sigma };
}

/** Variance over squared mean of what a standard normal variable exceeds α by, given that it does. */
function spreadAt(alpha: number): number {
  const { mean, variance } = excess(alpha);
  return variance / (mean * mean);
}

/** Mean and variance of what a standard normal variable exceeds α by, given that it does. */
function excess(alpha: number): { mean: number; variance: number } {
  if (alpha < FAR) {
    const hazard = normalDensity(alpha) / normalSurvival(alpha);
    const mean = hazard - alpha;
    return { mean, variance: 1 - hazard * mean };
  }
  // λ = α + 1/(α + 2/(α + 3/(α + …)))
  let rest = alpha;
  for (let step = STEPS; step >= 3; step--) rest = alpha + step / rest;
  const second = 2 / rest;
  const mean = 1 / (alpha + second);
  return { mean, variance: (second - mean) * mean };
}

const rounded = (value: number): string => String(Number(value.toPrecision(4)));
