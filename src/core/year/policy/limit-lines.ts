/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { makeLattice, transformLattice } from "../lattice/lattice";
import { TILT } from "../lattice/lattice-tables";
import { placePart } from "../lattice/place-event-sizes";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import type { InsuredEvents } from "./insured-events";
import type { JointLaw, JointRow, Payments } from "./joint-law";
import { countTerms, paymentsOf } from "./joint-law";
import type { NetLattice } from "./net-lattice";
import type { PaidSum } from "./paid-amounts";
import { NO_AMOUNT } from "./paid-amounts";
import type { Complexes, Line, WeightedCut } from "./paid-line";
import { amountsAlong, complexes, cutsAlong, faded, fading, lineOf } from "./paid-line";
import type { PolicyTerms } from "./policy-terms";

/** A sum of single amounts that leaves some of the limit. */
export interface OpenSum extends PaidSum {
  readonly left: number;
}

/** Open sums of so many events, of which a common factor multiplies so many. */
export interface OpenGroup {
  readonly events: number;
  readonly bound: number;
  readonly cuts: readonly WeightedCut[];
}

/** What years within the limit and beyond it are made of. */
export interface LimitedYears {
  readonly terms: PolicyTerms;
  /** The pool, and each row that is counted for itself. */
  readonly events: readonly InsuredEvents[];
  readonly rows: readonly JointRow[];
  /** Those of which the factor multiplies fewer first. */
  readonly open: readonly OpenSum[];
  readonly groups: readonly OpenGroup[];
  /** Height up to which the law of what is paid has a transform of note. */
  readonly reach: number;
}

/** One frequency of a lattice of what is left. */
export interface Frequency {
  readonly joint: JointLaw;
  /** What is kept of an unpaid event of each row, less the mass of all. */
  readonly kept: Complexes;
  /** The retention of a paid one. */
  readonly beta: Float64Array;
  readonly index: number;
}

/** Years in which some event is paid, within the limit or beyond it. */
export interface PaidYears {
  /** Adds their transform at a frequency to a complex number. */
  add(at: Frequency, to: Float64Array): void;
  /** How much rounding has grown in them. */
  readonly grown: number;
}

/** Years that sums along a line take for others are damped by exp of the negative. */
const ROUND = 36;
/** Periods of lines over the limit: what rounding grows by is the less the longer they are. */
const PERIOD = 8;
const PERIOD_OF_TURNING = 12;
/** Ends of lattices that a year must not come round from: one damps it by exp(-TILT). */
const ENDS = 3;
/** Beyond so many radians a period, what single events end by has nothing of note. */
const MOST_TURNS = 2e5;
/** Of a limit that is a smaller share of the lattice, years beyond are what those within leave of all. */
const SMALL_LIMIT = 1 / 64;

/** The line on which years within the limit are told by what is paid of them alone. */
export function plainLine({ limit }: PolicyTerms, reach: number): Line {
  const period = PERIOD * limit;
  return lineOf(period, ROUND / period, reach);
}

/** Weights that tell, of each group of open sums, the years within what it leaves. */
export function plainWeights(
  line: Line,
  groups: readonly OpenGroup[],
  reach: number,
): readonly Complexes[] {
  return groups.map(({ cuts }) => overPoints(line, faded(line, cutsAlong(line, cuts), reach)));
}

/** Payments of all rows along a line. */
export function paidOf(
  { events, rows }: Pick<LimitedYears, "events" | "rows">,
  line: Line,
): readonly Payments[] {
  return events.map(({ paid }, j) => paymentsOf(rows[j]!, amountsAlong(line, paid.parts)));
}

/** The years of one side of the limit at one frequency: sums along a line, of each group of open sums. */
interface Side {
  readonly line: Line;
  readonly paid: readonly Payments[];
  readonly groups: readonly OpenGroup[];
  /** Of each group. */
  readonly weights: readonly Complexes[];
  /** Years that turn with z · by are followed along the line, and divided by s - z · by; 0 where weights are as they are. */
  readonly by: number;
}

function turningSide(years: LimitedYears, line: Line, by: number): Side {
  const { groups } = years;
  const weights = groups.map(({ cuts }) => cutsAlong(line, cuts));
  return { line, paid: paidOf(years, line), groups, weights, by };
}

/** What tells years within the limit by what is paid alone. */
export type PlainLine = Omit<Side, "by">;

/** E[exp(-z(R + (1 - share) T)); 0 < T <= limit]. */
export function withinLimit(
  years: LimitedYears,
  net: NetLattice,
  plain: () => PlainLine,
): PaidYears & { readonly groups: readonly Spectrum[] } {
  const { terms, groups, reach } = years;
  const { retention, limit, share } = terms;
  const { size, spacing } = net.lattice;
  const own = 1 - share;
  const end = size * spacing;
  const eventsOf = groups.map((group) => net.atomsOf(NO_AMOUNT, () => group.events * retention));
  if (own === 0) {
    const sums = sumsAlong({ ...plain(), by: 0 }, net, reach);
    return {
      groups: eventsOf,
      grown: exp(ROUND / PERIOD),
      add(at, to) {
        for (const [g, sum] of sums(at).entries()) {
          const { real, imaginary } = eventsOf[g]!;
          addProduct(to, sum, real[at.index]!, imaginary[at.index]!);
        }
      },
    };
  }
  const period = PERIOD_OF_TURNING * limit;
  const damped = ROUND + TILT * Math.ceil((own * period) / end);
  const line = lineOf(period, damped / period, reach, (own * Math.PI) / spacing);
  const sums = sumsAlong(turningSide(years, line, own), net, reach);
  const moved = movedTo(groups, terms, net);
  return {
    groups: eventsOf,
    grown: exp((damped / period - (own * TILT) / end) * limit),
    add(at, to) {
      for (const [g, sum] of sums(at).entries()) moved(g, at.index, sum, to, 1);
    },
  };
}

/** E[exp(-z(R + T - share · limit)); T > limit]. */
export function beyondLimit(years: LimitedYears, net: NetLattice): PaidYears {
  const { terms, events, rows, groups, open, reach } = years;
  const { retention, limit, share } = terms;
  const { size, spacing } = net.lattice;
  const end = size * spacing;
  const moved = movedTo(groups, terms, net);
  if (limit > SMALL_LIMIT * end) {
    const period = Math.max(share * limit + ENDS * end, PERIOD * limit);
    const highest = Math.min(Math.PI / spacing, MOST_TURNS / period);
    const line = lineOf(period, TILT / period, reach, highest);
    const sums = sumsAlong(turningSide(years, line, 1), net, reach);
    return {
      grown: exp((TILT * limit) / period),
      add(at, to) {
        for (const [g, sum] of sums(at).entries()) moved(g, at.index, sum, to, -1);
      },
    };
  }
  const period = PERIOD_OF_TURNING * limit;
  const damped = ROUND + TILT * Math.ceil((period + limit) / end);
  const line = lineOf(period, damped / period, reach, Math.PI / spacing);
  const sums = sumsAlong(turningSide(years, line, 1), net, reach);
  const all = events.map(({ paid }) => finely(paid.parts, size, spacing));
  const point = complexes(1);
  const one = rows.map((row) => paymentsOf(row, complexes(1)));
  const sum = new Float64Array(2);
  return {
    grown: exp((damped / period) * limit),
    add(at, to) {
      const k = at.index;
      for (const [j, own] of one.entries()) {
        own.real[0] = all[j]!.real[k]!;
        own.imaginary[0] = all[j]!.imaginary[k]!;
        countTerms(rows[j]!, own);
      }
      const range = { from: 0, to: 1 };
      at.joint.at(at.kept, at.beta, one, range, point);
      const filter = spread(net, k);
      let told = 0;
      for (const { events: n, bound, paid, chance } of open) {
        for (; told < bound; told++) at.joint.oneMore(range, point);
        const re = point.real[0]! - at.joint.none[0]!;
        const im = point.imaginary[0]! - at.joint.none[1]!;
        const shifted = turnedBy(net, k, n * retention + paid - share * limit);
        sum[0] = chance * (filter.re * re - filter.im * im);
        sum[1] = chance * (filter.re * im + filter.im * re);
        addProduct(to, sum, shifted.re, shifted.im);
      }
      for (const [g, within] of sums(at).entries()) moved(g, k, within, to, -1);
    },
  };
}

/** Points of a line, the last of which is not among them. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Sums along the line of a side at a frequency: weight · (joint law - that without a payment), of each group. */
function sumsAlong(
  { line, paid, groups, weights, by }: Side,
  { lattice: { size, spacing } }: NetLattice,
  reach: number,
): (at: Frequency) => readonly Float64Array[] {
  const { step, first, count } = line;
  const found = complexes(count);
  const excess = complexes(count);
  const factors = complexes(count);
  const sums = weights.map(() => new Float64Array(2));
  const end = size * spacing;
  const tilt = TILT / end;
  const around = (height: number): Range => ({
    from: Math.max(Math.ceil((height - reach) / step) - first, 0),
    to: Math.min(Math.floor((height + reach) / step) - first + 1, count),
  });
  /** Points about a height count all or not at all: in part they would not make up for each other. */
  const isWhole = (height: number): boolean => height + reach < (first + count) * step;
  const rangesAt = (height: number): readonly Range[] => {
    const [low, high] = [around(0), around(height)];
    if (!isWhole(height)) return [low];
    return high.from <= low.to ? [{ from: low.from, to: high.to }] : [low, high];
  };
  const all: readonly Range[] = [{ from: 0, to: count }];
  return (at) => {
    const turn = (2 * Math.PI * at.index) / end;
    for (const sum of sums) sum.fill(0);
    for (const range of by === 0 ? all : rangesAt(by * turn)) {
      at.joint.at(at.kept, at.beta, paid, range, found);
      if (by > 0) {
        const turning = { by, tilt, turn, reach, isWhole: isWhole(by * turn) };
        turningFactors(line, range, turning, factors);
      }
      let told = -1;
      for (const [g, { bound }] of groups.entries()) {
        if (told < bound) {
          for (told = Math.max(told, 0); told < bound; told++) at.joint.oneMore(range, found);
          takeNone(found, at.joint.none, range, excess);
          if (by > 0) multiplyBy(excess, factors, range);
        }
        addSum(sums[g]!, weights[g]!, excess, range);
      }
    }
    return sums;
  };
}

/** A frequency z = tilt + i · turn at which years turn with z · by. */
interface Turning {
  readonly by: number;
  readonly tilt: number;
  readonly turn: number;
  readonly reach: number;
  /** Whether the line has all points about z · by. */
  readonly isWhole: boolean;
}

/** What is left of a joint law without the years that have no payment. */
function takeNone(
  { real, imaginary }: Complexes,
  none: Float64Array,
  { from, to }: Range,
  into: Complexes,
): void {
  const [re, im] = [none[0]!, none[1]!];
  for (let k = from; k < to; k++) {
    into.real[k] = real[k]! - re;
    into.imaginary[k] = imaginary[k]! - im;
  }
}

/**
 * 1 / (s - z · by). Points about 0 tell where the law of what is paid is smooth, at the limit too; those about z · by where it is
 * not: near 0, and where single events end.
 */
function turningFactors(
  { at, step, first }: Line,
  { from, to }: Range,
  { by, tilt, turn, reach, isWhole }: Turning,
  { real, imaginary }: Complexes,
): void {
  const a = at - by * tilt;
  for (let k = from; k < to; k++) {
    const height = (first + k) * step;
    const b = height - by * turn;
    const low = fading(height, reach);
    const high = isWhole ? fading(b, reach) : 0;
    const over = (low + high - low * high) / (a * a + b * b);
    real[k] = over * a;
    imaginary[k] = -over * b;
  }
}

function multiplyBy({ real, imaginary }: Complexes, by: Complexes, { from, to }: Range): void {
  for (let k = from; k < to; k++) {
    const [x, y] = [real[k]!, imaginary[k]!];
    const [a, b] = [by.real[k]!, by.imaginary[k]!];
    real[k] = x * a - y * b;
    imaginary[k] = x * b + y * a;
  }
}

function addSum(
  sum: Float64Array,
  weight: Complexes,
  values: Complexes,
  { from, to }: Range,
): void {
  let [re, im] = [0, 0];
  for (let k = from; k < to; k++) {
    const x = values.real[k]!;
    const y = values.imaginary[k]!;
    const a = weight.real[k]!;
    const b = weight.imaginary[k]!;
    re += a * x - b * y;
    im += a * y + b * x;
  }
  sum[0]! += re;
  sum[1]! += im;
}

/** Adds a sum of a group, which stands where its limit ends. */
function movedTo(
  groups: readonly OpenGroup[],
  { retention, limit, share }: PolicyTerms,
  net: NetLattice,
): (group: number, index: number, sum: Float64Array, to: Float64Array, times: number) => void {
  const spreadSum = new Float64Array(2);
  return (g, index, sum, to, times) => {
    const filter = spread(net, index);
    const shifted = turnedBy(net, index, groups[g]!.events * retention + (1 - share) * limit);
    const [re, im] = [sum[0]!, sum[1]!];
    spreadSum[0] = times * (filter.re * re - filter.im * im);
    spreadSum[1] = times * (filter.re * im + filter.im * re);
    addProduct(to, spreadSum, shifted.re, shifted.im);
  };
}

function addProduct(to: Float64Array, by: Float64Array, re: number, im: number): void {
  to[0]! += by[0]! * re - by[1]! * im;
  to[1]! += by[0]! * im + by[1]! * re;
}

interface Complex {
  readonly re: number;
  readonly im: number;
}

/** exp(-z · amount). */
function turnedBy(
  { lattice: { size, spacing } }: NetLattice,
  index: number,
  amount: number,
): Complex {
  const place = amount / (size * spacing);
  const real = Float64Array.of(-TILT * place);
  const imaginary = Float64Array.of(-2 * Math.PI * index * place);
  exponentiate(real, imaginary);
  return { re: real[0]!, im: imaginary[0]! };
}

/**
 * What spreads an amount over seven nodes either side with seven moments kept, so that a jump between two nodes does not ring.
 *
 *     C^4 (1 + 4 S + 10 S² + 20 S³),  C = cos²(ω/2), S = sin²(ω/2)
 *
 * @see Daubechies (1988), Orthonormal bases of compactly supported wavelets, Comm. Pure Appl. Math. 41
 */
function spread({ lattice: { size } }: NetLattice, index: number): Complex {
  // cosh of τ + iω, τ the tilt of a node.
  const tilt = TILT / size;
  const turn = {
    real: new Float64Array(1),
    imaginary: Float64Array.of((2 * Math.PI * index) / size),
  };
  exponentiate(turn.real, turn.imaginary);
  const [cosine, sine] = [turn.real[0]!, turn.imaginary[0]!];
  const [up, down] = [exp(tilt), exp(-tilt)];
  const c = { re: 0.5 + 0.25 * (up + down) * cosine, im: 0.25 * (up - down) * sine };
  const s = { re: 1 - c.re, im: -c.im };
  let sum: Complex = { re: 20, im: 0 };
  for (const term of [10, 4, 1]) {
    const next = times(sum, s);
    sum = { re: next.re + term, im: next.im };
  }
  const square = times(c, c);
  return times(times(square, square), sum);
}

function times(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

/** So many nodes between two of the lattice. */
const FINER = 4;

/** Transform of amounts at the frequencies of a lattice, as they lie on a finer one. */
function finely(parts: InsuredEvents["paid"]["parts"], size: number, spacing: number): Spectrum {
  const lattice = makeLattice(FINER * size, spacing / FINER);
  for (const part of parts) placePart(part, lattice);
  const made = makeSpectrum(FINER * size);
  transformLattice(lattice, 0, made.real, made.imaginary, lattice.tables.workspace);
  return made;
}

/** Divides by s. */
function overPoints({ at, step, first }: Line, { real, imaginary }: Complexes): Complexes {
  for (let i = 0; i < real.length; i++) {
    const height = (first + i) * step;
    const square = at * at + height * height;
    const [x, y] = [real[i]!, imaginary[i]!];
    real[i] = (x * at + y * height) / square;
    imaginary[i] = (y * at - x * height) / square;
  }
  return { real, imaginary };
}
