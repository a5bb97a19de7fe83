import type { Cover, EventLoss } from "./event-loss";
import type { Atom, Stretch } from "./event-pieces";
import { narrowed, rangeOf, scaled } from "./event-pieces";
import { severityExceedance } from "./severity";
import type { TwoPiece } from "./two-piece";
import type { WithSecondary } from "./with-secondary";

/** A stretch that may go across the median of a two-piece severity, or be of events with a secondary loss and without. */
export interface PaidStretch extends Omit<Stretch, "severity"> {
  readonly severity: Stretch["severity"] | TwoPiece | WithSecondary;
}

export type PaidPiece = Atom | PaidStretch;

/** The events of a cover by what the insurer pays of each. */
export interface PaidPieces {
  /** What an event costs at most before insurance; Infinity where there is no end to it. */
  readonly largest: number;
  /** The most that is ever paid of an event. */
  readonly most: number;
  /** Events of which nothing is paid, as they are kept. */
  readonly kept: PaidStretch | null;
  /** Events of which some is paid, less than the most: as they are paid. Each of them keeps the retention. */
  readonly partly: PaidStretch | null;
  /** Events of which the most is paid, as they are kept. */
  readonly fully: readonly PaidPiece[];
}

/**
 * The events of a cover taken apart by what the insurer pays of them; null where that is nothing.
 *
 * Where a cap or the end of a severity lies within the layer, the layer ends there: that much is paid of the largest event.
 */
export function paidPieces(event: EventLoss, { retention, limit }: Cover): PaidPieces | null {
  const share = 1 - event.lossReduction;
  if (share === 0 || event.cap === 0) return null;
  const severity = narrowed(scaled(event.severity, share));
  const cap = event.cap * share;
  const largest = Math.min(rangeOf(severity)[1], cap);
  const isEnded = largest - retention <= limit;
  const most = isEnded ? largest - retention : limit;
  if (!(most > 0)) return null;
  if (severity.kind === "fixed") {
    const fully: PaidPiece[] = [{ kind: "atom", amount: largest - most, share: 1 }];
    return { largest, most, kept: null, partly: null, fully };
  }
  const [lowest, highest] = rangeOf(severity);
  const end = isEnded ? largest : retention + limit;
  const beyond = (x: number): number =>
    x < lowest ? 1 : x >= highest ? 0 : severityExceedance(severity, x);
  const stretch = (from: number, to: number, shift: number): PaidStretch | null => {
    const [start, stop] = [Math.max(from, lowest), Math.min(to, highest)];
    const part = start < stop ? beyond(start) - beyond(stop) : 0;
    return part > 0
      ? { kind: "stretch", severity, weight: 1, from: start, to: stop, shift, share: part }
      : null;
  };
  const above = isEnded ? null : stretch(end, cap, most);
  const atCap = cap < highest ? beyond(cap) : 0;
  return {
    ...{ largest, most },
    kept: stretch(0, retention, 0),
    partly: stretch(retention, end, retention),
    fully: [
      ...(above === null ? [] : [above]),
      ...(atCap > 0
        ? [{ kind: "atom", amount: isEnded ? retention : cap - most, share: atCap } as const]
        : []),
    ],
  };
}

/** What is kept of an event without insurance; null where it costs a single amount, or may. */
export function wholeStretch(event: EventLoss): PaidStretch | null {
  const share = 1 - event.lossReduction;
  const severity = narrowed(scaled(event.severity, share));
  const [from, to] = rangeOf(severity);
  if (severity.kind === "fixed" || event.cap * share < to) return null;
  return { kind: "stretch", severity, weight: 1, from, to, shift: 0, share: 1 };
}
