/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { AtomLaw } from "./lists/atom-law";
import { LISTED, upTo } from "./lists/atom-law";
import type { ChanceList } from "./lists/chance-list";
import { coarseList } from "./lists/coarse-list";
import { countUpTo } from "./lists/layered-half";

/** Chances of sums on the multiples of a unit, ready to be added up. */
export interface SummedLattice {
  readonly unit: number;
  /** P(up to so many units). */
  readonly within: Float64Array;
  /** E[units; up to so many] at the end of every block. */
  readonly means: Float64Array;
  /** The least and the largest number of units that have a chance. */
  readonly first: number;
  readonly last: number;
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
  let [first, last] = [chances.length, -1];
  for (let k = 0; k < chances.length; k++) {
    if (k % BLOCK === 0) means[k / BLOCK] = mean;
    if (sum + chances[k]! > sum) {
      if (last < 0) first = k;
      last = k;
    }
    sum += chances[k]!;
    mean += k * chances[k]!;
    chances[k] = sum;
  }
  return { unit, within: chances, means, first, last };
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
  /** The last place up to a loss, or before it: what is the same but for rounding is the same place. */
  const placeUpTo = (left: number, loss: number, unit: number): number =>
    Math.floor(left / unit + slackOf(loss, unit));
  const placeBefore = (left: number, loss: number, unit: number): number =>
    Math.ceil(left / unit - slackOf(loss, unit)) - 1;
  const over = (loss: number, of: (left: number, amount: number) => number): number => {
    let sum = 0;
    const x = upTo(loss);
    for (let i = 0; i < large.amounts.length && large.amounts[i]! <= x; i++) {
      const amount = large.amounts[i]!;
      sum += large.chances[i]! * of(Math.max(loss - amount, 0), amount);
    }
    return chance * sum;
  };
  const withinOn = (lattice: SummedLattice, loss: number): number =>
    over(loss, (left) => chanceUpTo(lattice, placeUpTo(left, loss, lattice.unit)));
  const belowOn = (lattice: SummedLattice, loss: number): number =>
    over(loss, (left) => chanceUpTo(lattice, placeBefore(left, loss, lattice.unit)));
  const meanOn = (lattice: SummedLattice, loss: number): number =>
    over(loss, (left, amount) => {
      const k = placeUpTo(left, loss, lattice.unit);
      return amount * chanceUpTo(lattice, k) + meanUpTo(lattice, k);
    });
  const weighed = (on: (lattice: SummedLattice) => number): number =>
    others.reduce((sum, { lattice, weight }) => sum + weight * on(lattice), 0);
  /** How far the answer may be off, between what two lattices say. */
  const apart = (on: (lattice: SummedLattice) => number): number => {
    const [down, up] = others;
    if (down === undefined || up === undefined) return 0;
    return Math.max(down.weight, up.weight) * Math.abs(on(down.lattice) - on(up.lattice));
  };
  const small = others[0]!.lattice;
  const largest = large.amounts.at(-1)! + (small.within.length - 1) * small.unit;
  const left = LISTED + chance * dropped;
  return {
    isAll,
    hasAmounts: largest > 0,
    isRounded: others.length > 1,
    largest,
    steps: large.amounts.length * others.length,
    atMost: (loss) =>
      Math.min(
        weighed((one) => withinOn(one, loss)),
        1,
      ),
    lessThan: (loss) =>
      loss > 0
        ? Math.min(
            weighed((one) => belowOn(one, loss)),
            1,
          )
        : 0,
    partialMean: (loss) => weighed((one) => meanOn(one, loss)),
    next: (loss) => nextSum(large, small, loss),
    previous: (loss) => previousSum(large, small, loss),
    error: (loss) =>
      left +
      Math.max(
        apart((one) => withinOn(one, loss)),
        apart((one) => belowOn(one, loss)),
      ),
    shortfallError: (loss) => {
      const shortfall = (one: SummedLattice): number =>
        loss * withinOn(one, loss) - meanOn(one, loss);
      // What is above the loss is the mean's rest, and the mean is known: far out the two lattices differ less in that.
      const excess = (one: SummedLattice): number => shortfall(one) + meanOn(one, Infinity);
      return left * loss + Math.min(apart(shortfall), apart(excess));
    },
    list: (loss) => listOnLattice(large, small, chance, upTo(loss)),
  };
}

/** A loss on the lattice stays there though its quotient is rounded. */
const ROUNDING = 1e-9;
const MOST_ROUNDING = 0.25;

/** Places by which a loss may be off another that is the same but for rounding. */
export function slackOf(loss: number, unit: number): number {
  if (loss === Infinity) return MOST_ROUNDING;
  return Math.min(ROUNDING + (upTo(loss) - loss) / unit, MOST_ROUNDING);
}

function nextSum(
  large: ChanceList,
  { unit, within, first, last }: SummedLattice,
  loss: number,
): number {
  let least = Infinity;
  const slack = slackOf(Math.max(loss, 0), unit);
  for (const amount of large.amounts) {
    let k = Math.max(Math.floor((loss - amount) / unit + slack) + 1, first);
    // Not beyond what is found already.
    const end = Math.min(Math.ceil((least - amount) / unit), last + 1);
    while (k < end && within[k]! <= (k > 0 ? within[k - 1]! : 0)) k += 1;
    if (k < end) least = Math.min(least, amount + k * unit);
    if (amount > loss) break;
  }
  return least;
}

function previousSum(
  large: ChanceList,
  { unit, within, first, last }: SummedLattice,
  loss: number,
): number {
  let most = 0;
  const slack = slackOf(Math.min(loss, Number.MAX_VALUE), unit);
  for (const amount of large.amounts) {
    let k = Math.min(Math.ceil((loss - amount) / unit - slack) - 1, last);
    if (k < 0) break;
    const end = Math.max(Math.floor((most - amount) / unit), first);
    while (k > end && within[k]! <= within[k - 1]!) k -= 1;
    if (k >= first) most = Math.max(most, amount + k * unit);
  }
  return most;
}

const COARSE = 4096;

/** Sums of listed amounts and others on a lattice; where they are many, neighbours together at their mean. */
export function listOnLattice(
  large: ChanceList,
  small: Pick<SummedLattice, "unit" | "within">,
  chance: number,
  x: number,
): ChanceList {
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
