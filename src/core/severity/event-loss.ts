import type { Severity } from "./severity";
import { layerMean, limitedMean, severityExceedance } from "./severity";

/** Insurance of each single event: the insurer pays share · min(max(loss - retention, 0), limit). */
export interface Cover {
  readonly retention: number;
  /** The most the insurer pays for an event; no more than for all of a year. */
  readonly limit: number;
  /** The most the insurer pays for all events of a year together; left out where each has the limit to itself. */
  readonly annualLimit?: number;
  /** What the insurer takes of the layer, 0 to 1; left out where it is all of it. */
  readonly share?: number;
}

/** One event's loss and all that acts on it, in this order: severity, cap, reduction, cover. */
export interface EventLoss {
  readonly severity: Severity;
  /** The most an event can cost before reductions; Infinity where there is no cap. */
  readonly cap: number;
  /** Share of each loss that controls avoid, 0 to 1; below 0 where one that is in place is thought away. */
  readonly lossReduction: number;
  readonly cover: Cover | null;
}

/** Before reductions and insurance; after reductions, before insurance; after both. */
export type LossView = "inherent" | "gross" | "net";

/** E[min(Y, d)] of the loss after cap and reduction, Y = (1-e) min(X, cap). */
function limitedAfterReduction(event: EventLoss, d: number): number {
  const kept = 1 - event.lossReduction;
  return kept === 0 ? 0 : kept * limitedMean(event.severity, Math.min(event.cap, d / kept));
}

/** E[max(Y - d, 0)] of the loss after cap and reduction. */
function excessAfterReduction(event: EventLoss, d: number): number {
  const kept = 1 - event.lossReduction;
  if (kept === 0 || d / kept >= event.cap) return 0;
  return kept * layerMean(event.severity, d / kept, event.cap);
}

/**
 * Mean loss of one event. A limit of the year does not act on it: each event is as the first of its year.
 *
 *     inherent  E[min(X, cap)]
 *     gross     (1-e) E[min(X, cap)] = E[Y]
 *     net       E[Y] - share E[min(max(Y - retention, 0), limit)]
 *
 * A cap, a reduction or a cover never raises it: inherent >= gross >= net >= 0.
 *
 * @returns a mean in the register's currency; Infinity where it is larger than a number can be
 */
export function meanEventLoss(event: EventLoss, view: LossView): number {
  if (view === "inherent") return limitedMean(event.severity, event.cap);
  const gross = limitedAfterReduction(event, Infinity);
  if (view === "gross" || event.cover === null) return gross;
  const { retention, limit, share = 1 } = event.cover;
  // What stays with us lies below the retention or beyond the limit: a sum of two parts, where the difference of
  // loss and recovery would cancel under a cover that takes nearly everything.
  const kept =
    limitedAfterReduction(event, retention) + excessAfterReduction(event, retention + limit);
  if (share === 1) return Math.min(kept, gross);
  return Math.min(kept + (1 - share) * meanInLayer(event, event.cover), gross);
}

/** E[min(max(Y - retention, 0), limit)] of the loss after cap and reduction, whatever share of it is insured. */
export function meanInLayer(
  { severity, cap, lossReduction }: EventLoss,
  { retention, limit }: Pick<Cover, "retention" | "limit">,
): number {
  const kept = 1 - lossReduction;
  if (kept === 0 || retention / kept >= cap) return 0;
  return kept * layerMean(severity, retention / kept, Math.min((retention + limit) / kept, cap));
}

/** P(Y > x), the share of events that cost more than `x` after cap and reduction. */
export function exceedanceAfterReduction(event: EventLoss, x: number): number {
  const kept = 1 - event.lossReduction;
  if (kept === 0 || x / kept >= event.cap) return 0;
  return severityExceedance(event.severity, x / kept);
}
