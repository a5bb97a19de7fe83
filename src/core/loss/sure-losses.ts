import { exp } from "../numeric/exp";
import { exactSum } from "../numeric/exact-sum";
import { log1p } from "../numeric/log1p";
import type { EventMeasure } from "./event-measure";
import type { YearSources } from "./year-sources";
import { measuresOf } from "./year-sources";

/** Amounts that a year costs with a chance of their own, in rising order; the first is 0. */
export interface SureLosses {
  readonly amounts: Float64Array;
  readonly chances: Float64Array;
  /** P(S <= amount and S one of them). */
  readonly below: Float64Array;
  /** E[S; S <= amount and S one of them]. */
  readonly partialMean: Float64Array;
  /** Whether every year costs one of the amounts: only single amounts can be lost. */
  readonly isAll: boolean;
}

type Chances = readonly (readonly [amount: number, chance: number])[];

// Chances below are left out: all of them together stay under the stated error.
const LEAST = 1e-18;
// Single amounts that matter less than this together are left to the lattice.
const NEGLIGIBLE = 1e-5;
const MOST_BESIDE_OTHERS = 2000;
const MOST_ALONE = 50000;
const MOST_PAIRS = 300000;

/**
 * The years in which only single amounts are lost, listed exactly: so many events of this amount, so many of that.
 *
 * Returns the year without loss alone where there are too many to list, or where such years are too rare to matter.
 *
 * @param none P(S = 0)
 */
export function sureLosses(year: YearSources, none: number): SureLosses {
  const measures = measuresOf(year);
  const spread = measures.reduce((sum, one) => sum + one.grids.length + one.parts.length, 0);
  const hasAtoms = measures.some((one) => one.atoms.length > 0);
  const isAll = spread === 0;
  const matters = hasAtoms && chanceOfAtomsAlone(year) > NEGLIGIBLE;
  const listed = matters ? enumerate(year, isAll ? MOST_ALONE : MOST_BESIDE_OTHERS, isAll) : null;
  if (listed === null) return asColumns([[0, none]], !hasAtoms && isAll);
  return asColumns(listed, isAll);
}

/** P(no event but those of single amounts). */
function chanceOfAtomsAlone({ pooled, factor, clustered, single }: YearSources): number {
  const other = ({ mass, atoms }: EventMeasure): number =>
    Math.max(mass - exactSum(atoms.map(({ frequency }) => frequency)), 0);
  const exponents = [
    factor === null ? -other(pooled) : -factor.shape * log1p(factor.scale * other(pooled)),
    ...clustered.map(({ shape, scale, measure }) => -shape * log1p(scale * other(measure))),
    ...single.map(({ probability, measure }) => log1p(-probability * other(measure))),
  ];
  return exp(exactSum(exponents));
}

function asColumns(list: Chances, isAll: boolean): SureLosses {
  const amounts = Float64Array.from(list, ([amount]) => amount);
  const chances = Float64Array.from(list, ([, chance]) => chance);
  const below = new Float64Array(list.length);
  const partialMean = new Float64Array(list.length);
  let [sum, moment] = [0, 0];
  list.forEach(([amount, chance], i) => {
    sum += chance;
    moment += amount * chance;
    below[i] = sum;
    partialMean[i] = moment;
  });
  return { amounts, chances, below, partialMean, isAll };
}

/**
 * All years of sources that cost single amounts only.
 *
 * @param most null where there are more
 */
export function fewLosses(year: YearSources, most: number): SureLosses | null {
  const list = enumerate(year, most, true);
  return list === null ? null : asColumns(list, true);
}

/** Null where there are too many, or too little chance in all. */
function enumerate(year: YearSources, most: number, isAll: boolean): Chances | null {
  const { pooled, factor: common, clustered, single } = year;
  const spreadMass = pooled.mass - exactSum(pooled.atoms.map(({ frequency }) => frequency));
  const factors: (() => Chances | null)[] = [];
  let list: Chances = [[0, 1]];
  if (common === null) {
    list = [[0, isAll ? 1 : exp(-Math.max(spreadMass, 0))]];
    for (const { amount, frequency } of pooled.atoms) {
      factors.push(() => poissonChances(frequency).map(([n, chance]) => [n * amount, chance]));
    }
  } else {
    factors.push(() => clusteredChances(pooled, common.shape, common.scale, most));
  }
  for (const { shape, scale, measure } of clustered) {
    factors.push(() => clusteredChances(measure, shape, scale, most));
  }
  for (const { probability, measure } of single) {
    factors.push(() => [
      [0, 1 - probability * measure.mass],
      ...measure.atoms.map(({ amount, frequency }) => [amount, probability * frequency] as const),
    ]);
  }
  for (const factor of factors) {
    const next = factor();
    const both = next && convolved(list, next, most);
    if (both === null) return null;
    list = both;
  }
  return list;
}

function total(list: Chances): number {
  return list.reduce((sum, [, chance]) => sum + chance, 0);
}

/** Chances of a Poisson number, from its middle outwards: each is the neighbour's times a ratio, and they add up to 1. */
function poissonChances(mean: number): [number, number][] {
  const middle = Math.floor(mean);
  const up: [number, number][] = [[middle, 1]];
  for (let n = middle + 1, weight = 1; weight > LEAST; n++) {
    weight *= mean / n;
    up.push([n, weight]);
  }
  const down: [number, number][] = [];
  for (let n = middle, weight = 1; n > 0 && weight > LEAST; n--) {
    weight *= n / mean;
    down.push([n - 1, weight]);
  }
  const all = [...down.reverse(), ...up];
  const sum = exactSum(all.map(([, weight]) => weight));
  // A mean below 1 starts at 0, whose chance is closed.
  return all.map(([n, weight]) => [n, weight / sum]);
}

/** (1 - scale (A - mass))^-shape as a power series in A, the single amounts of one event. */
function clusteredChances(
  { atoms, mass }: EventMeasure,
  shape: number,
  scale: number,
  most: number,
): Chances | null {
  // More counts than amounts may be listed: the spread of the number alone says so.
  if (shape * scale * mass > most * most) return null;
  const one: Chances = atoms.map(({ amount, frequency }) => [amount, frequency]);
  const weight = total(one);
  const ratio = scale / (1 + scale * mass);
  let coefficient = exp(-shape * log1p(scale * mass));
  if (coefficient === 0) return null;
  let power: Chances = [[0, 1]];
  const sum: [number, number][] = [[0, coefficient]];
  for (let n = 1; one.length > 0; n++) {
    if (n > most) return null;
    coefficient *= ((shape + n - 1) / n) * ratio * weight;
    const isPastPeak = ((shape + n) / (n + 1)) * ratio * weight < 1;
    if (isPastPeak && coefficient < LEAST) break;
    const next = convolved(
      power,
      one.map(([amount, share]) => [amount, share / weight]),
      most,
    );
    if (next === null || sum.length + next.length > MOST_PAIRS) return null;
    power = next;
    for (const [amount, chance] of power) sum.push([amount, coefficient * chance]);
  }
  return together(sum, most);
}

function convolved(a: Chances, b: Chances, most: number): Chances | null {
  if (a.length * b.length > MOST_PAIRS) return null;
  const pairs: [number, number][] = [];
  for (const [x, p] of a) {
    for (const [y, q] of b) if (p * q > LEAST) pairs.push([x + y, p * q]);
  }
  return together(pairs, most);
}

/** Sorted, and equal amounts together; sums of the same losses in another order may differ in their last bits. */
function together(pairs: [number, number][], most: number): Chances | null {
  pairs.sort(([x, p], [y, q]) => x - y || p - q);
  const list: [number, number][] = [];
  for (const [amount, chance] of pairs) {
    const last = list.at(-1);
    if (last !== undefined && amount - last[0] <= 1e-13 * amount) last[1] += chance;
    else list.push([amount, chance]);
  }
  return list.length > most ? null : list;
}

// A loss typed in as the sum of others may differ from the sum we made in its last bits.
const SAME = 1e-12;

/** Number of amounts at or below x. */
export function countUpTo(losses: SureLosses, x: number): number {
  return countWithin(losses, x + SAME * Math.abs(x));
}

/** Number of amounts below x. */
export function countBelow(losses: SureLosses, x: number): number {
  return x > 0 ? countWithin(losses, x - SAME * x) : 0;
}

function countWithin({ amounts }: SureLosses, x: number): number {
  let low = 0;
  let high = amounts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((amounts[middle] ?? Infinity) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
