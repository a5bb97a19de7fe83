/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { SAME_AS_TYPED } from "../../numeric/same-but-for-rounding";
import type { AtomLaw } from "./lists/atom-law";
import { LISTED, upTo } from "./lists/atom-law";
import { listOnLattice } from "./lattice-law";
import type { ChanceList } from "./lists/chance-list";
import { countUpTo, summedList } from "./lists/layered-half";

/** Losses that were rounded down to multiples of a unit. */
export interface Lowered {
  readonly unit: number;
  /** Of 0, 1, 2 … units. */
  readonly chances: Float64Array;
  /** By so many units at most a loss was lowered, no whole number, and on average. */
  readonly most: number;
  readonly moved: number;
}

/** A quotient may be rounded to the other side of a whole number, and a loss be the same as another but for rounding. */
const ROUNDING = 1e-6;

/**
 * Listed sums L and an independent rest that is known between two bounds, R rounded down and `most` units more:
 *
 *     P(L + R + most units <= x) <= P(S <= x) <= P(L + R <= x)
 *
 * What is answered lies between the two, where the average of what was lowered is made good, and both are read in one sweep.
 *
 * @param dropped chance that is left out
 */
export function loweredLaw(
  list: ChanceList,
  { unit, chances, most, moved }: Lowered,
  chance: number,
  dropped: number,
  isAll: boolean,
): AtomLaw {
  const { amounts, chances: own, before, mean } = summedList(list);
  const size = chances.length;
  const [within, means] = [new Float64Array(size + 1), new Float64Array(size + 1)];
  let [first, last] = [size, -1];
  for (let k = 0; k < size; k++) {
    within[k + 1] = within[k]! + chances[k]!;
    means[k + 1] = means[k]! + k * chances[k]!;
    if (chances[k]! > 0) [first, last] = [Math.min(first, k), k];
  }
  const [all, allUnits] = [within[size]!, means[size]!];
  const weight = moved / most;
  const larger = Math.max(weight, 1 - weight);
  const reach = (size + most + 1) * unit;
  const perUnit = 1 / unit;
  const slackOf = (x: number): number => ROUNDING + Math.min(SAME_AS_TYPED * x * perUnit, 1);
  /** P(S <= x) as rounded down, which is the higher one, and as raised. */
  const bounds = (x: number): readonly [number, number] => {
    const from = countUpTo(list, x - reach);
    let high = all * before[from]!;
    let low = high;
    const slack = slackOf(x);
    for (let i = from; i < amounts.length; i++) {
      const places = (x - amounts[i]!) * perUnit;
      if (places < -slack) break;
      const up = (places + slack + 1) | 0;
      const down = (places - slack + 1 - most) | 0;
      high += own[i]! * within[up < size ? up : size]!;
      if (down > 0) low += own[i]! * within[down < size ? down : size]!;
    }
    return [chance * high, chance * low];
  };
  /** E[S; S <= x] likewise. */
  const meanBounds = (x: number): readonly [number, number] => {
    const from = countUpTo(list, x - reach);
    let high = all * mean[from]! + unit * allUnits * before[from]!;
    let low = high + unit * most * all * before[from]!;
    const slack = slackOf(x);
    for (let i = from; i < amounts.length; i++) {
      const places = (x - amounts[i]!) * perUnit;
      if (places < -slack) break;
      const up = Math.min((places + slack + 1) | 0, size);
      const down = Math.min(Math.max((places - slack + 1 - most) | 0, 0), size);
      high += own[i]! * (amounts[i]! * within[up]! + unit * means[up]!);
      low += own[i]! * ((amounts[i]! + unit * most) * within[down]! + unit * means[down]!);
    }
    return [chance * high, chance * low];
  };
  const between = ([high, low]: readonly [number, number]): number =>
    (1 - weight) * high + weight * low;
  const atMost = (loss: number): number => Math.min(between(bounds(loss)), 1);
  const left = LISTED + chance * dropped;
  const largest = last < 0 ? 0 : amounts.at(-1)! + last * unit;
  return {
    ...{ isAll, hasAmounts: largest > 0, isRounded: true, largest, steps: amounts.length },
    // A bound holds on a sum and just below it.
    ...{ atMost, lessThan: atMost },
    partialMean: (loss) => between(meanBounds(Math.min(loss, 2 * reach + largest))),
    next: (loss) => {
      const x = upTo(loss);
      let least = Infinity;
      for (let i = countUpTo(list, x - reach); i < amounts.length && amounts[i]! < least; i++) {
        let k = Math.max(Math.floor((x - amounts[i]!) / unit) + 1, first);
        const end = Math.min(Math.ceil((least - amounts[i]!) / unit), last + 1);
        while (k < end && within[k + 1] === within[k]) k += 1;
        if (k < end) least = amounts[i]! + k * unit;
      }
      return least;
    },
    previous: (loss) => {
      let found = 0;
      // The last sum whose rest is all below, and those above it.
      for (let i = Math.max(countUpTo(list, loss - reach) - 1, 0); i < amounts.length; i++) {
        let k = Math.min(Math.ceil((loss - amounts[i]!) / unit) - 1, last);
        if (k < first) break;
        const end = Math.max(Math.floor((found - amounts[i]!) / unit), first);
        while (k > end && within[k + 1] === within[k]) k -= 1;
        found = Math.max(found, amounts[i]! + k * unit);
      }
      return found;
    },
    error: (loss) => {
      const [high, low] = bounds(loss);
      return left + larger * (high - low);
    },
    shortfallError: (loss) => {
      const [[high, low], [highMean, lowMean]] = [bounds(loss), meanBounds(loss)];
      const apart = loss * (high - low) - (highMean - lowMean);
      // What is above the loss is the mean's rest, and the mean is known: far out the two differ less in that.
      const excess = apart - chance * unit * most * all * before[amounts.length]!;
      return left * loss + larger * Math.min(Math.abs(apart), Math.abs(excess));
    },
    list: (loss) => listOnLattice(list, { unit, within: within.subarray(1) }, chance, upTo(loss)),
  };
}
