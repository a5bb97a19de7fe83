import { ModelError } from "../input/model-error";
import { exp } from "../numeric/elementary/exp";
import { log } from "../numeric/elementary/log";
import { log1p } from "../numeric/elementary/log1p";
import { keptQuantile } from "../numeric/normal/kept-quantile";
import { normalCumulative, normalSurvival } from "../numeric/normal/normal";

/** A loss whose logarithm is normal with mean `mu` and standard deviation `sigma`. */
export interface Lognormal {
  readonly kind: "lognormal";
  readonly mu: number;
  readonly sigma: number;
}

/** A loss and the share of events that cost less. */
export interface Quantile {
  readonly value: number;
  /** Share of events at or below `value`, 0 < level < 1. */
  readonly level: number;
}

/**
 * The lognormal that passes through two of its quantiles.
 *
 *     σ = (ln high - ln low) / (z_high - z_low)    μ = ln high - z_high σ
 *
 * @param low positive loss at the lower level
 * @param high loss above `low`, at the higher level
 */
export function lognormalThrough(low: Quantile, high: Quantile): Lognormal {
  const zLow = keptQuantile(low.level);
  const zHigh = keptQuantile(high.level);
  // One logarithm of the ratio keeps the digits that the difference of two would lose in a narrow range.
  const ratio = high.value / low.value;
  const spread = ratio < Infinity ? log(ratio) : log(high.value) - log(low.value);
  const sigma = spread / (zHigh - zLow);
  // From whichever end lies nearer the median: an end at level 0.5 has z = 0 and is the median itself.
  const mu =
    Math.abs(zLow) <= Math.abs(zHigh)
      ? log(low.value) - zLow * sigma
      : log(high.value) - zHigh * sigma;
  return { kind: "lognormal", mu, sigma };
}

/**
 * The lognormal with a given mean and standard deviation of the loss itself (never of its logarithm).
 *
 *     σ² = ln(1 + (sd/mean)²)    μ = ln mean - σ²/2
 *
 * @param mean positive
 * @param standardDeviation positive
 * @param name what the reader calls the standard deviation
 * @throws ModelError `out-of-range` where the deviation is so many times the mean that no number holds its square
 */
export function lognormalWithMoments(
  mean: number,
  standardDeviation: number,
  name = "standard deviation",
): Lognormal {
  const ratio = standardDeviation / mean;
  const variance = log1p(ratio * ratio);
  if (!(variance < Infinity) || variance === 0) {
    throw new ModelError(
      "out-of-range",
      name,
      "be between 1e-150 and 1e150 times the mean",
      String(standardDeviation),
    );
  }
  return { kind: "lognormal", mu: log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}

/** E[X] = exp(μ + σ²/2). */
export function lognormalMean({ mu, sigma }: Lognormal): number {
  return exp(mu + (sigma * sigma) / 2);
}

/** exp(μ), the loss that half of the events exceed. */
export function lognormalMedian({ mu }: Lognormal): number {
  return exp(mu);
}

/** exp(μ - σ²), the single most likely loss. */
export function lognormalMode({ mu, sigma }: Lognormal): number {
  return exp(mu - sigma * sigma);
}

/** P(X > x). */
export function lognormalExceedance({ mu, sigma }: Lognormal, x: number): number {
  return x > 0 ? normalSurvival((log(x) - mu) / sigma) : 1;
}

/**
 * E[min(X, d)], the limited mean.
 *
 *     E[X] Φ(z - σ) + d (1 - Φ(z)),  z = (ln d - μ)/σ
 */
export function lognormalLimitedMean(x: Lognormal, d: number): number {
  if (d <= 0) return 0;
  const mean = lognormalMean(x);
  if (d === Infinity) return mean;
  const z = (log(d) - x.mu) / x.sigma;
  // Far out, rounding could lift the sum above either bound it has by definition.
  return Math.min(mean * normalCumulative(z - x.sigma) + d * normalSurvival(z), mean, d);
}

/**
 * E[max(X - d, 0)], the mean excess times its chance; computed in the tail, where mean minus limited mean would cancel.
 *
 *     E[X] (1 - Φ(z - σ)) - d (1 - Φ(z)),  z = (ln d - μ)/σ
 */
export function lognormalExcessMean(x: Lognormal, d: number): number {
  if (d === Infinity) return 0;
  const mean = lognormalMean(x);
  if (d <= 0) return mean;
  const z = (log(d) - x.mu) / x.sigma;
  return Math.max(mean * normalSurvival(z - x.sigma) - d * normalSurvival(z), 0);
}
