import { contentKey, eventKey } from "../../threat/content-key";
import type { Frequency } from "../../threat/frequency";
import { meanFrequency, thin } from "../../threat/frequency";
import { exactSum } from "../../numeric/exact-sum";
import { exp } from "../../numeric/elementary/exp";
import { keepLast } from "../../numeric/keep-last";
import { log1p } from "../../numeric/elementary/log1p";
import type { Threat } from "../../threat/threat";
import type { EventLoss } from "../../severity/event-loss";
import { meanEventLoss } from "../../severity/event-loss";
import { meanSquareEventLoss } from "../../severity/second-moment";
import type { Severity } from "../../severity/severity";
import type { EventSizes } from "../sizes/event-sizes";
import type { LimitedRow } from "../annual-limit/limited-row";
import { oneLossMoments, oneLossRow } from "../uncertain/one-loss-row";
import type { OftenSizes } from "../sizes/pooled-events";
import { isGridAndDifference } from "../sizes/below-median";
import { eventSizes, pooledSizes } from "../sizes/pooled-events";

/** Events whose number is negative binomial: (1 - scale · E)^-shape, E the transform of one event less 1. */
export interface ClusteredSource {
  /** The same for threats that are alike in all that counts. */
  readonly key: string;
  readonly shape: number;
  readonly scale: number;
  /** Of one event. */
  readonly sizes: EventSizes;
}

/** At most one event: 1 + probability · E. */
export interface SingleSource {
  readonly key: string;
  readonly probability: number;
  /** Of one event. */
  readonly sizes: EventSizes;
}

/** All that makes the losses of a year, sorted by how it is transformed. */
export interface YearSources {
  /** All Poisson events together. */
  readonly pooled: EventSizes;
  /** The same row by row, where that was asked for: rows come again in other years with other frequencies, and are placed once. */
  readonly rows: readonly OftenSizes[] | null;
  /** The gamma factor common to the pooled events, which makes their number negative binomial; null for none. */
  readonly factor: { readonly shape: number; readonly scale: number } | null;
  readonly clustered: readonly ClusteredSource[];
  readonly single: readonly SingleSource[];
}

const ONE = Float64Array.of(1);

/**
 * Sorts threats by their frequency; rows that never strike are left out. The order of threats changes no bit.
 *
 * Method: Poisson threats add up to one, so that all of them are one source and one transform, however many. A source of its own
 * keeps what is clustered, what comes at most once, and the year of a row under a limit of the year or with a rate that is not
 * known, which is one loss. Sources
 * are independent, so that their transforms multiply (`yearSpectrum`).
 *
 * @param isByRow for one of many years that differ in a few rows, with no common factor: Poisson events are kept row by row, too, but where
 *   a row has very many
 */
export function yearSources(
  threats: readonly Threat[],
  spread: number,
  part: number,
  isByRow = false,
): YearSources {
  const poisson = { frequencies: new Float64Array(threats.length), events: [] as EventLoss[] };
  const ended: OftenSizes[] = [];
  const isRemembered = threats.length <= ROWS_REMEMBERED;
  let hasAllRows = isByRow;
  const clustered: ClusteredSource[] = [];
  const single: SingleSource[] = [];
  for (const threat of threats) {
    const { frequency: inherent, frequencyReduction, event } = threat;
    const frequency = frequencyIn(part, thin(inherent, frequencyReduction));
    if (meanFrequency(frequency) === 0) continue;
    const limited = oneLossRow(frequency, event);
    if (limited !== null) {
      single.push(sourceOfLimited(limited, threat, part));
      continue;
    }
    if (
      isRemembered &&
      frequency.kind === "poisson" &&
      frequency.mean <= OFTEN &&
      (isByRow || hasParts(event))
    ) {
      const key = eventKey(event);
      const sizes = sizesOfOne(event, key);
      if (isByRow || sizes.grids.length === 0) {
        ended.push({ key, often: frequency.mean, sizes });
        continue;
      }
    }
    if (frequency.kind === "poisson") {
      hasAllRows = false;
      poisson.frequencies[poisson.events.length] = frequency.mean;
      poisson.events.push(event);
      continue;
    }
    const sizes = sizesOfOne(event, eventKey(event));
    if (sizes.mass === 0) continue;
    const key = sourceKey(threat, part);
    if (frequency.kind === "bernoulli") {
      const { probability } = frequency;
      single.push(singlesKnown(key, () => ({ key, probability, sizes })));
    } else if (frequency.kind === "negative-binomial") {
      const scale = frequency.varianceRatio - 1;
      const shape = frequency.mean / scale;
      clustered.push(clusteredKnown(key, () => ({ key, shape, scale, sizes })));
    }
  }
  const inOrder = <T extends { readonly key: string }>(rows: T[]): T[] =>
    rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    pooled: pooledSizes(eventSizes(poisson), ended),
    rows: hasAllRows ? ended : null,
    factor: spread === 0 ? null : { shape: 1 / (spread * spread), scale: spread * spread },
    clustered: inOrder(clustered),
    single: inOrder(single),
  };
}

/** Rows that are remembered: those of the years of one question, which differ in a few. */
const ROWS_KEPT = 400;
const sizesKnown = keepLast<EventSizes>(ROWS_KEPT);
const singlesKnown = keepLast<SingleSource>(ROWS_KEPT);
const clusteredKnown = keepLast<ClusteredSource>(ROWS_KEPT);

/** With more rows none is worth remembering: alike ones are put on one grid. */
const ROWS_REMEMBERED = 64;
/** Of more events in a year, more lie so far out that the grid of one event does not hold them. */
const OFTEN = 30;

/** Whether events take densities between two ends, and none lies on a grid with those of other rows. */
function hasParts({ severity, cap, cover }: EventLoss): boolean {
  if (severity.kind === "fixed") return false;
  if (cap < Infinity || cover !== null) return true;
  if (severity.kind !== "with-secondary") return !isOnGridAlone(severity);
  const { primary, secondary, chance } = severity;
  if (primary.kind === "lognormal" && secondary.kind === "lognormal") return false;
  return chance === 1 || !isOnGridAlone(primary);
}

function isOnGridAlone(severity: Severity): boolean {
  return (
    severity.kind === "lognormal" ||
    (severity.kind === "two-piece" && isGridAndDifference(severity))
  );
}

/** One event's loss; the same object for events that are alike in all that counts. */
function sizesOfOne(event: EventLoss, key: string): EventSizes {
  return sizesKnown(key, () => eventSizes({ frequencies: ONE, events: [event] }));
}

const limitedSources = new WeakMap<LimitedRow, SingleSource>();

/** Remembered as long as the row is, which may be large. */
function sourceOfLimited(limited: LimitedRow, threat: Threat, part: number): SingleSource {
  let source = limitedSources.get(limited);
  if (source === undefined) {
    source = { key: sourceKey(threat, part), probability: 1, sizes: limited.sizes };
    limitedSources.set(limited, source);
  }
  return source;
}

/** The content of a threat within a part of a year: two threats with the same key are one source. */
export function sourceKey({ frequency, frequencyReduction, event }: Threat, part: number): string {
  return contentKey(frequencyIn(part, thin(frequency, frequencyReduction)), event);
}

/** The frequency within a part of a year: rates and chances shrink alike, the variance ratio of clusters stays. */
export function frequencyIn(part: number, frequency: Frequency): Frequency {
  if (part === 1) return frequency;
  return frequency.kind === "bernoulli"
    ? { kind: "bernoulli", probability: Math.min(frequency.probability * part, 1) }
    : { ...frequency, mean: frequency.mean * part };
}

/** P(S = 0). */
export function chanceOfNone({ pooled, factor, clustered, single }: YearSources): number {
  const exponents = [
    factor === null ? -pooled.mass : -factor.shape * log1p(factor.scale * pooled.mass),
    ...clustered.map(({ shape, scale, sizes }) => -shape * log1p(scale * sizes.mass)),
    ...single.map(({ probability, sizes }) => log1p(-probability * sizes.mass)),
  ];
  return exp(exactSum(exponents));
}

/**
 * Mean and variance of the year in closed form.
 *
 *     Poisson            λ E[X²]
 *     negative binomial  λ E[X²] + (φ - 1) λ E[X]²
 *     at most one        p E[X²] - p² E[X]²
 *     common factor      + s² (Σ λ E[X])², over the Poisson threats
 *
 * A threat whose insurance has a limit of the year has a mean and a variance of its own.
 */
export function yearMoments(
  threats: readonly Threat[],
  spread: number,
  part: number,
): { mean: number; variance: number } {
  const means = new Float64Array(threats.length);
  const squares = new Float64Array(threats.length);
  const excess = new Float64Array(threats.length);
  const shared = new Float64Array(spread === 0 ? 0 : threats.length);
  threats.forEach(({ frequency: inherent, frequencyReduction, event }, i) => {
    const frequency = frequencyIn(part, thin(inherent, frequencyReduction));
    const limited = oneLossMoments(frequency, event);
    if (limited !== null) {
      means[i] = limited.mean;
      squares[i] = limited.variance;
      return;
    }
    const { mean: one, square } = momentsOf(event);
    const mean = meanFrequency(frequency) * one;
    means[i] = mean;
    squares[i] = meanFrequency(frequency) * square;
    if (frequency.kind === "bernoulli") excess[i] = -mean * mean;
    else if (frequency.kind === "negative-binomial") {
      excess[i] = (frequency.varianceRatio - 1) * mean * one;
    } else if (spread > 0) shared[i] = mean;
  });
  const common = spread === 0 ? 0 : spread * exactSum(shared);
  const variance = exactSum(squares) + exactSum(excess) + common * common;
  return { mean: exactSum(means), variance: Math.max(variance, 0) };
}

interface EventMoments {
  readonly mean: number;
  readonly square: number;
}

const momentsKnown = new WeakMap<EventLoss, EventMoments>();

/** Of one event's loss, net; those of a lognormal are found faster than they are looked up. */
function momentsOf(event: EventLoss): EventMoments {
  const make = (): EventMoments => ({
    mean: meanEventLoss(event, "net"),
    square: meanSquareEventLoss(event),
  });
  if (event.severity.kind === "lognormal" && event.cap === Infinity && event.cover === null) {
    return make();
  }
  let found = momentsKnown.get(event);
  if (found === undefined) momentsKnown.set(event, (found = make()));
  return found;
}

/**
 * Sources that cost single amounts only, and no less than some amount, apart from the rest; the two are independent.
 *
 * @param least 0 for all of them
 */
export function splitSources(
  year: YearSources,
  least: number,
): { few: YearSources; rest: YearSources } {
  const { pooled, factor, clustered, single } = year;
  const isFew = ({ grids, parts, atoms }: EventSizes): boolean =>
    grids.length === 0 && parts.length === 0 && (atoms.at(-1)?.amount ?? 0) >= least;
  // With a common factor, single amounts come more often when all the rest does.
  const isApart = ({ amount }: { readonly amount: number }): boolean =>
    factor === null ? amount >= least : isFew(pooled);
  const atoms = pooled.atoms.filter(isApart);
  const mass = exactSum(atoms.map(({ frequency }) => frequency));
  const isWhole = atoms.length === pooled.atoms.length && isFew(pooled);
  return {
    few: {
      pooled: { mass, atoms, grids: [], parts: [] },
      rows: null,
      factor,
      clustered: clustered.filter(({ sizes }) => isFew(sizes)),
      single: single.filter(({ sizes }) => isFew(sizes)),
    },
    rest: {
      pooled: {
        ...pooled,
        mass: isWhole ? 0 : Math.max(pooled.mass - mass, 0),
        atoms: pooled.atoms.filter((atom) => !isApart(atom)),
      },
      rows: null,
      factor,
      clustered: clustered.filter(({ sizes }) => !isFew(sizes)),
      single: single.filter(({ sizes }) => !isFew(sizes)),
    },
  };
}

/** The sizes of every source of a year. */
export function sizesOf({ pooled, clustered, single }: YearSources): EventSizes[] {
  return [pooled, ...[...clustered, ...single].map(({ sizes }) => sizes)];
}
