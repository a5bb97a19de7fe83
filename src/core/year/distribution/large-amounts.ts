import type { AtomRow } from "../single-amounts/lists/atom-rows";
import { atomRows, eventsOf, largestAmount } from "../single-amounts/lists/atom-rows";
import type { ChanceList } from "../single-amounts/lists/chance-list";
import { finestScale } from "./finest-scale";
import type { GrownSums } from "../single-amounts/lists/growing-sums";
import { growingSums } from "../single-amounts/lists/growing-sums";
import type { YearSources } from "../sources/year-sources";
import { sizesOf, splitSources } from "../sources/year-sources";

/** Some single amounts of a year, listed, and the independent rest. */
export interface SplitYear {
  readonly sums: ChanceList;
  /** Chance of the sums that are left out. */
  readonly dropped: number;
  readonly rest: YearSources;
}

/** A year without its largest single amounts. */
export interface LargeAmounts extends SplitYear {
  /** Chance of years about one of them that a lattice may blur; nobody knows how much, before it is made. */
  readonly blurred: number;
}

/** Sums by which the rest is moved for every answer. */
const MOST = 1000;
/** Where all have no more, they are moved though one lattice would do. */
const FEW = 100;
/** Amounts up to so many scales of what is beside them are seen on one lattice. */
const SCALES = 100;
const LEFT_OUT = 1e-9;
/** Years about a single amount, rarer than which they may be blurred. */
const BLURRED = 1e-5;

/**
 * Takes the largest single amounts out of a year that has other losses too, as many as have few sums together: no one lattice shows
 * both the sums of large amounts and small losses beside them.
 *
 * @returns null where there are none, or nothing else
 */
export function largeAmounts(sources: YearSources): LargeAmounts | null {
  const all = splitSources(sources, 0);
  if (!sizesOf(all.rest).some(({ mass }) => mass > 0)) return null;
  const { rows } = atomRows(all.few);
  // A lattice blurs years in which a large amount is lost and little else; where there are none to speak of, it shows all.
  const oftenest = rows.reduce((most, row) => Math.max(most, eventsOf(row).mean), 0);
  const often = Math.min(oftenest, 1);
  const { scale, chance } = finestScale(all.rest, BLURRED / often);
  const descending = [...rows].sort((a, b) => largestAmount(b) - largestAmount(a));
  const sumsOf = growingSums(descending, LEFT_OUT / rows.length, 2 * MOST, 3e5);
  let found: { readonly least: number; readonly grown: GrownSums } | null = null;
  for (let count = 0; count < descending.length;) {
    const least = sizeAt(descending, count);
    const isSmall = least <= SCALES * scale;
    if (isSmall && (found?.grown.list.amounts.length ?? 0) > FEW) break;
    while (count < descending.length && sizeAt(descending, count) === least) count += 1;
    const grown = sumsOf(count);
    if (grown === null || grown.list.amounts.length > (isSmall ? FEW : MOST)) break;
    const { length } = grown.list.amounts;
    const isWhole = count === descending.length && length > 1 && length <= FEW;
    if (isWhole) return { sums: grown.list, dropped: grown.dropped, rest: all.rest, blurred: 1 };
    if (!isSmall) found = { least, grown };
  }
  if (found === null) return null;
  const { list, dropped } = found.grown;
  const { rest } = splitSources(sources, found.least);
  return { sums: list, dropped, rest, blurred: often * chance };
}

function sizeAt(rows: readonly AtomRow[], place: number): number {
  const row = rows[place];
  return row === undefined ? 0 : largestAmount(row);
}
