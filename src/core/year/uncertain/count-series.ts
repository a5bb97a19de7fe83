/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { chanceOfAny } from "../../numeric/elementary/chance-of-any";
import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import type { RateLaw } from "../../threat/uncertain-rate";
import { rateNodes } from "./rate-nodes";

/** Chances of so many events, and how many of them matter where. */
export interface CountSeries {
  /** P(n events), n from 0. */
  readonly chances: Float64Array;
  /** P(any event). */
  readonly any: number;
  /** Largest |T|² at which the first `TERMS_AT_ONCE`, twice as many, … of them leave out no more than they may of Σ P(n) Tⁿ. */
  readonly reach: Float64Array;
}

export const TERMS_AT_ONCE = 4;
/** A rate without an upper end takes no more of them: then its nodes are fewer. */
const MOST_TERMS = 64;
/** Of a largest rate up to this, the chances of so many events are few enough to sum all that matter. */
const MOST_IN_SERIES = 200;

/**
 * @param mean of the rate
 * @param leftOut chance of further counts that may be left out
 */
export function countSeries(mean: number, law: RateLaw, leftOut: number): CountSeries {
  const isPert = law.kind === "pert";
  const largest = isPert ? mean * law.max : Infinity;
  const most = largest <= MOST_IN_SERIES ? largest + 9 * Math.sqrt(largest) + 16 : MOST_TERMS;
  // The chance of a count is as smooth in ln Λ as its root.
  const { rates, chances } = rateNodes(law, isPert ? largest : OF_ROOT * Math.sqrt(MOST_TERMS));
  return seriesOf(mean, rates, chances, {
    ...{ most: TERMS_AT_ONCE * Math.ceil(most / TERMS_AT_ONCE), leftOut },
  });
}

/** Radians a unit of ln Λ for the root of a count. */
const OF_ROOT = 4;

function seriesOf(
  mean: number,
  rates: Float64Array,
  shares: Float64Array,
  { most, leftOut }: { readonly most: number; readonly leftOut: number },
): CountSeries {
  const terms = shares.map((share, i) => share * exp(-mean * rates[i]!));
  const often = rates.map((rate) => mean * rate);
  const chances = new Float64Array(most);
  const reach: number[] = [];
  let [first, left] = [0, 1];
  for (let n = 0; n < most; n++) {
    let sum = 0;
    const share = n === 0 ? 0 : 1 / n;
    for (let i = first; i < terms.length; i++) {
      if (n > 0) terms[i]! *= often[i]! * share;
      sum += terms[i]!;
    }
    // Low rates bring no more events: they come first.
    while (first < terms.length - 1 && n > often[first]! && terms[first]! < NOTHING) first += 1;
    chances[n] = sum;
    left -= sum;
    if ((n + 1) % TERMS_AT_ONCE !== 0) continue;
    if (left <= leftOut) {
      reach.push(Infinity);
      break;
    }
    // Σ from n on of P(n) |T|ⁿ is at most |T|ⁿ P(so many or more).
    reach.push(exp((2 * log(leftOut / left)) / (n + 1)));
  }
  const any =
    mean < RARE ? shares.reduce((sum, share, i) => sum + share * chanceOfAny(often[i]!), 0) : null;
  return {
    any: any ?? 1 - chances[0]!,
    chances: chances.subarray(0, TERMS_AT_ONCE * reach.length),
    reach: Float64Array.from(reach),
  };
}

const NOTHING = 1e-20;
/** Of rarer events, 1 - P(0) would lose digits. */
const RARE = 0.1;

/**
 * Replaces each E by the sum of P(n) (1 + E)ⁿ where that takes few terms.
 *
 * @param others receives the places of all others
 * @returns how many these are
 */
export function sumSeries(
  { chances, reach }: CountSeries,
  real: Float64Array,
  imaginary: Float64Array,
  others: Int32Array,
): number {
  let left = 0;
  let group = 0;
  for (let k = 0; k < real.length; k++) {
    const x = 1 + real[k]!;
    const y = imaginary[k]!;
    const square = x * x + y * y;
    while (group > 0 && square <= reach[group - 1]!) group -= 1;
    while (group < reach.length && square > reach[group]!) group += 1;
    if (group === reach.length) {
      others[left] = k;
      left += 1;
      continue;
    }
    // Even and odd powers by themselves, in T²; real coefficients: b = c + 2 Re T² b' - |T²|² b''.
    const straight = x * x - y * y;
    const across = 2 * x * y;
    const twice = 2 * straight;
    const fourth = square * square;
    let even = 0;
    let evenBefore = 0;
    let odd = 0;
    let oddBefore = 0;
    for (let n = TERMS_AT_ONCE * (group + 1) - 2; n > 0; n -= 2) {
      const nextEven = chances[n]! + (twice * even - fourth * evenBefore);
      const nextOdd = chances[n + 1]! + (twice * odd - fourth * oddBefore);
      evenBefore = even;
      oddBefore = odd;
      even = nextEven;
      odd = nextOdd;
    }
    const oddRe = chances[1]! + (straight * odd - fourth * oddBefore);
    const oddIm = across * odd;
    real[k] = chances[0]! + (straight * even - fourth * evenBefore) + (x * oddRe - y * oddIm);
    imaginary[k] = across * even + (x * oddIm + y * oddRe);
  }
  return left;
}
