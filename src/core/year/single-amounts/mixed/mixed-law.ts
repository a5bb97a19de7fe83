/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { AtomLaw } from "../lists/atom-law";
import { below, LISTED, upTo } from "../lists/atom-law";
import type { ChanceList } from "../lists/chance-list";
import { coarseList } from "../lists/coarse-list";
import { countUpTo, largestBelow, leastAbove } from "../lists/layered-half";
import type { CountedSums } from "./counted-sums";
import type { Unlisted } from "./unlisted";
import { restOf } from "./rest-of-years";
import type { HalfOfKinds } from "./year-kinds";

/** Years of several kinds. */
export interface MixedYears {
  readonly halves: readonly [HalfOfKinds, HalfOfKinds];
  /** How many kinds there are; how many years are of each is told with the first half. */
  readonly kinds: number;
  /** The years whose sums are not listed; null where they are left out. */
  readonly unlisted: Unlisted | null;
  /** A loss up to which about so many years lie. */
  readonly near: (level: number) => number;
  readonly chance: number;
  /** Of a chance, beside those that are not listed. */
  readonly error: number;
}

/**
 * Years of several kinds, in each of which two halves of the rows are independent: of all kinds at once,
 *
 *     P(A + B <= x) = sum over a and kinds of P(kind) P(A = a | kind) P(B <= x - a | kind)
 *
 * in one walk through both lists that adds up what lies below in each kind. What is not listed is known between two places of a lattice.
 */
export function mixedLaw(years: MixedYears, isAll: boolean): AtomLaw {
  const { halves, chance, unlisted } = years;
  const [a, b] = halves.map(({ sums }) => sums) as [CountedSums, CountedSums];
  const rest = restOf(unlisted);
  const within = (x: number): number =>
    x < 0 ? 0 : Math.min(chance * (chanceWithin(years, x) + rest.within(x)), 1);
  const largest = Math.max(a.amounts.at(-1)! + b.amounts.at(-1)!, rest.largest);
  const stated = LISTED + years.error;
  return {
    ...{ isAll, hasAmounts: largest > 0, isRounded: unlisted !== null, largest },
    steps: KINDS_TOLD * (a.amounts.length + b.amounts.length),
    atMost: (loss) => within(upTo(loss)),
    lessThan: (loss) => (loss > 0 ? within(below(loss)) : 0),
    partialMean: (loss) => {
      const x = Math.min(upTo(loss), upTo(largest));
      return chance * (meanWithin(years, x) + rest.mean(x));
    },
    next: (loss) => Math.min(leastAbove(a, b, upTo(loss)), rest.next(upTo(loss))),
    previous: (loss) => Math.max(largestBelow(a, b, below(loss)), rest.previous(below(loss))),
    search: {
      near: years.near,
      least: (low, high, level) => least(years, low, high, level, within),
    },
    error: (loss) => stated + chance * rest.error(upTo(loss)),
    shortfallError: (loss) => stated * loss + chance * rest.shortfallError(loss),
    list: (loss) => listOf(years, Math.min(upTo(loss), largest)),
  };
}

/** Kinds of year that a number of events tells apart, about. */
const KINDS_TOLD = 12;

/** It never falls in x, to the last bit: what is added up is the same from below, and more of it. */
function chanceWithin(
  { halves: [{ sums: a, kinds: ofA }, { sums: b, kinds: ofB }], kinds }: MixedYears,
  x: number,
): number {
  const before = new Float64Array(kinds);
  const { amounts, chances, events } = b;
  const { from, to, ratios } = ofB;
  let [sum, j] = [0, 0];
  for (let i = countUpTo(a, x) - 1; i >= 0; i--) {
    const left = x - a.amounts[i]!;
    for (; j < amounts.length && amounts[j]! <= left; j++) {
      const [n, own] = [events[j]!, chances[j]!];
      const [end, row] = [to[n]!, n * kinds];
      for (let kind = from[n]!; kind < end; kind++) before[kind]! += own * ratios[row + kind]!;
    }
    const n = a.events[i]!;
    const [end, row] = [ofA.to[n]!, n * kinds];
    let part = 0;
    for (let kind = ofA.from[n]!; kind < end; kind++) {
      part += ofA.ratios[row + kind]! * before[kind]!;
    }
    sum += a.chances[i]! * part;
  }
  return sum;
}

function meanWithin(
  { halves: [{ sums: a, kinds: ofA }, { sums: b, kinds: ofB }], kinds }: MixedYears,
  x: number,
): number {
  const [before, mean] = [new Float64Array(kinds), new Float64Array(kinds)];
  let [sum, j] = [0, 0];
  for (let i = countUpTo(a, x) - 1; i >= 0; i--) {
    const amount = a.amounts[i]!;
    for (; j < b.amounts.length && b.amounts[j]! <= x - amount; j++) {
      const [n, other] = [b.events[j]!, b.amounts[j]!];
      for (let kind = ofB.from[n]!; kind < ofB.to[n]!; kind++) {
        const own = b.chances[j]! * ofB.ratios[n * kinds + kind]!;
        before[kind]! += own;
        mean[kind]! += own * other;
      }
    }
    const n = a.events[i]!;
    let part = 0;
    for (let kind = ofA.from[n]!; kind < ofA.to[n]!; kind++) {
      part += ofA.ratios[n * kinds + kind]! * (amount * before[kind]! + mean[kind]!);
    }
    sum += a.chances[i]! * part;
  }
  return sum;
}

/** Sums between two losses, and how likely each is. */
function sumsBetween(
  { halves: [{ sums: a, kinds: ofA }, { sums: b, kinds: ofB }], kinds }: MixedYears,
  low: number,
  high: number,
): { readonly amount: number; readonly chance: number }[] {
  const found: { readonly amount: number; readonly chance: number }[] = [];
  let j = 0;
  for (let i = countUpTo(a, high) - 1; i >= 0; i--) {
    const amount = a.amounts[i]!;
    while (j < b.amounts.length && amount + b.amounts[j]! <= low) j += 1;
    for (let k = j; k < b.amounts.length && amount + b.amounts[k]! <= high; k++) {
      const [n, m] = [a.events[i]!, b.events[k]!];
      let part = 0;
      for (let kind = ofA.from[n]!; kind < ofA.to[n]!; kind++) {
        part += ofA.ratios[n * kinds + kind]! * ofB.ratios[m * kinds + kind]!;
      }
      found.push({ amount: amount + b.amounts[k]!, chance: a.chances[i]! * b.chances[k]! * part });
    }
  }
  return found.sort((one, other) => one.amount - other.amount);
}

/** From sum to sum: the rest rises at places of its lattice only, where the upper loss counts. */
function least(
  years: MixedYears,
  low: number,
  high: number,
  level: number,
  within: (x: number) => number,
): number {
  let sum = within(low);
  for (const { amount, chance } of sumsBetween(years, low, high)) {
    sum += years.chance * chance;
    if (sum >= level) return amount;
  }
  return high;
}

/** Neighbours in one list are put together where there would be more sums than so many squared. */
const COARSE = 128;
const CELLS = 4096;

function listOf({ halves, kinds, chance, unlisted }: MixedYears, x: number): ChanceList {
  const [chances, means] = [new Float64Array(CELLS + 1), new Float64Array(CELLS + 1)];
  const add = (amount: number, own: number): void => {
    const cell = x > 0 ? Math.floor((CELLS * amount) / x) : 0;
    chances[cell]! += own;
    means[cell]! += own * amount;
  };
  for (let kind = 0; kind < kinds; kind++) {
    const [one, other] = halves.map((half) => ofKind(half, kind, kinds, x));
    for (let i = 0; i < one!.amounts.length; i++) {
      for (let j = 0; j < other!.amounts.length; j++) {
        const sum = one!.amounts[i]! + other!.amounts[j]!;
        if (sum > x) break;
        add(sum, chance * one!.chances[i]! * other!.chances[j]!);
      }
    }
  }
  restOf(unlisted).forEach(x, (amount, own) => {
    add(amount, chance * own);
  });
  const cells = [...chances.keys()].filter((cell) => chances[cell]! > 0);
  return {
    amounts: Float64Array.from(cells, (cell) => means[cell]! / chances[cell]!),
    chances: Float64Array.from(cells, (cell) => chances[cell]!),
  };
}

function ofKind({ sums, kinds }: HalfOfKinds, kind: number, of: number, x: number): ChanceList {
  const count = countUpTo(sums, x);
  const chances = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    chances[i] = sums.chances[i]! * kinds.ratios[sums.events[i]! * of + kind]!;
  }
  return coarseList({ amounts: sums.amounts, chances }, count, COARSE);
}
