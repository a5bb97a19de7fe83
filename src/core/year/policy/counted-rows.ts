/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { raise } from "../../numeric/elementary/complex-power";
import { exactSum } from "../../numeric/exact-sum";
import type { Payments } from "../annual-limit/paid-sums";
import { logCountChances } from "../annual-limit/count-chances";
import { addTimes, copied, multiply, scaled } from "../lattice/spectrum-arithmetic";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import type { InsuredEvents } from "./insured-events";

/** How many events a row has, which is no Poisson number: at most one, or a Poisson number of a rate that is one of several. */
export interface RowCounts {
  /** null for at most one event, of chance `rates[0]`. */
  readonly chances: Float64Array | null;
  readonly rates: Float64Array;
  /** Of the gamma distribution that the rates stand for; null where they are all there are. */
  readonly shape: number | null;
}

export interface CountedRow extends RowCounts {
  /** By what is paid of them, each kind so often an event. */
  readonly events: InsuredEvents;
}

/** Mean number of events. */
export function meanOf({ rates, chances }: RowCounts): number {
  if (chances === null) return rates[0] ?? 0;
  return exactSum(Array.from(rates, (rate, i) => rate * chances[i]!));
}

/** Years by how many events of each row are paid some, none of them beyond the limit alone. */
export interface Pattern {
  readonly counts: readonly number[];
  /** All of them together. */
  readonly events: number;
  readonly chance: number;
  /** The same, and nothing is kept of unpaid events. */
  readonly alone: number;
  /** The payments, one for each event. */
  readonly payments: readonly Payments[];
}

const LEAST = 1e-13;
const NOTHING = 1e-16;
const MOST_PATTERNS = 400;
/** Years that may be left out. */
const LEFT_OUT = 1e-8;

/** The likely patterns of some rows; null where they are too many. */
export function patternsOf(rows: readonly CountedRow[]): readonly Pattern[] | null {
  let patterns: Pattern[] = [{ counts: [], events: 0, chance: 1, alone: 1, payments: [] }];
  let dropped = 0;
  for (const row of rows) {
    const own = countsOf(row);
    const grown = patterns.flatMap((pattern) =>
      own.map(({ chance, alone }, count): Pattern => ({
        counts: [...pattern.counts, count],
        events: pattern.events + count,
        chance: pattern.chance * chance,
        alone: pattern.alone * alone,
        payments: [
          ...pattern.payments,
          ...Array.from({ length: count }, () => row.events.payments),
        ],
      })),
    );
    patterns = grown.filter(({ chance }) => chance > LEAST).sort((a, b) => b.chance - a.chance);
    for (const { chance } of patterns.splice(MOST_PATTERNS)) dropped += chance;
    if (dropped > LEFT_OUT) return null;
  }
  return patterns;
}

/** Chances of 0, 1, 2, … events that are paid some, without any beyond the limit alone. */
function countsOf({ events, rates, chances }: CountedRow): { chance: number; alone: number }[] {
  const { kept, partly, beyond } = events;
  const [first = 0] = rates;
  if (chances === null) {
    const none = 1 - first * (partly.often + beyond.often);
    const one = first * partly.often;
    return [
      { chance: none, alone: none - first * kept.often },
      ...(one > 0 ? [{ chance: one, alone: one }] : []),
    ];
  }
  const each = Array.from(rates, (rate) =>
    logCountChances({ mean: rate * partly.often, shape: null }),
  );
  const most = each.reduce((length, logs) => Math.max(length, logs.length), 0);
  const counts = Array.from({ length: most }, (_, n) => {
    const averaged = (often: number): number =>
      exactSum(
        each.map((logs, i) =>
          n < logs.length ? chances[i]! * exp(logs[n]! - rates[i]! * often) : 0,
        ),
      );
    return { chance: averaged(beyond.often), alone: averaged(beyond.often + kept.often) };
  });
  while (counts.length > 1 && (counts.at(-1)?.chance ?? 0) < LEAST) counts.pop();
  return counts;
}

/**
 * Transform of the year of a row of which some events never come.
 *
 * @param excess of one event, less the mass of those that may come
 * @param never share of events that do not come
 */
export function yearOfRow(row: RowCounts, excess: Spectrum, never: number): Spectrum {
  const { rates, chances, shape } = row;
  if (shape !== null) return clusteredYear(meanOf(row) / shape, shape, excess, never);
  if (chances !== null) return averaged(rates, chances, excess, (rate) => exp(-rate * never));
  const probability = rates[0]!;
  const one = scaled(copied(excess), probability);
  return addConstant(one, 1 - probability * never);
}

/** Transforms of what is kept of a row in years with 0, 1, 2, … paid events, up to some number of them. */
export function keptBeside(row: CountedRow, excess: Spectrum, most: number): readonly Spectrum[] {
  const { rates, chances, events } = row;
  const { partly, beyond } = events;
  const size = 2 * (excess.real.length - 1);
  if (chances === null) {
    const none = yearOfRow(row, excess, partly.often + beyond.often);
    return [none, addConstant(makeSpectrum(size), rates[0]! * partly.often)];
  }
  const sums = Array.from({ length: most + 1 }, () => makeSpectrum(size));
  for (const [i, rate] of rates.entries()) {
    const logs = logCountChances({ mean: rate * partly.often, shape: null });
    const one = scaled(copied(excess), rate);
    exponentiate(one.real, one.imaginary);
    for (const [n, sum] of sums.entries()) {
      if (n >= logs.length) break;
      const weight = chances[i]! * exp(logs[n]! - rate * beyond.often);
      if (weight > NOTHING) addTimes(sum, one, weight);
    }
  }
  return sums;
}

/**
 * Transform of the years in which some event of a row is beyond the limit alone, one of them as it is left.
 *
 * @param excess of one event that is not, less the mass of those
 * @param large of one that is
 * @param less of one as it is left
 */
export function largeYears(
  { rates, chances, events }: CountedRow,
  excess: Spectrum,
  large: Spectrum,
  less: Spectrum,
): Spectrum {
  if (chances === null) return scaled(copied(less), rates[0]!);
  const { beyond } = events;
  const sum = makeSpectrum(2 * (excess.real.length - 1));
  for (const [i, rate] of rates.entries()) {
    const weight = chances[i]! * exp(-rate * beyond.often) * rate;
    if (weight * beyond.often < LEAST) continue;
    const one = scaled(copied(excess), rate);
    exponentiate(one.real, one.imaginary);
    multiply(one, anyOf(scaled(copied(large), rate), rate * beyond.often));
    addTimes(sum, one, weight);
  }
  multiply(sum, less);
  return sum;
}

/** (1 + scale (never - E))^-shape. */
export function clusteredYear(
  scale: number,
  shape: number,
  excess: Spectrum,
  never: number,
): Spectrum {
  const power = addConstant(scaled(copied(excess), -scale), 1 + scale * never);
  raise(power.real, power.imaginary, -shape);
  return power;
}

function averaged(
  rates: Float64Array,
  chances: Float64Array,
  excess: Spectrum,
  weightOf: (rate: number) => number,
): Spectrum {
  const sum = makeSpectrum(2 * (excess.real.length - 1));
  for (const [i, rate] of rates.entries()) {
    const weight = chances[i]! * weightOf(rate);
    if (weight < NOTHING) continue;
    const one = scaled(copied(excess), rate);
    exponentiate(one.real, one.imaginary);
    addTimes(sum, one, weight);
  }
  return sum;
}

/** (exp(E) - 1) / E, for the transform of so many events: a sum over how many further ones there are. */
export function anyOf(one: Spectrum, often: number): Spectrum {
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

function addConstant(spectrum: Spectrum, constant: number): Spectrum {
  for (let k = 0; k < spectrum.real.length; k++) spectrum.real[k]! += constant;
  return spectrum;
}
