/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { angleOf } from "../../numeric/elementary/arctangent";
import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import { cosineNearZero, sineNearZero } from "../../numeric/elementary/sine-cosine";
import type { AtomRow } from "./lists/atom-rows";

/** E[exp(2πi k (S - start) / period)] of sums S, where it is not negligible. */
export interface SumSpectrum {
  /** The numbers k from 1 on, rising. */
  readonly numbers: Float64Array;
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  /** Every k up to here was looked at; those that are not listed are below e^-40. */
  readonly reached: number;
}

/** A row of one amount by its phase, the share of a turn that an event makes. */
export interface TurnedRow {
  /** Turns of an event at k = 1. */
  readonly share: number;
  /** Multiplies `sum` by what the row is at a point of the unit circle. */
  readonly multiply: (sum: Logarithm, cosine: number, sine: number) => void;
}

/** A complex number z exp(size + i turn). */
interface Logarithm {
  size: number;
  turn: number;
  real: number;
  imaginary: number;
}

const NEGLIGIBLE = -40;
const MOST_NUMBERS = 33_554_432;
const MOST_LISTED = 200_000;
/** Looks at a row, of some nanoseconds each. */
const MOST_STEPS = 3e8;
/** Parts of a turn within which the size of a row is bounded at once. */
export const PARTS = 256;
export const TURN = 2 * Math.PI;

/** Whose spectrum, and how far. */
interface Asked {
  readonly rows: readonly AtomRow[];
  /** Turns of an amount at k = 1, and of the start. */
  readonly turnsOf: (amount: number) => number;
  readonly start: number;
  /** The last k that there is; beyond some ten millions none is looked at. */
  readonly last: number;
  /** Whether anything is still told beside a wave of this k and size, and all before. */
  readonly isTold: (k: number, size: number) => boolean;
}

/**
 * The spectrum of a sum of independent rows in closed form. A row with hundreds of events is next to nothing at all but a few phases; with
 * several of them hardly any k is left, and most are told by a look at one row.
 *
 * @returns null for a row of several amounts, or where nothing is told any more
 */
export function sumSpectrum({ rows, turnsOf, start, last, isTold }: Asked): SumSpectrum | null {
  const turned: { readonly row: TurnedRow; readonly bounds: Float64Array; readonly all: number }[] =
    [];
  for (const one of rows) {
    const row = turnedRow(one, turnsOf);
    if (row === null) return null;
    const bounds = boundsOf(row);
    turned.push({ row, bounds, all: bounds.reduce((sum, bound) => sum + bound, 0) });
  }
  // Those first that leave least.
  turned.sort((a, b) => (a.all < b.all ? -1 : Number(a.all > b.all)));
  const count = turned.length;
  const shares = Float64Array.from(turned, ({ row: { share } }) => share - Math.floor(share));
  const bounds = new Float64Array(count * PARTS);
  turned.forEach((one, i) => {
    bounds.set(one.bounds, i * PARTS);
  });
  const numbers: number[] = [];
  const [real, imaginary]: [number[], number[]] = [[], []];
  const to = Math.min(last, MOST_NUMBERS);
  const turnsOfStart = turnsOf(start);
  let [reached, steps] = [0, 0];
  while (reached < to && steps <= MOST_STEPS) {
    const k = ++reached;
    // Less than a turn at k = 1, so that all turns are a whole number of 31 bits.
    let [most, i] = [0, 0];
    for (; i < count && most > NEGLIGIBLE; i++) {
      const turns = k * shares[i]!;
      most += bounds[i * PARTS + (((turns - (turns | 0)) * PARTS) | 0)]!;
    }
    steps += i;
    if (most <= NEGLIGIBLE) continue;
    const value = valueAt(turned, k, turnsOfStart);
    if (value.size <= NEGLIGIBLE) continue;
    if (numbers.length === MOST_LISTED || !isTold(k, exp(value.size))) return null;
    numbers.push(k);
    real.push(value.real);
    imaginary.push(value.imaginary);
  }
  return {
    ...{ numbers: Float64Array.from(numbers), reached },
    ...{ real: Float64Array.from(real), imaginary: Float64Array.from(imaginary) },
  };
}

/** @returns null for a row of several amounts */
export function turnedRow(row: AtomRow, turnsOf: (amount: number) => number): TurnedRow | null {
  if (row.kind === "poisson") {
    const { mean, amount } = row;
    return {
      share: turnsOf(amount),
      multiply: (sum, cosine, sine) => {
        sum.size += mean * (cosine - 1);
        sum.turn += mean * sine;
      },
    };
  }
  if (row.kind === "clustered") {
    const { shape, atoms, left } = row;
    const [only] = atoms;
    if (only === undefined || atoms.length > 1) return null;
    const q = only.weight;
    return {
      share: turnsOf(only.amount),
      multiply: (sum, cosine, sine) => {
        const [re, im] = [left + q * (1 - cosine), q * sine];
        sum.size -= 0.5 * shape * log((re * re + im * im) / (left * left));
        sum.turn += shape * angleOf(im, re);
      },
    };
  }
  const { amounts, chances } = row.list;
  if (amounts.length !== 2 || amounts[0] !== 0) return null;
  const all = chances[0]! + chances[1]!;
  const [none, one] = [chances[0]! / all, chances[1]! / all];
  return {
    share: turnsOf(amounts[1]!),
    multiply: (sum, cosine, sine) => {
      const [re, im] = [none + one * cosine, one * sine];
      const before = sum.real;
      sum.real = before * re - sum.imaginary * im;
      sum.imaginary = before * im + sum.imaginary * re;
    },
  };
}

/** The most of ln |row| on each part of a turn: it falls up to half a turn, and rises again likewise. */
export function boundsOf({ multiply }: TurnedRow): Float64Array {
  const bounds = new Float64Array(PARTS);
  for (let i = 0; i < PARTS; i++) {
    const sum = { size: 0, turn: 0, real: 1, imaginary: 0 };
    const { cosine, sine } = pointAt((2 * i < PARTS ? i : i + 1) / PARTS);
    multiply(sum, cosine, sine);
    const square = sum.real * sum.real + sum.imaginary * sum.imaginary;
    bounds[i] = square > 0 ? Math.min(sum.size + 0.5 * log(square) + ROUNDING, 0) : -Infinity;
  }
  return bounds;
}

const ROUNDING = 1e-9;

function valueAt(
  turned: readonly { readonly row: TurnedRow }[],
  k: number,
  start: number,
): { readonly size: number; readonly real: number; readonly imaginary: number } {
  const sum = { size: 0, turn: 0, real: 1, imaginary: 0 };
  for (const { row } of turned) {
    const { cosine, sine } = pointAt(k * row.share);
    row.multiply(sum, cosine, sine);
  }
  const { cosine, sine } = pointAt(sum.turn / TURN - k * start);
  const size = exp(sum.size);
  return {
    size: sum.size,
    real: size * (sum.real * cosine - sum.imaginary * sine),
    imaginary: size * (sum.real * sine + sum.imaginary * cosine),
  };
}

/** Cosine and sine of so many turns. */
export function pointAt(turns: number): { readonly cosine: number; readonly sine: number } {
  const quarters = Math.round(4 * turns);
  const rest = TURN * (turns - quarters / 4);
  const [near, far] = [cosineNearZero(rest), sineNearZero(rest)];
  const quarter = ((quarters % 4) + 4) % 4;
  if (quarter === 0) return { cosine: near, sine: far };
  if (quarter === 1) return { cosine: -far, sine: near };
  return quarter === 2 ? { cosine: -near, sine: -far } : { cosine: far, sine: -near };
}
