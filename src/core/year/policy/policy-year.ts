/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { SAME_MULTIPLE } from "../../numeric/same-but-for-rounding";
import { exp } from "../../numeric/elementary/exp";
import { exactSum } from "../../numeric/exact-sum";
import { keepLast } from "../../numeric/keep-last";
import { logCountChances } from "../annual-limit/count-chances";
import type { BeyondCut, PaidSums } from "../annual-limit/paid-sums";
import { NEVER, paidSums } from "../annual-limit/paid-sums";
import type { YearAtom } from "../annual-limit/year-as-loss";
import { mergedAtoms, yearAsLoss } from "../annual-limit/year-as-loss";
import type { Lattice } from "../lattice/lattice";
import { scatter } from "../lattice/lattice";
import { add, multiply, scaled } from "../lattice/spectrum-arithmetic";
import type { EventSizes } from "../sizes/event-sizes";
import { eventSizes, pooledSizes } from "../sizes/pooled-events";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import type { CountedRow, Pattern } from "./counted-rows";
import { anyOf, keptBeside, largeYears, meanOf, patternsOf, yearOfRow } from "./counted-rows";
import type { InsuredEvents } from "./insured-events";
import type { OpenSum } from "./limit-lines";
import { manyRows } from "./many-rows";
import { netLattice, oftenOf } from "./net-lattice";
import type { PaidSum } from "./paid-amounts";
import type { PolicyEvents, PolicyParts } from "./policy-parts";
import type { PolicyTerms } from "./policy-terms";

/** A year of threats under a policy. */
export interface PolicyYear {
  /** E[min(Σ (X - retention)⁺, limit)], whatever share of it the insurer pays. */
  readonly meanInLayer: number;
  /** P(Σ (X - retention)⁺ >= limit). */
  readonly chanceToExhaust: number;
  /** What is left of the year: a loss that comes at most once. */
  readonly sizes: EventSizes;
}

/** By patterns of paid events, which are few or none is known; by the joint transform, which takes some seconds. */
export type PolicyWay = "patterns" | "patterns first" | "joint";

/** What the payments of all other events are beyond what a sum of single amounts leaves of the limit. */
interface CutSum extends OpenSum {
  /** Of each pattern and so many of the pooled events. */
  readonly beyond: readonly (readonly BeyondCut[])[];
}

interface Years {
  readonly events: PolicyEvents;
  readonly terms: PolicyTerms;
  readonly open: readonly CutSum[];
  readonly used: readonly PaidSum[];
  /** Chances of so many pooled events that are paid some. */
  readonly counts: Float64Array;
  readonly patterns: readonly Pattern[];
}

/** More payments a year, or more different cuts of their sums, are not told apart. */
const MOST_PAYMENTS = 2000;
const MOST_CUTS = 10_000;
const NEGLIGIBLE = 1e-12;

const sumsKnown = keepLast<PaidSums>(128);

/**
 * The year of threats under a policy with one limit for the year.
 *
 *     net = K + retention · m + T - share · min(T, limit)
 *
 * K is what is kept of events of which nothing is paid, m counts the others, T is what they cost beyond the retention. Poisson events of
 * each kind are independent, so that the law of the year is a sum over m and over the single amounts among them, of transforms
 * of one dimension; other rows are counted each for itself, by pattern. Where there are too many patterns, the joint transform of all
 * rows is known instead, which takes some seconds.
 *
 * @param way which of the two is tried, and first. Without a retention it is always patterns, since the total tells all
 * @returns null where payments are too many to tell apart
 */
export function policyYear(
  events: PolicyEvents,
  terms: PolicyTerms,
  way: PolicyWay,
): PolicyYear | null {
  const { amounts } = events;
  const { limit, retention } = terms;
  const isOpen = (sum: PaidSum): boolean => sum.paid < limit * (1 - SAME_MULTIPLE);
  const open = amounts.filter(isOpen).map((sum) => ({ ...sum, left: limit - sum.paid }));
  const used = amounts.filter((sum) => !isOpen(sum));
  const patterns = (): PolicyParts | null =>
    way === "joint" ? null : byPattern(events, terms, open, used);
  const joint = (): PolicyParts | null =>
    way === "patterns" || retention === 0 ? null : manyRows(events, terms, open, used);
  const parts = patterns() ?? joint();
  return parts === null ? null : yearOf(events, parts);
}

/** The year by how many events of each row are paid; null where there are too many ways. */
export function byPattern(
  events: PolicyEvents,
  terms: PolicyTerms,
  within: readonly OpenSum[],
  used: readonly PaidSum[],
): PolicyParts | null {
  const { pooled, times, counted } = events;
  const { limit } = terms;
  const paid = times * pooled.partly.often;
  const logs = logCountChances({ mean: paid, shape: null });
  if (logs.length > MOST_PAYMENTS) return null;
  const counts = logs.map((log) => exp(log));
  let reach = 16;
  while (reach < counts.length) reach *= 2;
  const patterns = patternsOf(counted);
  if (patterns === null) return null;
  const keys = counted.map((row) => row.events.key);
  const sumsBeside = ({ counts: own, payments }: Pattern): PaidSums => {
    const key = own.map((count, i) => `${count} ${keys[i] ?? ""}`).join(" ");
    return sumsKnown(`${pooled.key} ${reach} ${key}`, () =>
      paidSums(pooled.payments, limit, reach, payments),
    );
  };
  if (within.length * counts.length * patterns.length > MOST_CUTS) return null;
  const open = within.map((sum): CutSum => {
    const beyond = patterns.map((pattern) => {
      const sums = sumsBeside(pattern);
      return Array.from(counts, (count, m) =>
        pattern.chance * count < NEGLIGIBLE ? NEVER : sums.beyond(m, sum.left),
      );
    });
    return { ...sum, beyond };
  });
  const years: Years = { events, terms, open, used, counts, patterns };
  const singles = singlesOf(years);
  return {
    ...momentsOf(years),
    singles,
    spectrum: (size, spacing) => spectrumOf(years, singles, size, spacing),
  };
}

function yearOf(
  { pooled, times, counted, bound }: PolicyEvents,
  { meanInLayer, chanceToExhaust, singles, spectrum }: PolicyParts,
): PolicyYear {
  const mass = 1 - (singles[0]?.amount === 0 ? singles[0].chance : 0);
  const atoms = singles.filter(({ amount }) => amount > 0);
  const spread = mass - exactSum(atoms.map(({ chance }) => chance));
  const kinds = [
    { events: pooled, often: times * eventsOf(pooled) },
    ...counted.map((row) => ({ events: row.events, often: meanOf(row) })),
    ...(bound === null ? [] : [{ events: bound.events, often: eventsOf(bound.events) }]),
  ];
  const often = exactSum(kinds.map((kind) => kind.often));
  const sizesOf = (of: (events: InsuredEvents) => EventSizes): EventSizes =>
    pooledSizes(
      eventSizes({ frequencies: new Float64Array(), events: [] }),
      kinds.map((kind) => ({
        ...{ key: kind.events.key, often: kind.often / often, sizes: of(kind.events) },
      })),
    );
  const law = {
    spectrum,
    events: { mean: often, shape: bound?.shape ?? null },
    gross: kinds.length === 1 ? pooled.gross : sizesOf((one) => one.gross),
    net: kinds.length === 1 ? pooled.net : sizesOf((one) => one.net),
  };
  return {
    ...{ meanInLayer, chanceToExhaust },
    sizes: yearAsLoss(mass, atoms, often > 0 ? { law, chance: Math.max(spread, 0) } : null),
  };
}

function eventsOf({ kept, partly, beyond }: InsuredEvents): number {
  return oftenOf(kept, partly, beyond);
}

/** E[min(T, limit)] and P(T >= limit). */
function momentsOf(years: Years): { meanInLayer: number; chanceToExhaust: number } {
  const { events, terms, open, counts, patterns } = years;
  const { pooled, times, amounts } = events;
  const { limit } = terms;
  const noneBeyond = exp(-times * pooled.beyond.often);
  const means: number[] = [];
  const chances: number[] = [];
  for (const { chance, paid, beyond } of open) {
    for (const [i, pattern] of patterns.entries()) {
      const others = exactSum(pattern.payments.map((one) => one.events.mean));
      for (const [m, count] of counts.entries()) {
        const both = chance * count * noneBeyond * pattern.chance;
        const { mean, within } = beyond[i]![m]!;
        means.push(both * (paid + m * pooled.payments.events.mean + others - mean));
        means.push(-both * limit);
        chances.push(both * within);
      }
    }
  }
  const all = exactSum(amounts.map(({ chance }) => chance));
  const within = exactSum(chances);
  return {
    meanInLayer: Math.min(Math.max(exactSum([limit * all, ...means]), 0), limit),
    chanceToExhaust: Math.min(Math.max(all - within, 0), 1),
  };
}

/** The years that cost a single amount with a chance of its own, in rising order. */
function singlesOf(years: Years): readonly YearAtom[] {
  const { events: of, terms, open, used, counts, patterns } = years;
  const { pooled, times } = of;
  const { retention, limit, share } = terms;
  const none = exp(-times * (pooled.kept.often + pooled.beyond.often));
  const found: YearAtom[] = [];
  const put = (amount: number, chance: number): void => {
    if (chance > NEVER_SEEN) found.push({ amount, chance });
  };
  for (const [i, pattern] of patterns.entries()) {
    const likely = none * pattern.alone;
    for (const { events, paid, chance, beyond } of open) {
      for (const [m, count] of counts.entries()) {
        const spread = m + pattern.events;
        if (spread > 0 && share < 1) continue;
        const { within } = beyond[i]![m]!;
        put((events + spread) * retention + (1 - share) * paid, chance * likely * count * within);
      }
    }
    if (pattern.events > 0) continue;
    for (const { events, paid, chance } of used) {
      put(events * retention + paid - share * limit, chance * likely * counts[0]!);
    }
  }
  return mergedAtoms(found);
}

const NEVER_SEEN = 1e-18;

/**
 * Transform, on a lattice, of what is left of a year, without its single amounts.
 *
 *     some of the limit left by single amounts
 *       T <= limit  as if each event had a cover without an end
 *       T > limit   less those years, and with T - share · limit in their place, by how many events are paid some
 *       an event beyond the limit alone: all events as they are, less share · limit
 *     none left     all events as they are, less share · limit
 */
function spectrumOf(
  years: Years,
  singles: readonly YearAtom[],
  size: number,
  spacing: number,
): Spectrum {
  const { events, terms, open, used, counts, patterns } = years;
  const { pooled, times, counted } = events;
  const { retention, limit, share } = terms;
  const net = netLattice(size, spacing, terms);
  const { lattice, transformed, of, atomsOf, keptOf, sharedOf, grossOf, allOf } = net;
  const poolYears = (one: Spectrum, none: number): Spectrum => net.yearsOf(one, times, none);
  const noneBeyond = exp(-times * pooled.beyond.often);
  const total = makeSpectrum(size);
  if (open.length > 0) {
    const within = poolYears(sharedOf(pooled), noneBeyond);
    for (const row of counted) {
      multiply(within, yearOfRow(row, sharedOf(row.events), row.events.beyond.often));
    }
    multiply(
      within,
      atomsOf(open, ({ events: n, paid }) => n * retention + (1 - share) * paid),
    );
    add(total, within);

    const keptPool = poolYears(keptOf(pooled), noneBeyond);
    const keptByCount = counted.map((row, j) => {
      const most = patterns.reduce((count, pattern) => Math.max(count, pattern.counts[j]!), 0);
      return keptBeside(row, keptOf(row.events), most);
    });
    for (const [i, pattern] of patterns.entries()) {
      if (!placeBeyond(lattice, years, i)) continue;
      const exceeded = transformed(0);
      for (const [j, kept] of keptByCount.entries()) multiply(exceeded, kept[pattern.counts[j]!]!);
      multiply(exceeded, keptPool);
      add(total, exceeded);
    }
    if (beyondAlone(pooled, counted)) {
      const large = largeYearsOfAll();
      multiply(
        large,
        atomsOf(open, ({ events: n, paid }) => n * retention + paid),
      );
      add(total, large);
    }
  }
  if (used.length > 0) {
    const spent = poolYears(allOf(pooled), 1);
    for (const row of counted) multiply(spent, yearOfRow(row, allOf(row.events), 0));
    multiply(
      spent,
      atomsOf(used, ({ events: n, paid }) => n * retention + paid - share * limit),
    );
    add(total, spent);
  }
  for (const { amount, chance } of singles) scatter(lattice, amount / spacing, -chance);
  add(total, transformed(0));
  total.smallMean = net.smallMean();
  total.placed =
    times * oftenOf(pooled.kept, pooled.partly, pooled.beyond) + counted.length + counts.length;
  return total;

  /** Years with an event beyond the limit alone: of the rows one after the other, the first that has one loses the least share. */
  function largeYearsOfAll(): Spectrum {
    /** Years of the rows before without restriction, and of these without such an event. */
    let before = poolYears(allOf(pooled), 1);
    const large = poolYears(grossOf(pooled), noneBeyond);
    multiply(large, anyOf(scaled(of(0, pooled.beyond.parts), times), times * pooled.beyond.often));
    multiply(large, scaled(of(0, pooled.beyond.less), times));
    for (const row of counted) {
      const own = row.events;
      const gross = grossOf(own);
      const one = largeYears(row, gross, of(0, own.beyond.parts), of(0, own.beyond.less));
      multiply(one, before);
      multiply(large, yearOfRow(row, gross, own.beyond.often));
      add(large, one);
      const all = yearOfRow(row, allOf(own), 0);
      multiply(all, before);
      before = all;
    }
    return large;
  }
}

function beyondAlone(pooled: InsuredEvents, counted: readonly CountedRow[]): boolean {
  return pooled.beyond.often > 0 || counted.some(({ events }) => events.beyond.often > 0);
}

/**
 * Years of a pattern whose payments exceed what single amounts leave of the limit, but for what is kept of unpaid events: as they are, less
 * as they were placed.
 *
 * @returns whether any lies on the lattice
 */
function placeBeyond(lattice: Lattice, years: Years, index: number): boolean {
  const { terms, open, counts, patterns } = years;
  const { retention, limit, share } = terms;
  const pattern = patterns[index]!;
  let hasAny = false;
  for (const { events, chance, beyond } of open) {
    for (const [m, count] of counts.entries()) {
      const weight = chance * count;
      const cut = beyond[index]![m]!;
      if (weight * pattern.chance < NEGLIGIBLE || cut.within === 1) continue;
      const from = (events + pattern.events + m) * retention + (1 - share) * limit;
      if (from > lattice.size * lattice.spacing) continue;
      hasAny = true;
      cut.place(lattice, from, weight);
      if (share === 1) scatter(lattice, from / lattice.spacing, -weight * (1 - cut.within));
      else cut.place(lattice, from, -weight, 1 - share);
    }
  }
  return hasAny;
}
