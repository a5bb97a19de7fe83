import { boundedExceedance, boundedExcessMean, boundedLimitedMean, boundedMean } from "./bounded";
import {
  lognormalExceedance,
  lognormalExcessMean,
  lognormalLimitedMean,
  lognormalMean,
} from "./lognormal";
import { overSecondary } from "./over-secondary";
import {
  twoPieceExceedance,
  twoPieceExcessMean,
  twoPieceLimitedMean,
  twoPieceMean,
} from "./two-piece";
import type { OneLoss, SumOfTwo, WithSecondary } from "./with-secondary";
import { lossParts } from "./with-secondary";

/** What one event costs, before any cap, reduction or insurance. Plain data: it can be compared, kept and posted. */
export type Severity = OneLoss | WithSecondary;

/** A severity, or the events of one that two losses make. */
export type AnySeverity = Severity | SumOfTwo;

/** E[X], the mean loss of an event. */
export function severityMean(loss: AnySeverity): number {
  switch (loss.kind) {
    case "with-secondary":
      return severityMean(loss.primary) + loss.chance * severityMean(loss.secondary);
    case "sum":
      return severityMean(loss.primary) + severityMean(loss.secondary);
    case "two-piece":
      return twoPieceMean(loss);
    case "lognormal":
      return lognormalMean(loss);
    case "fixed":
    case "uniform":
    case "triangular":
    case "pert":
      return boundedMean(loss);
  }
}

/** P(X > x), the share of events that cost more than `x`. */
export function severityExceedance(loss: AnySeverity, x: number): number {
  switch (loss.kind) {
    case "with-secondary":
      return overParts(loss, (part, beyond) => severityExceedance(part, x - beyond));
    case "sum": {
      if (x <= 0) return 1;
      const { primary, secondary } = loss;
      const beside = overSecondary(loss, x, (rest) => severityExceedance(primary, rest));
      return Math.min(lognormalExceedance(secondary, x) + beside, 1);
    }
    case "two-piece":
      return twoPieceExceedance(loss, x);
    case "lognormal":
      return lognormalExceedance(loss, x);
    case "fixed":
    case "uniform":
    case "triangular":
    case "pert":
      return boundedExceedance(loss, x);
  }
}

/** E[min(X, d)], the mean of what an event costs up to `d`; never above `d` or the mean. 0 where d <= 0. */
export function limitedMean(loss: AnySeverity, d: number): number {
  switch (loss.kind) {
    case "with-secondary":
      if (d === Infinity) return severityMean(loss);
      return overParts(loss, (part, beyond) =>
        d <= beyond ? Math.max(d, 0) : beyond + limitedMean(part, d - beyond),
      );
    case "sum": {
      if (d <= 0) return 0;
      const mean = severityMean(loss);
      if (d === Infinity) return mean;
      const { primary, secondary } = loss;
      const beside = overSecondary(loss, d, (rest) => limitedMean(primary, rest));
      return Math.min(lognormalLimitedMean(secondary, d) + beside, mean, d);
    }
    case "two-piece":
      return twoPieceLimitedMean(loss, d);
    case "lognormal":
      return lognormalLimitedMean(loss, d);
    case "fixed":
    case "uniform":
    case "triangular":
    case "pert":
      return boundedLimitedMean(loss, d);
  }
}

/** E[max(X - d, 0)], the mean of what an event costs beyond `d`. */
export function excessMean(loss: AnySeverity, d: number): number {
  switch (loss.kind) {
    case "with-secondary":
      if (d <= 0) return severityMean(loss);
      return overParts(loss, (part, beyond) =>
        d < beyond ? severityMean(part) + (beyond - d) : excessMean(part, d - beyond),
      );
    case "sum": {
      if (d <= 0) return severityMean(loss);
      if (d === Infinity) return 0;
      const { primary, secondary } = loss;
      const beside = overSecondary(loss, d, (rest) => excessMean(primary, rest));
      const alone = lognormalExcessMean(secondary, d);
      return alone + severityMean(primary) * lognormalExceedance(secondary, d) + beside;
    }
    case "two-piece":
      return twoPieceExcessMean(loss, d);
    case "lognormal":
      return lognormalExcessMean(loss, d);
    case "fixed":
    case "uniform":
    case "triangular":
    case "pert":
      return boundedExcessMean(loss, d);
  }
}

/** The mean of something over the events without the secondary loss and those with it. */
function overParts(
  loss: WithSecondary,
  of: (part: OneLoss | SumOfTwo, beyond: number) => number,
): number {
  let sum = 0;
  for (const { share, loss: part, beyond } of lossParts(loss)) sum += share * of(part, beyond);
  return sum;
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
export function layerMean(loss: AnySeverity, from: number, to: number): number {
  const [below, beyond] = [limitedMean(loss, to), excessMean(loss, from)];
  const layer = below < beyond ? below - limitedMean(loss, from) : beyond - excessMean(loss, to);
  return Math.max(layer, 0);
}
