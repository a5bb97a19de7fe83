/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { log } from "../../numeric/elementary/log";
import { erfc } from "../../numeric/normal/erfc";
import type { RateLaw } from "../../threat/uncertain-rate";
import type { RateNodes } from "./rate-nodes";
import { rateNodes } from "./rate-nodes";

/** exp(-45) is 3e-20. */
const GONE = 45;
/** Rates at which a year turns by more radians a unit of ln Λ average to nothing; they are left out smoothly. */
const MOST_TURN = 80;
const WINDOW = 0.25;
/** Units of ln Λ beyond which the window is shut. */
const SHUT = 1.25;
/** A rate of so many standard deviations above the middle is as good as the largest. */
const FAR = 6;

/**
 * Replaces each E by the average of exp(Λ E) over an uncertain rate, E the transform of one event less its mass.
 *
 * Each lies where Re E <= 0. Of a lognormal rate, nodes lie even in ln Λ, a whole number of them to a doubling: exp(2 Λ E) is the
 * square of exp(Λ E), so that only the nodes of one doubling take an exponential.
 *
 * @param mean of the rate
 */
export function averageExponential(
  real: Float64Array,
  imaginary: Float64Array,
  mean: number,
  law: RateLaw,
): void {
  const room = { re: new Float64Array(64), im: new Float64Array(64) };
  const known = new Map<number, RateNodes>();
  const nodesFor = (turn: number): RateNodes => {
    const rounded = coarse(turn);
    let nodes = known.get(rounded);
    if (nodes === undefined) known.set(rounded, (nodes = rateNodes(law, rounded)));
    return nodes;
  };
  for (let k = 0; k < real.length; k++) {
    const re = mean * Math.min(real[k]!, 0);
    const im = mean * imaginary[k]!;
    if (law.kind === "pert") overAll(nodesFor(Math.abs(im)), re, im, room);
    else overDoublings(law.sigma, nodesFor, re, im, room);
    real[k] = room.re[0]!;
    imaginary[k] = room.im[0]!;
  }
}

/** Real and imaginary parts on the way; the first is the result. */
interface Room {
  re: Float64Array;
  im: Float64Array;
}

function widened(room: Room, size: number): void {
  if (room.re.length >= size) return;
  room.re = new Float64Array(2 * size);
  room.im = new Float64Array(2 * size);
}

function overAll({ rates, chances }: RateNodes, re: number, im: number, room: Room): void {
  widened(room, rates.length);
  const { re: reals, im: turns } = room;
  let count = 0;
  for (; count < rates.length; count++) {
    reals[count] = rates[count]! * re;
    turns[count] = rates[count]! * im;
    if (reals[count]! < -GONE) break;
  }
  exponentiate(reals.subarray(0, count), turns.subarray(0, count));
  let [sumRe, sumIm] = [0, 0];
  for (let i = 0; i < count; i++) {
    sumRe += chances[i]! * reals[i]!;
    sumIm += chances[i]! * turns[i]!;
  }
  reals[0] = sumRe;
  turns[0] = sumIm;
}

function overDoublings(
  sigma: number,
  nodesFor: (turn: number) => RateNodes,
  re: number,
  im: number,
  room: Room,
): void {
  const turn = Math.abs(im);
  const middle = -0.5 * sigma * sigma;
  // The largest rates that count: of all, of those that are not damped away, of those that do not turn too fast.
  const damped = re < 0 ? log(GONE / -re) : Infinity;
  const highest = Math.min(middle + FAR * sigma, damped);
  const turning = turn > 0 ? log(MOST_TURN / turn) : Infinity;
  const isShut = turning < highest;
  const most = isShut ? MOST_TURN * 3.5 : turn * exp(highest);
  const { rates, chances, doubling } = nodesFor(most);
  const aDoubling = doubling ?? rates.length;
  const seeds = Math.min(aDoubling, rates.length);
  widened(room, seeds);
  const { re: reals, im: turns } = room;
  for (let i = 0; i < seeds; i++) {
    reals[i] = rates[i]! * re;
    turns[i] = rates[i]! * im;
  }
  exponentiate(reals.subarray(0, seeds), turns.subarray(0, seeds));
  const step = Math.LN2 / aDoubling;
  const lowest = log(rates[0]!);
  const shut = isShut ? turning + SHUT : Infinity;
  let [sumRe, sumIm] = [0, 0];
  for (let first = 0; first < rates.length; first += seeds) {
    const last = Math.min(first + seeds, rates.length);
    if (rates[first]! * re < -GONE) break;
    const u = lowest + first * step;
    if (u > shut) break;
    const isThrough = u + Math.LN2 < turning - SHUT;
    for (let i = first, s = 0; i < last; i++, s++) {
      const a = reals[s]!;
      const b = turns[s]!;
      const open = isThrough || !isShut ? 1 : 0.5 * erfc((u + s * step - turning) / WINDOW);
      sumRe += chances[i]! * open * a;
      sumIm += chances[i]! * open * b;
      reals[s] = a * a - b * b;
      turns[s] = 2 * a * b;
    }
  }
  reals[0] = sumRe;
  turns[0] = sumIm;
}

/** Rounded up, so that neighbouring transforms share their nodes. */
function coarse(turn: number): number {
  let rounded = 4;
  while (rounded < turn) rounded *= 1.5;
  return rounded;
}
