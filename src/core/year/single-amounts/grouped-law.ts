import type { AtomLaw } from "./lists/atom-law";
import type { AtomRow, AtomRows } from "./lists/atom-rows";
import { lossesOf } from "./lists/atom-rows";
import { amountsToLookAt, summedList } from "./lists/layered-half";
import type { ChanceList } from "./lists/chance-list";
import { mergedLists } from "./lists/chance-list";
import { coarseList } from "./lists/coarse-list";
import type { GrownSums } from "./lists/growing-sums";
import { growingSums } from "./lists/growing-sums";
import { ABOVE_HIGHEST, highestSum, lowestSum } from "./lists/highest-sum";
import type { Lowered } from "./lowered-law";
import { loweredLaw } from "./lowered-law";
import { pairedLaw } from "./paired-law";
import { roundedGroups } from "./lists/rounded-groups";
import { bySize } from "./rows-on-lattice";

/** Sums in a list: each is read at every place that is asked for. */
const MOST = 500_000;
/** Steps that a row may take to be listed. */
const STEPS = 1e8;
/** Chance of the sums that all lists together may leave out. */
const LEFT_OUT = 2e-7;
const MOST_GROUPS = 6;
/** Places of a lattice, as many as its transform has. */
const PLACES = 2_097_152;
/** Where that would not do: they take a second or two and up to 400 MB. */
export const MORE_PLACES = [4_194_304, 8_388_608];
/** What a transform may add up to where there is nothing. */
const NOISE = 1e-9;

/** A law, and losses about which it may know least. */
interface GroupedLaw {
  readonly law: AtomLaw;
  readonly looks: readonly number[];
}

/**
 * The law of rows whose sums are too many to list, by groups of rows with as many as can be: the sums of the largest amounts stay as they
 * are, and so do the likeliest of all others together. What is left of these is rounded to a lattice, each group once, however many events
 * it has. With m groups
 *
 *     sum of the rounded down <= S < sum of the rounded down + m steps
 *
 * or less where a group hardly reaches over a step, so that one lattice says between which bounds a chance lies.
 *
 * @param places of the lattice, a power of two
 * @returns null for too many groups, or a row with too many sums
 */
export function groupedLaw(
  { rows, chance }: AtomRows,
  isAll: boolean,
  places = PLACES,
): GroupedLaw | null {
  const groups = inGroups(bySize(rows).reverse(), LEFT_OUT / (rows.length * chance));
  if (groups === null) return null;
  const [large, ...others] = groups;
  if (large === undefined || others.length === 0) return null;
  const rounded = onLattice(others, MOST, places);
  if (rounded === null) return null;
  const dropped = droppedOf(groups);
  const law = loweredLaw(
    movedBy(large.sums.list, rounded.start),
    rounded.lowered,
    chance,
    dropped,
    isAll,
  );
  const apart = pairedLaw(
    [
      { layers: [large.sums.list], dropped: 0 },
      { layers: [rounded.likeliest], dropped: 0 },
    ],
    null,
    chance,
    isAll,
  );
  return { law: both(apart, law), looks: looksAt(large.sums.list, others) };
}

/** Losses about likely sums: of the large amounts so and so far up, beside the others at their mean and a deviation to either side. */
function looksAt(large: ChanceList, others: readonly Group[]): number[] {
  const losses = others.flatMap(({ rows }) => rows.map(lossesOf));
  const mean = losses.reduce((sum, one) => sum + one.mean, 0);
  const deviation = Math.sqrt(losses.reduce((sum, one) => sum + one.variance, 0));
  return amountsToLookAt(summedList(large), SHARES).flatMap((amount) =>
    [-1, 0, 1].map((away) => amount + Math.max(mean + away * deviation, 0)),
  );
}

/** Shares of the years at whose sums of large amounts a law is looked at. */
const SHARES = [0.01, 0.1, 0.5, 0.9, 0.99];

/** The same with all sums on the lattice: known less well, and read in one step. */
export function latticeOfGroups({ rows, chance }: AtomRows, isAll: boolean): AtomLaw | null {
  const groups = inGroups(bySize(rows).reverse(), LEFT_OUT / (rows.length * chance));
  const rounded = groups && onLattice(groups, 0, PLACES);
  if (groups === null || rounded === null) return null;
  const alone = { amounts: Float64Array.of(rounded.start), chances: Float64Array.of(1) };
  return loweredLaw(alone, rounded.lowered, chance, droppedOf(groups), isAll);
}

/** The sums of groups on a lattice, the likeliest apart. */
interface OnLattice {
  readonly likeliest: ChanceList;
  readonly lowered: Lowered;
  /** Where the lattice begins. */
  readonly start: number;
}

function onLattice(groups: readonly Group[], likeliest: number, size: number): OnLattice | null {
  const rows = groups.flatMap((group) => group.rows);
  const lists = groups.map(({ sums }) => sums.list);
  const [least, most] = [sumOf(lists, 0), sumOf(lists, -1)];
  const lowest = Math.max(lowestSum(rows), least);
  const unit = (Math.min(highestSum(rows), most) - lowest) / (size - lists.length - 2);
  if (!(unit > 0)) return null;
  const from = Math.floor((lowest - least) / unit);
  const rounded = roundedGroups(lists, { unit, from, size }, likeliest);
  return {
    likeliest: rounded.likeliest,
    lowered: { unit, chances: rounded.others, most: rounded.lowered, moved: rounded.moved },
    start: least + from * unit,
  };
}

function droppedOf(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + group.sums.dropped, ABOVE_HIGHEST + NOISE);
}

/** Sum of the amounts at one place of each list. */
function sumOf(lists: readonly ChanceList[], place: number): number {
  return lists.reduce((sum, { amounts }) => sum + (amounts.at(place) ?? 0), 0);
}

function movedBy({ amounts, chances }: ChanceList, by: number): ChanceList {
  return { amounts: amounts.map((amount) => amount + by), chances };
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
