import { exactSum } from "../../numeric/exact-sum";
import type { Cover, EventLoss } from "../../severity/event-loss";
import type { Atom } from "../../severity/event-pieces";
import { scaled, stretchesOf } from "../../severity/event-pieces";
import type { PaidPiece, PaidStretch } from "../../severity/paid-pieces";
import { paidPieces } from "../../severity/paid-pieces";
import { excessSquare, partialMoments } from "../../severity/second-moment";
import { layerMean, severityExceedance } from "../../severity/severity";
import type { StretchDensity } from "../sizes/event-sizes";
import { lognormalGrids } from "../sizes/lognormal-grid";
import { boundedDensities, lognormalDensity } from "../sizes/stretch-density";
import { sumPart } from "../sizes/sum-part";

/** Events of one class: their share of all events that cost anything, and what one of them comes to. */
export interface EventClass {
  readonly share: number;
  /** Mean of one, and its variance. */
  readonly mean: number;
  readonly variance: number;
  /** Densities of all of them, with masses that add up to the share less that of the atom. */
  readonly parts: readonly StretchDensity[];
  /** The one amount that has a chance of its own. */
  readonly atom: Atom | null;
}

/**
 * The events of a cover with a limit of the year, by what is paid of each: nothing, some, or the most.
 *
 * Of the events of which some is paid, and of those that are paid the most, there are two views: what is paid or kept, and
 * all they cost.
 */
export interface PayingClasses {
  readonly retention: number;
  /** The most that is paid of an event. */
  readonly most: number;
  readonly kept: EventClass;
  /** What is paid. */
  readonly partly: EventClass;
  /** The stretch that `partly` is of. */
  readonly layer: PaidStretch | null;
  /** What is kept. */
  readonly fully: EventClass;
  readonly partlyGross: EventClass;
  readonly fullyGross: EventClass;
}

const NONE: EventClass = { share: 0, mean: 0, variance: 0, parts: [], atom: null };

/** The classes of an event; null where no event is paid anything. */
export function payingClasses(event: EventLoss, cover: Cover): PayingClasses | null {
  const pieces = paidPieces(event, cover);
  if (pieces === null) return null;
  const { kept, partly, fully, most, largest } = pieces;
  const { retention } = cover;
  const keptClass = kept === null ? NONE : classOf([kept], ...momentsOf(kept));
  const partlyClass = partly === null ? NONE : classOf([partly], ...momentsOf(partly));
  const fullyClass = fully.length === 0 ? NONE : fullyOf(fully, retention, most, largest);
  return {
    ...{ retention, most, kept: keptClass, partly: partlyClass, layer: partly },
    fully: fullyClass,
    partlyGross: movedUp(partlyClass, partly === null ? [] : [partly], retention, 0),
    fullyGross: movedUp(fullyClass, fully, most, most),
  };
}

/** A class of pieces with the mean and the variance of one event. */
function classOf(pieces: readonly PaidPiece[], mean: number, variance: number): EventClass {
  return {
    share: exactSum(pieces.map(({ share }) => share)),
    ...{ mean, variance: Math.max(variance, 0) },
    parts: pieces.flatMap((piece) => (piece.kind === "stretch" ? partsOf(piece) : [])),
    atom: pieces.find((piece) => piece.kind === "atom") ?? null,
  };
}

/** The same events, each an amount larger. */
function movedUp(
  of: EventClass,
  pieces: readonly PaidPiece[],
  by: number,
  atomBy: number,
): EventClass {
  const moved = pieces.map((piece) =>
    piece.kind === "atom"
      ? { ...piece, amount: piece.amount + atomBy }
      : { ...piece, shift: piece.shift - by },
  );
  return { ...classOf(moved, of.mean + by, of.variance), share: of.share };
}

/** Mean and variance of X - shift over a stretch. */
function momentsOf({ severity, from, to, shift, share }: PaidStretch): [number, number] {
  const [low, high] = [partialMoments(severity, from), partialMoments(severity, to)];
  const beyond = to === Infinity ? 0 : severityExceedance(severity, to);
  const above = layerMean(severity, from, to) - (to === Infinity ? 0 : (to - from) * beyond);
  const mean = from - shift + above / share;
  const first = (high[0] - low[0]) / share;
  const square = (high[1] - low[1]) / share;
  return [mean, square - first * first];
}

/** Events of which the most is paid: the retention is kept of each, and what lies beyond the layer. */
function fullyOf(
  pieces: readonly PaidPiece[],
  retention: number,
  most: number,
  largest: number,
): EventClass {
  const share = exactSum(pieces.map((piece) => piece.share));
  const above = pieces.find((piece) => piece.kind === "stretch");
  if (above === undefined)
    return classOf(pieces, pieces[0]?.kind === "atom" ? pieces[0].amount : 0, 0);
  const end = retention + most;
  const beyond = layerMean(above.severity, end, largest) / share;
  const square = excessSquare(above.severity, end, largest, 0) / share;
  return classOf(pieces, retention + beyond, square - beyond * beyond);
}

/** A stretch of a share of each loss: scale · (x - shift). */
export function scaledStretch(stretch: PaidStretch, scale: number): PaidStretch {
  const { from, to, shift } = stretch;
  const severity = scaled(stretch.severity, scale);
  return { ...stretch, severity, from: from * scale, to: to * scale, shift: shift * scale };
}

/** The densities of a stretch. */
export function partsOf({
  severity,
  weight,
  from,
  to,
  shift,
  share,
}: PaidStretch): readonly StretchDensity[] {
  switch (severity.kind) {
    case "with-secondary":
    case "two-piece":
      return stretchesOf(severity, from, to, shift, weight).flatMap(partsOf);
    case "sum":
      return [sumPart(severity, weight, from, to, shift, share)];
    case "lognormal": {
      const one = (x: number): Float64Array => Float64Array.of(x);
      const grids = lognormalGrids({
        frequency: one(weight),
        mu: one(severity.mu),
        sigma: one(severity.sigma),
      });
      return grids.map((grid) => lognormalDensity(grid, from, to, shift, share));
    }
    case "uniform":
    case "triangular":
    case "pert":
      return boundedDensities(severity, weight, from, to, shift);
  }
}
