/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import { turnPoint } from "../../numeric/elementary/sine-cosine";
import { keepLast } from "../../numeric/keep-last";
import { INVERSE_SQRT_2PI } from "../../numeric/normal/normal";
import { rangeOf } from "../../severity/event-pieces";
import { overSecondary } from "../../severity/over-secondary";
import type { Peaked, Uniform } from "../../severity/bounded";
import type { SumOfTwo } from "../../severity/with-secondary";
import type { StretchDensity } from "./event-sizes";
import { densityOf } from "./stretch-density";

/** Coefficients of a panel. */
const ORDER = 16;
/** Of the largest of a panel, what the last of them may be. */
const SMOOTH = 1e-10;
/** Share of events that a panel may miss. */
const MISSED = 1e-13;
const MOST_HALVINGS = 14;
/** Standard deviations either side of a median. */
const REACH = 7.5;
/** Of an amount, what cannot be told from it. */
const NOTHING = 1e-13;

/** A stretch on which the density of a sum is a polynomial: of the amount, or of the logarithm of how far it lies above another. */
interface Panel {
  readonly from: number;
  readonly to: number;
  /** null for a polynomial of the amount itself. */
  readonly base: number | null;
  /** Of the amount, or of the logarithm. */
  readonly width: number;
  /** Of Chebyshev's polynomials. */
  readonly coefficients: Float64Array;
}

interface Table {
  readonly panels: readonly Panel[];
  readonly edges: Float64Array;
}

const known = keepLast<Table>(200);

/**
 * A stretch of the sum of two losses, one of which may have bounds: tabled once.
 *
 * Above each amount at which the law of the primary loss bends, the density varies on the scale of the distance to it, however near.
 *
 * @param frequency of all such events, those outside the stretch too
 * @param mass events a year of the stretch
 */
export function sumDensity(
  sum: SumOfTwo,
  frequency: number,
  from: number,
  to: number,
  shift: number,
  mass: number,
): StretchDensity {
  const { panels, edges } = known(JSON.stringify(sum), () => tableOf(sum));
  const [lowest, highest] = [edges[0]!, edges[edges.length - 1]!];
  return {
    from: from - shift,
    to: to < highest ? to - shift : Infinity,
    start: Math.max(from, lowest) - shift,
    stop: Math.min(to, highest) - shift,
    spread: Math.min(sum.secondary.sigma, ROUGHLY),
    shift,
    mass,
    edges,
    density(amount) {
      const x = amount + shift;
      if (!(x >= lowest && x <= highest)) return 0;
      return frequency * Math.max(valueAt(panels[panelAt(edges, x)]!, x), 0);
    },
  };
}

/** Spread of what is judged by rough slices. */
const ROUGHLY = 0.25;

/** Where a sum begins, between which amounts all but next to nothing of it lies, and how it varies there, roughly. */
export function boundsOfSum({
  primary,
  secondary: { mu, sigma },
}: SumOfTwo): Pick<StretchDensity, "from" | "start" | "stop" | "spread"> {
  const {
    bends: [lowest = 0],
    high,
  } = bendsOf(primary);
  return {
    from: rangeOf(primary)[0],
    start: lowest + Math.max(exp(mu - REACH * sigma), NOTHING * lowest),
    stop: high + exp(mu + REACH * sigma),
    spread: Math.min(sigma, ROUGHLY),
  };
}

function panelAt(edges: Float64Array, x: number): number {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= x) low = middle;
    else high = middle - 1;
  }
  return low;
}

function valueAt({ from, base, width, coefficients }: Panel, x: number): number {
  const at = base === null ? (x - from) / width : log((x - base) / (from - base)) / width;
  const y = 2 * Math.min(Math.max(at, 0), 1) - 1;
  let [next, after] = [0, 0];
  for (let j = ORDER - 1; j > 0; j--) {
    const own = coefficients[j]! + 2 * y * next - after;
    after = next;
    next = own;
  }
  return coefficients[0]! + y * next - after;
}

function tableOf(sum: SumOfTwo): Table {
  const { primary, secondary } = sum;
  const own =
    primary.kind === "lognormal" || primary.kind === "two-piece"
      ? bellOf(primary)
      : boundedDensity(primary);
  const density = (x: number): number => overSecondary(sum, x, (rest) => own(rest), true);
  const { mu, sigma } = secondary;
  const { bends, high: end } = bendsOf(primary);
  const [near, far] = [exp(mu - REACH * sigma), exp(mu + REACH * sigma)];
  const [lowest = 0] = bends;
  const start = lowest + Math.max(near, NOTHING * lowest);
  const stop = end + far;
  const panels: Panel[] = [];
  const evenly = (from: number, to: number, base: number, widest: number): void => {
    const width = log((to - base) / (from - base));
    const count = Math.ceil(width / widest);
    let low = from;
    for (let i = 1; i <= count; i++) {
      const high = i === count ? to : base + (from - base) * exp((i / count) * width);
      halve(density, low, high, base, 0, panels);
      low = high;
    }
  };
  let base = Math.max(...bends.filter((bend) => bend <= start));
  let low = start;
  for (const high of [...bends.filter((bend) => bend > start), stop]) {
    const nearest = Math.min(base + Math.max(near, NOTHING * base), high);
    if (low < nearest) {
      halve(density, low, nearest, null, 0, panels);
      low = nearest;
    }
    // As far as secondary losses reach, they blur the bend; beyond, the primary loss varies by itself.
    const farthest = Math.min(base + far, high);
    if (low < farthest) {
      evenly(low, farthest, base, 2 * Math.min(sigma, 0.5));
      low = farthest;
    }
    if (low < high) evenly(low, high, base, 1);
    base = high;
    low = high;
  }
  return { panels, edges: Float64Array.from([start, ...panels.map(({ to }) => to)]) };
}

/** Where the law of a loss begins and bends, rising, and where it ends. */
function bendsOf(primary: SumOfTwo["primary"]): {
  readonly bends: readonly number[];
  readonly high: number;
} {
  switch (primary.kind) {
    case "lognormal": {
      const { mu, sigma } = primary;
      return { bends: [exp(mu - REACH * sigma)], high: exp(mu + REACH * sigma) };
    }
    case "two-piece": {
      const { mu, lowSigma, highSigma } = primary;
      const bends = [exp(mu - REACH * lowSigma), exp(mu)];
      return { bends, high: exp(mu + REACH * highSigma) };
    }
    case "uniform":
    case "triangular":
    case "pert": {
      const { min, max } = primary;
      const peak = primary.kind === "triangular" ? [primary.mostLikely] : [];
      return { bends: [...new Set([min, ...peak, max])], high: max };
    }
  }
}

/** Beyond the bounds it is 0, and where rounding takes it onto one. */
function boundedDensity(primary: Uniform | Peaked): (x: number) => number {
  const inside = densityOf(primary, 1);
  return (x) => (x > primary.min && x < primary.max ? inside(x) || 0 : 0);
}

function bellOf(primary: Extract<SumOfTwo["primary"], { mu: number }>): (x: number) => number {
  const [low, high] =
    primary.kind === "lognormal"
      ? [primary.sigma, primary.sigma]
      : [primary.lowSigma, primary.highSigma];
  return (x) => {
    const off = log(x) - primary.mu;
    const sigma = off < 0 ? low : high;
    const z = off / sigma;
    return (INVERSE_SQRT_2PI / (sigma * x)) * exp(-0.5 * z * z);
  };
}

/** Halves a stretch until each part is smooth. */
function halve(
  density: (x: number) => number,
  from: number,
  to: number,
  base: number | null,
  halvings: number,
  into: Panel[],
): void {
  const width = base === null ? to - from : log((to - base) / (from - base));
  const place = (at: number): number =>
    base === null ? from + at * width : base + (from - base) * exp(at * width);
  const values = COSINES.map((cosine) => density(place(0.5 + 0.5 * cosine)));
  const coefficients = Float64Array.from({ length: ORDER }, (_, j) => {
    let total = 0;
    values.forEach((value, i) => (total += value * TRANSFORM[j * ORDER + i]!));
    return total;
  });
  const most = Math.max(...values);
  const rough = Math.max(...coefficients.subarray(ORDER - 3).map(Math.abs));
  if (rough <= SMOOTH * most || rough * (to - from) < MISSED || halvings >= MOST_HALVINGS) {
    into.push({ from, to, base, width, coefficients });
    return;
  }
  const middle = place(0.5);
  halve(density, from, middle, base, halvings + 1, into);
  halve(density, middle, to, base, halvings + 1, into);
}

const COSINES = Array.from({ length: ORDER }, (_, i) => turnPoint(2 * i + 1, 4 * ORDER).cosine);
const TRANSFORM = Float64Array.from({ length: ORDER * ORDER }, (_, at) => {
  const [j, i] = [Math.floor(at / ORDER), at % ORDER];
  return ((j === 0 ? 1 : 2) / ORDER) * turnPoint((j * (2 * i + 1)) % (4 * ORDER), 4 * ORDER).cosine;
});
