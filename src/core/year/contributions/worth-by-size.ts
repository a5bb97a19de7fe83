/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { sixWeights, weighSix } from "../../numeric/lagrange";
import type { EventSizes } from "../sizes/event-sizes";
import { placeSpread } from "../lattice/place-event-sizes";
import type { Lattice } from "../lattice/lattice";
import { clearLattice, makeLattice, PAD } from "../lattice/lattice";
import type { LognormalColumns } from "../sizes/lognormal-grid";
import { lognormalGridsWithRows } from "../sizes/lognormal-grid";
import { bellWorth } from "../sizes/lognormal-bell";
import type { LatticeReadout } from "../lattice/lattice-readout";
import { BEFORE } from "../lattice/lattice-readout";
import { worthOnLogGrid } from "../lattice/place-lognormal-grid";

/** What an event of each size adds to the mean of years up to a loss: x · P(S* <= loss - x) at every node x. */
export interface LatticeWorth {
  readonly lattice: Lattice;
  /** At node k - PAD. */
  readonly worth: Float64Array;
}

/**
 * Reads P(S* <= loss - x) from the sums of a lattice, with the same weights as P(S <= loss) itself, so that threats add up to their total.
 */
export function latticeWorth({ size, spacing, sums }: LatticeReadout, loss: number): LatticeWorth {
  const lattice = makeLattice(size, spacing, 0);
  const worth = new Float64Array(lattice.weights.length);
  const place = loss / spacing - 0.5;
  const edge = Math.floor(place);
  const stencil = edgeStencil(place - edge);
  const last = Math.min(edge + 6, size - 1);
  for (let k = 1 - PAD; k <= last; k++) {
    let below = 0;
    for (let i = 0; i < stencil.length; i++) {
      const at = Math.min(edge - k + i - 4, size - 1) + BEFORE;
      if (at >= 0) below += stencil[i]! * sums[at]!;
    }
    worth[k + PAD] = k * spacing * below;
  }
  return { lattice, worth };
}

/** Weights of ten sums for the value between edges 4 and 5: six edges, each of five sums. */
function edgeStencil(t: number): Float64Array {
  const atEdge = [
    -17 / 5760,
    1 / 24 + 68 / 5760,
    1 - 2 / 24 - 102 / 5760,
    1 / 24 + 68 / 5760,
    -17 / 5760,
  ];
  const stencil = new Float64Array(10);
  weighSix(t);
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 5; j++) stencil[i + j]! += sixWeights[i]! * atEdge[j]!;
  }
  return stencil;
}

/** Total worth of what is not single amounts. */
export function worthOfSpread({ lattice, worth }: LatticeWorth, sizes: EventSizes): number {
  clearLattice(lattice);
  placeSpread(sizes, lattice);
  const { weights } = lattice;
  let sum = 0;
  for (let k = 0; k < worth.length; k++) sum += weights[k]! * worth[k]!;
  return sum;
}

/** Worth of one event of each lognormal: a sum over a few hundred nodes a row, no transform. */
export function worthOfLognormals(
  { lattice, worth }: LatticeWorth,
  columns: LognormalColumns,
): Float64Array {
  const result = new Float64Array(columns.mu.length);
  for (const { grid, indices } of lognormalGridsWithRows(columns)) {
    const onGrid = worthOnLogGrid(grid, lattice, worth);
    for (const i of indices) {
      result[i] = bellWorth(onGrid, grid, columns.mu[i]!, columns.sigma[i]!);
    }
  }
  return result;
}
