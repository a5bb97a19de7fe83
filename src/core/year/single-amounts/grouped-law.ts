import type { AtomLaw } from "./atom-law";
import type { AtomRow, AtomRows } from "./lists/atom-rows";
import { mergedLists } from "./lists/chance-list";
import { coarseList } from "./lists/coarse-list";
import type { GrownSums } from "./lists/growing-sums";
import { growingSums } from "./lists/growing-sums";
import { ABOVE_HIGHEST, highestSum } from "./highest-sum";
import { loweredLaw } from "./lowered-law";
import { pairedLaw } from "./paired-law";
import { PLACES, roundedGroups } from "./lists/rounded-groups";
import { bySize } from "./rows-on-lattice";

/** Sums in a list: each is read at every place that is asked for. */
const MOST = 500_000;
/** Steps that a row may take to be listed. */
const STEPS = 1e8;
/** Chance of the sums that all lists together may leave out. */
const LEFT_OUT = 2e-7;
const MOST_GROUPS = 6;
/** What a transform may add up to where there is nothing. */
const NOISE = 1e-9;

/**
 * The law of rows whose sums are too many to list, by groups of rows with as many as can be: the sums of the largest amounts stay as they
 * are, and so do the likeliest of all others together. What is left of these is rounded to a lattice, each group once, however many events
 * it has. With m groups
 *
 *     sum of the rounded down <= S < sum of the rounded down + m steps
 *
 * so that one lattice says between which bounds a chance lies.
 *
 * @returns null for too many groups, or a row with too many sums
 */
export function groupedLaw({ rows, chance }: AtomRows, isAll: boolean): AtomLaw | null {
  const groups = inGroups(bySize(rows).reverse(), LEFT_OUT / (rows.length * chance));
  if (groups === null) return null;
  const [large, ...others] = groups;
  if (large === undefined || others.length === 0) return null;
  const small = others.flatMap((group) => group.rows);
  const unit = highestSum(small) / (PLACES - others.length - 2);
  const lists = others.map(({ sums }) => sums.list);
  const { likeliest, others: rest, moved } = roundedGroups(lists, unit, MOST);
  const lowered = { unit, chances: rest, most: others.length, moved };
  const dropped = groups.reduce((sum, group) => sum + group.sums.dropped, ABOVE_HIGHEST + NOISE);
  return both(
    pairedLaw(
      [
        { layers: [large.sums.list], dropped: 0 },
        { layers: [likeliest], dropped: 0 },
      ],
      null,
      chance,
      isAll,
    ),
    loweredLaw(large.sums.list, lowered, chance, dropped, isAll),
  );
}

interface Group {
  readonly rows: readonly AtomRow[];
  readonly sums: GrownSums;
}

/** @param share chance that may be left out with each row */
function inGroups(rows: readonly AtomRow[], share: number): readonly Group[] | null {
  const groups: Group[] = [];
  for (let from = 0; from < rows.length;) {
    const left = rows.slice(from);
    const sumsOf = growingSums(left, share, MOST, STEPS);
    let [sums, count]: [GrownSums | null, number] = [null, 0];
    for (let more = sumsOf(1); more !== null; more = sumsOf(count + 1)) {
      [sums, count] = [more, count + 1];
      if (count === left.length) break;
    }
    if (sums === null || groups.length > MOST_GROUPS) return null;
    groups.push({ rows: left.slice(0, count), sums });
    from += count;
  }
  return groups;
}

const COARSE = 4096;

/** Two parts of one law: a year is among the sums of one or of the other. */
function both(a: AtomLaw, b: AtomLaw): AtomLaw {
  return {
    isAll: a.isAll,
    hasAmounts: true,
    isRounded: b.isRounded,
    largest: Math.max(a.largest, b.largest),
    steps: a.steps + b.steps,
    atMost: (loss) => Math.min(a.atMost(loss) + b.atMost(loss), 1),
    lessThan: (loss) => Math.min(a.lessThan(loss) + b.lessThan(loss), 1),
    partialMean: (loss) => a.partialMean(loss) + b.partialMean(loss),
    next: (loss) => Math.min(a.next(loss), b.next(loss)),
    previous: (loss) => Math.max(a.previous(loss), b.previous(loss)),
    error: (loss) => a.error(loss) + b.error(loss),
    shortfallError: (loss) => a.shortfallError(loss) + b.shortfallError(loss),
    list: (loss) => {
      const list = mergedLists(a.list(loss), b.list(loss));
      return coarseList(list, list.amounts.length, COARSE);
    },
  };
}
