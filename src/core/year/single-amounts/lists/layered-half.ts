/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { ChanceList } from "./chance-list";

/** A list that is ready to be added up. */
export interface SummedList extends ChanceList {
  /** Sum of the chances of all amounts before each place, one more than there are amounts. */
  readonly before: Float64Array;
  /** The same of amount times chance. */
  readonly mean: Float64Array;
}

export function summedList(list: ChanceList): SummedList {
  return isSummed(list) ? list : added(list);
}

function isSummed(list: ChanceList): list is SummedList {
  return "before" in list;
}

function added({ amounts, chances }: ChanceList): SummedList {
  const before = new Float64Array(amounts.length + 1);
  const mean = new Float64Array(amounts.length + 1);
  for (let i = 0; i < amounts.length; i++) {
    before[i + 1] = before[i]! + chances[i]!;
    mean[i + 1] = mean[i]! + amounts[i]! * chances[i]!;
  }
  return { amounts, chances, before, mean };
}

/** Number of amounts at or below x. */
export function countUpTo({ amounts }: ChanceList, x: number): number {
  let low = 0;
  let high = amounts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (amounts[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** With so many more on the other side each is looked up. */
const FEW = 16;

/** Sum of P(A = a) P(B <= x - a), one sweep down and up. It never falls in x, to the last bit. */
export function chanceWithin(a: SummedList, b: SummedList, x: number): number {
  let sum = 0;
  let count = countUpTo(b, x);
  const isFew = FEW * a.amounts.length < count;
  for (let i = 0; i < a.amounts.length; i++) {
    const left = x - a.amounts[i]!;
    if (isFew) count = countUpTo(b, left);
    else while (count > 0 && b.amounts[count - 1]! > left) count -= 1;
    if (count === 0) break;
    sum += a.chances[i]! * b.before[count]!;
  }
  return sum;
}

/** Sum of P(A = a) E[a + B; B <= x - a]. */
export function meanWithin(a: SummedList, b: SummedList, x: number): number {
  let sum = 0;
  let count = countUpTo(b, x);
  for (let i = 0; i < a.amounts.length; i++) {
    const left = x - a.amounts[i]!;
    while (count > 0 && b.amounts[count - 1]! > left) count -= 1;
    if (count === 0) break;
    sum += a.chances[i]! * (a.amounts[i]! * b.before[count]! + b.mean[count]!);
  }
  return sum;
}

/** The least sum above x; Infinity for none. */
export function leastAbove(a: ChanceList, b: ChanceList, x: number): number {
  let least = Infinity;
  let count = countUpTo(b, x);
  for (const amount of a.amounts) {
    while (count > 0 && b.amounts[count - 1]! + amount > x) count -= 1;
    if (count < b.amounts.length) least = Math.min(least, b.amounts[count]! + amount);
    if (count === 0) break;
  }
  return least;
}

/** The largest sum below x; 0 for none. */
export function largestBelow(a: ChanceList, b: ChanceList, x: number): number {
  let most = 0;
  let count = countUpTo(b, x);
  for (const amount of a.amounts) {
    while (count > 0 && b.amounts[count - 1]! + amount >= x) count -= 1;
    if (count === 0) break;
    most = Math.max(most, b.amounts[count - 1]! + amount);
  }
  return most;
}

/** The likeliest amount of a list, and those up to which such chances lie. */
export function amountsToLookAt(
  { amounts, chances, before }: SummedList,
  upTo: readonly number[],
): number[] {
  let likeliest = 0;
  for (let i = 1; i < chances.length; i++) if (chances[i]! > chances[likeliest]!) likeliest = i;
  const places = upTo.map((chance) => before.findIndex((sum) => sum >= chance) - 1);
  return [likeliest, ...places].map((place) => amounts[Math.max(place, 0)] ?? 0);
}
