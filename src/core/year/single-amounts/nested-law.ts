/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { AtomLaw } from "./lists/atom-law";
import { below, LISTED, upTo } from "./lists/atom-law";
import type { ChanceList } from "./lists/chance-list";
import { coarseList } from "./lists/coarse-list";
import { countUpTo, summedList } from "./lists/layered-half";

/**
 * Sums of large amounts, and beside each the law of small ones, which reach no further than to a few of the next:
 *
 *     P(S <= x) = P(L <= x - reach) + sum of P(L = l) P(small <= x - l), l from x - reach to x
 *
 * @param large their sums
 * @param small the law of all else
 * @param dropped chance of the large sums that are left out
 */
export function nestedLaw(large: ChanceList, small: AtomLaw, dropped: number): AtomLaw {
  const { amounts, chances, before, mean } = summedList(large);
  const reach = upTo(upTo(small.largest));
  const all = small.atMost(reach);
  const smallMean = small.partialMean(reach);
  const from = (x: number): number => countUpTo(large, x - reach);
  /** Over the sums between reach and x. */
  const near = (start: number, x: number, of: (left: number, place: number) => number): number => {
    let sum = start;
    for (let i = from(x); i < amounts.length && amounts[i]! <= x; i++) {
      sum += chances[i]! * of(x - amounts[i]!, i);
    }
    return sum;
  };
  const within = (x: number, of: (left: number) => number): number =>
    Math.min(near(all * before[from(x)]!, x, of), 1);
  const least = Math.max(small.next(-1), 0);
  return {
    ...{
      isAll: small.isAll,
      hasAmounts: true,
      isRounded: small.isRounded,
      largest: amounts.at(-1)! + small.largest,
    },
    steps: mostWithin(large, small.largest) * small.steps,
    atMost: (loss) => within(upTo(loss), (left) => small.atMost(left)),
    lessThan: (loss) =>
      loss > 0 ? within(below(loss), (left) => small.atMost(left * (1 - TWICE))) : 0,
    partialMean: (loss) => {
      const x = upTo(loss);
      const known = all * mean[from(x)]! + smallMean * before[from(x)]!;
      return near(
        known,
        x,
        (left, i) => small.partialMean(left) + amounts[i]! * small.atMost(left),
      );
    },
    next: (loss) => {
      const x = upTo(loss);
      let found = Infinity;
      for (let i = from(x); i < amounts.length; i++) {
        const left = x - amounts[i]!;
        found = Math.min(found, amounts[i]! + (left < 0 ? least : small.next(left)));
        if (left < 0) break;
      }
      return found;
    },
    previous: (loss) => {
      const x = below(loss);
      let found = 0;
      for (let i = Math.max(from(x) - 1, 0); i < amounts.length && amounts[i]! <= x; i++) {
        found = Math.max(found, amounts[i]! + small.previous(x - amounts[i]!));
      }
      return found;
    },
    error: (loss) =>
      near(0, upTo(loss), (left) => small.error(left)) + small.error(reach) + LISTED + dropped,
    shortfallError: (loss) =>
      near(0, upTo(loss), (left) => small.shortfallError(left)) +
      (small.error(reach) + LISTED + dropped) * loss,
    list: (loss) => coarseSums(large, small, upTo(loss)),
  };
}

// What is the same but for rounding is not counted twice as such.
export const TWICE = 2e-13;
export const COARSE = 256;

export function coarseSums(large: ChanceList, small: AtomLaw, x: number): ChanceList {
  const some = coarseList(large, countUpTo(large, x), COARSE);
  const own = small.list(x);
  const few = coarseList(own, own.amounts.length, COARSE);
  const sums: [number, number][] = [];
  some.amounts.forEach((amount, i) => {
    few.amounts.forEach((other, j) => {
      if (amount + other <= x) sums.push([amount + other, some.chances[i]! * few.chances[j]!]);
    });
  });
  sums.sort(([p], [q]) => p - q);
  const list = {
    amounts: Float64Array.from(sums, ([amount]) => amount),
    chances: Float64Array.from(sums, ([, chance]) => chance),
  };
  return coarseList(list, sums.length, 4 * COARSE);
}

/** The most sums of a list that lie within a reach of each other. */
export function mostWithin({ amounts }: ChanceList, reach: number): number {
  let [most, first] = [0, 0];
  for (let i = 0; i < amounts.length; i++) {
    while (amounts[i]! - amounts[first]! > reach) first += 1;
    most = Math.max(most, i - first + 1);
  }
  return most;
}
