/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import { log1p } from "../../numeric/elementary/log1p";
import type { AtomLaw } from "./lists/atom-law";
import { below, LISTED, upTo } from "./lists/atom-law";
import type { ClusteredRow } from "./lists/atom-rows";
import type { ChanceList } from "./lists/chance-list";
import { coarseList } from "./lists/coarse-list";
import type { LayeredSums } from "./lists/layered-sums";
import type { SummedList } from "./lists/layered-half";
import {
  chanceWithin,
  countUpTo,
  largestBelow,
  leastAbove,
  meanWithin,
  summedList,
} from "./lists/layered-half";

/** How the chances of two halves of a year with a shared row hang together. */
export interface SharedBetween {
  readonly row: ClusteredRow;
  /** Sum of the q of each half. */
  readonly halves: readonly [number, number];
}

/** A layer of each half, and what their chances are multiplied by. */
interface Pair {
  readonly a: SummedList;
  readonly b: SummedList;
  readonly weight: number;
}

/**
 * The sums of two independent halves, of which neither is ever listed together with the other:
 *
 *     P(A + B <= x) = sum of P(A = a) P(B <= x - a)
 *
 * takes one sweep through both lists, where their sums would be as many as the lists' product. With a shared row the sweep is made for
 * each number of its events in either half, and weighed by how much likelier the two numbers are together than apart.
 *
 * @param chance of nothing else
 */
export function pairedLaw(
  [first, second]: readonly [LayeredSums, LayeredSums],
  shared: SharedBetween | null,
  chance: number,
  isAll: boolean,
): AtomLaw {
  const a = first.layers.map(summedList);
  const b = second.layers.map(summedList);
  const pairs: Pair[] = [];
  a.forEach((one, i) => {
    b.forEach((other, j) => {
      if (one.amounts.length === 0 || other.amounts.length === 0) return;
      const weight = chance * (shared === null ? 1 : weightOf(shared, i, j));
      // A sweep through the shorter list takes fewer steps.
      const isInOrder = one.amounts.length <= other.amounts.length;
      pairs.push(isInOrder ? { a: one, b: other, weight } : { a: other, b: one, weight });
    });
  });
  const over = (of: (pair: Pair) => number): number => {
    let sum = 0;
    for (const pair of pairs) sum += pair.weight * of(pair);
    return sum;
  };
  const within = (x: number): number =>
    x < 0
      ? 0
      : Math.min(
          over((pair) => chanceWithin(pair.a, pair.b, x)),
          1,
        );
  const error = LISTED + chance * (first.dropped + second.dropped);
  const largest = pairs.reduce(
    (most, pair) => Math.max(most, pair.a.amounts.at(-1)! + pair.b.amounts.at(-1)!),
    0,
  );
  return {
    isAll,
    hasAmounts: largest > 0,
    isRounded: false,
    largest,
    steps: pairs.reduce((sum, pair) => sum + pair.a.amounts.length + pair.b.amounts.length, 0),
    atMost: (loss) => within(upTo(loss)),
    lessThan: (loss) => (loss > 0 ? within(below(loss)) : 0),
    partialMean: (loss) => over((pair) => meanWithin(pair.a, pair.b, upTo(loss))),
    next: (loss) =>
      pairs.reduce(
        (least, pair) => Math.min(least, leastAbove(pair.a, pair.b, upTo(loss))),
        Infinity,
      ),
    previous: (loss) =>
      pairs.reduce((most, pair) => Math.max(most, largestBelow(pair.a, pair.b, below(loss))), 0),
    error: () => error,
    shortfallError: (loss) => error * loss,
    list: (loss) => listOf(pairs, upTo(loss)),
  };
}

/**
 * P(i events in A and j in B) over P(i in A) P(j in B), of one negative binomial number:
 *
 *     Γ(r+i+j) Γ(r) / (Γ(r+i) Γ(r+j)) · ((1-Q_A)(1-Q_B)/(1-Q))^r (1-Q_B)^i (1-Q_A)^j
 *
 * Q_A and Q_B are parts of Q.
 */
function weightOf({ row, halves: [qA, qB] }: SharedBetween, i: number, j: number): number {
  const { shape, left } = row;
  let exponent = shape * log1p((qA * qB) / left);
  for (let k = 0; k < j; k++) exponent += log1p(i / (shape + k));
  exponent += i * log(left + qA) + j * log(left + qB);
  return exp(exponent);
}

/** Neighbours in one list are put together where there would be more sums than so many squared. */
const COARSE = 256;

function listOf(pairs: readonly Pair[], x: number): ChanceList {
  const sums: [number, number][] = [];
  for (const { a, b, weight } of pairs) {
    const one = coarseList(a, countUpTo(a, x), COARSE);
    const other = coarseList(b, countUpTo(b, x), COARSE);
    for (let i = 0; i < one.amounts.length; i++) {
      for (let j = 0; j < other.amounts.length; j++) {
        const sum = one.amounts[i]! + other.amounts[j]!;
        if (sum > x) break;
        sums.push([sum, weight * one.chances[i]! * other.chances[j]!]);
      }
    }
  }
  sums.sort(([p], [q]) => p - q);
  const list = {
    amounts: Float64Array.from(sums, ([amount]) => amount),
    chances: Float64Array.from(sums, ([, chance]) => chance),
  };
  return coarseList(list, sums.length, 4 * COARSE);
}
