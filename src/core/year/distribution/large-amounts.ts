import type { AtomRow, ClusteredRow } from "../single-amounts/lists/atom-rows";
import { atomRows, eventsOf, largestAmount } from "../single-amounts/lists/atom-rows";
import type { ChanceList } from "../single-amounts/lists/chance-list";
import type { GrownSums } from "../single-amounts/lists/growing-sums";
import { finestScale } from "./finest-scale";
import { growingSums } from "../single-amounts/lists/growing-sums";
import type { SplitYear } from "./split-year";
import { splitYear } from "./split-year";
import type { YearSources } from "../sources/year-sources";
import { sizesOf, splitSources } from "../sources/year-sources";

/** A year without its largest single amounts. */
export interface LargeAmounts extends SplitYear {
  /** Sums of them, whatever else is lost. */
  readonly sums: ChanceList;
  /** Chance of years about one of them that a lattice may blur; nobody knows how much, before it is made. */
  readonly blurred: number;
}

/** Sums by which the rest is moved for every answer. */
const MOST = 1000;
/** Where amounts would be left that no lattice shows beside the rest. */
const MANY = 20_000;
/** Where all have no more, they are moved though one lattice would do. */
const FEW = 100;
/** Amounts up to so many scales of what is beside them are seen on one lattice. */
const SCALES = 100;
/** Those of the finest lattice. */
const MOST_SCALES = 1000;
/** Steps that a row may take. */
const STEPS = 3e6;
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
  const rows = [...atomRows(all.few).rows, ...commonRows(all.rest)];
  if (rows.length === 0) return null;
  // A lattice blurs years in which a large amount is lost and little else; where there are none to speak of, it shows all.
  const oftenest = rows.reduce((most, row) => Math.max(most, eventsOf(row).mean), 0);
  const often = Math.min(oftenest, 1);
  const { scale, chance } = finestScale(all.rest, BLURRED / often);
  const descending = [...rows].sort((a, b) => largestAmount(b) - largestAmount(a));
  const sumsOf = growingSums(descending, LEFT_OUT / rows.length, 2 * MANY, STEPS);
  const found: { readonly least: number; readonly grown: GrownSums }[] = [];
  for (let count = 0; count < descending.length;) {
    const least = sizeAt(descending, count);
    const isSmall = least <= SCALES * scale;
    if (isSmall && (found.at(-1)?.grown.list.amounts.length ?? 0) > FEW) break;
    while (count < descending.length && sizeAt(descending, count) === least) count += 1;
    const grown = sumsOf(count);
    const most = isSmall ? FEW : least > MOST_SCALES * scale ? MANY : MOST;
    if (grown === null || grown.list.amounts.length > most) break;
    const { length } = grown.list.amounts;
    if (count === descending.length && length > 1 && length <= FEW) {
      const split = splitYear(sources, 0, grown, LEFT_OUT);
      if (split !== null) return { ...split, sums: grown.list, blurred: 1 };
    }
    if (!isSmall) found.push({ least, grown });
  }
  // Where events come with those of all others, their sums are kept by their number, which may be too many.
  for (const { least, grown } of found.reverse()) {
    const split = splitYear(sources, least, grown, LEFT_OUT);
    if (split !== null) return { ...split, sums: grown.list, blurred: often * chance };
  }
  return null;
}

function sizeAt(rows: readonly AtomRow[], place: number): number {
  const row = rows[place];
  return row === undefined ? 0 : largestAmount(row);
}

/** Single amounts that come more often when other losses do, each by itself. */
function commonRows({ pooled, factor }: YearSources): ClusteredRow[] {
  if (factor === null) return [];
  return pooled.atoms.map(({ amount, frequency }) => {
    const all = 1 + factor.scale * frequency;
    const atoms = [{ amount, weight: (factor.scale * frequency) / all }];
    return { kind: "clustered", shape: factor.shape, atoms, left: 1 / all };
  });
}
