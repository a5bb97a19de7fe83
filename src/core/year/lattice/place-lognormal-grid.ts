/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import { eightWeights, sixWeights, weighEight, weighSix } from "../../numeric/lagrange";
import { unhalved } from "../../numeric/halved-grid";
import { sampleBell } from "../sizes/moved-lognormal";
import { blendFor, placedShare } from "./placing-blend";
import type { Lattice } from "./lattice";
import { PAD, scatter } from "./lattice";
import type { LognormalGrid } from "../sizes/lognormal-grid";
import { placeSmallNodes } from "./place-small-nodes";

/** Nodes from one amount that is computed afresh to the next, so that no error piles up. */
const AFRESH = 64;

/** Calls back for every node of the grid, from a first one on, that is placed amount by amount, with its place and weight. */
function eachPlaced(
  grid: Pick<LognormalGrid, "step" | "first" | "leastSigma"> & { readonly nodes: number },
  logSpacing: number,
  from: number,
  visit: (node: number, place: number, weight: number) => void,
): void {
  const { step, first, nodes } = grid;
  const blend = blendFor(grid.leastSigma);
  const last = Math.min(Math.floor((blend.end + logSpacing) / step) - first, nodes - 1);
  const ratio = exp(step);
  let place = 0;
  // From the same nodes on whichever is the first, so that a node has one place.
  const begin = AFRESH * Math.floor((first + from) / AFRESH) - first;
  for (let j = begin; j <= last; j++) {
    const u = (first + j) * step - logSpacing;
    place = (first + j) % AFRESH === 0 ? exp(u) : place * ratio;
    if (j >= from) visit(j, place, step * placedShare(blend, u));
  }
}

/** Nodes that are placed amount by amount as they lie on a lattice: the same for all grids of a step. */
interface PlacedNodes {
  readonly logSpacing: number;
  readonly size: number;
  readonly smallest: number;
  /** The first whose amount is not small is u = `first` · step; null until a second grid is placed on the lattice. */
  nodes: {
    readonly first: number;
    readonly shares: Float64Array;
    /** Where in the weights of the lattice the eight neighbours of each begin. */
    readonly begins: Int32Array;
    /** The share of each neighbour. */
    readonly spread: Float64Array;
  } | null;
}

/** By the step: rows are placed on a lattice one after the other. */
const placedKnown = new Map<number, PlacedNodes>();

/** A finer grid has more nodes than are worth keeping. */
const LEAST_KEPT = 1 / 16;

/** What is known of the nodes that are placed, as long as another grid of the step has been placed on the lattice before; null where nothing is. */
function placedNodes(
  { step, leastSigma }: LognormalGrid,
  { size, logSpacing, smallest }: Lattice,
): PlacedNodes["nodes"] {
  if (leastSigma < LEAST_KEPT || !(smallest > 0)) return null;
  const known = placedKnown.get(step);
  const isSame =
    known?.logSpacing === logSpacing && known.size === size && known.smallest === smallest;
  if (!isSame) {
    placedKnown.set(step, { logSpacing, size, smallest, nodes: null });
    return null;
  }
  if (known.nodes !== null) return known.nodes;
  const first = Math.floor((log(smallest) + logSpacing) / step) - 1;
  const nodes = Math.max(Math.ceil((blendFor(leastSigma).end + logSpacing) / step) - first + 1, 0);
  const [begins, shares] = [new Int32Array(nodes), new Float64Array(nodes)];
  const spread = new Float64Array(8 * nodes);
  let [small, count] = [0, 0];
  eachPlaced({ step, first, leastSigma, nodes }, logSpacing, 0, (_, place, weight) => {
    if (place < smallest) {
      small += 1;
      return;
    }
    shares[count] = weight;
    // Beyond the end nothing is placed.
    if (place < size + PAD) {
      const node = Math.floor(place);
      weighEight(place - node);
      spread.set(eightWeights, 8 * count);
      begins[count] = node - 3 + PAD;
    }
    count += 1;
  });
  return (known.nodes = {
    ...{ first: first + small, shares: shares.subarray(0, count) },
    ...{ begins, spread },
  });
}

/**
 * Places a grid's nodes from one on amount by amount.
 *
 * @returns events a year that are placed
 */
function placeNodes(grid: LognormalGrid, lattice: Lattice, from: number): number {
  const { density, first } = grid;
  const { logSpacing, weights } = lattice;
  const known = placedNodes(grid, lattice);
  let placed = 0;
  if (known === null) {
    eachPlaced(
      { ...ofNodes(grid), nodes: density.length },
      logSpacing,
      from,
      (j, place, weight) => {
        if (!(density[j]! > 0)) return;
        placed += density[j]! * weight;
        scatter(lattice, place, density[j]! * weight);
      },
    );
    return placed;
  }
  const begin = known.first - first;
  if (from < begin) {
    const nodes = Math.min(begin, density.length);
    eachPlaced({ ...ofNodes(grid), nodes }, logSpacing, from, (j, place, weight) => {
      placed += density[j]! * weight;
      if (density[j]! > 0) scatter(lattice, place, density[j]! * weight);
    });
  }
  const { shares, begins, spread } = known;
  const end = Math.min(shares.length, density.length - begin);
  // What a closure writes to is slow in a long loop.
  let sum = placed;
  for (let i = Math.max(from - begin, 0); i < end; i++) {
    const frequency = density[begin + i]! * shares[i]!;
    sum += frequency;
    const at = begins[i]!;
    for (let k = 0; k < 8; k++) weights[at + k]! += frequency * spread[8 * i + k]!;
  }
  return sum;
}

function ofNodes({ step, first, leastSigma }: LognormalGrid): {
  readonly step: number;
  readonly first: number;
  readonly leastSigma: number;
} {
  return { step, first, leastSigma };
}

/**
 * Places all of a grid's amounts on a lattice.
 *
 * @returns events a year that are neither on the lattice nor beyond its end
 */
export function placeLognormalGrid(grid: LognormalGrid, lattice: Lattice): number {
  const { density } = grid;
  const { size, logSpacing, weights } = lattice;
  const { logs } = lattice.tables;
  const small = placeSmallNodes(grid, lattice);
  const placed = small.mass + placeNodes(grid, lattice, small.nodes);

  const { firstSampled, sampled } = blendFor(grid.leastSigma);
  const allSampled = firstSampled + sampled.length;
  // What a closure writes to is slow in a long loop.
  let sum = placed;
  if (grid.bell !== undefined) {
    const { first, step } = grid;
    const low = exp(first * step - logSpacing);
    const high = exp((first + density.length - 1) * step - logSpacing);
    const begin = Math.max(Math.ceil(low), firstSampled);
    const last = Math.min(Math.floor(high), size - 1);
    const densities = lattice.tables.workspace;
    const multiples = { first: begin, last, spacing: lattice.spacing };
    sampleBell(grid.bell, multiples, { logs: lattice.tables.logs, logSpacing }, densities);
    for (let k = begin; k <= last; k++) {
      let value = lattice.spacing * densities[k]!;
      if (k < allSampled) value *= sampled[k - firstSampled]!;
      sum += value;
      weights[k + PAD]! += value;
    }
    return high < size - 1 ? grid.mass - sum : grid.below;
  }
  const { fine, fineStep, fineFirst } = grid;
  const inverse = 1 / fineStep;
  const offset = logSpacing * inverse - fineFirst;
  const lastNode = fine.length - 4;
  for (let k = Math.max(Math.ceil(exp((2 - offset) / inverse)), firstSampled); k < size; k++) {
    const at = logs[k]! * inverse + offset;
    const node = Math.floor(at);
    if (node > lastNode) break;
    if (node < 2) continue;
    weighSix(at - node);
    let value =
      sixWeights[0]! * fine[node - 2]! +
      sixWeights[1]! * fine[node - 1]! +
      sixWeights[2]! * fine[node]! +
      sixWeights[3]! * fine[node + 1]! +
      sixWeights[4]! * fine[node + 2]! +
      sixWeights[5]! * fine[node + 3]!;
    if (k < allSampled) value *= sampled[k - firstSampled]!;
    sum += value / k;
    weights[k + PAD]! += value / k;
  }
  const isWithin = (fineFirst + fine.length) * fineStep - logSpacing < logs[size - 1]!;
  return isWithin ? grid.mass - sum : grid.below;
}

/**
 * The placing read backwards: what each node of a grid is worth, given what each node of a lattice is worth, so that
 *
 *     sum of placed weight · worth over the lattice = sum of density · result over the grid
 *
 * @param worth of lattice node k - PAD
 * @returns one number a node of `density`
 */
export function worthOnLogGrid(
  grid: LognormalGrid,
  lattice: Lattice,
  worth: Float64Array,
): Float64Array {
  const { fine, fineStep, fineFirst } = grid;
  const { size, logSpacing } = lattice;
  const { logs } = lattice.tables;
  const onFine = new Float64Array(fine.length);
  const { firstSampled, sampled } = blendFor(grid.leastSigma);
  const allSampled = firstSampled + sampled.length;
  const inverse = 1 / fineStep;
  const offset = logSpacing * inverse - fineFirst;
  const lastNode = fine.length - 4;
  for (let k = Math.max(Math.ceil(exp((2 - offset) / inverse)), firstSampled); k < size; k++) {
    const at = logs[k]! * inverse + offset;
    const node = Math.floor(at);
    if (node > lastNode) break;
    if (node < 2) continue;
    let value = worth[k + PAD]! / k;
    if (k < allSampled) value *= sampled[k - firstSampled]!;
    weighSix(at - node);
    for (let i = 0; i < 6; i++) onFine[node - 2 + i]! += value * sixWeights[i]!;
  }
  const result = unhalved(unhalved(onFine));
  eachPlaced({ ...ofNodes(grid), nodes: result.length }, logSpacing, 0, (j, place, weight) => {
    result[j]! += weight * worthAt(lattice, worth, place);
  });
  return result;
}

/** Worth of a single amount, as `scatter` would spread it. */
function worthAt({ size }: Lattice, worth: Float64Array, place: number): number {
  if (!(place < size + PAD)) return 0;
  const node = Math.floor(place);
  weighEight(place - node);
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += eightWeights[i]! * worth[node - 3 + PAD + i]!;
  return sum;
}
