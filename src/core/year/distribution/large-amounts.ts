import { atomRows, eventsOf, largestAmount } from "../single-amounts/atom-rows";
import type { ChanceList } from "../single-amounts/chance-list";
import { finestScale } from "./finest-scale";
import type { LayeredSums } from "../single-amounts/layered-sums";
import { rememberedSums } from "../single-amounts/remembered-sums";
import type { YearSources } from "../sources/year-sources";
import { measuresOf, splitSources } from "../sources/year-sources";

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
  if (!measuresOf(all.rest).some(({ mass }) => mass > 0)) return null;
  const sizes = atomRows(all.few).rows.map(largestAmount);
  const descending = [...new Set(sizes)].sort((a, b) => b - a);
  const taken = (least: number, most: number): LargeAmounts | null => {
    const { few, rest } = splitSources(sources, least);
    const sums = fewSums(few, most);
    const [list] = sums?.layers ?? [];
    if (sums === null || list === undefined || list.amounts.length > most) return null;
    return { sums: list, dropped: sums.dropped, rest, blurred: 1 };
  };
  const whole = taken(0, FEW);
  if (whole !== null) return whole.sums.amounts.length > 1 ? whole : null;
  // A lattice blurs years in which a large amount is lost and little else; where there are none to speak of, it shows all.
  const oftenest = atomRows(all.few).rows.reduce(
    (most, row) => Math.max(most, eventsOf(row).mean),
    0,
  );
  const often = Math.min(oftenest, 1);
  const { scale, chance } = finestScale(all.rest, BLURRED / often);
  let found: LargeAmounts | null = null;
  for (const least of descending) {
    if (least <= SCALES * scale) break;
    const next = taken(least, MOST);
    if (next === null) break;
    found = { ...next, blurred: often * chance };
  }
  return found;
}

function fewSums(few: YearSources, most: number): LayeredSums | null {
  const { rows } = atomRows(few);
  return rememberedSums(rows, LEFT_OUT, 2 * most, 3e5);
}
