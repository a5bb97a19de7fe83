/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { SAME_MULTIPLE, SAME_SUM } from "../../numeric/same-but-for-rounding";
import { exp } from "../../numeric/elementary/exp";
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { exactSum } from "../../numeric/exact-sum";
import { keepLast } from "../../numeric/keep-last";
import { logCountChances } from "../annual-limit/count-chances";
import { partOfYearLaw } from "../annual-limit/limited-row";
import type { BeyondCut, PaidSums } from "../annual-limit/paid-sums";
import { paidSums } from "../annual-limit/paid-sums";
import type { Lattice } from "../lattice/lattice";
import { clearLattice, makeLattice, scatter, transformLattice } from "../lattice/lattice";
import { placeStretch } from "../lattice/place-stretch";
import { add, multiply, scaled } from "../lattice/spectrum-arithmetic";
import type { EventSizes, StretchDensity } from "../sizes/event-sizes";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import type { InsuredEvents, OftenParts } from "./insured-events";
import type { PaidSum } from "./paid-amounts";
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

/** Events of a year, spread ones and single amounts. */
export interface PolicyEvents {
  readonly pooled: InsuredEvents;
  /** How many times as often the pooled events come. */
  readonly times: number;
  readonly amounts: readonly PaidSum[];
}

/** Sums of single amounts that leave some of the limit, and how much. */
interface OpenSum extends PaidSum {
  readonly left: number;
  /** What so many spread payments are beyond that. */
  readonly beyond: readonly BeyondCut[];
}

interface Years {
  readonly events: PolicyEvents;
  readonly terms: PolicyTerms;
  readonly open: readonly OpenSum[];
  readonly used: readonly PaidSum[];
  /** Chances of so many spread payments within the limit each. */
  readonly counts: Float64Array;
}

/** More payments a year, or more different cuts of their sums, are not told apart. */
const MOST_PAYMENTS = 2000;
const MOST_CUTS = 4000;
const NEGLIGIBLE = 1e-13;

const sumsKnown = keepLast<PaidSums>(8);

/**
 * The year of threats under a policy with one limit for the year.
 *
 *     net = K + retention · m + T - share · min(T, limit)
 *
 * K is what is kept of events of which nothing is paid, m counts the others, T is what they cost beyond the retention. Poisson events of
 * each kind are independent, so that the law of the year is a sum over m and over the single amounts among them, of transforms
 * of one dimension.
 *
 * @returns null where payments are too many to tell apart
 */
export function policyYear(events: PolicyEvents, terms: PolicyTerms): PolicyYear | null {
  const { pooled, times, amounts } = events;
  const { limit } = terms;
  const paid = times * pooled.partly.often;
  const logs = logCountChances({ mean: paid, shape: null });
  if (logs.length > MOST_PAYMENTS) return null;
  const counts = logs.map((log) => exp(log));
  let reach = 16;
  while (reach < counts.length) reach *= 2;
  const sums = sumsKnown(`${pooled.key} ${reach}`, () => paidSums(pooled.payments, limit, reach));
  const isOpen = (sum: PaidSum): boolean => sum.paid < limit * (1 - SAME_MULTIPLE);
  const within = amounts.filter(isOpen);
  if (within.length * counts.length > MOST_CUTS) return null;
  const open = within.map((sum): OpenSum => {
    const left = limit - sum.paid;
    return { ...sum, left, beyond: Array.from(counts, (_, m) => sums.beyond(m, left)) };
  });
  const years: Years = { events, terms, open, used: amounts.filter((sum) => !isOpen(sum)), counts };
  const singles = singlesOf(years);
  const mass = 1 - (singles[0]?.amount === 0 ? singles[0].frequency : 0);
  const atoms = singles.filter(({ amount }) => amount > 0);
  const spread = mass - exactSum(atoms.map(({ frequency }) => frequency));
  const { gross, net } = pooled;
  const often = times * (pooled.kept.often + pooled.partly.often + pooled.beyond.often);
  const law = {
    spectrum: (size: number, spacing: number) => spectrumOf(years, singles, size, spacing),
    ...{ events: { mean: often, shape: null }, gross, net },
  };
  return {
    ...momentsOf(years),
    sizes: {
      ...{ mass, atoms, grids: [] },
      parts: often > 0 ? [partOfYearLaw(law, Math.max(spread, 0))] : [],
    },
  };
}

/** E[min(T, limit)] and P(T >= limit). */
function momentsOf({ events: { pooled, times, amounts }, terms: { limit }, open, counts }: Years): {
  meanInLayer: number;
  chanceToExhaust: number;
} {
  const noneBeyond = exp(-times * pooled.beyond.often);
  const means: number[] = [];
  const chances: number[] = [];
  for (const { chance, paid, beyond } of open) {
    for (const [m, count] of counts.entries()) {
      const both = chance * count * noneBeyond;
      const { mean, within } = beyond[m]!;
      means.push(both * (paid + m * pooled.payments.events.mean - mean));
      means.push(-both * limit);
      chances.push(both * within);
    }
  }
  const all = exactSum(amounts.map(({ chance }) => chance));
  return {
    meanInLayer: Math.min(Math.max(exactSum([limit * all, ...means]), 0), limit),
    chanceToExhaust: Math.min(Math.max(exactSum([all, ...chances.map((chance) => -chance)]), 0), 1),
  };
}

/** The years that cost a single amount with a chance of its own, in rising order. */
function singlesOf({ events: { pooled, times }, terms, open, used, counts }: Years): {
  amount: number;
  frequency: number;
}[] {
  const { retention, limit, share } = terms;
  const none = exp(-times * (pooled.kept.often + pooled.beyond.often));
  const found: { amount: number; frequency: number }[] = [];
  const put = (amount: number, frequency: number): void => {
    if (frequency > NEVER_SEEN) found.push({ amount, frequency });
  };
  for (const { events, paid, chance, beyond } of open) {
    put(events * retention + (1 - share) * paid, chance * none * counts[0]!);
    if (share < 1) continue;
    for (let m = 1; m < counts.length; m++) {
      put((events + m) * retention, chance * none * counts[m]! * beyond[m]!.within);
    }
  }
  for (const { events, paid, chance } of used) {
    put(events * retention + paid - share * limit, chance * none * counts[0]!);
  }
  found.sort((a, b) => a.amount - b.amount);
  const merged: { amount: number; frequency: number }[] = [];
  for (const one of found) {
    const last = merged.at(-1);
    if (last !== undefined && one.amount - last.amount <= SAME_SUM * one.amount) {
      last.frequency += one.frequency;
    } else merged.push(one);
  }
  return merged;
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
  singles: readonly { readonly amount: number; readonly frequency: number }[],
  size: number,
  spacing: number,
): Spectrum {
  const { events, terms, open, used, counts } = years;
  const { pooled, times } = events;
  const { retention, limit, share } = terms;
  const { kept, partly, beyond } = pooled;
  const lattice = makeLattice(size, spacing);
  let smallMean = 0;
  const transformed = (mass: number): Spectrum => {
    const made = makeSpectrum(size);
    transformLattice(lattice, mass, made.real, made.imaginary, lattice.tables.workspace);
    made.smallMean = lattice.small[1] ?? 0;
    clearLattice(lattice);
    return made;
  };
  /** Transform of densities, less events of which so many come. */
  const of = (often: number, ...parts: readonly (readonly StretchDensity[])[]): Spectrum => {
    for (const part of parts.flat()) placeStretch(part, lattice);
    return scaled(transformed(often), times);
  };
  const atomsOf = <Sum extends PaidSum>(
    sums: readonly Sum[],
    amount: (sum: Sum) => number,
  ): Spectrum => {
    for (const sum of sums) scatter(lattice, amount(sum) / spacing, sum.chance);
    return transformed(0);
  };
  const years_ = (log: Spectrum, none: number): Spectrum => {
    smallMean = Math.max(smallMean, log.smallMean);
    exponentiate(log.real, log.imaginary);
    return scaled(log, none);
  };
  const noneBeyond = exp(-times * beyond.often);
  const total = makeSpectrum(size);
  if (open.length > 0) {
    if (share === 1) scatter(lattice, retention / spacing, partly.often);
    const within = years_(of(sum(kept, partly), kept.parts, partly.shared), noneBeyond);
    multiply(
      within,
      atomsOf(open, ({ events: n, paid }) => n * retention + (1 - share) * paid),
    );
    add(total, within);

    placeBeyond(lattice, years);
    const exceeded = transformed(0);
    multiply(exceeded, years_(of(kept.often, kept.parts), noneBeyond));
    add(total, exceeded);
  }
  if (open.length > 0 && beyond.often > 0) {
    const large = years_(of(sum(kept, partly), kept.parts, partly.parts), noneBeyond);
    multiply(large, anyOf(of(0, beyond.parts), times * beyond.often));
    multiply(large, of(0, beyond.less));
    multiply(
      large,
      atomsOf(open, ({ events: n, paid }) => n * retention + paid),
    );
    add(total, large);
  }
  if (used.length > 0) {
    const all = sum(kept, partly, beyond);
    const spent = years_(of(all, kept.parts, partly.parts, beyond.parts), 1);
    multiply(
      spent,
      atomsOf(used, ({ events: n, paid }) => n * retention + paid - share * limit),
    );
    add(total, spent);
  }
  for (const { amount, frequency } of singles) scatter(lattice, amount / spacing, -frequency);
  add(total, transformed(0));
  total.smallMean = smallMean;
  total.placed = times * sum(kept, partly, beyond) + counts.length;
  return total;
}

function sum(...parts: readonly OftenParts[]): number {
  return exactSum(parts.map(({ often }) => often));
}

/** Years whose payments exceed what single amounts leave of the limit, but for what is kept of unpaid events: as they are, less as they were placed. */
function placeBeyond(lattice: Lattice, { terms, open, counts }: Years): void {
  const { retention, limit, share } = terms;
  for (const { events, chance, beyond } of open) {
    for (let m = 1; m < counts.length; m++) {
      const weight = chance * counts[m]!;
      const cut = beyond[m]!;
      if (weight < NEGLIGIBLE || cut.within === 1) continue;
      const from = (events + m) * retention + (1 - share) * limit;
      cut.place(lattice, from, weight);
      if (share === 1) scatter(lattice, from / lattice.spacing, -weight * (1 - cut.within));
      else cut.place(lattice, from, -weight, 1 - share);
    }
  }
}

/** (exp(E) - 1) / E, for the transform of so many events: a sum over how many further ones there are. */
function anyOf(one: Spectrum, often: number): Spectrum {
  let terms = 1;
  for (let term = 1; term > 1e-18 || terms < often; terms++) term *= often / (terms + 1);
  const { real, imaginary } = one;
  for (let k = 0; k < real.length; k++) {
    const [a, b] = [real[k]!, imaginary[k]!];
    let [re, im] = [1, 0];
    for (let n = terms; n > 1; n--) {
      [re, im] = [1 + (re * a - im * b) / n, (re * b + im * a) / n];
    }
    real[k] = re;
    imaginary[k] = im;
  }
  return one;
}
