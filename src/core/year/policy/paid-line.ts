/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { erfc } from "../../numeric/normal/erfc";
import { realTransform } from "../../numeric/real-transform";
import { makeLattice, PAD } from "../lattice/lattice";
import { placePart } from "../lattice/place-event-sizes";
import type { StretchDensity } from "../sizes/event-sizes";

/** Complex numbers. */
export interface Complexes {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** So many, all 0. */
export function complexes(count: number): Complexes {
  return { real: new Float64Array(count), imaginary: new Float64Array(count) };
}

/**
 * Points s = at + i · step · k upright in the complex plane, on which transforms of what is paid are known.
 *
 *     E[g; T <= cut] = 1/(2πi) ∫ E[g exp(-sT)] exp(s cut) / s ds  as a sum over the points
 *
 * Sums over points a step apart take each T for T, T ± period, …, by which `at` and the step are chosen.
 */
export interface Line {
  readonly at: number;
  readonly step: number;
  /** k of the first point. */
  readonly first: number;
  readonly count: number;
  /** Nodes from 0 to the period on which payments are placed. */
  readonly nodes: number;
}

/** Radians a node, at the furthest point that counts where the law of T is smooth, and at any other. */
const SMOOTH_TURN = 0.2;
const ANY_TURN = Math.PI / 4;
const LEAST_NODES = 256;

/**
 * @param at real part
 * @param reach height up to which the law of T has anything to speak of
 * @param highest further points up to there and `reach` beyond
 */
export function lineOf(period: number, at: number, reach: number, highest = 0): Line {
  const step = (2 * Math.PI) / period;
  const first = -Math.floor(reach / step);
  const last = Math.floor((highest + reach) / step);
  const needed = Math.max(
    (period * reach) / SMOOTH_TURN,
    highest === 0 ? 0 : (period * (highest + reach)) / ANY_TURN,
  );
  let nodes = LEAST_NODES;
  while (nodes < needed) nodes *= 2;
  return { at, step, first, count: last - first + 1, nodes };
}

/** E[exp(-sY); Y] of amounts at all points of a line, those beyond its period left out. */
export function amountsAlong(line: Line, parts: readonly StretchDensity[]): Complexes {
  const { at, step, first, count, nodes } = line;
  const found = complexes(count);
  if (parts.length === 0) return found;
  const spacing = (2 * Math.PI) / (step * nodes);
  const lattice = makeLattice(nodes, spacing, 0);
  let [lost, mass] = [0, 0];
  for (const part of parts) {
    lost += placePart(part, lattice);
    mass += part.mass;
  }
  // A far limit is a large factor to what rounding has lost.
  const whole = mass / (mass - lost);
  const values = new Float64Array(nodes);
  for (let k = 0; k < nodes; k++) {
    const weight = whole * lattice.weights[k + PAD]!;
    if (weight !== 0) values[k] = weight * exp(-at * spacing * k);
  }
  for (let k = 1; k <= PAD; k++) {
    values[nodes - k]! += whole * lattice.weights[PAD - k]! * exp(at * spacing * k);
  }
  const half = complexes(nodes / 2 + 1);
  realTransform(nodes).forward(values, half.real, half.imaginary);
  for (let i = 0; i < count; i++) {
    const k = first + i;
    found.real[i] = half.real[Math.abs(k)]!;
    found.imaginary[i] = k < 0 ? -half.imaginary[-k]! : half.imaginary[k]!;
  }
  return found;
}

/** What a cut leaves of a limit, and how likely it is. */
export interface WeightedCut {
  readonly left: number;
  readonly chance: number;
}

/** The sum of step / 2π · chance · exp(s · left) over some cuts, at all points of a line. */
export function cutsAlong(
  { at, step, first, count }: Line,
  cuts: readonly WeightedCut[],
): Complexes {
  const sum = complexes(count);
  const { real, imaginary } = complexes(count);
  for (const { left, chance } of cuts) {
    const weight = (chance * exp(at * left) * step) / (2 * Math.PI);
    for (let i = 0; i < count; i++) {
      real[i] = 0;
      imaginary[i] = (first + i) * step * left;
    }
    exponentiate(real, imaginary);
    for (let i = 0; i < count; i++) {
      sum.real[i]! += weight * real[i]!;
      sum.imaginary[i]! += weight * imaginary[i]!;
    }
  }
  return sum;
}

/** From this share of a reach on points fade out, over a width of so much of it: at the reach nothing is left. */
const FADING = 6 / 11;
const FADING_WIDTH = 1 / 11;

/** How much a point counts that lies so far from the middle: all near it, smoothly none at the reach. */
export function fading(height: number, reach: number): number {
  return 0.5 * erfc((Math.abs(height) / reach - FADING) / FADING_WIDTH);
}

/** Multiplies by how much each point of a line counts. */
export function faded({ step, first }: Line, values: Complexes, reach: number): Complexes {
  for (let i = 0; i < values.real.length; i++) {
    const share = fading((first + i) * step, reach);
    values.real[i]! *= share;
    values.imaginary[i]! *= share;
  }
  return values;
}
