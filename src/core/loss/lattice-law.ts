/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { AtomLaw } from "./atom-law";
import { below, LISTED, upTo } from "./atom-law";
import type { ChanceList } from "./chance-list";
import { coarseList } from "./coarse-list";
import { countUpTo } from "./layered-half";

/** Chances of sums on the multiples of a unit, ready to be added up. */
export interface SummedLattice {
  readonly unit: number;
  /** P(up to so many units). */
  readonly within: Float64Array;
  /** E[units; up to so many] at the end of every block. */
  readonly means: Float64Array;
}

/** One way to round amounts to a lattice, and how much it counts. */
export interface Rounded {
  readonly lattice: SummedLattice;
  readonly weight: number;
}

const BLOCK = 64;

/** @param chances of 0, 1, 2 … units; they are added up in place */
export function summedLattice(unit: number, chances: Float64Array): SummedLattice {
  const means = new Float64Array(Math.ceil(chances.length / BLOCK) + 1);
  let [sum, mean] = [0, 0];
  for (let k = 0; k < chances.length; k++) {
    if (k % BLOCK === 0) means[k / BLOCK] = mean;
    sum += chances[k]!;
    mean += k * chances[k]!;
    chances[k] = sum;
  }
  return { unit, within: chances, means };
}

function chanceUpTo({ within }: SummedLattice, k: number): number {
  return k < 0 ? 0 : within[Math.min(k, within.length - 1)]!;
}

function meanUpTo({ unit, within, means }: SummedLattice, at: number): number {
  if (at < 0) return 0;
  const k = Math.min(at, within.length - 1);
  const first = k - (k % BLOCK);
  let mean = means[first / BLOCK]!;
  for (let j = first; j <= k; j++) mean += j * (within[j]! - (j > 0 ? within[j - 1]! : 0));
  return unit * mean;
}

/**
 * Sums of which the large ones are listed and the others lie on a lattice of a common unit:
 *
 *     P(S <= x) = sum of P(large = a) P(others <= x - a)
 *
 * Where amounts have no common unit they are rounded down on one lattice and up on another. The truth lies between the two, and what is
 * answered does too: nearer to the one that moves less, so that it is right to the first order.
 *
 * @param large sums of the large amounts
 * @param others one lattice, or that rounded down and that rounded up
 * @param dropped chance that is left out
 */
export function latticeLaw(
  large: ChanceList,
  others: readonly Rounded[],
  chance: number,
  dropped: number,
  isAll: boolean,
): AtomLaw {
  const over = (of: (amount: number) => number, x: number): number => {
    let sum = 0;
    for (let i = 0; i < large.amounts.length && large.amounts[i]! <= x; i++) {
      sum += large.chances[i]! * of(x - large.amounts[i]!);
    }
    return chance * sum;
  };
  const withinOn = (lattice: SummedLattice, x: number): number =>
    over((left) => chanceUpTo(lattice, Math.floor(left / lattice.unit + ROUNDING)), x);
  const within = (x: number): number =>
    Math.min(others.reduce((sum, { lattice, weight }) => sum + weight * withinOn(lattice, x), 0), 1);
  const partialMean = (loss: number): number => {
    const x = upTo(loss);
    let mean = 0;
    for (const { lattice, weight } of others) {
      for (let i = 0; i < large.amounts.length && large.amounts[i]! <= x; i++) {
        const amount = large.amounts[i]!;
        const k = Math.floor((x - amount) / lattice.unit + ROUNDING);
        const own = amount * chanceUpTo(lattice, k) + meanUpTo(lattice, k);
        mean += weight * large.chances[i]! * own;
      }
    }
    return chance * mean;
  };
  const small = others[0]!.lattice;
  const highest = (small.within.length - 1) * small.unit;
  const largest = large.amounts.at(-1)! + highest;
  const left = LISTED + chance * dropped;
  const shortfallOn = (lattice: SummedLattice, x: number): number => {
    const unit = lattice.unit;
    return over((rest) => {
      const k = Math.floor(rest / unit + ROUNDING);
      return rest * chanceUpTo(lattice, k) - meanUpTo(lattice, k);
    }, x);
  };
  /** How far the answer may be off, between what two lattices say. */
  const apart = (on: (lattice: SummedLattice) => number): number => {
    const [down, up] = others;
    if (down === undefined || up === undefined) return 0;
    return Math.max(down.weight, up.weight) * Math.abs(on(down.lattice) - on(up.lattice));
  };
  return {
    isAll,
    hasAmounts: largest > 0,
    largest,
    steps: large.amounts.length * others.length,
    atMost: (loss) => within(upTo(loss)),
    lessThan: (loss) => {
      if (!(loss > 0)) return 0;
      const x = below(loss);
      return Math.min(
        others.reduce((sum, { lattice, weight }) => {
          const on = over(
            (rest) => chanceUpTo(lattice, Math.floor(rest / lattice.unit + ROUNDING)),
            x,
          );
          return sum + weight * on;
        }, 0),
        1,
      );
    },
    partialMean,
    next: (loss) => nextSum(large, small, upTo(loss)),
    previous: (loss) => previousSum(large, small, below(loss)),
    error: (loss) => {
      const x = upTo(loss);
      const y = Math.max(below(loss), 0);
      return left + Math.max(apart((one) => withinOn(one, x)), apart((one) => withinOn(one, y)));
    },
    shortfallError: (loss) => left * loss + apart((one) => shortfallOn(one, upTo(loss))),
    list: (loss) => listOf(large, small, chance, upTo(loss)),
  };
}

/** A loss on the lattice stays there though its quotient is rounded. */
const ROUNDING = 1e-9;

function nextSum(large: ChanceList, { unit, within }: SummedLattice, x: number): number {
  let least = Infinity;
  for (const amount of large.amounts) {
    const k = amount > x ? 0 : nextPlace(within, Math.floor((x - amount) / unit + ROUNDING) + 1);
    if (k < within.length) least = Math.min(least, amount + k * unit);
    if (amount > x) break;
  }
  return least;
}

function nextPlace(within: Float64Array, from: number): number {
  let k = from;
  while (k < within.length && within[k]! <= (k > 0 ? within[k - 1]! : 0)) k += 1;
  return k;
}

function previousSum(large: ChanceList, { unit, within }: SummedLattice, x: number): number {
  let most = 0;
  for (const amount of large.amounts) {
    if (amount > x) break;
    let k = Math.min(Math.floor((x - amount) / unit + ROUNDING), within.length - 1);
    while (k > 0 && within[k]! <= within[k - 1]!) k -= 1;
    most = Math.max(most, amount + k * unit);
  }
  return most;
}

const COARSE = 4096;

function listOf(large: ChanceList, small: SummedLattice, chance: number, x: number): ChanceList {
  const { within, unit } = small;
  const all = {
    amounts: Float64Array.from(within, (_, k) => k * unit),
    chances: within.map((sum, k) => sum - (k > 0 ? within[k - 1]! : 0)),
  };
  const few = coarseList(all, countUpTo(all, x), COARSE);
  const some = coarseList(large, countUpTo(large, x), 64);
  const sums: [number, number][] = [];
  some.amounts.forEach((amount, i) => {
    few.amounts.forEach((other, j) => {
      if (amount + other <= x) {
        sums.push([amount + other, chance * some.chances[i]! * few.chances[j]!]);
      }
    });
  });
  sums.sort(([p], [q]) => p - q);
  const list = {
    amounts: Float64Array.from(sums, ([amount]) => amount),
    chances: Float64Array.from(sums, ([, own]) => own),
  };
  return coarseList(list, sums.length, COARSE);
}
