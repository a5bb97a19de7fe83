/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */

/** Amounts in rising order, each with a chance. */
export interface ChanceList {
  readonly amounts: Float64Array;
  readonly chances: Float64Array;
}

/** Steps that may still be spent on a list, whatever the amounts in it. */
export interface Effort {
  left: number;
}

/** Chances below are left out: all of them together stay under the stated error. */
export const LEAST_CHANCE = 1e-18;

// Sums of the same losses in another order may differ in their last bits.
const SAME_SUM = 1e-13;
const SAME_PLACE = 1e-12;

export function chanceList(pairs: readonly (readonly [number, number])[]): ChanceList {
  return {
    amounts: Float64Array.from(pairs, ([amount]) => amount),
    chances: Float64Array.from(pairs, ([, chance]) => chance),
  };
}

/** Whether `steps` could be spent. */
export function spend(effort: Effort, steps: number): boolean {
  effort.left -= steps;
  return effort.left >= 0;
}

/** The list further up and less likely, without what is too unlikely then. */
export function movedList(
  { amounts, chances }: ChanceList,
  amount: number,
  chance: number,
): ChanceList {
  const to = {
    amounts: new Float64Array(amounts.length),
    chances: new Float64Array(amounts.length),
  };
  let count = 0;
  for (let i = 0; i < amounts.length; i++) {
    const product = chances[i]! * chance;
    if (!(product > LEAST_CHANCE)) continue;
    to.amounts[count] = amounts[i]! + amount;
    to.chances[count] = product;
    count += 1;
  }
  return firstOf(to, count);
}

/** Both lists in one, equal amounts together. */
export function mergedLists(a: ChanceList, b: ChanceList): ChanceList {
  const most = a.amounts.length + b.amounts.length;
  const to = { amounts: new Float64Array(most), chances: new Float64Array(most) };
  let [i, j, count] = [0, 0, 0];
  let last = -1;
  while (i < a.amounts.length || j < b.amounts.length) {
    const isFirst =
      j >= b.amounts.length || (i < a.amounts.length && a.amounts[i]! <= b.amounts[j]!);
    const amount = isFirst ? a.amounts[i]! : b.amounts[j]!;
    const chance = isFirst ? a.chances[i++]! : b.chances[j++]!;
    if (count > 0 && amount - last <= SAME_SUM * amount) to.chances[count - 1]! += chance;
    else {
      to.amounts[count] = last = amount;
      to.chances[count] = chance;
      count += 1;
    }
  }
  return firstOf(to, count);
}

/**
 * Sums of an amount of one list and one of the other.
 *
 * @returns null where there are more than `most`, or they take more effort than is left
 */
export function convolvedLists(
  a: ChanceList,
  b: ChanceList,
  most: number,
  effort: Effort,
): ChanceList | null {
  const [long, short] = a.amounts.length < b.amounts.length ? [b, a] : [a, b];
  if (!spend(effort, long.amounts.length * short.amounts.length)) return null;
  let lists = Array.from(short.amounts, (amount, i) => movedList(long, amount, short.chances[i]!));
  while (lists.length > 1) {
    const merged: ChanceList[] = [];
    for (let i = 0; i < lists.length; i += 2) {
      const [one, other] = [lists[i]!, lists[i + 1]];
      if (other !== undefined && !spend(effort, one.amounts.length + other.amounts.length)) {
        return null;
      }
      merged.push(other === undefined ? one : mergedLists(one, other));
    }
    lists = merged;
  }
  const [sums] = lists;
  return sums === undefined || sums.amounts.length > most ? null : sums;
}

/** A list that others are sums with: a chance of nothing and chances of some amounts, which may be below 0. */
export interface ListFactor {
  readonly nothing: number;
  readonly amounts: readonly { readonly amount: number; readonly chance: number }[];
}

/**
 * The list whose sums with a factor the list is, from the smallest amount up:
 *
 *     b(s) = (l(s) - sum of cᵢ b(s - aᵢ)) / c₀
 *
 * Stable where the chances of the amounts add up, without their signs, to less than that of nothing.
 */
export function dividedList({ amounts, chances }: ChanceList, factor: ListFactor): ChanceList {
  const result = new Float64Array(amounts.length);
  const places = new Int32Array(factor.amounts.length);
  for (let i = 0; i < amounts.length; i++) {
    const slack = SAME_PLACE * amounts[i]!;
    let chance = chances[i]!;
    factor.amounts.forEach((one, n) => {
      const rest = amounts[i]! - one.amount;
      let place = places[n]!;
      while (amounts[place]! < rest - slack) place += 1;
      places[n] = place;
      if (amounts[place]! <= rest + slack) chance -= one.chance * result[place]!;
    });
    result[i] = Math.max(chance / factor.nothing, 0);
  }
  return { amounts, chances: result };
}

function firstOf({ amounts, chances }: ChanceList, count: number): ChanceList {
  return { amounts: amounts.slice(0, count), chances: chances.slice(0, count) };
}
