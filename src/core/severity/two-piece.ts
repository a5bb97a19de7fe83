import { exp } from "../numeric/elementary/exp";
import { log } from "../numeric/elementary/log";
import { keptQuantile } from "../numeric/normal/kept-quantile";
import { normalCumulative } from "../numeric/normal/normal";
import type { Lognormal, Quantile } from "./lognormal";
import {
  lognormalExceedance,
  lognormalExcessMean,
  lognormalLimitedMean,
  lognormalMedian,
} from "./lognormal";

/**
 * A loss whose logarithm spreads by one standard deviation below its median and by another above: its density jumps at the median.
 *
 *     ln X = mu + lowSigma min(Z, 0) + highSigma max(Z, 0),  Z standard normal
 */
export interface TwoPiece {
  readonly kind: "two-piece";
  readonly mu: number;
  readonly lowSigma: number;
  readonly highSigma: number;
}

/**
 * The two-piece lognormal through a median and one percentile either side.
 *
 *     lowSigma = (ln median - ln low) / -z_low    highSigma = (ln high - ln median) / z_high
 *
 * @param low positive, below `median`, at a level below 0.5
 * @param high above `median`, at a level above 0.5
 */
export function twoPieceThrough(low: Quantile, median: number, high: Quantile): TwoPiece {
  return {
    kind: "two-piece",
    mu: log(median),
    lowSigma: log(median / low.value) / -keptQuantile(low.level),
    highSigma: log(high.value / median) / keptQuantile(high.level),
  };
}

/** The lognormal that it is below its median. */
export function lowPiece({ mu, lowSigma }: TwoPiece): Lognormal {
  return { kind: "lognormal", mu, sigma: lowSigma };
}

/** The lognormal that it is above its median. */
export function highPiece({ mu, highSigma }: TwoPiece): Lognormal {
  return { kind: "lognormal", mu, sigma: highSigma };
}

/** E[X] = median (e^(lowSigma²/2) Φ(-lowSigma) + e^(highSigma²/2) Φ(highSigma)). */
export function twoPieceMean({ mu, lowSigma: s1, highSigma: s2 }: TwoPiece): number {
  return (
    exp(mu + (s1 * s1) / 2) * normalCumulative(-s1) + exp(mu + (s2 * s2) / 2) * normalCumulative(s2)
  );
}

/** P(X > x). */
export function twoPieceExceedance(loss: TwoPiece, x: number): number {
  const piece = x < lognormalMedian(lowPiece(loss)) ? lowPiece(loss) : highPiece(loss);
  return lognormalExceedance(piece, x);
}

/** E[min(X, d)]; above the median the areas under the exceedance of either piece add up. */
export function twoPieceLimitedMean(loss: TwoPiece, d: number): number {
  const [low, high] = [lowPiece(loss), highPiece(loss)];
  const median = lognormalMedian(low);
  if (d <= median) return lognormalLimitedMean(low, d);
  const above = Math.max(lognormalExcessMean(high, median) - lognormalExcessMean(high, d), 0);
  return Math.min(lognormalLimitedMean(low, median) + above, twoPieceMean(loss), d);
}

/** E[max(X - d, 0)]. */
export function twoPieceExcessMean(loss: TwoPiece, d: number): number {
  const [low, high] = [lowPiece(loss), highPiece(loss)];
  const median = lognormalMedian(low);
  if (d >= median) return lognormalExcessMean(high, d);
  const below = lognormalLimitedMean(low, median) - lognormalLimitedMean(low, Math.max(d, 0));
  return lognormalExcessMean(high, median) + Math.max(below, 0);
}
