/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import { INVERSE_SQRT_2PI } from "../../numeric/normal/normal";

/** Even nodes in u = ln x: node j is u = (first + j) · step. */
interface Nodes {
  readonly step: number;
  readonly first: number;
}

/** A density to which lognormals are added. */
export interface BellsTogether extends Nodes {
  readonly density: Float64Array;
  /** Spreads either side that are kept of each. */
  readonly reach: number;
  /** A power of two that no node can reach: what is added is rounded to 2^-52 of it first, so that the order changes no bit. */
  readonly bound: number;
}

/**
 * Spreads either side that are kept of a lognormal: the more events, the more of them lie far out.
 *
 * What is left out, of all events of a year together, is 3e-12 events: up to 10,000 a year it would otherwise be a share of the years that
 * moves the rarest percentiles.
 */
export function reachOf(events: number): number {
  return Math.sqrt(49 + 2 * log(Math.max(events, 1)));
}

const REACH_OF_ONE = reachOf(1);

/**
 * Adds one lognormal: from the node nearest its middle outwards, three multiplications a node.
 *
 *     φ(z + d) = φ(z) r,  r = exp(-z d - d²/2),  and from node to node r falls by exp(-d²)
 */
export function addBell(
  { density, step, first, reach, bound }: BellsTogether,
  frequency: number,
  mu: number,
  sigma: number,
): void {
  const d = step / sigma;
  const middle = Math.min(Math.max(Math.round(mu / step) - first, 0), density.length - 1);
  const z = ((middle + first) * step - mu) / sigma;
  const peak = ((frequency * INVERSE_SQRT_2PI) / sigma) * exp(-0.5 * z * z);
  const fall = exp(-d * d);
  const half = 0.5 * d * d;
  const nodes = Math.floor(reach / d);
  const top = Math.min(middle + nodes, density.length - 1);
  const bottom = Math.max(middle - nodes, 0);
  let up = peak;
  let upRatio = exp(-z * d - half);
  let down = peak * exp(z * d - half);
  let downRatio = exp(z * d - half) * fall;
  for (let j = middle; j <= top; j++) {
    density[j]! += up + bound - bound;
    up *= upRatio;
    upRatio *= fall;
  }
  for (let j = middle - 1; j >= bottom; j--) {
    density[j]! += down + bound - bound;
    down *= downRatio;
    downRatio *= fall;
  }
}

/**
 * Sum over nodes of one lognormal's density times what each node is worth.
 *
 * @param worth one number a node of a grid with this step and first node, whose reach covers the lognormal
 */
export function bellWorth(
  worth: Float64Array,
  { step, first }: Nodes,
  mu: number,
  sigma: number,
): number {
  const d = step / sigma;
  const middle = Math.min(Math.max(Math.round(mu / step) - first, 0), worth.length - 1);
  const z = ((middle + first) * step - mu) / sigma;
  const peak = (INVERSE_SQRT_2PI / sigma) * exp(-0.5 * z * z);
  const fall = exp(-d * d);
  const half = 0.5 * d * d;
  const reach = Math.floor(REACH_OF_ONE / d);
  const top = Math.min(middle + reach, worth.length - 1);
  const bottom = Math.max(middle - reach, 0);
  let sum = 0;
  let value = peak;
  let ratio = exp(-z * d - half);
  for (let j = middle; j <= top; j++) {
    sum += value * worth[j]!;
    value *= ratio;
    ratio *= fall;
  }
  value = peak * exp(z * d - half);
  ratio = exp(z * d - half) * fall;
  for (let j = middle - 1; j >= bottom; j--) {
    sum += value * worth[j]!;
    value *= ratio;
    ratio *= fall;
  }
  return sum;
}
