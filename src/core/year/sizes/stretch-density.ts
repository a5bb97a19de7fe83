/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { betaFunction } from "../../numeric/incomplete-beta";
import { interpolateSix, sixWeights, weighSix } from "../../numeric/lagrange";
import { log, logOfNormal } from "../../numeric/elementary/log";
import type { Peaked, Uniform } from "../../severity/bounded";
import { boundedExceedance } from "../../severity/bounded";
import type { StretchDensity } from "./event-sizes";
import type { LognormalGrid } from "./lognormal-grid";
import type { Multiples } from "./smooth-samples";

/** A part of events that come more or less often. */
export function oftenPart(part: StretchDensity, often: number): StretchDensity {
  const { from, to, start, stop, spread, shift, edges, pair, finest } = part;
  const more: StretchDensity = {
    ...(edges === undefined ? {} : { edges }),
    ...(pair === undefined ? {} : { pair }),
    ...(finest === undefined ? {} : { finest }),
    from,
    to,
    start,
    stop,
    spread,
    shift,
    mass: often * part.mass,
    density: (amount) => often * part.density(amount),
    multiple: { of: part, often },
  };
  return part.law === undefined ? more : { ...more, law: part.law };
}

type Sampled = (multiples: Multiples, into: Float64Array) => void;

const SMALLEST = 1e-200;
const ROUNDED = 1e-14;
const LARGEST = 1e200;

/** How parts are sampled in one loop, where that is faster; it belongs to the very part, and to none that is made of it. */
const samples = new WeakMap<StretchDensity, Sampled>();

/** Says how a part is sampled in one loop. */
export function sampleBy(part: StretchDensity, sampled: Sampled): void {
  samples.set(part, sampled);
}

/** Writes the density of a part at multiples of a spacing to their places. */
export function sampleDensity(
  part: StretchDensity,
  multiples: Multiples,
  into: Float64Array,
): void {
  const sampled = samples.get(part);
  if (sampled !== undefined) {
    sampled(multiples, into);
    return;
  }
  const { first, last, spacing } = multiples;
  for (let k = first; k <= last; k++) into[k] = part.density(k * spacing);
}

/**
 * A stretch of lognormal event sizes.
 *
 *     density(y) = m(ln(y + shift)) / (y + shift)
 *
 * @param mass events a year of the stretch
 */
export function lognormalDensity(
  { fine, fineStep, fineFirst, leastSigma }: LognormalGrid,
  from: number,
  to: number,
  shift: number,
  mass: number,
): StretchDensity {
  // Above an amount that each event costs more, what rounding takes away is nothing.
  const lowest = Math.max(exp(fineFirst * fineStep), -shift * ROUNDED);
  const highest = exp((fineFirst + fine.length) * fineStep);
  const part: StretchDensity = {
    from: from - shift,
    to: to < highest ? to - shift : Infinity,
    start: Math.max(from, lowest) - shift,
    stop: Math.min(to, highest) - shift,
    spread: leastSigma,
    shift,
    mass,
    density(amount) {
      const x = amount + shift;
      const at = log(x) / fineStep - fineFirst;
      const node = Math.floor(at);
      if (!(node >= 2 && node < fine.length - 3)) return 0;
      return interpolateSix(fine, node, at - node) / x;
    },
  };
  const sampled: Sampled = ({ first, last, spacing }, into) => {
    const lastNode = fine.length - 3;
    for (let k = first; k <= last; k++) {
      const x = k * spacing + shift;
      const at = logOfNormal(x, 0) / fineStep - fineFirst;
      const node = Math.floor(at);
      if (!(node >= 2 && node < lastNode)) {
        into[k] = 0;
        continue;
      }
      weighSix(at - node);
      let sum = sixWeights[0]! * fine[node - 2]!;
      sum += sixWeights[1]! * fine[node - 1]!;
      sum += sixWeights[2]! * fine[node]!;
      sum += sixWeights[3]! * fine[node + 1]!;
      sum += sixWeights[4]! * fine[node + 2]!;
      sum += sixWeights[5]! * fine[node + 3]!;
      into[k] = sum / x;
    }
  };
  // Beyond, logarithms need more care than a loop has time for.
  if (lowest > SMALLEST && highest < LARGEST) samples.set(part, sampled);
  return part;
}

/**
 * A stretch of a bounded severity: one part, or two where a triangle has its peak inside.
 *
 * @param frequency of all events of the severity, those outside the stretch too
 */
export function boundedDensities(
  severity: Uniform | Peaked,
  frequency: number,
  from: number,
  to: number,
  shift: number,
): StretchDensity[] {
  const start = Math.max(from, severity.min);
  const end = Math.min(to, severity.max);
  const density = densityOf(severity, frequency);
  const part = (low: number, high: number): StretchDensity => ({
    ...{ from: low - shift, to: high - shift, start: low - shift, stop: high - shift },
    ...{ spread: Infinity, shift },
    mass: frequency * (boundedExceedance(severity, low) - boundedExceedance(severity, high)),
    density: (amount) => density(amount + shift),
  });
  if (severity.kind !== "triangular") return [part(start, end)];
  const { mostLikely } = severity;
  const isInside = start < mostLikely && mostLikely < end;
  return isInside ? [part(start, mostLikely), part(mostLikely, end)] : [part(start, end)];
}

export function densityOf(severity: Uniform | Peaked, frequency: number): (x: number) => number {
  const { min, max } = severity;
  const width = max - min;
  if (severity.kind === "uniform") return () => frequency / width;
  const mode = (severity.mostLikely - min) / width;
  if (severity.kind === "triangular") {
    const height = (2 * frequency) / width;
    return (x) => {
      const t = (x - min) / width;
      return t < mode ? (height * t) / mode : (height * (1 - t)) / (1 - mode);
    };
  }
  const rise = 4 * mode;
  const height = frequency / (width * betaFunction(1 + rise, 5 - rise));
  return (x) => {
    const t = (x - min) / width;
    if (!(t > 0 && t < 1)) return 0;
    // t^rise (1-t)^(4-rise), of which four powers need no logarithm.
    const u = 1 - t;
    return height * u * u * u * u * exp(rise * log(t / u));
  };
}
