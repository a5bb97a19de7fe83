import { ModelError } from "../input/model-error";
import { exp } from "../numeric/elementary/exp";
import { log } from "../numeric/elementary/log";
import { exactSum } from "../numeric/exact-sum";
import { normalQuantile, normalSurvival } from "../numeric/normal/normal";
import type { Lognormal } from "./lognormal";
import { lognormalExceedance, lognormalMean } from "./lognormal";
import { fitAbove } from "./truncated-fit";

/** A lognormal fitted to losses that happened. */
export interface LossFit {
  readonly count: number;
  readonly curve: Lognormal;
  /** Fifth percentile, median, ninety-fifth percentile and mean of the curve, currency. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly mean: number;
  /** Share of events at or below the threshold by the curve, 0 without one. */
  readonly shareBelow: number;
  /** 1 / P(X > threshold): times the frequency of events above it, that of all events. */
  readonly frequencyFactor: number;
  /** The largest distance between the curve and the losses as steps, 0 to 1; above the threshold where there is one. */
  readonly largestDistance: number;
}

/**
 * Fits a lognormal to losses of single events.
 *
 *     without a threshold  μ, σ = mean and standard deviation (n - 1) of ln x
 *     with one             the μ, σ of the greatest likelihood where only losses above it are seen
 *
 * Order changes no bit.
 *
 * @param losses each greater than `threshold`, currency
 * @param threshold losses at or below it are not recorded; 0 where all are
 * @throws ModelError `incomplete` under two losses, or where they determine no curve; `out-of-range` at or below the threshold
 * @see Castillo (1994), The singly truncated normal distribution: a non-steep exponential family, Annals of the Institute of
 *   Statistical Mathematics 46
 */
export function lossFit(losses: readonly number[], threshold = 0): LossFit {
  if (!(threshold >= 0 && threshold < Infinity)) {
    throw new ModelError("out-of-range", "threshold", "be 0 or more", String(threshold));
  }
  const sorted = [...losses].sort((a, b) => a - b);
  checkLosses(sorted, threshold);
  const curve = threshold > 0 ? fitAbove(sorted, threshold) : fitAll(sorted);
  const above = threshold > 0 ? lognormalExceedance(curve, threshold) : 1;
  const end = normalQuantile(0.95) * curve.sigma;
  const fit = {
    ...{ count: sorted.length, curve },
    ...{ low: exp(curve.mu - end), median: exp(curve.mu), high: exp(curve.mu + end) },
    mean: lognormalMean(curve),
    shareBelow: threshold > 0 ? normalSurvival((curve.mu - log(threshold)) / curve.sigma) : 0,
    frequencyFactor: 1 / above,
    largestDistance: distance(sorted, curve, above),
  };
  if (fit.mean < Infinity && fit.low > 0 && fit.frequencyFactor < Infinity) return fit;
  throw new ModelError(
    "incomplete",
    "losses",
    "say more of a curve: as they are, all but a vanishing share of events would stay below the threshold; take a lower threshold, or LOSS_FIT without one",
    `${sorted.length} losses above ${threshold}`,
  );
}

function checkLosses(sorted: readonly number[], threshold: number): void {
  const [least = NaN] = sorted;
  const most = sorted.at(-1) ?? NaN;
  if (sorted.length < 2) {
    const got = sorted.length === 0 ? "none" : "1";
    throw new ModelError("incomplete", "losses", "be two or more: one loss has no spread", got);
  }
  const below = sorted.filter((loss) => loss <= threshold).length;
  if (threshold > 0 && below > 0) {
    const rule = "be greater than the threshold, below which losses are not recorded";
    const got = `${below} of ${sorted.length} at or below ${threshold}`;
    throw new ModelError("out-of-range", "losses", rule, got);
  }
  if (least === most) {
    const rule = "differ: equal losses have no spread";
    throw new ModelError("incomplete", "losses", rule, `${sorted.length} times ${least}`);
  }
}

function fitAll(sorted: readonly number[]): Lognormal {
  const logarithms = sorted.map(log);
  const count = logarithms.length;
  const mu = exactSum(logarithms) / count;
  const variance = exactSum(logarithms.map((each) => (each - mu) * (each - mu))) / (count - 1);
  return { kind: "lognormal", mu, sigma: Math.sqrt(variance) };
}

/** sup |Fₙ - F| of losses above the threshold; at each loss the steps jump, so both sides are looked at. */
function distance(sorted: readonly number[], curve: Lognormal, above: number): number {
  const count = sorted.length;
  let most = 0;
  for (const [index, loss] of sorted.entries()) {
    const below = 1 - lognormalExceedance(curve, loss) / above;
    most = Math.max(most, below - index / count, (index + 1) / count - below);
  }
  return Math.min(most, 1);
}
