/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { exactSum } from "../../numeric/exact-sum";
import { realTransform } from "../../numeric/real-transform";
import type { YearAtom } from "../annual-limit/year-as-loss";
import { mergedAtoms } from "../annual-limit/year-as-loss";
import { scatter } from "../lattice/lattice";
import { add, multiply } from "../lattice/spectrum-arithmetic";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import { meanOf, yearOfRow } from "./counted-rows";
import type { JointRow } from "./joint-law";
import { jointLaw, jointRow } from "./joint-law";
import type { Frequency, LimitedYears, OpenGroup, OpenSum, PlainLine } from "./limit-lines";
import { beyondLimit, paidOf, plainLine, plainWeights, withinLimit } from "./limit-lines";
import { netLattice, oftenOf } from "./net-lattice";
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
  const { pooled, times, counted } = of;
  const rows: JointRow[] = [{ kind: "poisson", times }];
  for (const row of counted) {
    const made = jointRow(row, row.events.paid.often);
    if (made === null) return null;
    rows.push(made);
  }
  const events = [pooled, ...counted.map((row) => row.events)];
  const paid = Float64Array.from(events, (one) => one.paid.often);
  const often = Float64Array.from(events, (one) => oftenOf(one.kept, one.paid));
  const groups = groupsOf(open);
  for (let reach = FIRST_REACH; reach <= LAST_REACH; reach *= 2) {
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

function groupsOf(open: readonly OpenSum[]): readonly OpenGroup[] {
  const groups = new Map<number, WeightedCut[]>();
  for (const { events, left, chance } of open) {
    if (chance < LEAST_SINGLE) continue;
    const cuts = groups.get(events);
    if (cuts === undefined) groups.set(events, [{ left, chance }]);
    else cuts.push({ left, chance });
  }
  return Array.from(groups, ([events, cuts]) => ({ events, cuts }));
}

function plainOf(years: Years): PlainLine {
  const { terms, reach, groups } = years;
  const line = plainLine(terms, reach);
  return { line, paid: paidOf(years, line), weights: plainWeights(line, groups, reach) };
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
  const none = joint.none[0]!;
  const cuts = cutsAlong(
    line,
    groups.flatMap((group) => group.cuts),
  );
  const told = (within: number): { chance: number; shortfall: number } => {
    const { at, step, first } = line;
    let [chance, shortfall] = [0, 0];
    for (let i = 0; i < line.count; i++) {
      const height = (first + i) * step;
      const share = fading(height, within);
      const re = found.real[i]! - none;
      const im = found.imaginary[i]!;
      const [a, b] = [cuts.real[i]!, cuts.imaginary[i]!];
      const [x, y] = [share * (a * re - b * im), share * (a * im + b * re)];
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
  const within = exactSum([...open.map(({ chance }) => chance * none), near.chance]);
  const inLayer = exactSum([
    limit * all,
    ...open.map(({ left, chance }) => -chance * left * none),
    -near.shortfall,
  ]);
  const isTold =
    Math.abs(near.chance - far.chance) <= Math.max(AGREED * (1 - none), ROUNDED) &&
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
  /** Chance of no event but single amounts. */
  readonly none: number;
  /** Of each group, the chances of 0, 1, 2, … paid events within the limit and no others; 0 for none. */
  readonly byCount: readonly Float64Array[];
}

const NEVER_SEEN = 1e-18;
/** Rarer single amounts are left among the others. */
const LEAST_SINGLE = 1e-13;
/** A number of events is told from one larger by all that are told apart by exp of the negative. */
const COUNTS_APART = 27;
const LEAST_COUNTS = 64;
const MOST_COUNTS = 4096;

function singlesOf(years: Years, plain: () => PlainLine): Singles {
  const { often, open, groups, used, terms, of } = years;
  const { retention, limit, share } = terms;
  const none = of.counted.reduce(
    (chance, { rates, chances }) => chance * noEvent(rates, chances),
    exp(-of.times * often[0]!),
  );
  const byCount = share < 1 ? groups.map(() => new Float64Array(1)) : countsOf(years, plain());
  const all: YearAtom[] = [];
  const put = (amount: number, chance: number): void => {
    if (chance > NEVER_SEEN) all.push({ amount, chance });
  };
  for (const { events, paid, chance } of open) {
    put(events * retention + (1 - share) * paid, chance * none);
  }
  for (const [g, counts] of byCount.entries()) {
    for (const [m, chance] of counts.entries()) put((groups[g]!.events + m) * retention, chance);
  }
  for (const { events, paid, chance } of used) {
    put(events * retention + paid - share * limit, chance * none);
  }
  return { all, none, byCount };
}

function noEvent(rates: Float64Array, chances: Float64Array | null): number {
  if (chances === null) return 1 - rates[0]!;
  return exactSum(Array.from(rates, (rate, i) => chances[i]! * exp(-rate)));
}

/** By how many events are paid, nothing being kept of others: a power series, read off on a circle. */
function countsOf(
  { rows, groups, of, often, paid: paidOften }: Years,
  { line, paid, weights }: PlainLine,
): Float64Array[] {
  const joint = jointLaw(rows);
  const kept = { real: often.map((one) => -one), imaginary: new Float64Array(often.length) };
  const mean =
    of.times * paidOften[0]! +
    exactSum(of.counted.map((row, j) => meanOf(row) * paidOften[j + 1]!));
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
    joint.at(kept, beta, paid, { from: 0, to: line.count }, found);
    for (const [g, weight] of weights.entries()) {
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
  const { pooled, times, counted } = of;
  const { retention, limit, share } = terms;
  const net = netLattice(size, spacing, terms);
  const total = makeSpectrum(size);
  const openAtoms = net.atomsOf(open, (sum) => sum.events * retention + (1 - share) * sum.paid);
  let [grown, smallMean] = [1, 0];
  if (open.length > 0) {
    if (retention + (1 - share) * limit < size * spacing) addOpen();
    else addUncut();
  }
  if (used.length > 0) {
    const spent = net.yearsOf(net.allOf(pooled), times, 1);
    for (const row of counted) multiply(spent, yearOfRow(row, net.allOf(row.events), 0));
    for (let k = 0; k < spent.real.length; k++) spent.real[k]! -= singles.none;
    multiply(
      spent,
      net.atomsOf(used, (sum) => sum.events * retention + sum.paid - share * limit),
    );
    add(total, spent);
  }
  total.smallMean = Math.max(smallMean, net.smallMean());
  total.placed = grown * (times * often[0]! + counted.length + 2);
  return total;

  /** Years beyond the limit, and years of paid events where all is paid, lie beyond the lattice. */
  function addUncut(): void {
    const within = net.yearsOf(net.sharedOf(pooled), times, exp(-times * pooled.beyond.often));
    for (const row of counted) {
      multiply(within, yearOfRow(row, net.sharedOf(row.events), row.events.beyond.often));
    }
    for (let k = 0; k < within.real.length; k++) within.real[k]! -= singles.none;
    multiply(within, openAtoms);
    add(total, within);
  }

  function addOpen(): void {
    const within = withinLimit(years, net, plain);
    const beyond = beyondLimit(years, net);
    const joint = jointLaw(rows);
    const kept = events.map((one, j) => net.of(often[j]!, one.kept.parts));
    scatter(net.lattice, retention / spacing, 1);
    const retained = net.transformed(0);
    grown = within.grown + beyond.grown;
    smallMean = times * kept[0]!.smallMean;
    const own = complexes(kept.length);
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
      const [a, b] = [joint.none[0]! - singles.none, joint.none[1]!];
      const [x, y] = [openAtoms.real[k]!, openAtoms.imaginary[k]!];
      total.real[k]! += to[0]! + a * x - b * y;
      total.imaginary[k]! += to[1]! + a * y + b * x;
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
