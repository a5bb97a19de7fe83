import type { Peaked, Uniform } from "./bounded";
import type { EventLoss } from "./event-loss";
import type { Lognormal } from "./lognormal";
import { lognormalExceedance, lognormalMean, lognormalMedian } from "./lognormal";
import { boundedMean } from "./bounded";
import { log } from "../numeric/elementary/log";
import type { Severity } from "./severity";
import { severityExceedance, severityMean } from "./severity";
import type { TwoPiece } from "./two-piece";
import { highPiece, lowPiece } from "./two-piece";

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
  readonly severity: Lognormal | Uniform | Peaked;
  readonly from: number;
  readonly to: number;
  readonly shift: number;
  /** Share of events. */
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
  const cap = event.cap * kept;
  const end = event.cover === null ? Infinity : event.cover.retention + event.cover.limit;
  const retention = event.cover?.retention ?? Infinity;
  const limit = event.cover?.limit ?? 0;
  const insured = event.cover?.share ?? 1;
  if (severity.kind === "fixed") {
    const gross = Math.min(severity.amount, cap);
    const net = netOfCover(gross, retention, limit, insured);
    return net > 0 ? [{ kind: "atom", amount: net, share: 1 }] : [];
  }
  const [lowest, highest] = rangeOf(severity);
  const pieces: EventPiece[] = [];
  const beyond = (x: number): number => (x === Infinity ? 0 : severityExceedance(severity, x));
  const stretch = (from: number, to: number, shift: number, times = 1): void => {
    if (!(from < to) || to <= lowest || from >= highest) return;
    const [start, stop] = [from <= lowest ? lowest : from, to >= highest ? highest : to];
    const own = scaled(severity, times);
    const ends = { from: start * times, to: stop * times, shift };
    if (own.kind === "two-piece") {
      pieces.push(...eitherSide(own, ends.from, ends.to, shift));
      return;
    }
    const share = (start === lowest ? 1 : beyond(start)) - (stop === highest ? 0 : beyond(stop));
    if (share > 0 && own.kind !== "fixed") {
      pieces.push({ kind: "stretch", severity: own, ...ends, share });
    }
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

/** A stretch of a two-piece severity: what lies below its median, and what lies above. */
export function eitherSide(severity: TwoPiece, from: number, to: number, shift: number): Stretch[] {
  const [low, high] = [lowPiece(severity), highPiece(severity)];
  const median = lognormalMedian(low);
  const part = (piece: Lognormal, start: number, stop: number): Stretch[] => {
    if (!(start < stop)) return [];
    const beyond = stop === Infinity ? 0 : lognormalExceedance(piece, stop);
    const share = lognormalExceedance(piece, start) - beyond;
    return share > 0
      ? [{ kind: "stretch", severity: piece, from: start, to: stop, shift, share }]
      : [];
  };
  return [
    ...part(low, Math.min(from, median), Math.min(to, median)),
    ...part(high, Math.max(from, median), Math.max(to, median)),
  ];
}

/** The least and the most an event costs. */
export function rangeOf(severity: Lognormal | TwoPiece | Uniform | Peaked): [number, number] {
  const isOpen = severity.kind === "lognormal" || severity.kind === "two-piece";
  return isOpen ? [0, Infinity] : [severity.min, severity.max];
}

/** The severity of kept times the loss. */
export function scaled(severity: Severity, kept: number): Severity {
  if (kept === 1) return severity;
  switch (severity.kind) {
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
export function narrowed(severity: Severity): Severity {
  if (severity.kind === "fixed") return severity;
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
