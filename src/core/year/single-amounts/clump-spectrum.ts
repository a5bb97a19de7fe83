/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { realTransform } from "../../numeric/real-transform";
import type { TurnedRow } from "./sum-spectrum";
import { boundsOf, PARTS, pointAt, TURN, turnedRow } from "./sum-spectrum";
import { eventsOf } from "./lists/atom-rows";
import type { ClumpedRow, Clumps } from "./clumps";

/** A wave of the rests in each clump: E[exp(2πi h (D - start) / period); M = m], m from the least on. */
export interface ClumpWave {
  /** h, from 0 on. */
  readonly number: number;
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  /** No clump has more of it. */
  readonly most: number;
}

export interface ClumpSpectrum {
  /** Those that are not negligible, h rising from 0. */
  readonly waves: readonly ClumpWave[];
  /** Every h up to here was looked at. */
  readonly reached: number;
  /** What the waves that are left out could add to a chance. */
  readonly missed: number;
  /** Values of M, a power of two. */
  readonly size: number;
  /** Turns by which the phase of wave h may be off, in last bits, h times and once. */
  readonly turns: number;
  readonly events: number;
}

/** As a logarithm; a million of them add up to nothing. */
const NEGLIGIBLE = -34;
/** Looks at a row, of some nanoseconds each, and what a row's value takes. */
const MOST_STEPS = 1e8;
const STEPS_OF_A_VALUE = 20;
const MOST_FIGURES = 4_194_304;
/** More than any count of a row. */
const MOST_TURNS = 1_048_576;
/** What a wave adds to a chance where it is left out. */
const NOTHING = 1e-13;

/** A row of the rows' order, and where on the circle it is not negligible. */
interface Turned {
  readonly one: ClumpedRow;
  readonly row: TurnedRow;
  readonly bounds: Float64Array;
  readonly all: number;
  /** Turns from a whole one within which it is not negligible. */
  readonly within: number;
}

/**
 * The spectrum of M and D together, E[exp(2πi (j M / size + h D / period))], in closed form, and back to the values of M. What is not
 * negligible is about h = 0 and j = 0 and where all rows turn alike again: most h are told to be nothing by two rows.
 *
 * @param last the last h that there is; null where there is no last one
 * @param far the last h that is looked at where there is no last one
 * @returns null for a row of several amounts, or where too much is not negligible
 */
export function clumpSpectrum(
  clumps: Clumps,
  last: number | null,
  far: number,
): ClumpSpectrum | null {
  const { rows, least, values, start, period, unit } = clumps;
  let size = 2;
  while (size < values) size *= 2;
  const turned: Turned[] = [];
  for (const one of rows) {
    const row = turnedRow(one.row, () => 0);
    if (row === null) return null;
    const bounds = boundsOf(row);
    const all = bounds.reduce((sum, bound) => sum + bound, 0);
    turned.push({ one, row, bounds, all, within: widthOf(bounds) });
  }
  turned.sort((a, b) => (a.all < b.all ? -1 : Number(a.all > b.all)));
  const at = turned.findIndex(({ one }) => one.count > 0);
  const anchor = turned[at];
  if (anchor === undefined) return null;
  turned.splice(at, 1);
  turned.unshift(anchor);
  const count = turned.length;
  const units = unit === null ? null : Math.round(period / unit);
  // Turns of a row's rest at h = 1, in units of the period where it has any, so that all turns are known exactly.
  const shares = Float64Array.from(turned, ({ one: { rest } }) => {
    if (unit === null || units === null) return partOf(rest / period);
    const whole = Math.round(rest / unit) % units;
    return whole < 0 ? whole + units : whole;
  });
  const ownTurns = new Float64Array(count);
  const counts = Float64Array.from(turned, ({ one }) => one.count);
  const within = Float64Array.from(turned, (one) => one.within);
  const bounds = new Float64Array(count * PARTS);
  turned.forEach((one, i) => {
    bounds.set(one.bounds, i * PARTS);
  });
  const isNothing = (h: number): boolean => {
    for (let i = 0; i < count; i++) {
      const turns = h * shares[i]!;
      ownTurns[i] = units === null ? turns - (turns | 0) : (turns % units) / units;
      const both = counts[0]! * ownTurns[i]! - counts[i]! * ownTurns[0]!;
      const off = both - (((both + MOST_TURNS + 0.5) | 0) - MOST_TURNS);
      const wide = counts[0]! * within[i]! + counts[i]! * within[0]!;
      if (off > wide || -off > wide) return true;
    }
    return false;
  };
  const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
  const waves: ClumpWave[] = [];
  const to = last ?? far;
  const mask = size - 1;
  let [reached, steps, missed] = [-1, 0, 0];
  while (reached < to && steps <= MOST_STEPS) {
    const h = ++reached;
    steps += 2;
    if (isNothing(h)) continue;
    let all = 0;
    const look = (j: number): void => {
      let [most, i] = [0, 0];
      for (; i < count && most > NEGLIGIBLE; i++) {
        const turns = ((j * counts[i]!) & mask) / size + ownTurns[i]!;
        most += bounds[i * PARTS + (((turns - (turns | 0)) * PARTS) | 0)]!;
      }
      steps += i;
      if (most <= NEGLIGIBLE) return;
      steps += STEPS_OF_A_VALUE * count;
      const sum = { size: 0, turn: 0, real: 1, imaginary: 0 };
      for (let n = 0; n < count; n++) {
        const { cosine, sine } = pointAt(((j * counts[n]!) & mask) / size + ownTurns[n]!);
        turned[n]!.row.multiply(sum, cosine, sine);
      }
      if (sum.size <= NEGLIGIBLE) return;
      const back = ((j * least) & mask) / size + partOf((h * start) / period);
      const { cosine, sine } = pointAt(sum.turn / TURN - back);
      const own = exp(sum.size);
      real[j & mask] = own * (sum.real * cosine - sum.imaginary * sine);
      imaginary[j & mask] = own * (sum.real * sine + sum.imaginary * cosine);
      all += own;
    };
    real.fill(0);
    imaginary.fill(0);
    if (2 * within[0]! >= 1) for (let j = 0; j < size; j++) look(j);
    else {
      for (let n = 0; n < counts[0]!; n++) {
        const middle = (size * (n - ownTurns[0]!)) / counts[0]!;
        const wide = (size * within[0]!) / counts[0]!;
        for (let j = Math.ceil(middle - wide); j <= middle + wide; j++) look(j);
      }
    }
    if (all === 0) continue;
    if (all < NOTHING * size * h) {
      missed += all / size / h;
      continue;
    }
    if ((waves.length + 1) * size > MOST_FIGURES) return null;
    waves.push({ number: h, ...clumpsOfWave(real, imaginary), most: all / size });
  }
  return {
    ...{ waves, reached, size, missed },
    turns:
      (units === null ? rows.reduce((sum, one) => sum + meanOf(one), 0) : 0) +
      Math.abs(start) / period,
    events: rows.reduce((sum, one) => sum + meanOf(one), 1),
  };
}

function meanOf({ row }: ClumpedRow): number {
  return eventsOf(row).mean;
}

function partOf(turns: number): number {
  return turns - Math.floor(turns);
}

function widthOf(bounds: Float64Array): number {
  let part = 0;
  while (2 * part < PARTS && bounds[part]! > NEGLIGIBLE) part += 1;
  return part / PARTS;
}

/** (1/size) Σ φ(j) exp(-2πi j m / size) for all m. */
function clumpsOfWave(
  real: Float64Array,
  imaginary: Float64Array,
): { readonly real: Float64Array; readonly imaginary: Float64Array } {
  const size = real.length;
  const half = size / 2;
  const transform = realTransform(size);
  const part = (isReal: boolean): Float64Array => {
    const [re, im] = [new Float64Array(half + 1), new Float64Array(half + 1)];
    for (let j = 0; j <= half; j++) {
      const other = (size - j) % size;
      // Of (φ(j) + conj φ(-j)) / 2, or (φ(j) - conj φ(-j)) / 2i, turned the other way.
      if (isReal) {
        re[j] = 0.5 * (real[j]! + real[other]!);
        im[j] = -0.5 * (imaginary[j]! - imaginary[other]!);
      } else {
        re[j] = 0.5 * (imaginary[j]! + imaginary[other]!);
        im[j] = 0.5 * (real[j]! - real[other]!);
      }
    }
    const values = new Float64Array(size);
    transform.inverse(re, im, values);
    return values;
  };
  return { real: part(true), imaginary: part(false) };
}
