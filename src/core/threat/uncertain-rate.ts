import { exp } from "../numeric/elementary/exp";
import { log } from "../numeric/elementary/log";
import { lognormalMean, lognormalThrough } from "../severity/lognormal";
import type { Quantile } from "../severity/lognormal";

/**
 * What is not known of a rate: the law of Λ over its mean. A part of the events, or of a year, has a part of the rate and the same
 * law.
 */
export type RateLaw =
  /** ln Λ is normal with this standard deviation. */
  | { readonly kind: "lognormal"; readonly sigma: number }
  /** PERT, with mean 1. */
  | {
      readonly kind: "pert";
      readonly min: number;
      readonly mostLikely: number;
      readonly max: number;
    };

/** A rate that is known by its mean and its law. */
export interface UncertainRate {
  /** E[Λ], events a year. */
  readonly mean: number;
  readonly law: RateLaw;
}

/** The lognormal rate through two of its percentiles, E[Λ] = exp(m + s²/2). */
export function rateThrough(low: Quantile, high: Quantile): UncertainRate {
  const rate = lognormalThrough(low, high);
  return { mean: lognormalMean(rate), law: { kind: "lognormal", sigma: rate.sigma } };
}

/**
 * The PERT rate between two ends, E[Λ] = (min + 4 mostLikely + max)/6.
 *
 * @param min 0 or more, below `max`
 * @param mostLikely between the two
 */
export function pertRate(min: number, mostLikely: number, max: number): UncertainRate {
  const mean = min + (max - min) * ((1 + (4 * (mostLikely - min)) / (max - min)) / 6);
  const law: RateLaw = {
    kind: "pert",
    ...{ min: min / mean, mostLikely: mostLikely / mean, max: max / mean },
  };
  return { mean, law };
}

/** Var Λ / E[Λ]². */
export function rateVariance(law: RateLaw): number {
  if (law.kind === "lognormal") return squareExcess(law.sigma * law.sigma);
  const { min, mostLikely, max } = law;
  const width = max - min;
  if (width === 0) return 0;
  const alpha = 1 + (4 * (mostLikely - min)) / width;
  return (width * width * alpha * (6 - alpha)) / 252;
}

/** exp(x) - 1 without losing the digits of a small x. */
function squareExcess(x: number): number {
  const grown = exp(x);
  if (x > 0.5) return grown - 1;
  return grown === 1 ? x : ((grown - 1) * x) / log(grown);
}
