/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { log1p } from "../../numeric/elementary/log1p";
import { exactSum } from "../../numeric/exact-sum";
import { realTransform } from "../../numeric/real-transform";
import type { YearAtom } from "../annual-limit/year-as-loss";
import { mergedAtoms } from "../annual-limit/year-as-loss";
import { scatter } from "../lattice/lattice";
import { add, copied, multiply } from "../lattice/spectrum-arithmetic";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import type { RowCounts } from "./counted-rows";
import { clusteredYear, meanOf, yearOfRow } from "./counted-rows";
import type { JointRow } from "./joint-law";
import { jointLaw, jointRow, paymentsOf } from "./joint-law";
import type { Frequency, LimitedYears, OpenGroup, OpenSum, PlainLine } from "./limit-lines";
import { beyondLimit, paidOf, plainLine, plainWeights, withinLimit } from "./limit-lines";
import { netLattice, oftenOf } from "./net-lattice";
import type { InsuredEvents } from "./insured-events";
import type { PaidSum } from "./paid-amounts";
import type { WeightedCut } from "./paid-line";
import { complexes, cutsAlong, fading } from "./paid-line";
import type { PolicyEvents, PolicyParts } from "./policy-parts";
import type { PolicyTerms } from "./policy-terms";

interface Years extends LimitedYears {
  readonly of: PolicyEvents;
  /** Of one event of each row, or of the pool: what may come, and what is paid. */
  readonly often: Float64Array;
  readonly paid: Float64Array;
  readonly used: readonly PaidSum[];
}

/** Reach, over the inverse of the limit: the first that is tried, and the last. */
const FIRST_REACH = 128;
const LAST_REACH = 16 * FIRST_REACH;
/** Of the years with a payment, those that two reaches may tell different things of. */
const AGREED = 1e-10;
const ROUNDED = 1e-14;

/**
 * The year of a policy by the joint transform of what is kept and what is paid, which is a product over rows however many there are:
 * at each frequency of what is left, the years within the limit are an integral along a line.
 *
 *     within the limit  E[exp(-z(R + (1 - share) T)); T <= limit]
 *     beyond            E[exp(-z(R + T - share · limit)); T > limit]
 *
 * R is what is kept of unpaid events and the retention of paid ones, T what is beyond the retention.
 *
 * @param open sums of single amounts that leave some of the limit
 * @param used those that leave none
 * @returns null where the law of what is paid jumps or bends near the limit, or events are too many
 * @see Abate & Whitt (1992), The Fourier-series method for inverting transforms of probability distributions, Queueing Systems 10
 */
export function manyRows(
  of: PolicyEvents,
  terms: PolicyTerms,
  open: readonly OpenSum[],
  used: readonly PaidSum[],
): PolicyParts | null {
  const { pooled, times, counted, bound } = of;
  const rows: JointRow[] = [{ kind: "poisson", times }];
  for (const row of counted) {
    const made = jointRow(row, row.events.paid.often);
    if (made === null) return null;
    rows.push(made);
  }
  const events = [pooled, ...counted.map((row) => row.events)];
  if (bound !== null) {
    const { shape, amounts } = bound;
    const scale = 1 / (shape + amounts);
    rows.push({ kind: "clustered", tellsRate: amounts > 0, scale, shape });
    events.push(bound.events);
  }
  const paid = Float64Array.from(events, (one) => one.paid.often);
  const often = Float64Array.from(events, (one) => oftenOf(one.kept, one.paid));
  const groups = groupsOf(open);
  for (let reach = FIRST_REACH; reach <= LAST_REACH; reach *= 2) {
    if (bound !== null && groups.length * reach > MOST_WORK) return null;
    const years: Years = {
      ...{ of, terms, rows, events, paid, often, groups, open, used },
      reach: reach / terms.limit,
    };
    const found = momentsOf(years);
    if (found === null) continue;
    const plain = once(() => plainOf(years));
    const singles = singlesOf(years, plain);
    return {
      ...found,
      singles: mergedAtoms(singles.all),
      spectrum: (size, spacing) => spectrumOf(years, singles, plain, size, spacing),
    };
  }
  return null;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Sums of as many events and as many that the factor multiplies lie together. */
function groupsOf(open: readonly OpenSum[]): readonly OpenGroup[] {
  const groups: { events: number; bound: number; cuts: WeightedCut[] }[] = [];
  for (const { events, bound, left, chance } of open) {
    const last = groups.at(-1);
    if (last?.events === events && last.bound === bound) last.cuts.push({ left, chance });
    else groups.push({ events, bound, cuts: [{ left, chance }] });
  }
  const rare = groups
    .map((group) => ({ group, chance: exactSum(group.cuts.map(({ chance }) => chance)) }))
    .sort((a, b) => a.chance - b.chance);
  const left = new Set<OpenGroup>();
  let sum = 0;
  for (const { group, chance } of rare) {
    if ((sum += chance) > LEFT_OUT) break;
    left.add(group);
  }
  return groups.filter((group) => !left.has(group));
}

function plainOf(years: Years): PlainLine {
  const { terms, reach, groups } = years;
  const line = plainLine(terms, reach);
  return { line, paid: paidOf(years, line), groups, weights: plainWeights(line, groups, reach) };
}

/** E[min(T, limit)] and P(T >= limit); null where it takes a longer reach to tell. */
function momentsOf(years: Years): Pick<PolicyParts, "meanInLayer" | "chanceToExhaust"> | null {
  const { rows, open, groups, terms, of, paid, reach } = years;
  const line = plainLine(terms, 2 * reach);
  const joint = jointLaw(rows);
  const kept = { real: paid.map((often) => -often), imaginary: new Float64Array(paid.length) };
  const found = complexes(line.count);
  const range = { from: 0, to: line.count };
  joint.at(kept, Float64Array.of(1, 0), paidOf(years, line), range, found);
  const weighted = complexes(line.count);
  const none: number[] = [joint.none[0]!];
  eachBound(open, (bound) => {
    for (; none.length <= bound; none.push(joint.none[0]!)) joint.oneMore(range, found);
    const cuts = cutsAlong(
      line,
      groups.filter((group) => group.bound === bound).flatMap((group) => group.cuts),
    );
    for (let i = 0; i < line.count; i++) {
      const [re, im] = [found.real[i]! - none[bound]!, found.imaginary[i]!];
      const [a, b] = [cuts.real[i]!, cuts.imaginary[i]!];
      weighted.real[i]! += a * re - b * im;
      weighted.imaginary[i]! += a * im + b * re;
    }
  });
  const told = (within: number): { chance: number; shortfall: number } => {
    const { at, step, first } = line;
    let [chance, shortfall] = [0, 0];
    for (let i = 0; i < line.count; i++) {
      const height = (first + i) * step;
      const share = fading(height, within);
      const [x, y] = [share * weighted.real[i]!, share * weighted.imaginary[i]!];
      // Over s once, and twice.
      const square = at * at + height * height;
      const [p, q] = [(x * at + y * height) / square, (y * at - x * height) / square];
      chance += p;
      shortfall += (p * at + q * height) / square;
    }
    return { chance, shortfall };
  };
  const [near, far] = [told(reach), told(2 * reach)];
  const { limit } = terms;
  const all = exactSum(of.amounts.map(({ chance }) => chance));
  const alone = open.map(({ bound, chance }) => chance * none[bound]!);
  const within = exactSum([...alone, near.chance]);
  const inLayer = exactSum([
    limit * all,
    ...open.map(({ left }, i) => -alone[i]! * left),
    -near.shortfall,
  ]);
  const isTold =
    Math.abs(near.chance - far.chance) <= Math.max(AGREED * (1 - none[0]!), ROUNDED) &&
    Math.abs(near.shortfall - far.shortfall) <= Math.max(AGREED * inLayer, ROUNDED * limit);
  if (!isTold) return null;
  return {
    meanInLayer: Math.min(Math.max(inLayer, 0), limit),
    chanceToExhaust: Math.min(Math.max(all - within, 0), 1),
  };
}

/** The years that cost single amounts with chances of their own. */
interface Singles {
  readonly all: readonly YearAtom[];
  /** Chance of no event but single amounts, of which the common factor multiplies 0, 1, 2, … */
  readonly none: readonly number[];
  /** Of each group, the chances of 0, 1, 2, … paid events within the limit and no others; 0 for none. */
  readonly byCount: readonly Float64Array[];
}

const NEVER_SEEN = 1e-18;
/** So many of the years are left out, those whose numbers of single amounts are rarest. */
const LEFT_OUT = 3e-9;
/** Where single amounts tell how bad a year is: numbers of them, times the reach. More would take minutes. */
const MOST_WORK = 24 * FIRST_REACH;
/** Rarer single amounts are left among the others. */
const LEAST_SINGLE = 1e-13;
/** A number of events is told from one larger by all that are told apart by exp of the negative. */
const COUNTS_APART = 27;
const LEAST_COUNTS = 64;
const MOST_COUNTS = 4096;

function singlesOf(years: Years, plain: () => PlainLine): Singles {
  const { open, groups, used, terms } = years;
  const { retention, limit, share } = terms;
  const none = noneOf(years);
  const byCount = share < 1 ? groups.map(() => new Float64Array(1)) : countsOf(years, plain());
  const all: YearAtom[] = [];
  const put = (amount: number, chance: number): void => {
    if (chance > NEVER_SEEN) all.push({ amount, chance });
  };
  for (const { events, bound, paid, chance } of open) {
    put(events * retention + (1 - share) * paid, chance * none[bound]!);
  }
  for (const [g, counts] of byCount.entries()) {
    for (const [m, chance] of counts.entries()) put((groups[g]!.events + m) * retention, chance);
  }
  for (const { events, bound, paid, chance } of used) {
    put(events * retention + paid - share * limit, chance * none[bound]!);
  }
  return { all, none, byCount };
}

/** Chance of no event but single amounts, by how many of those the common factor multiplies. */
function noneOf({ of: { times, counted, bound, amounts }, often }: Years): readonly number[] {
  const free = counted.reduce(
    (chance, row, j) => chance * noEvent(row, often[j + 1]!),
    exp(-times * often[0]!),
  );
  if (bound === null) return [free];
  const most = amounts.reduce((count, sum) => Math.max(count, sum.bound), 0);
  const without = log1p(often.at(-1)! / (bound.shape + bound.amounts));
  return Array.from({ length: most + 1 }, (_, n) => free * exp(-(bound.shape + n) * without));
}

/** Calls back for each number of single amounts that the factor multiplies, in rising order. */
function eachBound(sums: readonly PaidSum[], visit: (bound: number) => void): void {
  let last = -1;
  for (const { bound } of sums) {
    if (bound > last) visit(bound);
    last = bound;
  }
}

function noEvent(row: RowCounts, often: number): number {
  const { rates, chances, shape } = row;
  if (chances === null) return 1 - rates[0]! * often;
  if (shape !== null) return exp(-shape * log1p((meanOf(row) * often) / shape));
  return exactSum(Array.from(rates, (rate, i) => chances[i]! * exp(-rate * often)));
}

/** By how many events are paid, nothing being kept of others: a power series, read off on a circle. */
function countsOf(
  { rows, of, often, paid: paidOften }: Years,
  { line, paid, groups, weights }: PlainLine,
): Float64Array[] {
  const joint = jointLaw(rows);
  const kept = { real: often.map((one) => -one), imaginary: new Float64Array(often.length) };
  const mean =
    of.times * paidOften[0]! +
    exactSum(of.counted.map((row, j) => meanOf(row) * paidOften[j + 1]!)) +
    (of.bound === null ? 0 : paidOften.at(-1)!);
  let size = LEAST_COUNTS;
  while (size < 4 * mean + of.counted.length && size < MOST_COUNTS) size *= 2;
  const radius = exp(-COUNTS_APART / size);
  const around = groups.map(() => complexes(size / 2 + 1));
  const found = complexes(line.count);
  const turn = complexes(size / 2 + 1);
  for (let l = 0; l <= size / 2; l++) turn.imaginary[l] = (-2 * Math.PI * l) / size;
  exponentiate(turn.real, turn.imaginary);
  for (let l = 0; l <= size / 2; l++) {
    const beta = Float64Array.of(radius * turn.real[l]!, radius * turn.imaginary[l]!);
    const range = { from: 0, to: line.count };
    joint.at(kept, beta, paid, range, found);
    let told = 0;
    for (const [g, weight] of weights.entries()) {
      for (; told < groups[g]!.bound; told++) joint.oneMore(range, found);
      let [re, im] = [0, 0];
      for (let k = 0; k < line.count; k++) {
        const x = found.real[k]! - joint.none[0]!;
        const y = found.imaginary[k]! - joint.none[1]!;
        re += weight.real[k]! * x - weight.imaginary[k]! * y;
        im += weight.real[k]! * y + weight.imaginary[k]! * x;
      }
      around[g]!.real[l] = re;
      around[g]!.imaginary[l] = im;
    }
  }
  return around.map(({ real, imaginary }) => {
    const values = new Float64Array(size);
    realTransform(size).inverse(real, imaginary, values);
    return values.slice(0, size / 2).map((value, m) => {
      const chance = value * exp((COUNTS_APART * m) / size);
      return m === 0 || chance < LEAST_SINGLE ? 0 : chance;
    });
  });
}

/** Transform, on a lattice, of what is left of a year, without its single amounts. */
function spectrumOf(
  years: Years,
  singles: Singles,
  plain: () => PlainLine,
  size: number,
  spacing: number,
): Spectrum {
  const { of, terms, rows, events, often, open, used } = years;
  const { pooled, times, counted, bound: boundPool } = of;
  const { retention, limit, share } = terms;
  const net = netLattice(size, spacing, terms);
  const total = makeSpectrum(size);
  const meanEvents = [times, ...counted.map(meanOf), 1];
  let [grown, smallMean] = [1, 0];
  if (open.length > 0) {
    if (retention + (1 - share) * limit < size * spacing) addOpen();
    else addUncut();
  }
  if (used.length > 0) {
    addBeside(
      used,
      ({ events: n, paid }) => n * retention + paid - share * limit,
      net.allOf,
      () => 0,
    );
  }
  total.smallMean = Math.max(smallMean, net.smallMean());
  const placed = exactSum(Array.from(often, (one, j) => meanEvents[j]! * one));
  total.placed = grown * (placed + counted.length + 2);
  return total;

  /** Years beyond the limit, and years of paid events where all is paid, lie beyond the lattice. */
  function addUncut(): void {
    addBeside(open, amountOfOpen, net.sharedOf, ({ beyond }) => beyond.often);
  }

  function amountOfOpen({ events: n, paid }: PaidSum): number {
    return n * retention + (1 - share) * paid;
  }

  /** Years of some events beside each of some sums, but for those of the sums alone. */
  function addBeside(
    sums: readonly PaidSum[],
    amount: (sum: PaidSum) => number,
    placed: (events: InsuredEvents) => Spectrum,
    never: (events: InsuredEvents) => number,
  ): void {
    const years = net.yearsOf(placed(pooled), times, exp(-times * never(pooled)));
    for (const row of counted)
      multiply(years, yearOfRow(row, placed(row.events), never(row.events)));
    let turn: Spectrum | null = null;
    if (boundPool !== null) {
      const { events: own, shape, amounts } = boundPool;
      const one = placed(own);
      const scale = 1 / (shape + amounts);
      multiply(years, clusteredYear(scale, shape, one, never(own)));
      turn = clusteredYear(scale, 1, one, never(own));
      smallMean = Math.max(smallMean, one.smallMean);
    }
    let told = 0;
    eachBound(sums, (bound) => {
      for (; turn !== null && told < bound; told++) multiply(years, turn);
      const others = copied(years);
      for (let k = 0; k < others.real.length; k++) others.real[k]! -= singles.none[bound]!;
      const those = sums.filter((sum) => sum.bound === bound);
      multiply(others, net.atomsOf(those, amount));
      add(total, others);
    });
  }

  function addOpen(): void {
    const within = withinLimit(years, net, plain);
    const beyond = beyondLimit(years, net);
    const joint = jointLaw(rows);
    const kept = events.map((one, j) => net.of(often[j]!, one.kept.parts));
    scatter(net.lattice, retention / spacing, 1);
    const retained = net.transformed(0);
    grown = within.grown + beyond.grown;
    const openAtoms: { bound: number; at: Spectrum }[] = [];
    eachBound(open, (bound) => {
      const those = open.filter((sum) => sum.bound === bound);
      openAtoms.push({ bound, at: net.atomsOf(those, amountOfOpen) });
    });
    smallMean = exactSum(kept.map((one, j) => meanEvents[j]! * one.smallMean));
    const own = complexes(kept.length);
    const nothing = complexes(0);
    const unpaid = rows.map((row) => paymentsOf(row, nothing));
    const nowhere = { from: 0, to: 0 };
    const beta = new Float64Array(2);
    const to = new Float64Array(2);
    for (let k = 0; k <= size / 2; k++) {
      for (const [j, one] of kept.entries()) {
        own.real[j] = one.real[k]!;
        own.imaginary[j] = one.imaginary[k]!;
      }
      beta[0] = retained.real[k]!;
      beta[1] = retained.imaginary[k]!;
      const at: Frequency = { joint, kept: own, beta, index: k };
      to.fill(0);
      within.add(at, to);
      beyond.add(at, to);
      for (const [g, counts] of singles.byCount.entries()) {
        const { real, imaginary } = within.groups[g]!;
        takeSingles(counts, beta, real[k]!, imaginary[k]!, to);
      }
      joint.at(own, beta, unpaid, nowhere, nothing);
      let told = 0;
      for (const { bound, at: atoms } of openAtoms) {
        for (; told < bound; told++) joint.oneMore(nowhere, nothing);
        const [a, b] = [joint.none[0]! - singles.none[bound]!, joint.none[1]!];
        const [x, y] = [atoms.real[k]!, atoms.imaginary[k]!];
        to[0]! += a * x - b * y;
        to[1]! += a * y + b * x;
      }
      total.real[k]! += to[0]!;
      total.imaginary[k]! += to[1]!;
    }
  }
}

/** Takes the years of 1, 2, … paid events and no others away, each beside the single amounts of a group. */
function takeSingles(
  counts: Float64Array,
  beta: Float64Array,
  re: number,
  im: number,
  to: Float64Array,
): void {
  let [sumRe, sumIm] = [0, 0];
  for (let m = counts.length - 1; m >= 0; m--) {
    const next = sumRe * beta[0]! - sumIm * beta[1]! + counts[m]!;
    sumIm = sumRe * beta[1]! + sumIm * beta[0]!;
    sumRe = next;
  }
  to[0]! -= sumRe * re - sumIm * im;
  to[1]! -= sumRe * im + sumIm * re;
}
