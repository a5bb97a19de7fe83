/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { eightWeights, sixWeights, weighEight, weighSix } from "../../numeric/lagrange";
import { unhalved } from "../../numeric/halved-grid";
import { sampleBell } from "../sizes/moved-lognormal";
import { blendFor, placedShare } from "./placing-blend";
import type { Lattice } from "./lattice";
import { PAD, scatter } from "./lattice";
import type { LognormalGrid } from "../sizes/lognormal-grid";
import { placeBellNodes } from "./place-bell-nodes";
import { placeSmallNodes } from "./place-small-nodes";

/** Calls back for every node of the grid, from a first one on, that is placed amount by amount, with its place and weight. */
function eachPlaced(
  grid: LognormalGrid,
  logSpacing: number,
  from: number,
  visit: (node: number, place: number, weight: number) => void,
): void {
  const { step, first, density } = grid;
  const blend = blendFor(grid.leastSigma);
  const last = Math.min(Math.floor((blend.end + logSpacing) / step) - first, density.length - 1);
  const ratio = exp(step);
  let place = 0;
  for (let j = from; j <= last; j++) {
    const u = (first + j) * step - logSpacing;
    // Afresh now and then, so that no error piles up.
    place = (j - from) % 64 === 0 ? exp(u) : place * ratio;
    visit(j, place, step * placedShare(blend, u));
  }
}

/** Narrower ones have more nodes than are worth keeping. */
const LEAST_TOGETHER = 1 / 16;

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
  let placed = small.mass;
  if (grid.bell !== undefined && lattice.smallest > 0 && grid.leastSigma >= LEAST_TOGETHER) {
    placed += placeBellNodes(grid, lattice, small.nodes);
  } else {
    eachPlaced(grid, logSpacing, small.nodes, (j, place, weight) => {
      if (!(density[j]! > 0)) return;
      placed += density[j]! * weight;
      scatter(lattice, place, density[j]! * weight);
    });
  }

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
  eachPlaced(grid, logSpacing, 0, (j, place, weight) => {
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
