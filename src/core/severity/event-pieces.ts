import type { Fixed, Peaked, Uniform } from "./bounded";
import type { EventLoss } from "./event-loss";
import type { Lognormal } from "./lognormal";
import { lognormalExceedance, lognormalMean, lognormalMedian } from "./lognormal";
import { boundedMean } from "./bounded";
import { exp } from "../numeric/elementary/exp";
import { log } from "../numeric/elementary/log";
import type { AnySeverity, Severity } from "./severity";
import { severityExceedance, severityMean } from "./severity";
import type { TwoPiece } from "./two-piece";
import { highPiece, lowPiece } from "./two-piece";
import type { OneLoss, SumOfTwo } from "./with-secondary";
import { lossParts } from "./with-secondary";

/** An amount that is lost with a chance of its own. */
export interface Atom {
  readonly kind: "atom";
  readonly amount: number;
  /** Share of events. */
  readonly share: number;
}

/** Amounts from a stretch of a severity, moved down by what an insurer pays: net loss = x - shift for from < x < to. */
export interface Stretch {
  readonly kind: "stretch";
  readonly severity: Lognormal | Uniform | Peaked | SumOfTwo;
  /** Share of events that have this severity: below 1 where it is that of some of them. */
  readonly weight: number;
  readonly from: number;
  readonly to: number;
  readonly shift: number;
  /** Share of events that lie in the stretch. */
  readonly share: number;
}

export type EventPiece = Atom | Stretch;

// A loss this narrow is one amount: four spreads either side are within 4e-6 of it.
export const NARROWEST = 1e-6;

/**
 * What one event leaves with us, taken apart: single amounts that come with a chance (a cap, a retention, a fixed loss) and stretches of the
 * severity between them. Events that cost nothing are left out.
 */
export function eventPieces(event: EventLoss): EventPiece[] {
  const kept = 1 - event.lossReduction;
  if (kept === 0 || event.cap === 0) return [];
  const severity = narrowed(scaled(event.severity, kept));
  const ends: Ends = {
    cap: event.cap * kept,
    end: event.cover === null ? Infinity : event.cover.retention + event.cover.limit,
    retention: event.cover?.retention ?? Infinity,
    limit: event.cover?.limit ?? 0,
    insured: event.cover?.share ?? 1,
  };
  if (severity.kind !== "with-secondary") return piecesOf(severity, ends, 1, 0);
  return lossParts(severity).flatMap(({ share, loss, beyond }) =>
    piecesOf(beside(loss, beyond), ends, share, beyond),
  );
}

/** What an event costs beyond an amount: one amount itself where it is next to nothing beside that. */
function beside(loss: OneLoss | SumOfTwo, amount: number): OneLoss | SumOfTwo {
  if (loss.kind === "fixed" || loss.kind === "sum" || amount === 0) return loss;
  const spread =
    loss.kind === "lognormal" || loss.kind === "two-piece"
      ? exp(loss.mu + WIDE * (loss.kind === "lognormal" ? loss.sigma : loss.highSigma))
      : loss.max - loss.min;
  return spread < NARROWEST * amount ? { kind: "fixed", amount: severityMean(loss) } : loss;
}

/** Standard deviations above the median that hardly an event reaches. */
const WIDE = 8;

/** Where a cap and a cover cut the loss of an event. */
interface Ends {
  readonly cap: number;
  readonly retention: number;
  readonly limit: number;
  /** What the insurer takes of the layer. */
  readonly insured: number;
  /** Beyond what is insured. */
  readonly end: number;
}

/**
 * The pieces of some of the events.
 *
 * @param weight share of events
 * @param more what each costs beyond its severity
 */
function piecesOf(
  severity: OneLoss | SumOfTwo,
  { cap, retention, limit, insured, end }: Ends,
  weight: number,
  more: number,
): EventPiece[] {
  if (severity.kind === "fixed") {
    const gross = Math.min(severity.amount + more, cap);
    const net = netOfCover(gross, retention, limit, insured);
    return net > 0 ? [{ kind: "atom", amount: net, share: weight }] : [];
  }
  const pieces: EventPiece[] = [];
  const beyond = (x: number): number =>
    x === Infinity ? 0 : weight * severityExceedance(severity, x - more);
  const stretch = (low: number, high: number, paid: number, times = 1): void => {
    const own = scaled(severity, times);
    const [from, to] = [(low - more) * times, (high - more) * times];
    pieces.push(...stretchesOf(own, from, to, paid - more * times, weight));
  };
  const atom = (amount: number, share: number): void => {
    if (amount > 0 && share > 0) pieces.push({ kind: "atom", amount, share });
  };
  stretch(0, Math.min(retention, cap), 0);
  if (cap <= retention) {
    atom(cap, beyond(cap));
    return pieces;
  }
  if (insured === 1) atom(retention, beyond(retention) - (cap <= end ? 0 : beyond(end)));
  else {
    // Within the layer k x + insured · retention is left, k = 1 - insured: a stretch of k times the severity.
    stretch(retention, Math.min(cap, end), -insured * retention, 1 - insured);
    if (cap <= end) atom(netOfCover(cap, retention, limit, insured), beyond(cap));
  }
  stretch(end, cap, insured * limit);
  if (cap > end) atom(cap - insured * limit, beyond(cap));
  return pieces;
}

/** What an insurer who takes a share of a layer leaves of a loss. */
function netOfCover(gross: number, retention: number, limit: number, share: number): number {
  if (gross <= retention) return gross;
  if (share === 1) return Math.max(retention, gross - limit);
  return gross - share * Math.min(gross - retention, limit);
}

/**
 * A stretch of any severity, taken apart until each part has a density without jumps in between; single amounts are left out.
 *
 * @param weight share of events that have the severity
 */
export function stretchesOf(
  severity: AnySeverity,
  from: number,
  to: number,
  shift: number,
  weight: number,
): Stretch[] {
  switch (severity.kind) {
    case "fixed":
      return [];
    case "with-secondary":
      return lossParts(severity).flatMap(({ share, loss, beyond }) =>
        stretchesOf(loss, from - beyond, to - beyond, shift - beyond, weight * share),
      );
    case "two-piece":
      return eitherSide(severity, from, to, shift, weight);
    case "lognormal":
    case "sum":
    case "uniform":
    case "triangular":
    case "pert":
      return stretchOf(severity, from, to, shift, weight);
  }
}

function stretchOf(
  severity: Stretch["severity"],
  from: number,
  to: number,
  shift: number,
  weight: number,
): Stretch[] {
  const [lowest, highest] = rangeOf(severity);
  if (!(from < to) || to <= lowest || from >= highest) return [];
  const [start, stop] = [from <= lowest ? lowest : from, to >= highest ? highest : to];
  const beyond = (x: number): number => weight * severityExceedance(severity, x);
  const share = (start === lowest ? weight : beyond(start)) - (stop === highest ? 0 : beyond(stop));
  return share > 0
    ? [{ kind: "stretch", severity, weight, from: start, to: stop, shift, share }]
    : [];
}

/** A stretch of a two-piece severity: what lies below its median, and what lies above. */
function eitherSide(
  severity: TwoPiece,
  from: number,
  to: number,
  shift: number,
  weight: number,
): Stretch[] {
  const [low, high] = [lowPiece(severity), highPiece(severity)];
  const median = lognormalMedian(low);
  const part = (piece: Lognormal, start: number, stop: number): Stretch[] => {
    if (!(start < stop)) return [];
    const beyond = stop === Infinity ? 0 : lognormalExceedance(piece, stop);
    const share = weight * (lognormalExceedance(piece, start) - beyond);
    return share > 0
      ? [{ kind: "stretch", severity: piece, weight, from: start, to: stop, shift, share }]
      : [];
  };
  return [
    ...part(low, Math.max(Math.min(from, median), 0), Math.min(to, median)),
    ...part(high, Math.max(from, median), Math.max(to, median)),
  ];
}

/** The least and the most an event costs. */
export function rangeOf(severity: AnySeverity): [number, number] {
  switch (severity.kind) {
    case "lognormal":
    case "two-piece":
      return [0, Infinity];
    case "fixed":
      return [severity.amount, severity.amount];
    case "sum":
      return [rangeOf(severity.primary)[0], Infinity];
    case "with-secondary": {
      const ranges = lossParts(severity).map(({ loss, beyond }) =>
        rangeOf(loss).map((end) => end + beyond),
      );
      const ends = ranges.flat();
      return [Math.min(...ends), Math.max(...ends)];
    }
    case "uniform":
    case "triangular":
    case "pert":
      return [severity.min, severity.max];
  }
}

/** The severity of kept times the loss. */
export function scaled<T extends AnySeverity>(severity: T, kept: number): T;
export function scaled(severity: AnySeverity, kept: number): AnySeverity {
  if (kept === 1) return severity;
  switch (severity.kind) {
    case "sum":
      return {
        ...severity,
        primary: scaled(severity.primary, kept),
        secondary: scaled(severity.secondary, kept),
      };
    case "with-secondary":
      return {
        ...severity,
        primary: scaled(severity.primary, kept),
        secondary: scaled(severity.secondary, kept),
      };
    case "lognormal":
    case "two-piece":
      return { ...severity, mu: severity.mu + log(kept) };
    case "fixed":
      return { kind: "fixed", amount: severity.amount * kept };
    case "uniform":
      return { kind: "uniform", min: severity.min * kept, max: severity.max * kept };
    case "triangular":
    case "pert":
      return {
        kind: severity.kind,
        min: severity.min * kept,
        mostLikely: severity.mostLikely * kept,
        max: severity.max * kept,
      };
  }
}

/** One amount in place of a severity that hardly spreads. */
export function narrowed<T extends Severity>(severity: T): T | Fixed;
export function narrowed(severity: Severity): Severity {
  if (severity.kind === "fixed") return severity;
  if (severity.kind === "with-secondary") {
    const [primary, secondary] = [narrowed(severity.primary), narrowed(severity.secondary)];
    return { ...severity, primary, secondary };
  }
  if (severity.kind === "two-piece") {
    return Math.max(severity.lowSigma, severity.highSigma) < NARROWEST
      ? { kind: "fixed", amount: severityMean(severity) }
      : severity;
  }
  if (severity.kind === "lognormal") {
    return severity.sigma < NARROWEST
      ? { kind: "fixed", amount: lognormalMean(severity) }
      : severity;
  }
  return severity.max - severity.min < NARROWEST * severity.max
    ? { kind: "fixed", amount: boundedMean(severity) }
    : severity;
}

/** Whether a stretch is its whole severity as it is. */
export function isWhole({ severity, from, to, shift }: Stretch): boolean {
  const [lowest, highest] = rangeOf(severity);
  return from === lowest && to === highest && shift === 0;
}
