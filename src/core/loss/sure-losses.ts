import { exp } from "../numeric/exp";
import { exactSum } from "../numeric/exact-sum";
import { log1p } from "../numeric/log1p";
import type { ChanceList, Effort, ListFactor } from "./chance-list";
import {
  chanceList,
  convolvedLists,
  dividedList,
  LEAST_CHANCE,
  mergedLists,
  movedList,
  spend,
} from "./chance-list";
import type { EventMeasure } from "./event-measure";
import { canSumEvents, poissonSums } from "./poisson-sums";
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

// Single amounts that matter less than this together are left to the lattice.
const NEGLIGIBLE = 1e-5;
// Up to two amounts, a list each; from three on, all their sums at once.
const MANY_AMOUNTS = 3;
const MOST_BESIDE_OTHERS = 2000;
const MOST_ALONE = 50000;
// Some milliseconds.
const MOST_STEPS = 1_500_000;

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
  if (listed === null) return asColumns(chanceList([[0, none]]), !hasAtoms && isAll);
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

function asColumns({ amounts, chances }: ChanceList, isAll: boolean): SureLosses {
  const below = new Float64Array(amounts.length);
  const partialMean = new Float64Array(amounts.length);
  let [sum, moment] = [0, 0];
  amounts.forEach((amount, i) => {
    const chance = chances[i] ?? 0;
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

/** The single amounts of a year of which one source is taken out, or changed, by dividing by a factor. */
export function dividedSureLosses(losses: SureLosses, factor: ListFactor): SureLosses {
  return asColumns(dividedList(losses, factor), losses.isAll);
}

/** Null where there are too many, or too little chance in all. */
function enumerate(year: YearSources, most: number, isAll: boolean): ChanceList | null {
  const { pooled, factor: common, clustered, single } = year;
  const effort: Effort = { left: MOST_STEPS };
  const factors: (() => ChanceList | null)[] = [];
  let list = chanceList([[0, 1]]);
  if (common === null) {
    const often = exactSum(pooled.atoms.map(({ frequency }) => frequency));
    if (!isAll) list = chanceList([[0, exp(-Math.max(pooled.mass - often, 0))]]);
    if (pooled.atoms.length >= MANY_AMOUNTS && canSumEvents(often)) {
      factors.push(() => poissonSums(pooled.atoms, most, effort));
    } else {
      for (const { amount, frequency } of pooled.atoms) {
        factors.push(() =>
          chanceList(poissonChances(frequency).map(([n, chance]) => [n * amount, chance])),
        );
      }
    }
  } else {
    factors.push(() => clusteredChances(pooled, common.shape, common.scale, most, effort));
  }
  for (const { shape, scale, measure } of clustered) {
    factors.push(() => clusteredChances(measure, shape, scale, most, effort));
  }
  for (const { probability, measure } of single) {
    factors.push(() =>
      chanceList([
        [0, 1 - probability * measure.mass],
        ...measure.atoms.map(({ amount, frequency }) => [amount, probability * frequency] as const),
      ]),
    );
  }
  for (const factor of factors) {
    const next = factor();
    const both = next && convolvedLists(list, next, most, effort);
    if (both === null) return null;
    list = both;
  }
  return list;
}

/** Chances of a Poisson number, from its middle outwards: each is the neighbour's times a ratio, and they add up to 1. */
function poissonChances(mean: number): [number, number][] {
  const middle = Math.floor(mean);
  const up: [number, number][] = [[middle, 1]];
  for (let n = middle + 1, weight = 1; weight > LEAST_CHANCE; n++) {
    weight *= mean / n;
    up.push([n, weight]);
  }
  const down: [number, number][] = [];
  for (let n = middle, weight = 1; n > 0 && weight > LEAST_CHANCE; n--) {
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
  effort: Effort,
): ChanceList | null {
  // More counts than amounts may be listed: the spread of the number alone says so.
  if (shape * scale * mass > most * most) return null;
  const weight = exactSum(atoms.map(({ frequency }) => frequency));
  const one = chanceList(atoms.map(({ amount, frequency }) => [amount, frequency / weight]));
  const ratio = scale / (1 + scale * mass);
  let coefficient = exp(-shape * log1p(scale * mass));
  if (coefficient === 0) return null;
  let power = chanceList([[0, 1]]);
  let sum = chanceList([[0, coefficient]]);
  for (let n = 1; atoms.length > 0; n++) {
    if (n > most) return null;
    coefficient *= ((shape + n - 1) / n) * ratio * weight;
    const isPastPeak = ((shape + n) / (n + 1)) * ratio * weight < 1;
    if (isPastPeak && coefficient < LEAST_CHANCE) break;
    const next = convolvedLists(power, one, most, effort);
    if (next === null || !spend(effort, sum.amounts.length + next.amounts.length)) return null;
    power = next;
    sum = mergedLists(sum, movedList(power, 0, coefficient));
    if (sum.amounts.length > most) return null;
  }
  return sum;
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
