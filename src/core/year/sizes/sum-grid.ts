/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { highWord, powerOfTwo } from "../../numeric/elementary/double-bits";
import { log1p } from "../../numeric/elementary/log1p";
import { halved } from "../../numeric/halved-grid";
import { keepLast } from "../../numeric/keep-last";
import type { Lognormal } from "../../severity/lognormal";
import { INVERSE_SQRT_2PI } from "../../numeric/normal/normal";
import { addBell, reachOf } from "./lognormal-bell";
import type { LognormalGrid } from "./lognormal-grid";
import { NODES_A_SIGMA, WIDEST_OCTAVE } from "./lognormal-grid";

/** A sum that takes more nodes, since one of the two hardly spreads, is not put on a grid. */
const MOST_NODES = 6000;
/** Standard deviations either side that are summed; beyond lies exp(-36). */
const REACH = 8.5;
/** Steps of the sum over shares, in standard deviations of the narrower of the two, and at most. */
const STEP = 0.8;
const MOST_STEP = 0.5;

const known = keepLast<SumOnGrid>(400);

/** The density of one event on even nodes of u = ln x. */
interface SumOnGrid {
  readonly step: number;
  /** Node 0 is u = first · step. */
  readonly first: number;
  readonly density: Float64Array;
  readonly leastSigma: number;
}

/** Events that cost the sum of two lognormals, and how often they come. */
interface OftenSum {
  readonly one: Lognormal;
  readonly other: Lognormal;
  readonly often: number;
}

/**
 * Sums of two independent lognormals as densities in u = ln x, those of one step on one grid.
 *
 *     h(u) = ∫ g₁(u - ln(1 + e^t)) g₂(u - ln(1 + e^-t)) dt,  g the density of each in its logarithm
 *
 * t = ln(y / (x - y)) for a secondary loss y of x; the trapezoid rule sums it to 1e-13, since all of it is smooth and ends nowhere. For each t
 * the product is a bell in u.
 *
 * @param rows in an order that does not depend on the register's; each fits a grid
 */
export function sumGrids(rows: readonly OftenSum[]): LognormalGrid[] {
  const bySigma = new Map<number, { readonly sum: SumOnGrid; readonly often: number }[]>();
  const reach = Math.max(reachOf(rows.reduce((all, { often }) => all + often, 0)), REACH);
  for (const { one, other, often } of rows) {
    const key = `${one.mu} ${one.sigma} ${other.mu} ${other.sigma} ${reach}`;
    const sum = known(key, () => onGrid(one, other, reach));
    bySigma.set(sum.leastSigma, [...(bySigma.get(sum.leastSigma) ?? []), { sum, often }]);
  }
  return [...bySigma].sort(([a], [b]) => a - b).map(([, sums]) => together(sums));
}

function together(
  sums: readonly { readonly sum: SumOnGrid; readonly often: number }[],
): LognormalGrid {
  const [first, last] = [
    Math.min(...sums.map(({ sum }) => sum.first)),
    Math.max(...sums.map(({ sum }) => sum.first + sum.density.length)),
  ];
  const density = new Float64Array(last - first);
  let mass = 0;
  for (const { sum, often } of sums) {
    const at = sum.first - first;
    for (let j = 0; j < sum.density.length; j++) density[at + j]! += often * sum.density[j]!;
    mass += often;
  }
  const { step = 1, leastSigma = 1 } = sums[0]?.sum ?? {};
  const onNodes = step * density.reduce((sum, value) => sum + value, 0);
  return {
    ...{ step, first, density, fine: halved(halved(density)), leastSigma, mass },
    ...{ fineStep: step / 4, fineFirst: 4 * first, below: Math.max(0.5 * (mass - onNodes), 0) },
  };
}

/** Whether a sum takes no more nodes than a grid may have. */
export function fitsGrid(one: Lognormal, other: Lognormal): boolean {
  return nodesOf(one, other, REACH).nodes <= MOST_NODES;
}

/** The nodes of a sum, as far as events of either lie. */
function nodesOf(
  one: Lognormal,
  other: Lognormal,
  reach: number,
): Pick<SumOnGrid, "step" | "first" | "leastSigma"> & { readonly nodes: number } {
  // Two amounts that add up half and half spread least.
  const narrow = 1 / Math.sqrt(1 / (one.sigma * one.sigma) + 1 / (other.sigma * other.sigma));
  const leastSigma = powerOfTwo(Math.min((highWord(narrow) >>> 20) - 1023, WIDEST_OCTAVE));
  const step = leastSigma / NODES_A_SIGMA;
  const low = Math.max(one.mu - reach * one.sigma, other.mu - reach * other.sigma);
  const high = Math.max(one.mu + reach * one.sigma, other.mu + reach * other.sigma) + Math.LN2;
  const first = Math.floor(low / step);
  return { step, first, leastSigma, nodes: Math.ceil(high / step) - first + 1 };
}

function onGrid(one: Lognormal, other: Lognormal, reach: number): SumOnGrid {
  const { step, first, leastSigma, nodes } = nodesOf(one, other, reach);
  return { step, first, leastSigma, density: summed(one, other, first, step, nodes) };
}

/** The logarithm of a share of one to the other is normal, and so is, given that, the logarithm of their sum: a row of bells of one width. */
function summed(
  one: Lognormal,
  other: Lognormal,
  first: number,
  step: number,
  nodes: number,
): Float64Array {
  const density = new Float64Array(nodes);
  const h = Math.min(MOST_STEP, STEP * Math.min(one.sigma, other.sigma));
  const [square, otherSquare] = [one.sigma * one.sigma, other.sigma * other.sigma];
  const all = square + otherSquare;
  const ofRatio = Math.sqrt(all);
  const sigma = (one.sigma * other.sigma) / ofRatio;
  const middle = other.mu - one.mu;
  const last = Math.floor((middle + REACH * ofRatio) / h);
  const bells = { density, first, step, reach: REACH, bound: 0 };
  for (let i = Math.ceil((middle - REACH * ofRatio) / h); i <= last; i++) {
    const t = i * h;
    const z = (t - middle) / ofRatio;
    const often = ((h * INVERSE_SQRT_2PI) / ofRatio) * exp(-0.5 * z * z);
    // ln(1 + e^t), and the same at -t.
    const rest = log1p(exp(-Math.abs(t)));
    const rise = Math.max(t, 0) + rest;
    const otherRise = Math.max(-t, 0) + rest;
    const mu = (otherSquare * (one.mu + rise) + square * (other.mu + otherRise)) / all;
    addBell(bells, often, mu, sigma);
  }
  return density;
}
