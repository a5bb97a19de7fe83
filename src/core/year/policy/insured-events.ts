import { exactSum } from "../../numeric/exact-sum";
import type { EventLoss } from "../../severity/event-loss";
import type { PaidStretch } from "../../severity/paid-pieces";
import { paidPieces } from "../../severity/paid-pieces";
import { contentKey, eventKey } from "../../threat/content-key";
import type { Frequency } from "../../threat/frequency";
import { meanFrequency, thin } from "../../threat/frequency";
import type { Threat } from "../../threat/threat";
import type { BeyondCut, Payments } from "../annual-limit/paid-sums";
import { NEVER, paymentsOf } from "../annual-limit/paid-sums";
import type { EventClass } from "../annual-limit/paying-classes";
import { partsOf, payingClasses, scaledStretch } from "../annual-limit/paying-classes";
import type { EventSizes, StretchDensity } from "../sizes/event-sizes";
import { eventSizes } from "../sizes/pooled-events";
import { oftenPart } from "../sizes/stretch-density";
import type { PolicyTerms } from "./policy-terms";

/** Events by what a policy pays of them, each kind so often a year. */
export interface InsuredEvents {
  /** The same for the same events and terms. */
  readonly key: string;
  /** Events of which nothing is paid, as they are kept. */
  readonly kept: OftenParts;
  /** Events of which some is paid, less than the limit: as they are, and as the share leaves them. */
  readonly partly: OftenParts & { readonly shared: readonly StretchDensity[] };
  /** Events that use up the limit by themselves: as they are, and less all that is ever paid. */
  readonly beyond: OftenParts & { readonly less: readonly StretchDensity[] };
  /** Both, by what they cost beyond the retention, whatever the limit. */
  readonly paid: OftenParts;
  /** What is paid of those of which some is. */
  readonly payments: Payments;
  /** One event as it is, and after a cover of each event; frequencies add up to 1. */
  readonly gross: EventSizes;
  readonly net: EventSizes;
}

/** Densities of so many events a year. */
export interface OftenParts {
  readonly often: number;
  readonly parts: readonly StretchDensity[];
}

/** Events that cost one amount beyond the retention, with how many there are of them. */
export interface InsuredAmount {
  readonly paid: number;
  readonly frequency: Frequency;
  /** Of all events of the frequency, those that cost the amount. */
  readonly share: number;
}

/** The threats of a policy by how they are counted. */
export interface InsuredThreats {
  /** Poisson events whose losses spread. */
  readonly pooled: InsuredEvents;
  readonly amounts: readonly InsuredAmount[];
  /** Threats of which nothing is ever paid. */
  readonly unpaid: readonly Threat[];
  /** Threats whose losses spread and whose events are no Poisson number: of each, one event. */
  readonly counted: readonly { readonly frequency: Frequency; readonly events: InsuredEvents }[];
  /** Of those, the ones of which many events cost the same: no law is known of their year. */
  readonly unknown: readonly Threat[];
}

interface Row {
  readonly often: number;
  readonly event: EventLoss;
  readonly kept: PaidStretch | null;
  readonly partly: PaidStretch | null;
  readonly beyond: PaidStretch | null;
}

/**
 * Sorts the threats of a policy by what it pays of their events. The order of the threats changes no bit.
 *
 * @param threats without insurance of their own
 */
export function insuredThreats(threats: readonly Threat[], terms: PolicyTerms): InsuredThreats {
  const { retention, limit } = terms;
  const rows: Row[] = [];
  const amounts: InsuredAmount[] = [];
  const unpaid: Threat[] = [];
  const counted: { frequency: Frequency; events: InsuredEvents }[] = [];
  const unknown: Threat[] = [];
  const inOrder = threats
    .map((threat) => ({ threat, frequency: thin(threat.frequency, threat.frequencyReduction) }))
    .map((row) => ({ ...row, key: contentKey(row.frequency, row.threat.event) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  for (const { threat, frequency } of inOrder) {
    const { event } = threat;
    const pieces = paidPieces(event, { retention, limit });
    if (pieces === null || meanFrequency(frequency) === 0) {
      unpaid.push(threat);
      continue;
    }
    const { kept, partly, fully, most } = pieces;
    const beyond = fully.find((piece) => piece.kind === "stretch") ?? null;
    const spreads = [kept, partly, beyond].some((piece) => piece !== null);
    const row = { often: 1, event, kept, partly, beyond };
    if (spreads && frequency.kind !== "poisson") {
      if (fully.some((piece) => piece.kind === "atom")) unknown.push(threat);
      else counted.push({ frequency, events: pooledEvents([row], terms) });
      continue;
    }
    for (const piece of fully) {
      if (piece.kind !== "atom") continue;
      amounts.push({ paid: piece.amount + most - retention, frequency, share: piece.share });
    }
    if (spreads) rows.push({ ...row, often: meanFrequency(frequency) });
  }
  return { pooled: pooledEvents(rows, terms), amounts, unpaid, counted, unknown };
}

function pooledEvents(
  rows: readonly Row[],
  { retention, limit, share }: PolicyTerms,
): InsuredEvents {
  const kept = 1 - share;
  const densities = (of: (row: Row) => PaidStretch | null): StretchDensity[] =>
    rows.flatMap((row) => {
      const stretch = of(row);
      if (stretch === null) return [];
      return partsOf(stretch).map((part) => oftenPart(part, row.often));
    });
  const oftenOf = (kind: "kept" | "partly" | "beyond"): number =>
    exactSum(rows.map((row) => row.often * (row[kind]?.share ?? 0)));
  const shifted = (stretch: PaidStretch | null, shift: number): PaidStretch | null =>
    stretch === null ? null : { ...stretch, shift };
  const events = rows.map(({ event }) => event);
  const all = exactSum(rows.map(({ often }) => often));
  const frequencies = Float64Array.from(rows, ({ often }) => often / all);
  const sizesOf = (made: (event: EventLoss) => EventLoss): EventSizes =>
    eventSizes({ frequencies, events: events.map(made) });
  const cover = { retention, limit, share };
  return {
    key: [retention, limit, ...rows.map(({ often, event }) => `${often} ${eventKey(event)}`)].join(
      " ",
    ),
    kept: { often: oftenOf("kept"), parts: densities((row) => row.kept) },
    partly: {
      often: oftenOf("partly"),
      parts: densities((row) => shifted(row.partly, 0)),
      shared:
        kept === 0
          ? []
          : densities(({ partly }) =>
              partly === null ? null : shifted(scaledStretch(partly, kept), -share * retention),
            ),
    },
    beyond: {
      often: oftenOf("beyond"),
      parts: densities((row) => shifted(row.beyond, 0)),
      less: densities((row) => shifted(row.beyond, share * limit)),
    },
    paid: {
      often: exactSum([oftenOf("partly"), oftenOf("beyond")]),
      parts: densities(({ partly, beyond }) => shifted(joined(partly, beyond), retention)),
    },
    payments: pooledPayments(rows, { retention, limit }),
    gross: sizesOf((event) => ({ ...event, cover: null })),
    net: sizesOf((event) => ({ ...event, cover })),
  };
}

/** Two stretches of a severity, the second of which begins where the first ends. */
function joined(low: PaidStretch | null, high: PaidStretch | null): PaidStretch | null {
  if (low === null || high === null) return low ?? high;
  return { ...low, to: high.to, share: low.share + high.share };
}

/** What is paid of the events of several rows, of each as often as it comes. */
function pooledPayments(
  rows: readonly Row[],
  cover: { readonly retention: number; readonly limit: number },
): Payments {
  const paid = rows.flatMap(({ often, event }) => {
    const classes = payingClasses(event, cover);
    return classes === null || classes.partly.share === 0
      ? []
      : [{ often: often * classes.partly.share, factor: often, payments: paymentsOf(classes) }];
  });
  const share = exactSum(paid.map(({ often }) => often));
  const averaged = (of: (one: EventClass) => number): number =>
    exactSum(paid.map(({ often, payments }) => (often / share) * of(payments.events)));
  const mean = share === 0 ? 0 : averaged((one) => one.mean);
  const square = share === 0 ? 0 : averaged((one) => one.variance + one.mean * one.mean);
  return {
    events: {
      ...{ share, mean, variance: Math.max(square - mean * mean, 0), atom: null },
      parts: paid.flatMap(({ factor, payments }) =>
        payments.events.parts.map((part) => oftenPart(part, factor)),
      ),
    },
    most: cover.limit,
    one: (cut) =>
      mixedCuts(
        paid.map(({ often, payments }) => ({ weight: often / share, cut: payments.one(cut) })),
      ),
  };
}

function mixedCuts(
  cuts: readonly { readonly weight: number; readonly cut: BeyondCut }[],
): BeyondCut {
  if (cuts.length === 0) return NEVER;
  const sum = (of: (cut: BeyondCut) => number): number =>
    exactSum(cuts.map(({ weight, cut }) => weight * of(cut)));
  return {
    within: sum((cut) => cut.within),
    mean: sum((cut) => cut.mean),
    square: sum((cut) => cut.square),
    place(lattice, from, weight, scale) {
      for (const one of cuts) one.cut.place(lattice, from, weight * one.weight, scale);
    },
  };
}
