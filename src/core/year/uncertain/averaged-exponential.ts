/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import type { RateLaw } from "../../threat/uncertain-rate";
import { countSeries, sumSeries } from "./count-series";
import { rateNodes } from "./rate-nodes";
import { averageOverLognormal } from "./turned-rates";

/** A rate whose chance times exp(Λ Re E) is below exp(-27), 2e-12, is left out. */
const GONE = 27;

/** Further counts that are left out of a series. */
const LEFT_OUT = 1e-13;

/** A number of events that come at a rate which is not known. */
export interface AveragedRate {
  /** P(no event). */
  readonly none: number;
  /** P(any event). */
  readonly any: number;
  /** Replaces each E by the average of exp(Λ E), E the transform of one event that costs anything, less 1. */
  average(real: Float64Array, imaginary: Float64Array): void;
}

/**
 * The average over a rate that is not known.
 *
 *     E exp(Λ E) = Σ P(n) (1 + E)ⁿ
 *
 * Where 1 + E is small, a few of the chances of so many events are summed; elsewhere exp(Λ E) is averaged over the rate.
 *
 * @param mean of the rate, more than 0
 * @param leftOut what all that is left out may add up to
 */
export function averagedRate(mean: number, law: RateLaw, leftOut = LEFT_OUT): AveragedRate {
  const series = countSeries(mean, law, Math.max(leftOut, LEFT_OUT));
  return {
    none: series.chances[0] ?? 0,
    any: series.any,
    average(real, imaginary) {
      const others = placesOf(real.length);
      const left = sumSeries(series, real, imaginary, others);
      for (let i = 0; i < left; i++) {
        const k = others[i]!;
        real[k] = mean * Math.min(real[k]!, 0);
        imaginary[k]! *= mean;
      }
      if (law.kind === "lognormal") {
        averageOverLognormal(real, imaginary, others, left, law.sigma);
      } else for (let i = 0; i < left; i++) averageOverPert(real, imaginary, others[i]!, law);
    },
  };
}

const places = new Map<number, Int32Array>();

/** Room for so many places, for whoever needs it within a call. */
function placesOf(count: number): Int32Array {
  let room = places.get(count);
  if (room === undefined) places.set(count, (room = new Int32Array(count)));
  return room;
}

/** Replaces one of the numbers by its average over a rate between two ends. */
function averageOverPert(
  real: Float64Array,
  imaginary: Float64Array,
  k: number,
  law: Extract<RateLaw, { kind: "pert" }>,
): void {
  const [fall, turn] = [real[k]!, imaginary[k]!];
  const { rates, chances } = rateNodes(law, coarse(Math.abs(turn)));
  const count = countUp(rates, -fall);
  const re = rates.subarray(0, count).map((rate) => rate * fall);
  const im = rates.subarray(0, count).map((rate) => rate * turn);
  exponentiate(re, im);
  let [sumRe, sumIm] = [0, 0];
  for (let i = 0; i < count; i++) {
    sumRe += chances[i]! * re[i]!;
    sumIm += chances[i]! * im[i]!;
  }
  real[k] = sumRe;
  imaginary[k] = sumIm;
}

/** Of rising rates, how many are not damped away. */
function countUp(rates: Float64Array, fall: number): number {
  let count = rates.length;
  while (count > 1 && rates[count - 1]! * fall > GONE) count -= 1;
  return count;
}

/** Rounded up, so that transforms share their nodes. */
function coarse(turn: number): number {
  let rounded = 6;
  while (rounded < turn) rounded *= 1.6;
  return rounded;
}
