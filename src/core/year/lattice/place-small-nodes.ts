/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import type { Lattice } from "./lattice";
import { MOMENTS, scatterSmall } from "./lattice";
import type { LognormalGrid } from "../sizes/lognormal-grid";

/** Nodes that are placed together where all of them are small. */
const BLOCK = 16;

/** Powers of the amounts of a block over its largest, by the step of the grid. */
const powers = new Map<number, Float64Array>();

const known = new WeakMap<LognormalGrid, Float64Array>();

/**
 * Places the nodes of a grid that are small beside the spacing, block by block.
 *
 * A lattice that reaches far finds most amounts small, and so does the next: each block's moments are summed once for all of them.
 *
 * @returns how many nodes are placed, the lowest first, and how many events a year they stand for
 */
export function placeSmallNodes(
  grid: LognormalGrid,
  lattice: Lattice,
): { nodes: number; mass: number } {
  const { step, first, density } = grid;
  const blocks = Math.floor(density.length / BLOCK);
  const ratio = exp(BLOCK * step);
  const largest = (first + BLOCK - 1) * step - lattice.logSpacing;
  if (blocks === 0 || !(exp(largest) < lattice.smallest)) return { nodes: 0, mass: 0 };
  const moments = blockMoments(grid, blocks);
  let place = exp(largest);
  let block = 0;
  let mass = 0;
  for (; block < blocks && place < lattice.smallest; block++) {
    scatterSmall(lattice, moments, block * MOMENTS, place);
    mass += moments[block * MOMENTS]!;
    place *= ratio;
  }
  return { nodes: block * BLOCK, mass };
}

/** Sums of density · step · (amount/largest)^j over each block. */
function blockMoments(grid: LognormalGrid, blocks: number): Float64Array {
  const found = known.get(grid);
  if (found !== undefined) return found;
  const { step, density } = grid;
  const ofBlock = blockPowers(step);
  const moments = new Float64Array(blocks * MOMENTS);
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < BLOCK; i++) {
      const weight = step * density[block * BLOCK + i]!;
      if (weight === 0) continue;
      for (let j = 0; j < MOMENTS; j++) {
        moments[block * MOMENTS + j]! += weight * ofBlock[i * MOMENTS + j]!;
      }
    }
  }
  known.set(grid, moments);
  return moments;
}

function blockPowers(step: number): Float64Array {
  const found = powers.get(step);
  if (found !== undefined) return found;
  const made = new Float64Array(BLOCK * MOMENTS);
  for (let i = 0; i < BLOCK; i++) {
    const amount = exp((i - BLOCK + 1) * step);
    let power = 1;
    for (let j = 0; j < MOMENTS; j++) {
      made[i * MOMENTS + j] = power;
      power *= amount;
    }
  }
  powers.set(step, made);
  return made;
}
