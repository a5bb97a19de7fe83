/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { SAME_SUM } from "../../../numeric/same-but-for-rounding";

/** Amounts in rising order, each with a chance. */
export interface ChanceList {
  readonly amounts: Float64Array;
  readonly chances: Float64Array;
}

/** Steps that may still be spent on lists. */
export interface Effort {
  left: number;
  /** Share by which sums may differ and are one; where it is left out, that of rounding. */
  readonly same?: number;
}

export const nothingAtAll: ChanceList = {
  amounts: Float64Array.of(0),
  chances: Float64Array.of(1),
};

/** Whether `steps` could be spent. */
export function spend(effort: Effort, steps: number): boolean {
  effort.left -= steps;
  return effort.left >= 0;
}

/** The list further up and less likely, without what is then no likelier than `least`. */
export function movedList(
  { amounts, chances }: ChanceList,
  amount: number,
  chance: number,
  least: number,
): ChanceList {
  const to = {
    amounts: new Float64Array(amounts.length),
    chances: new Float64Array(amounts.length),
  };
  let count = 0;
  for (let i = 0; i < amounts.length; i++) {
    const product = chances[i]! * chance;
    if (!(product > least)) continue;
    to.amounts[count] = amounts[i]! + amount;
    to.chances[count] = product;
    count += 1;
  }
  return firstOf(to, count);
}

/** Both lists in one, equal amounts together. */
export function mergedLists(a: ChanceList, b: ChanceList, same = SAME_SUM): ChanceList {
  const most = a.amounts.length + b.amounts.length;
  const to = { amounts: new Float64Array(most), chances: new Float64Array(most) };
  let [i, j, count] = [0, 0, 0];
  let last = -1;
  while (i < a.amounts.length || j < b.amounts.length) {
    const isFirst =
      j >= b.amounts.length || (i < a.amounts.length && a.amounts[i]! <= b.amounts[j]!);
    const amount = isFirst ? a.amounts[i]! : b.amounts[j]!;
    const chance = isFirst ? a.chances[i++]! : b.chances[j++]!;
    if (count > 0 && amount - last <= same * amount) to.chances[count - 1]! += chance;
    else {
      to.amounts[count] = last = amount;
      to.chances[count] = chance;
      count += 1;
    }
  }
  return firstOf(to, count);
}

/** Many lists in one; null where that takes more effort than is left. */
export function mergedAll(lists: readonly ChanceList[], effort: Effort): ChanceList | null {
  let left = lists;
  while (left.length > 1) {
    const merged: ChanceList[] = [];
    for (let i = 0; i < left.length; i += 2) {
      const [one, other] = [left[i]!, left[i + 1]];
      if (other !== undefined && !spend(effort, one.amounts.length + other.amounts.length)) {
        return null;
      }
      merged.push(other === undefined ? one : mergedLists(one, other, effort.same));
    }
    left = merged;
  }
  return left[0] ?? firstOf(nothingAtAll, 0);
}

/**
 * Sums of an amount of one list and one of the other.
 *
 * @param least pairs that are no likelier are left out
 * @returns null where they take more effort than is left
 */
export function convolvedLists(
  a: ChanceList,
  b: ChanceList,
  effort: Effort,
  least: number,
): ChanceList | null {
  const [long, short] = a.amounts.length < b.amounts.length ? [b, a] : [a, b];
  if (!spend(effort, long.amounts.length * short.amounts.length)) return null;
  return mergedAll(
    Array.from(short.amounts, (amount, i) => movedList(long, amount, short.chances[i]!, least)),
    effort,
  );
}

/** All chances of a list together. */
export function chanceOf({ chances }: ChanceList): number {
  let sum = 0;
  for (const chance of chances) sum += chance;
  return sum;
}

export function firstOf({ amounts, chances }: ChanceList, count: number): ChanceList {
  return { amounts: amounts.subarray(0, count), chances: chances.subarray(0, count) };
}
