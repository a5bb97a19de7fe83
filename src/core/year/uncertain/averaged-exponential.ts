/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { log } from "../../numeric/elementary/log";
import { keepLast } from "../../numeric/keep-last";
import { erfc } from "../../numeric/normal/erfc";
import type { RateLaw } from "../../threat/uncertain-rate";
import type { RateNodes } from "./rate-nodes";
import { rateNodes } from "./rate-nodes";

/** A rate whose chance times exp(Λ Re E) is below exp(-27), 2e-12, is left out. */
const GONE = 27;
/** Rates at which a year turns by more radians a unit of ln Λ average to nothing; they are left out smoothly. */
const MOST_TURN = 48;
const WINDOW = 0.3;
/** Units of ln Λ beyond which the window is shut, and before which it is open. */
const SHUT = 1.2;

/** Of a largest rate up to this, the chances of so many events are few enough to sum a power series. */
const MOST_IN_SERIES = 200;

/** What is summed for one transform: nodes, and where its exponentials stand. */
interface Sum {
  readonly nodes: RateNodes;
  readonly first: number;
  readonly seeds: number;
  /** Nodes that count. */
  readonly count: number;
  /** ln Λ where the window is half shut; Infinity for none. */
  readonly turning: number;
}

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
  if (law.kind === "pert" && mean * law.max <= MOST_IN_SERIES) {
    sumSeries(countsOf(mean, law), real, imaginary);
    return;
  }
  const known = new Map<number, RateNodes>();
  const nodesFor = (turn: number): RateNodes => {
    const rounded = coarse(turn);
    let nodes = known.get(rounded);
    if (nodes === undefined) known.set(rounded, (nodes = rateNodes(law, rounded)));
    return nodes;
  };
  const sums: Sum[] = [];
  let size = 0;
  for (let k = 0; k < real.length; k++) {
    real[k] = mean * Math.min(real[k]!, 0);
    imaginary[k] = mean * imaginary[k]!;
    const sum = sumOf(law, -real[k]!, Math.abs(imaginary[k]!), nodesFor, size);
    size += sum.seeds;
    sums.push(sum);
  }
  const exponents = { re: new Float64Array(size), im: new Float64Array(size) };
  for (let k = 0; k < real.length; k++) {
    const { nodes, first, seeds } = sums[k]!;
    putExponents(exponents.re, nodes.rates, real[k]!, first, seeds);
    putExponents(exponents.im, nodes.rates, imaginary[k]!, first, seeds);
  }
  exponentiate(exponents.re, exponents.im);
  const sum = new Float64Array(2);
  for (let k = 0; k < real.length; k++) {
    addUp(sums[k]!, exponents.re, exponents.im, sum);
    real[k] = sum[0]!;
    imaginary[k] = sum[1]!;
  }
}

const countsKnown = keepLast<Float64Array>(100);

/** P(n events), n from 0 to where no rate brings more. */
function countsOf(mean: number, law: Extract<RateLaw, { kind: "pert" }>): Float64Array {
  const { min, mostLikely, max } = law;
  return countsKnown(`${mean} ${min} ${mostLikely} ${max}`, () => {
    const largest = mean * max;
    const counts = new Float64Array(Math.ceil(largest + 9 * Math.sqrt(largest) + 16));
    const { rates, chances } = rateNodes(law, largest);
    rates.forEach((rate, i) => {
      let term = chances[i]! * exp(-mean * rate);
      for (let n = 0; n < counts.length; n++) {
        if (n > 0) term *= (mean * rate) / n;
        counts[n]! += term;
      }
    });
    return counts;
  });
}

/** Replaces each E by the sum of P(n) (1 + E)ⁿ, from the last n on. */
function sumSeries(counts: Float64Array, real: Float64Array, imaginary: Float64Array): void {
  for (let k = 0; k < real.length; k++) {
    const x = 1 + real[k]!;
    const y = imaginary[k]!;
    let re = 0;
    let im = 0;
    for (let n = counts.length - 1; n >= 0; n--) {
      const next = re * x - im * y + counts[n]!;
      im = re * y + im * x;
      re = next;
    }
    real[k] = re;
    imaginary[k] = im;
  }
}

function putExponents(
  into: Float64Array,
  rates: Float64Array,
  of: number,
  first: number,
  seeds: number,
): void {
  for (let i = 0; i < seeds; i++) into[first + i] = rates[i]! * of;
}

/**
 * @param fall -Re E at the mean rate
 * @param turn |Im E| at the mean rate
 */
function sumOf(
  law: RateLaw,
  fall: number,
  turn: number,
  nodesFor: (turn: number) => RateNodes,
  first: number,
): Sum {
  if (law.kind === "pert") {
    const nodes = nodesFor(turn);
    const count = countUp(nodes.rates, fall);
    return { nodes, first, seeds: count, count, turning: Infinity };
  }
  const highest = highestRate(law.sigma, fall);
  const turning = turn > 0 ? log(MOST_TURN / turn) : Infinity;
  const isShut = turning + SHUT < highest;
  const nodes = nodesFor(turn * exp(isShut ? turning + SHUT : highest));
  const doubling = nodes.doubling ?? 1;
  const end = isShut ? turning + SHUT : highest;
  const lowest = nodes.lowest;
  const count = Math.min(
    nodes.rates.length,
    Math.max(Math.ceil(((end - lowest) * doubling) / Math.LN2) + 1, 1),
  );
  const seeds = Math.min(doubling, count);
  return { nodes, first, seeds, count, turning: isShut ? turning : Infinity };
}

/** Of rising rates, how many are not damped away. */
function countUp(rates: Float64Array, fall: number): number {
  let count = rates.length;
  if (rates[count - 1]! * fall < GONE) return count;
  while (count > 1 && rates[count - 1]! * fall > GONE) count -= 1;
  return count;
}

/** ln Λ of the largest rate that counts: above it z²/2 + Λ · fall is more than `GONE`. */
function highestRate(sigma: number, fall: number): number {
  const middle = -0.5 * sigma * sigma;
  const most = Math.sqrt(2 * GONE);
  const undamped = fall > 0 ? (log(GONE / fall) - middle) / sigma : Infinity;
  if (undamped >= most) return middle + most * sigma;
  // The tangent of a curve that bends down lies above it: one step back from there is still too far, and so on the safe side.
  const z = Math.max(undamped, 0);
  const steep = z + GONE * sigma;
  const back = z > 0 ? (0.5 * z * z) / steep : 0;
  return middle + Math.max(Math.max(undamped, -most) - back, -most) * sigma;
}

function addUp(
  { nodes, first, seeds, count, turning }: Sum,
  reals: Float64Array,
  turns: Float64Array,
  sum: Float64Array,
): void {
  sum[0] = 0;
  sum[1] = 0;
  const chances = turning === Infinity ? nodes.chances : throughWindow(nodes, count, turning);
  for (let begin = 0; begin < count; begin += seeds) {
    const many = Math.min(seeds, count - begin);
    addDoubling(chances.subarray(begin, begin + many), reals, turns, first, sum);
  }
}

/** Adds the nodes of one doubling, and squares them for the next. In a loop of its own, which makes no object of a number. */
function addDoubling(
  chances: Float64Array,
  reals: Float64Array,
  turns: Float64Array,
  first: number,
  sum: Float64Array,
): void {
  for (let i = 0; i < chances.length; i++) {
    const a = reals[first + i]!;
    const b = turns[first + i]!;
    const chance = chances[i]!;
    sum[0]! += chance * a;
    sum[1]! += chance * b;
    reals[first + i] = a * a - b * b;
    turns[first + i] = 2 * a * b;
  }
}

function throughWindow(
  { chances, doubling, lowest }: RateNodes,
  count: number,
  turning: number,
): Float64Array {
  const step = Math.LN2 / (doubling ?? 1);
  const seen = chances.slice(0, count);
  const from = Math.max(Math.floor((turning - SHUT - lowest) / step), 0);
  for (let i = from; i < count; i++) {
    seen[i]! *= 0.5 * erfc((lowest + i * step - turning) / WINDOW);
  }
  return seen;
}

/** Rounded up, so that transforms share their nodes. */
function coarse(turn: number): number {
  let rounded = 6;
  while (rounded < turn) rounded *= 1.6;
  return rounded;
}
