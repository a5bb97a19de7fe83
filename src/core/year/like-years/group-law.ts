import { exactSum } from "../../numeric/exact-sum";
import type { Threat } from "../../threat/threat";
import type { AtomRows } from "../single-amounts/lists/atom-rows";
import { atomRows } from "../single-amounts/lists/atom-rows";
import { chanceOf, nothingAtAll } from "../single-amounts/lists/chance-list";
import type { SummedList } from "../single-amounts/lists/layered-half";
import { summedList } from "../single-amounts/lists/layered-half";
import { listOf } from "../single-amounts/lists/layered-sums";
import type { YearSources } from "../sources/year-sources";
import { sumsTogether } from "./sums-together";
import { chanceOfNone, yearMoments, yearSources } from "../sources/year-sources";

/** Sums of single amounts, listed. */
export interface GrowingSums {
  readonly list: SummedList;
  /** Chance of all sums, those left out too. */
  readonly all: number;
  readonly dropped: number;
}

export const noSums: GrowingSums = { list: summedList(nothingAtAll), all: 1, dropped: 0 };

/** Chance of the sums that are listed. */
export function chanceListed({ list: { before } }: GrowingSums): number {
  return before.at(-1) ?? 0;
}

/** The losses of some rows of a year, which are independent of the others. */
export interface GroupLaw {
  readonly sources: YearSources;
  /** Whether no other year has the same. */
  readonly isOnce: boolean;
  /** Chance of no loss. */
  readonly none: number;
  readonly mean: number;
  /** Chance of no event but those of single amounts, as far as the sums do not say it. */
  readonly chance: number;
  /** Sums of single amounts in two lists: where the second has more than nothing, neither is ever listed together with the other. */
  readonly sums: readonly [GrowingSums, GrowingSums];
}

/** Sums this much less likely are not even made. */
const LEAST = 1e-2;
const MOST = 20_000;
const STEPS = 1e6;

/**
 * @param leftOut chance that may be left out with each step
 * @param isOnce whether no other year has the same
 * @returns null where the single amounts have too many sums
 */
export function groupLaw(
  threats: readonly Threat[],
  { leftOut, isOnce }: { readonly leftOut: number; readonly isOnce: boolean },
): GroupLaw | null {
  const sources = yearSources(threats, 0, 1, true);
  const rows = atomRows(sources);
  const sums = sumsOf(rows, leftOut);
  if (sums === null) return null;
  const { mean } = yearMoments(threats, 0, 1);
  return { sources, isOnce, sums, mean, none: chanceOfNone(sources), chance: rows.chance };
}

/** The longest lists first, always to the side with fewer sums. */
function sumsOf({ rows }: AtomRows, leftOut: number): readonly [GrowingSums, GrowingSums] | null {
  const lists: GrowingSums[] = [];
  for (const row of rows) {
    const own = listOf(row, { tolerance: leftOut, most: MOST, effort: { left: STEPS } });
    if (own === null) return null;
    lists.push({ ...own, list: summedList(own.list), all: chanceOf(own.list) });
  }
  lists.sort((a, b) => b.list.amounts.length - a.list.amounts.length);
  let [one, other]: [GrowingSums, GrowingSums] = [noSums, noSums];
  for (const list of lists) {
    const isFirst = lists.length <= FEW || one.list.amounts.length <= other.list.amounts.length;
    const grown = withSums(isFirst ? one : other, list, leftOut);
    if (grown === null) return null;
    if (isFirst) one = grown;
    else other = grown;
  }
  return [one, other];
}

/** So few rows are listed together. */
const FEW = 2;

/** The sums of two independent lists, the likely ones; null for too many. */
export function withSums(a: GrowingSums, b: GrowingSums, leftOut: number): GrowingSums | null {
  if (a === noSums) return b;
  if (b === noSums) return a;
  const all = a.all * b.all;
  const dropped = exactSum([a.dropped, b.dropped]);
  const list = sumsTogether(a.list, b.list, LEAST * leftOut, leftOut);
  if (list === null || list.amounts.length > MOST) return null;
  return { list: summedList(list), all, dropped };
}
