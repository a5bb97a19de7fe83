/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { makeRising } from "../../numeric/make-rising";
import { realTransform } from "../../numeric/real-transform";
import type { AtomLaw } from "./lists/atom-law";
import { below, LISTED, upTo } from "./lists/atom-law";
import { ABOVE_HIGHEST, highestSum, lowestSum } from "./lists/highest-sum";
import { commonUnit } from "./lists/common-unit";
import type { AtomRow, AtomRows } from "./lists/atom-rows";
import { amountsOf, lossesOf } from "./lists/atom-rows";
import { slackOf } from "./lattice-law";
import { coarseList } from "./lists/coarse-list";
import type { SumSpectrum } from "./sum-spectrum";
import { pointAt, sumSpectrum } from "./sum-spectrum";

/** Where the sums of a year lie: all but next to none. */
interface Range {
  readonly start: number;
  readonly period: number;
  /** Of which all sums are whole multiples, and the period an odd one; null where none is known. */
  readonly unit: number | null;
}

/** Chances up to the places of a grid, and how far each may be off. */
interface Table {
  readonly within: Float64Array;
  readonly errors: Float64Array;
  /** What a straight line between two places adds to that. */
  readonly bend: number;
}

/** So much of its width a year is kept from the ends of the period. */
const MARGIN = 0.01;

/**
 * The law of rows with so many events that their sums lie closer than anybody can tell. With s = (S - start) / period from 0 to 1 and
 * φ(k) = E[e^(2πi k s)], known in closed form, Vaaler's polynomial of degree K for the sawtooth gives
 *
 *     P(s <= b) = b + Σ J(k / (K + 1)) Im(φ(k) (1 - e^(-2πi k b))) / πk ± (E Δ(s - b) + E Δ(s)) / (2K + 2),   k from 1 to K
 *
 * where J(t) = πt (1 - t) cot πt + t, and Δ is Fejér's kernel, which the same φ(k) give. So nothing is listed and nothing rounded, and
 * what is stated is proven, wherever the sums lie: about half of what lies within period / K of a loss.
 *
 * Sums that are whole multiples of a unit are known from half as many waves as the period has units, with nothing in between: the same sum
 * with 1 / (N sin(πk / N)) for J / πk, N units in all, at the middle between two of them, and nothing to state but rounding.
 *
 * @param most that may be stated
 * @returns null where more would be, or a row has several amounts
 * @see Vaaler (1985), Some extremal functions in Fourier analysis, Bull. Amer. Math. Soc. 12
 */
export function smoothLaw(
  { rows, chance }: AtomRows,
  isAll: boolean,
  most: number,
): AtomLaw | null {
  const range = rangeOf(rows);
  if (range === null) return null;
  const { start, period, unit } = range;
  let bend = 0;
  const units = unit === null ? null : Math.round(period / unit);
  const last = units === null ? Infinity : (units - 1) / 2;
  const turnsOf = (amount: number): number =>
    unit === null || units === null ? amount / period : Math.round((2 * amount) / unit) / 2 / units;
  const isTold = (k: number, size: number): boolean => {
    bend += (size / (Math.PI * k)) * bendOf(k, MOST_PLACES);
    return bend <= most;
  };
  const spectrum = sumSpectrum({ rows, turnsOf, start, last, isTold });
  if (spectrum === null || (units !== null && spectrum.reached < last)) return null;
  const mean = rows.reduce((sum, row) => sum + lossesOf(row).mean, 0);
  const table = tableOf(spectrum, units, (mean + Math.abs(start)) / period);
  const all = rows.reduce(
    (product, row) =>
      row.kind === "listed" ? product * row.list.chances.reduce((sum, p) => sum + p, 0) : product,
    chance,
  );
  const stated = table.errors.reduce((largest, error) => Math.max(largest, error), 0) + table.bend;
  return stated > most ? null : lawOfTable(table, range, all, isAll);
}

function rangeOf(rows: readonly AtomRow[]): Range | null {
  const [lowest, highest] = [lowestSum(rows), highestSum(rows)];
  const margin = MARGIN * (highest - lowest);
  const [from, width] = [lowest - margin, highest - lowest + 2 * margin];
  if (!(width > 0)) return null;
  const unit = commonUnit(rows.flatMap(amountsOf));
  if (unit === null || width > MOST_UNITS * unit) return { start: from, period: width, unit: null };
  // Between two multiples.
  const start = (Math.floor(from / unit) - 0.5) * unit;
  return { start, period: (2 * Math.ceil(width / unit / 2) + 3) * unit, unit };
}

/** Of a period, so that half as many waves tell all. */
const MOST_UNITS = 60_000_000;

const LEAST_PLACES = 65_536;
const MOST_PLACES = 2_097_152;
const STRAIGHT = 1e-9;
/** Of a turn, and of what is added up. */
const LAST_BITS = 4.5e-16;
const SUMMED = 1e-12;

/**
 * @param units of the period; null where none is known
 * @param turns that the mean year makes at k = 1, and the start of the period
 */
function tableOf(
  { numbers, real, imaginary, reached }: SumSpectrum,
  units: number | null,
  turns: number,
): Table {
  const count = numbers.length;
  const [weights, kernel] = [new Float64Array(count), new Float64Array(count)];
  let rounding = SUMMED;
  for (let n = 0; n < count; n++) {
    const t = numbers[n]! / (reached + 1);
    if (units !== null) weights[n] = 1 / (units * pointAt((0.5 * numbers[n]!) / units).sine);
    else {
      weights[n] = sawtooth(t) / (Math.PI * numbers[n]!);
      kernel[n] = (1 - t) / (reached + 1);
    }
    const size = sizeOf(real[n]!, imaginary[n]!);
    rounding += weights[n]! * size * LAST_BITS * 2 * Math.PI * (numbers[n]! * turns + 1);
  }
  const bendOn = (places: number): number => {
    let bend = 0;
    for (let n = 0; n < count; n++) {
      const size = sizeOf(real[n]!, imaginary[n]!);
      bend += (weights[n]! + kernel[n]!) * size * bendOf(numbers[n]!, places);
    }
    return bend;
  };
  let places = LEAST_PLACES;
  while (places < MOST_PLACES && bendOn(places) > STRAIGHT) places *= 2;
  // Im(φ e^(-2πi k b)) and Re(φ e^(-2πi k b)) at all places, by the number's rest.
  const waves = (weight: Float64Array, isImaginary: boolean): Float64Array => {
    const [re, im] = [new Float64Array(places / 2 + 1), new Float64Array(places / 2 + 1)];
    for (let n = 0; n < count; n++) {
      const [own, other] = isImaginary ? [imaginary[n]!, -real[n]!] : [real[n]!, imaginary[n]!];
      const rest = numbers[n]! % places;
      const isEnd = rest === 0 || 2 * rest === places;
      const at = 2 * rest > places ? places - rest : rest;
      const scale = weight[n]! * (isEnd ? places : places / 2);
      re[at]! += scale * own;
      if (!isEnd) im[at]! += 2 * rest > places ? scale * other : -scale * other;
    }
    const values = new Float64Array(places);
    realTransform(places).inverse(re, im, values);
    return values;
  };
  const [sines, cosines] = [waves(weights, true), waves(kernel, false)];
  const within = new Float64Array(places + 1);
  const errors = new Float64Array(places + 1);
  for (let j = 0; j <= places; j++) {
    within[j] = Math.min(Math.max(j / places + sines[0]! - sines[j % places]!, 0), 1);
    const [here, there] = [cosines[j % places]!, cosines[0]!];
    errors[j] = rounding + (units === null ? Math.max(1 / (reached + 1) + here + there, 0) : 0);
  }
  const made = within.slice();
  makeRising(within, 0, within.length);
  for (let j = 0; j <= places; j++) errors[j]! += Math.abs(within[j]! - made[j]!);
  return { within, errors, bend: bendOn(places) };
}

function sizeOf(real: number, imaginary: number): number {
  return Math.sqrt(real * real + imaginary * imaginary);
}

/** How far a wave of size 1 is from straight lines between so many places at most. */
export function bendOf(k: number, places: number): number {
  const angle = (2 * Math.PI * k) / places;
  return Math.min(2, (angle * angle) / 8);
}

/** Vaaler's weights, from 1 down to 0. */
export function sawtooth(t: number): number {
  const angle = Math.PI * t;
  if (t < SMALL) return 1 - ((1 - t) * angle * angle) / 3;
  const { cosine, sine } = pointAt(0.5 * t);
  return (angle * (1 - t) * cosine) / sine + t;
}

const SMALL = 1e-5;
/** Cells of a list. */
const COARSE = 4096;

/** Chances rise in a straight line from place to place, or are those of the middle above a multiple of the unit. */
function lawOfTable(
  { within, errors, bend }: Table,
  { start, period, unit }: Range,
  chance: number,
  isAll: boolean,
): AtomLaw {
  const places = within.length - 1;
  const width = period / places;
  const end = start + period;
  // Below the places, each as wide as 1.
  const [areas, misses] = [areasOf(within), areasOf(errors)];
  const placeOf = (loss: number): number => Math.min(Math.max((loss - start) / width, 0), places);
  const withinAt = (at: number): number => {
    const j = Math.min(Math.floor(at), places - 1);
    return Math.min(within[j]! + (at - j) * (within[j + 1]! - within[j]!), within[j + 1]!);
  };
  const upToLoss = (loss: number): number =>
    loss < start ? 0 : loss >= end ? chance : chance * withinAt(placeOf(loss));
  // The last multiple up to a loss, and the first that is not below it.
  const lastUpTo = (loss: number): number =>
    unit === null ? loss : unit * Math.floor(loss / unit + slackOf(loss, unit));
  const firstFrom = (loss: number): number =>
    unit === null ? loss : unit * Math.ceil(loss / unit - slackOf(loss, unit));
  const half = 0.5 * (unit ?? 0);
  const left = LISTED + 2 * chance * ABOVE_HIGHEST;
  return {
    ...{ isAll, hasAmounts: true, isRounded: unit === null, largest: end, steps: 1 },
    atMost: (loss) => upToLoss(lastUpTo(loss) + half),
    lessThan: (loss) => (loss > 0 ? upToLoss(firstFrom(loss) - half) : 0),
    partialMean: (loss) => {
      const x = Math.min(lastUpTo(Math.min(loss, 2 * end)), end);
      if (x <= start) return 0;
      const at = placeOf(x);
      const j = Math.min(Math.floor(at), places - 1);
      const area = areas[j]! + 0.5 * (at - j) * (within[j]! + withinAt(at));
      return Math.max(x * upToLoss(x + half) - chance * width * area, 0);
    },
    // Without a unit sums lie closer than can be told.
    next: (loss) => {
      if (loss >= end) return Infinity;
      const from = Math.max(loss, start, 0);
      return unit === null ? upTo(upTo(Math.max(from, width))) : lastUpTo(from) + unit;
    },
    previous: (loss) => {
      if (loss <= start) return 0;
      const to = Math.min(loss, end);
      return Math.max(unit === null ? below(below(to)) : firstFrom(to) - unit, 0);
    },
    error: (loss) => {
      const at = placeOf(loss);
      const miss = Math.max(errors[Math.floor(at)]!, errors[Math.ceil(at)]!);
      return left + chance * (miss + bend);
    },
    shortfallError: (loss) => {
      const at = placeOf(loss);
      return left * loss + chance * width * (misses[Math.ceil(at)]! + at * bend);
    },
    list: (loss) => {
      const count = Math.floor(placeOf(upTo(loss)));
      const list = {
        amounts: Float64Array.from({ length: count }, (_, j) => start + (j + 0.5) * width),
        chances: Float64Array.from(
          { length: count },
          (_, j) => chance * (within[j + 1]! - within[j]!),
        ),
      };
      return coarseList(list, count, COARSE);
    },
  };
}

/** Areas below a line through the values, up to each of them. */
function areasOf(values: Float64Array): Float64Array {
  const areas = new Float64Array(values.length);
  for (let j = 1; j < values.length; j++) {
    areas[j] = areas[j - 1]! + 0.5 * (values[j - 1]! + values[j]!);
  }
  return areas;
}
