/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { AtomLaw } from "./lists/atom-law";
import { below, LISTED, upTo } from "./lists/atom-law";
import type { ChanceList } from "./lists/chance-list";
import { coarseList } from "./lists/coarse-list";
import type { SummedList } from "./lists/layered-half";
import { countUpTo, summedList } from "./lists/layered-half";
import { COARSE, coarseSums, TWICE } from "./nested-law";

/** Between which losses the sums of small rows lie, but for next to nothing. */
export interface Reach {
  readonly least: number;
  readonly most: number;
}

/** Chance of what may lie below a reach, and above it. */
const BEYOND = 1e-10;
const HALVINGS = 60;

export function reachOf(law: AtomLaw): Reach {
  const end = upTo(upTo(law.largest));
  const all = law.atMost(end);
  /** The least loss with more than a chance up to it, from below and from above. */
  const where = (chance: number): readonly [number, number] => {
    let [low, high] = [0, end];
    for (let i = 0; i < HALVINGS; i++) {
      const middle = 0.5 * (low + high);
      if (law.atMost(middle) > chance) high = middle;
      else low = middle;
    }
    return [low, high];
  };
  const isFromNothing = law.atMost(0) > BEYOND;
  return { least: isFromNothing ? 0 : where(BEYOND)[0], most: where(all - BEYOND)[1] };
}

/** The sums of large amounts in two lists, the shorter first, that are never multiplied. */
export interface LargePairs {
  readonly a: SummedList;
  readonly b: SummedList;
  /** Chance of the sums that are left out. */
  readonly dropped: number;
}

export function largePairs(one: ChanceList, other: ChanceList, dropped: number): LargePairs {
  const [a, b] = one.amounts.length <= other.amounts.length ? [one, other] : [other, one];
  return { a: summedList(a), b: summedList(b), dropped };
}

/** For each sum of the first list: how many of the second lie out of reach below a loss, and how many out of reach or within it. */
function sweep(
  { a, b }: LargePairs,
  x: number,
  { least, most }: Reach,
  visit: (i: number, out: number, near: number) => void,
): void {
  let [out, near] = [b.amounts.length, b.amounts.length];
  for (let i = 0; i < a.amounts.length; i++) {
    const left = x - a.amounts[i]!;
    while (near > 0 && b.amounts[near - 1]! > left - least) near -= 1;
    if (out > near) out = near;
    while (out > 0 && b.amounts[out - 1]! > left - most) out -= 1;
    visit(i, out, near);
    if (near === 0) break;
  }
}

/** Pairs of which small sums decide on which side of a loss they are. */
export function pairsInReach(pairs: LargePairs, x: number, reach: Reach): number {
  let count = 0;
  sweep(pairs, x, reach, (_, out, near) => (count += near - out));
  return count;
}

/**
 * Sums of large amounts, A + B in two lists, and beside each the law of small ones, which reach no further than to a few of the next:
 *
 *     P(S <= x) = sum of P(A = a) (P(B <= x - a - most) + sum of P(B = b) P(small <= x - a - b)),  b from there to x - a - least
 *
 * in one sweep through both lists.
 *
 * @param small the law of all else, which says the chance of nothing else, too
 * @param inReach about so many pairs are within reach of a loss
 */
export function pairedNestedLaw(
  pairs: LargePairs,
  small: AtomLaw,
  reach: Reach,
  chance: number,
  inReach: number,
): AtomLaw {
  const { a, b } = pairs;
  const end = upTo(upTo(small.largest));
  const [all, smallMean] = [small.atMost(end), small.partialMean(end)];
  const largest = a.amounts.at(-1)! + b.amounts.at(-1)! + small.largest;
  const [widest, first] = [{ least: 0, most: end }, Math.max(small.next(-1), 0)];
  const bounded = (loss: number): number => Math.min(loss, 2 * largest);
  const over = (
    x: number,
    far: (i: number, out: number) => number,
    of: (left: number, i: number, j: number) => number,
  ): number => {
    let sum = 0;
    sweep(pairs, x, reach, (i, out, near) => {
      const amount = a.amounts[i]!;
      let own = far(i, out);
      for (let j = out; j < near; j++) {
        const left = x - amount - b.amounts[j]!;
        own += b.chances[j]! * of(left, i, j);
      }
      sum += a.chances[i]! * own;
    });
    return sum;
  };
  const within = (x: number, of: (left: number) => number): number =>
    Math.min(
      over(x, (_, out) => all * b.before[out]!, of),
      1,
    );
  const weighed = (loss: number, of: (left: number) => number): number =>
    over(upTo(bounded(loss)), () => 0, of);
  const left = LISTED + 2 * BEYOND + chance * pairs.dropped;
  return {
    ...{ isAll: small.isAll, hasAmounts: true, isRounded: small.isRounded, largest },
    steps: a.amounts.length + b.amounts.length + inReach * small.steps,
    atMost: (loss) => within(upTo(bounded(loss)), (rest) => small.atMost(rest)),
    lessThan: (loss) =>
      loss > 0 ? within(below(bounded(loss)), (rest) => small.atMost(rest * (1 - TWICE))) : 0,
    partialMean: (loss) =>
      over(
        upTo(bounded(loss)),
        (i, out) =>
          all * (a.amounts[i]! * b.before[out]! + b.mean[out]!) + smallMean * b.before[out]!,
        (rest, i, j) =>
          (a.amounts[i]! + b.amounts[j]!) * small.atMost(rest) + small.partialMean(rest),
      ),
    next: (loss) => {
      const x = upTo(loss);
      let found = Infinity;
      sweep(pairs, x, widest, (i, out, near) => {
        for (let j = out; j < near; j++) {
          const sum = a.amounts[i]! + b.amounts[j]!;
          if (sum < found) found = Math.min(found, sum + small.next(x - sum));
        }
        if (near < b.amounts.length) {
          found = Math.min(found, a.amounts[i]! + b.amounts[near]! + first);
        }
      });
      return found;
    },
    previous: (loss) => {
      const x = below(bounded(loss));
      let found = 0;
      sweep(pairs, x, widest, (i, out, near) => {
        for (let j = Math.max(out - 1, 0); j < near; j++) {
          const sum = a.amounts[i]! + b.amounts[j]!;
          if (sum + small.largest > found) found = Math.max(found, sum + small.previous(x - sum));
        }
      });
      return found;
    },
    error: (loss) => weighed(loss, (rest) => small.error(rest)) + small.error(end) + left,
    shortfallError: (loss) =>
      weighed(loss, (rest) => small.shortfallError(rest)) + (small.error(end) + left) * loss,
    list: (loss) => coarseSums(coarsePairs(pairs, upTo(loss)), small, upTo(loss)),
  };
}

function coarsePairs({ a, b }: LargePairs, x: number): ChanceList {
  const one = coarseList(a, countUpTo(a, x), COARSE);
  const other = coarseList(b, countUpTo(b, x), COARSE);
  const sums: [number, number][] = [];
  one.amounts.forEach((amount, i) => {
    other.amounts.forEach((more, j) => {
      if (amount + more <= x) sums.push([amount + more, one.chances[i]! * other.chances[j]!]);
    });
  });
  sums.sort(([p], [q]) => p - q);
  return {
    amounts: Float64Array.from(sums, ([amount]) => amount),
    chances: Float64Array.from(sums, ([, own]) => own),
  };
}
