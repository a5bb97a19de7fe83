import { keepFigures } from "../../../numeric/keep-figures";
import type { AtomRow } from "./atom-rows";
import { keyOf } from "./atom-rows";
import type { ChanceList } from "./chance-list";
import { chanceOf, nothingAtAll } from "./chance-list";
import { scaled, withoutRare, withRow, listOf } from "./layered-sums";

/** The sums of some rows, and the chance of those that are left out. */
export interface GrownSums {
  readonly list: ChanceList;
  readonly dropped: number;
}

/** The sums of the first rows of a year. */
interface Grown {
  readonly list: ChanceList;
  /** Chance of all sums, those left out too. */
  readonly all: number;
  readonly dropped: number;
}

const owner = {};
/** 8 MB. */
const grownKnown = keepFigures<Grown | null>(1_000_000, (grown) =>
  grown === null ? 64 : 64 + 2 * grown.list.amounts.length,
);

/**
 * The likely sums of rows, listed by one row more each time: each of them is asked for by how many rows it takes. Remembered for all years
 * that begin with the same rows.
 *
 * @param share chance that may be left out with each row
 * @param most sums
 * @param steps that a row may take
 * @returns null where there are more, or it takes longer
 */
export function growingSums(
  rows: readonly AtomRow[],
  share: number,
  most: number,
  steps: number,
): (count: number) => GrownSums | null {
  const keys = [`${share} ${most} ${steps}`];
  for (const row of rows) keys.push(`${keys.at(-1) ?? ""} ${keyOf(row)}`);
  const grown = (count: number): Grown | null => {
    const row = rows[count - 1];
    if (row === undefined) return { list: nothingAtAll, all: 1, dropped: 0 };
    return grownKnown(owner, keys[count] ?? "", () => {
      const before = grown(count - 1);
      if (before === null) return null;
      const effort = { left: steps };
      const own = listOf(row, { tolerance: share, most, effort });
      const [sums] = (own && withRow([before.list], own.list, effort, LEAST * share)) ?? [];
      if (own === null || sums === undefined) return null;
      const [list] = withoutRare([sums], share);
      if (list === undefined || list.amounts.length > most) return null;
      const all = before.all * chanceOf(own.list);
      return { list, all, dropped: before.dropped + own.dropped };
    });
  };
  return (count) => {
    const found = grown(count);
    if (found === null) return null;
    const kept = chanceOf(found.list);
    const [list] = scaled([found.list], found.all / kept);
    const dropped = found.dropped + Math.max(found.all - kept, 0);
    return list === undefined ? null : { list, dropped };
  };
}

/** Sums this much less likely than what may be left out are not even made. */
const LEAST = 1e-5;
