/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { erfc } from "../numeric/erfc";
import { exp } from "../numeric/exp";
import { eightWeights, sixWeights, weighEight, weighSix } from "../numeric/lagrange";
import { unhalved } from "../numeric/halved-grid";
import { log } from "../numeric/log";
import type { Lattice } from "./lattice";
import { PAD, scatter } from "./lattice";
import type { LogGrid } from "./log-grid";

/**
 * Where small amounts, placed one by one, give way to large ones, whose density is sampled: a smooth blend, which both sides resolve.
 *
 * The narrowest bell must be several nodes wide where it is sampled, so narrow ones give way further up.
 */
interface Blend {
  /** Logarithm of the place, in nodes, where both have half. */
  readonly middle: number;
  readonly width: number;
  /** Beyond, all is sampled. */
  readonly end: number;
  /** Before, nothing is. */
  readonly begin: number;
}

const FIRST_BLEND = 16;
const NODES_OF_BLEND = 4.8;
const WIDTHS_TO_NOTHING = 4.6;

function blendOf({ leastSigma }: LogGrid): Blend {
  const place = Math.max(FIRST_BLEND, 4 / leastSigma);
  const width = NODES_OF_BLEND / place;
  const middle = log(place);
  const reach = WIDTHS_TO_NOTHING * width;
  return { middle, width, begin: middle - reach, end: middle + reach };
}

/** Share of the density at ln(place) that is placed amount by amount. */
function placedShare({ middle, width, begin, end }: Blend, u: number): number {
  if (u <= begin) return 1;
  return u >= end ? 0 : 0.5 * erfc((u - middle) / width);
}

/** Calls back for every node of the grid that is placed amount by amount, with its place and weight. */
function eachPlaced(
  grid: LogGrid,
  logSpacing: number,
  visit: (node: number, place: number, weight: number) => void,
): void {
  const { step, first, density } = grid;
  const blend = blendOf(grid);
  const last = Math.min(Math.floor((blend.end + logSpacing) / step) - first, density.length - 1);
  const ratio = exp(step);
  let place = 0;
  for (let j = 0; j <= last; j++) {
    const u = (first + j) * step - logSpacing;
    // Afresh now and then, so that no error piles up.
    place = j % 64 === 0 ? exp(u) : place * ratio;
    visit(j, place, step * placedShare(blend, u));
  }
}

/** Places all of a grid's amounts on a lattice. */
export function placeLogGrid(grid: LogGrid, lattice: Lattice): void {
  const { density } = grid;
  const { size, logSpacing, weights } = lattice;
  const { logs } = lattice.tables;
  eachPlaced(grid, logSpacing, (j, place, weight) => {
    if (density[j]! > 0) scatter(lattice, place, density[j]! * weight);
  });

  const { fine, fineStep, fineFirst } = grid;
  const blend = blendOf(grid);
  const inverse = 1 / fineStep;
  const offset = logSpacing * inverse - fineFirst;
  const from = Math.max((2 - offset) / inverse, blend.begin);
  const lastNode = fine.length - 4;
  for (let k = Math.max(Math.ceil(exp(from)), 1); k < size; k++) {
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
    if (logs[k]! < blend.end) value *= 1 - placedShare(blend, logs[k]!);
    weights[k + PAD]! += value / k;
  }
}

/**
 * The placing read backwards: what each node of a grid is worth, given what each node of a lattice is worth, so that
 *
 *     sum of placed weight · worth over the lattice = sum of density · result over the grid
 *
 * @param worth of lattice node k - PAD
 * @returns one number a node of `density`
 */
export function worthOnLogGrid(grid: LogGrid, lattice: Lattice, worth: Float64Array): Float64Array {
  const { fine, fineStep, fineFirst } = grid;
  const { size, logSpacing } = lattice;
  const { logs } = lattice.tables;
  const onFine = new Float64Array(fine.length);
  const blend = blendOf(grid);
  const inverse = 1 / fineStep;
  const offset = logSpacing * inverse - fineFirst;
  const lastNode = fine.length - 4;
  for (
    let k = Math.max(Math.ceil(exp(Math.max((2 - offset) / inverse, blend.begin))), 1);
    k < size;
    k++
  ) {
    const at = logs[k]! * inverse + offset;
    const node = Math.floor(at);
    if (node > lastNode) break;
    if (node < 2) continue;
    let value = worth[k + PAD]! / k;
    if (logs[k]! < blend.end) value *= 1 - placedShare(blend, logs[k]!);
    weighSix(at - node);
    for (let i = 0; i < 6; i++) onFine[node - 2 + i]! += value * sixWeights[i]!;
  }
  const result = unhalved(unhalved(onFine));
  eachPlaced(grid, logSpacing, (j, place, weight) => {
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
