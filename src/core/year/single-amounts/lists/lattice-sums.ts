/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../../numeric/elementary/exp";
import { log } from "../../../numeric/elementary/log";
import { log1p } from "../../../numeric/elementary/log1p";
import type { AtomRow, ClusteredRow, ListedRow, PoissonRow } from "./atom-rows";

/** Number of the lattice's step on which an amount lies. */
export type PlaceOf = (amount: number) => number;

/**
 * Chances of the sums of rows on a lattice, each from those below it.
 *
 *     k g[k] = Σ λᵢ aᵢ g[k - aᵢ] + Σ h[k],   h[k] = Σ qᵢ (h[k - aᵢ] + r aᵢ g[k - aᵢ]) of each clustered row
 *
 * which is the recursion of Panjer for all rows at once, since the logarithms of their generating functions add up. Rows that are listed
 * are added one by one. No sum is a difference: every chance keeps its digits.
 *
 * @returns chances of 0 to size - 1 steps; those of what lies higher are left out
 * @see Panjer (1981), Recursive evaluation of a family of compound distributions, ASTIN Bulletin 12
 */
export function latticeSums(
  rows: readonly AtomRow[],
  placeOf: PlaceOf,
  size: number,
): Float64Array {
  const poisson = rows.filter((row): row is PoissonRow => row.kind === "poisson");
  const clustered = rows.filter((row): row is ClusteredRow => row.kind === "clustered");
  const sums = recursive(poisson, clustered, placeOf, size);
  for (const row of rows) if (row.kind === "listed") addListed(sums, row, placeOf);
  return sums;
}

/** Numbers are kept within these, whatever the chance of no event. */
const LEAST_EXPONENT = -400;
// A processor is slow with numbers near the least there are.
const TOO_SMALL = 1e-270;
const NOTHING = 1e-100;
const TOO_LARGE = 1e250;
const LOWERING = 1e-200;
const LN_LOWERING = -460.51701859880916;

function recursive(
  poisson: readonly PoissonRow[],
  clustered: readonly ClusteredRow[],
  placeOf: PlaceOf,
  size: number,
): Float64Array {
  const steps = poisson
    .map(({ amount, mean }) => ({ place: placeOf(amount), mean }))
    .filter(({ place }) => place > 0);
  const clusters = clustered.map((row) => onLattice(row, placeOf)).filter((one) => one !== null);
  let exponent = clusters.reduce((sum, { start }) => sum + start, 0);
  for (const { mean } of steps) exponent -= mean;
  const sums = new Float64Array(size);
  const start = Math.max(exponent, LEAST_EXPONENT);
  exponent -= start;
  sums[0] = exp(start);
  const [near, far] = [steps.filter(isNear), steps.filter((step) => !isNear(step))];
  const places = Int32Array.from(near, ({ place }) => place);
  const rates = Float64Array.from(near, ({ place, mean }) => place * mean);
  const block = new Float64Array(BLOCK);
  for (let from = 1; from < size; from += BLOCK) {
    const to = Math.min(from + BLOCK, size);
    block.fill(0);
    // What lies a block or more below is all known by now: one loop for each amount.
    for (const { place, mean } of far) addMoved(block, sums, place * mean, place, from, to);
    for (const cluster of clusters) {
      cluster.block.fill(0);
      for (const { place, weight } of cluster.far) {
        addMoved(cluster.block, cluster.memory, weight, place, from, to);
        addMoved(cluster.block, sums, cluster.shape * place * weight, place, from, to);
      }
    }
    for (let k = from; k < to; k++) {
      let sum = block[k - from]!;
      for (let i = 0; i < places.length; i++) {
        const place = places[i]!;
        if (place <= k) sum += rates[i]! * sums[k - place]!;
      }
      for (const { shape, near: own, memory, block: known } of clusters) {
        let part = known[k - from]!;
        for (const { place, weight } of own) {
          if (place <= k) part += weight * (memory[k - place]! + shape * place * sums[k - place]!);
        }
        memory[k] = part < TOO_SMALL ? 0 : part;
        sum += part;
      }
      sums[k] = sum < TOO_SMALL ? 0 : sum / k;
      // Thousands of events a year grow by more than a number can hold within a block.
      if (sums[k]! > TOO_LARGE) {
        lower(sums, 0, k + 1);
        lower(block, k + 1 - from, to - from);
        for (const cluster of clusters) {
          lower(cluster.memory, 0, k + 1);
          lower(cluster.block, k + 1 - from, to - from);
        }
        exponent -= LN_LOWERING;
      }
    }
  }
  const scale = exp(exponent);
  for (let k = 0; k < size; k++) {
    const sum = sums[k]! * scale;
    sums[k] = sum < NOTHING ? 0 : sum;
  }
  return sums;

  function onLattice(row: ClusteredRow, place: PlaceOf): Cluster | null {
    const all = row.atoms.map(({ amount, weight }) => ({ place: place(amount), weight }));
    const none = all.reduce((sum, one) => sum + (one.place > 0 ? 0 : one.weight), 0);
    const atoms = all.filter((one) => one.place > 0);
    if (atoms.length === 0) return null;
    const used = atoms.reduce((sum, { weight }) => sum + weight, 0) / (1 - none);
    const left = row.left / (1 - none);
    return {
      shape: row.shape,
      start: row.shape * (used < 0.5 ? log1p(-used) : log(left)),
      near: atoms
        .filter(isNear)
        .map(({ place, weight }) => ({ place, weight: weight / (1 - none) })),
      far: atoms
        .filter((atom) => !isNear(atom))
        .map(({ place, weight }) => ({ place, weight: weight / (1 - none) })),
      memory: new Float64Array(size),
      block: new Float64Array(BLOCK),
    };
  }
}

function lower(values: Float64Array, from: number, to: number): void {
  for (let k = from; k < to; k++) values[k] = values[k]! * LOWERING;
}

interface Cluster {
  readonly shape: number;
  /** ln P(no event). */
  readonly start: number;
  readonly near: readonly Step[];
  readonly far: readonly Step[];
  readonly memory: Float64Array;
  readonly block: Float64Array;
}

interface Step {
  readonly place: number;
  readonly weight: number;
}

/** Places that are computed between two looks at those above. */
const BLOCK = 2048;

function isNear({ place }: { readonly place: number }): boolean {
  return place < BLOCK;
}

/** Adds factor times what lies `place` below. */
function addMoved(
  block: Float64Array,
  values: Float64Array,
  factor: number,
  place: number,
  from: number,
  to: number,
): void {
  const shift = from - place;
  for (let k = Math.max(0, -shift); k < to - from; k++) block[k]! += factor * values[shift + k]!;
}

/** Adds an independent loss of a few amounts, from the top down: what lies below is still without it. */
function addListed(sums: Float64Array, { list }: ListedRow, placeOf: PlaceOf): void {
  const places = Array.from(list.amounts, placeOf);
  const block = new Float64Array(BLOCK);
  for (let to = sums.length; to > 0; to -= BLOCK) {
    const from = Math.max(to - BLOCK, 0);
    block.fill(0);
    for (let i = 0; i < places.length; i++) {
      addMoved(block, sums, list.chances[i]!, places[i]!, from, to);
    }
    for (let k = from; k < to; k++) {
      const sum = block[k - from]!;
      sums[k] = sum < NOTHING ? 0 : sum;
    }
  }
}
