/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { log1p } from "../../numeric/elementary/log1p";
import { exactSum } from "../../numeric/exact-sum";
import { keepLast } from "../../numeric/keep-last";
import type { Cover, EventLoss } from "../../severity/event-loss";
import { contentKey, eventKey } from "../../threat/content-key";
import type { EventCount } from "../../threat/event-count";
import type { Frequency } from "../../threat/frequency";
import { meanFrequency } from "../../threat/frequency";
import type { Threat } from "../../threat/threat";
import { rateVariance } from "../../threat/uncertain-rate";
import type { EventSizes, YearLaw } from "../sizes/event-sizes";
import { eventSizes } from "../sizes/pooled-events";
import { logCountChances } from "./count-chances";
import { limitedMoments } from "./limited-moments";
import { limitedSpectrum } from "./limited-spectrum";
import type { LimitedYears } from "./limited-years";
import { limitedYears, paymentsWithin } from "./limited-years";
import type { PayingClasses } from "./paying-classes";
import { payingClasses } from "./paying-classes";
import type { YearAtom } from "./year-as-loss";
import { mergedAtoms, yearAsLoss } from "./year-as-loss";

/**
 * The year of a row whose insurance has a limit of the year: one loss, which comes at most once. It is no sum of events each
 * with a loss of its own, so it enters the year of all rows as a whole.
 */
export interface LimitedRow {
  readonly mean: number;
  readonly variance: number;
  /** The loss of the year, where there is one: single amounts, and the rest as one part with a law. */
  readonly sizes: EventSizes;
}

/**
 * The year of a row under its limit of the year; null where that does not act: there is none, at most one event comes, no event is paid
 * anything, or hardly a year brings enough of them.
 *
 * @param frequency after reductions, in the period
 * @throws ModelError `too-large` where there are too many events to count
 */
export function limitedRow(frequency: Frequency, event: EventLoss): LimitedRow | null {
  if (!hasAnnualLimit(frequency, event)) return null;
  return rowsKnown(contentKey(frequency, event), () => {
    const years = yearsUnderLimit(frequency, event);
    return years === null ? null : rowOf(years, event);
  });
}

/** Mean and variance alone, which need no transform of the year. */
export function limitedRowMoments(
  frequency: Frequency,
  event: EventLoss,
): { readonly mean: number; readonly variance: number } | null {
  if (!hasAnnualLimit(frequency, event)) return null;
  return momentsKnown(contentKey(frequency, event), () => {
    const years = yearsUnderLimit(frequency, event);
    return years === null ? null : limitedMoments(years);
  });
}

/** Rows weigh up to some megabytes, moments next to nothing. */
const rowsKnown = keepLast<LimitedRow | null>(24);
const classesKnown = keepLast<PayingClasses | null>(64);
const sizesKnown = keepLast<EventSizes>(64);
const momentsKnown = keepLast<ReturnType<typeof limitedMoments> | null>(20_000);

/** A threat whose insurance pays each event as if it were the first of its year. */
export function withoutAnnualLimit(threat: Threat): Threat {
  const { cover } = threat.event;
  if (cover?.annualLimit === undefined) return threat;
  return { ...threat, event: { ...threat.event, cover: coverAsFirst(threat.event) } };
}

/** Whether the limit of the year of a row may act on it at all. */
export function hasAnnualLimit(frequency: Frequency, { cover }: EventLoss): boolean {
  return cover?.annualLimit !== undefined && frequency.kind !== "bernoulli";
}

/** Two paid events a year come this rarely squared. */
const RARE = 1e-9;
/** exp(-40) is 4e-18. */
const NEVER_REACHED = 40;
/** So many payments are told apart before a limit of the year is used up. */
const MOST_PAYMENTS = 400;

/** What must hold of an Annual limit. */
export const tooManyPayments = `must be used up by fewer than ${MOST_PAYMENTS} events of a year: raise Retention, or take Annual limit out where the limit is never reached`;

/** Whether an Annual limit lasts for more payments than are told apart, in years that bring as many. */
export function hasTooManyPayments(frequency: Frequency, event: EventLoss): boolean {
  const paid = paidUnderLimit(frequency, event);
  if (paid === null) return false;
  const { classes, events, annualLimit, often } = paid;
  const needed = paymentsWithin(classes, annualLimit);
  if (needed < MOST_PAYMENTS) return false;
  const spread = events.shape === null ? 1 : 1 + often / events.shape;
  return often + 9 * Math.sqrt(often * spread) + 40 * spread > MOST_PAYMENTS;
}

/** Whether some years bring events enough to use an Annual limit up. */
export function mayUseUpAnnualLimit(frequency: Frequency, event: EventLoss): boolean {
  return paidUnderLimit(frequency, event) !== null;
}

interface PaidUnderLimit {
  readonly classes: PayingClasses;
  readonly events: EventCount;
  readonly annualLimit: number;
  /** Paid events a year. */
  readonly often: number;
}

function paidUnderLimit(frequency: Frequency, event: EventLoss): PaidUnderLimit | null {
  const { cover } = event;
  if (cover?.annualLimit === undefined || frequency.kind === "bernoulli") return null;
  const mean = meanFrequency(frequency);
  if (mean === 0) return null;
  const { retention, limit, annualLimit } = cover;
  const classes = classesKnown(eventKey(event), () =>
    payingClasses(event, { retention, limit: Math.min(limit, annualLimit) }),
  );
  if (classes === null) return null;
  const shape = shapeOf(frequency);
  const often = mean * (classes.partly.share + classes.fully.share);
  if (often < RARE || isNeverReached(often, classes, annualLimit, shape)) return null;
  return { classes, events: { mean, shape }, annualLimit, often };
}

/** Of the gamma factor on the mean; an uncertain rate is judged by one that varies as far. */
function shapeOf(frequency: Frequency): number | null {
  if (frequency.kind === "negative-binomial") {
    return frequency.mean / (frequency.varianceRatio - 1);
  }
  return frequency.kind === "uncertain" ? 1 / rateVariance(frequency.law) : null;
}

function yearsUnderLimit(frequency: Frequency, event: EventLoss): LimitedYears | null {
  const paid = paidUnderLimit(frequency, event);
  if (paid === null) return null;
  const { classes, events, annualLimit } = paid;
  return limitedYears(classes, events, annualLimit, eventKey(event));
}

/** Whether hardly a year brings as many payments as would use the limit up. */
function isNeverReached(
  often: number,
  { most, partly, fully }: PayingClasses,
  limit: number,
  shape: number | null,
): boolean {
  const needed = Math.floor((limit / most) * (1 + 1e-12));
  if (needed < often) return false;
  if (shape !== null) {
    // Far fewer than would take long to count.
    const scale = often / shape;
    return (
      needed > often * 40 + 40 * scale &&
      logCountChances({ mean: often, shape }).length <= needed + 1
    );
  }
  // Chernoff's bound: P(N > n) <= exp(-m) (e m / n)^n.
  const ratio = (needed - often) / often;
  if (often * ((1 + ratio) * log1p(ratio) - ratio) > NEVER_REACHED) return true;
  // Bernstein's, of the payments: P(P - E[P] > t) <= exp(-t² / (2 (v + most t / 3))).
  const share = partly.share + fully.share;
  const square = partly.share * (partly.variance + partly.mean * partly.mean);
  const mean = (often * (partly.share * partly.mean + fully.share * most)) / share;
  const variance = (often * (square + fully.share * most * most)) / share;
  const beyond = limit - mean;
  return beyond > 0 && (beyond * beyond) / (2 * (variance + (most * beyond) / 3)) > NEVER_REACHED;
}

function rowOf(years: LimitedYears, event: EventLoss): LimitedRow {
  const { mean, shape } = years.events;
  const none = exp(shape === null ? -mean : -shape * log1p(mean / shape));
  const atoms = yearAtoms(years);
  const singles = [{ amount: 0, chance: none }, ...atoms];
  const mass = 1 - none;
  const spread = mass - exactSum(atoms.map(({ chance }) => chance));
  const { kept, partly, fully } = years.classes;
  const isSpread = [kept, partly, fully].some(({ parts }) => parts.length > 0);
  const uncovered = { ...event, cover: null };
  const asFirst = { ...event, cover: coverAsFirst(event) };
  const sizesOf = (one: EventLoss): EventSizes =>
    sizesKnown(eventKey(one), () => eventSizes({ frequencies: Float64Array.of(1), events: [one] }));
  const law: YearLaw = {
    spectrum: (size, spacing) => limitedSpectrum(years, singles, size, spacing),
    events: years.events,
    gross: sizesOf(uncovered),
    net: sizesOf(asFirst),
  };
  return {
    ...limitedMoments(years),
    sizes: yearAsLoss(mass, atoms, isSpread ? { law, chance: Math.max(spread, 0) } : null),
  };
}

/** A cover that pays each event as if it were the first of its year. */
export function coverAsFirst({ cover }: EventLoss): Cover | null {
  if (cover === null) return null;
  const { retention, limit, annualLimit = Infinity } = cover;
  return { retention, limit: Math.min(limit, annualLimit) };
}

const LEAST_CHANCE = 1e-18;

/**
 * The years that cost a single amount with a chance of its own: those with no events but of which all paid the same or all kept
 * the same.
 */
function yearAtoms({
  classes,
  events,
  annualLimit,
  exhausting,
  open,
  fully,
}: LimitedYears): YearAtom[] {
  const { kept, retention, most } = classes;
  const { atom } = classes.fully;
  const share = atom === null ? 0 : atom.share / classes.fully.share;
  const amount = atom?.amount ?? 0;
  const noneOf = noneBeside(events, kept.share, classes.partly.share + classes.fully.share);
  const found: YearAtom[] = [];
  const add = (at: number, chance: number): void => {
    if (chance > LEAST_CHANCE) found.push({ amount: at, chance });
  };
  let power = 1;
  for (const { fully: f, chances, beyond } of open) {
    if (f > 0) power *= share;
    beyond.forEach(({ within }, m) => {
      if (f + m === 0) return;
      const at = amount === retention ? (f + m) * retention : f * amount + m * retention;
      add(at, (chances[m] ?? 0) * power * within * noneOf(f + m));
    });
  }
  // Beside exhausting events any other one is spread, unless there are no others.
  const others = noneBeside(events, kept.share + classes.partly.share, classes.fully.share);
  for (let f = exhausting; f < fully.length; f++) {
    let chance = fully[f]! * others(f);
    for (let i = 0; i < f; i++) chance *= share;
    add(f * (amount + most) - annualLimit, chance);
  }
  return mergedAtoms(found);
}

/** Chance of no event of a class beside n others. */
function noneBeside(
  { mean, shape }: EventCount,
  share: number,
  others: number,
): (count: number) => number {
  if (shape === null) {
    const chance = exp(-mean * share);
    return () => chance;
  }
  const log = log1p((mean * share) / (shape + mean * others));
  return (count) => exp(-(shape + count) * log);
}
