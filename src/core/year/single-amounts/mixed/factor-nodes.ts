/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../../numeric/elementary/exp";
import { log } from "../../../numeric/elementary/log";
import { log1p } from "../../../numeric/elementary/log1p";
import type { ClusteredRow } from "../lists/atom-rows";
import type { EventCounts } from "../lists/event-counts";
import { clusteredCounts, poissonCounts } from "../lists/event-counts";

/** How often events come in some of the years, and how many years these are. */
export interface FactorNode {
  /** Mean number of events of the row. */
  readonly mean: number;
  readonly weight: number;
}

export interface FactorNodes {
  readonly nodes: readonly FactorNode[];
  /** What chances of the row with these may be off by. */
  readonly missed: number;
}

/** Widths of a Poisson number that one value stands for, from the widest that is tried. */
const WIDEST = 1.15;
const NARROWER = 0.87;
const TRIES = 5;
/** Values less likely than that share of all are left out. */
const RARE = 3e-10;
const MOST_NODES = 160;
/** More events than any year has. */
const MOST_EVENTS = 1e6;

/**
 * A negative binomial number of events as a Poisson one whose mean is one of a few, in place of any of a gamma distribution's. In the square
 * root u of the mean a Poisson number is as wide everywhere, so that even steps in u are a quadrature (from 0, where the density may have an
 * end, in steps of ln u).
 *
 * How good it is, is known: the chance that the losses of a year, whatever else there is, stay below some amount falls with the number of
 * events. It is a mixture of the chances of at most m events, and so is off by no more than these at most.
 *
 * @param most that chances may be off by
 * @returns null where it takes too many values
 */
export function factorNodes(row: ClusteredRow, most: number): FactorNodes | null {
  const q = row.atoms.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (row.shape * q) / row.left;
  if (!(mean < MOST_EVENTS)) return null;
  const counts = clusteredCounts(row.shape, q, row.left, { left: MOST_EVENTS });
  if (counts === null) return null;
  let wide = WIDEST;
  for (let i = 0; i < TRIES; i++, wide *= NARROWER) {
    const nodes = evenNodes(row.shape, mean, wide);
    if (nodes.length > MOST_NODES) return null;
    const missed = missedBy(nodes, counts);
    if (missed <= most) return { nodes, missed };
  }
  return null;
}

/** Even steps in t, u = step ln(1 + e^(t/step)), which is t but for the first few steps, and e^(t/step) steps below them. */
function evenNodes(shape: number, mean: number, wide: number): FactorNode[] {
  // Of the mean's share: the width of a Poisson number and of the factor, together.
  const step = (0.5 * wide) / Math.sqrt(mean + shape);
  const logDensity = (n: number): number => {
    const u = step * softplus(n);
    return (2 * shape - 1) * log(u) - shape * u * u - softplus(-n);
  };
  // From near the likeliest share in both directions.
  const middle = Math.max(Math.round(Math.sqrt(Math.max(1 - 0.5 / shape, 0)) / step), 1);
  const nodes: { readonly u: number; readonly density: number }[] = [];
  const peak = logDensity(middle);
  const add = (n: number): boolean => {
    const density = exp(logDensity(n) - peak);
    if (density > RARE && nodes.length <= MOST_NODES) {
      nodes.push({ u: step * softplus(n), density });
      return true;
    }
    return false;
  };
  for (let n = middle; add(n); n++);
  nodes.reverse();
  for (let n = middle - 1; add(n); n--);
  const all = nodes.reduce((sum, { density }) => sum + density, 0);
  return nodes
    .map(({ u, density }) => ({ mean: mean * u * u, weight: density / all }))
    .filter(({ weight }) => weight > RARE);
}

function softplus(n: number): number {
  return n > 0 ? n + log1p(exp(-n)) : log1p(exp(n));
}

/** The most by which chances of at most m events are off. */
function missedBy(nodes: readonly FactorNode[], counts: EventCounts): number {
  const found = new Float64Array(counts.first + counts.chances.length + 1);
  for (const { mean, weight } of nodes) {
    const own = poissonCounts(mean, { left: MOST_EVENTS });
    if (own === null) return 1;
    own.chances.forEach((chance, i) => {
      found[Math.min(own.first + i, found.length - 1)]! += weight * chance;
    });
  }
  let [most, sum] = [0, 0];
  for (let m = 0; m < found.length; m++) {
    sum += found[m]! - (m < counts.first ? 0 : (counts.chances[m - counts.first] ?? 0));
    most = Math.max(most, Math.abs(sum));
  }
  return most;
}
