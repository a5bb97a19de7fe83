/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import { eightWeights, weighEight } from "../../numeric/lagrange";
import type { LognormalGrid } from "../sizes/lognormal-grid";
import type { Lattice } from "./lattice";
import { PAD, scatter } from "./lattice";
import { blendFor, placedShare } from "./placing-blend";

/** Nodes of grids of a step that are placed amount by amount, as they lie on a lattice. */
interface PlacedNodes {
  readonly logSpacing: number;
  readonly size: number;
  /** The first is u = `first` · step, none of them small. */
  readonly first: number;
  readonly places: Float64Array;
  /** Of the density that is placed, times the step. */
  readonly weights: Float64Array;
  /** Where in the weights of the lattice the eight neighbours of each begin, and the share of each of them. */
  readonly begins: Int32Array;
  readonly shares: Float64Array;
}

/** Of the lattice on which grids of a step were placed last: rows come one after the other. */
const known = new Map<number, PlacedNodes>();

/**
 * Places the grid of one row from a node on, up to where all is sampled. What depends on the lattice and the step alone is found once for
 * all rows.
 *
 * @param from a node of the grid, below which all are placed
 * @returns events a year that are placed or lie beyond the end
 */
export function placeBellNodes(grid: LognormalGrid, lattice: Lattice, from: number): number {
  const { density, first, step } = grid;
  const { weights, logSpacing } = lattice;
  const nodes = placedNodes(grid, lattice);
  const { places, begins, shares } = nodes;
  const begin = nodes.first - first;
  let placed = 0;
  // The last of those that are small.
  for (let j = from; j < Math.min(begin, density.length); j++) {
    const frequency = density[j]! * step;
    placed += frequency;
    scatter(lattice, exp((first + j) * step - logSpacing), frequency);
  }
  const end = Math.min(places.length, density.length - begin);
  for (let i = Math.max(from - begin, 0); i < end; i++) {
    const frequency = density[begin + i]! * nodes.weights[i]!;
    placed += frequency;
    const at = begins[i]!;
    for (let k = 0; k < 8; k++) weights[at + k]! += frequency * shares[8 * i + k]!;
  }
  return placed;
}

function placedNodes({ step, leastSigma }: LognormalGrid, lattice: Lattice): PlacedNodes {
  const { size, logSpacing, smallest } = lattice;
  const found = known.get(step);
  if (found?.logSpacing === logSpacing && found.size === size) return found;
  const blend = blendFor(leastSigma);
  const first = Math.ceil((log(smallest) + logSpacing) / step);
  const last = Math.floor((blend.end + logSpacing) / step);
  const places = Float64Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) =>
    exp((first + i) * step - logSpacing),
  );
  const weights = places.map((_, i) => step * placedShare(blend, (first + i) * step - logSpacing));
  const begins = new Int32Array(places.length);
  const shares = new Float64Array(8 * places.length);
  places.forEach((place, i) => {
    // Beyond the end nothing is placed.
    if (!(place < size + PAD)) return;
    const node = Math.floor(place);
    weighEight(place - node);
    shares.set(eightWeights, 8 * i);
    begins[i] = node - 3 + PAD;
  });
  const made = { logSpacing, size, first, places, weights, begins, shares };
  known.set(step, made);
  return made;
}
