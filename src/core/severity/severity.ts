import type { Bounded } from "./bounded";
import { boundedExceedance, boundedExcessMean, boundedLimitedMean, boundedMean } from "./bounded";
import type { Lognormal } from "./lognormal";
import {
  lognormalExceedance,
  lognormalExcessMean,
  lognormalLimitedMean,
  lognormalMean,
} from "./lognormal";
import type { TwoPiece } from "./two-piece";
import {
  twoPieceExceedance,
  twoPieceExcessMean,
  twoPieceLimitedMean,
  twoPieceMean,
} from "./two-piece";

/** What one event costs, before any cap, reduction or insurance. Plain data: it can be compared, kept and posted. */
export type Severity = Lognormal | TwoPiece | Bounded;

/** E[X], the mean loss of an event. */
export function severityMean(loss: Severity): number {
  if (loss.kind === "two-piece") return twoPieceMean(loss);
  return loss.kind === "lognormal" ? lognormalMean(loss) : boundedMean(loss);
}

/** P(X > x), the share of events that cost more than `x`. */
export function severityExceedance(loss: Severity, x: number): number {
  if (loss.kind === "two-piece") return twoPieceExceedance(loss, x);
  return loss.kind === "lognormal" ? lognormalExceedance(loss, x) : boundedExceedance(loss, x);
}

/** E[min(X, d)], the mean of what an event costs up to `d`; never above `d` or the mean. 0 where d <= 0. */
export function limitedMean(loss: Severity, d: number): number {
  if (loss.kind === "two-piece") return twoPieceLimitedMean(loss, d);
  return loss.kind === "lognormal" ? lognormalLimitedMean(loss, d) : boundedLimitedMean(loss, d);
}

/** E[max(X - d, 0)], the mean of what an event costs beyond `d`. */
export function excessMean(loss: Severity, d: number): number {
  if (loss.kind === "two-piece") return twoPieceExcessMean(loss, d);
  return loss.kind === "lognormal" ? lognormalExcessMean(loss, d) : boundedExcessMean(loss, d);
}

/**
 * E[min(X, to)] - E[min(X, from)], the mean of what an event costs between two amounts.
 *
 * As a difference of limited means or of mean excesses, whichever are smaller: under a loss of trillions a layer of cents
 * has no digit in the other.
 *
 * @param from 0 or more
 * @param to at least `from`; Infinity for no end
 */
export function layerMean(loss: Severity, from: number, to: number): number {
  const [below, beyond] = [limitedMean(loss, to), excessMean(loss, from)];
  const layer = below < beyond ? below - limitedMean(loss, from) : beyond - excessMean(loss, to);
  return Math.max(layer, 0);
}
