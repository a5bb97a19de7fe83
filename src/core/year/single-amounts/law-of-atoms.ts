import { log } from "../../numeric/elementary/log";
import type { AtomLaw } from "./lists/atom-law";
import type { AtomRow, AtomRows, ClusteredRow } from "./lists/atom-rows";
import { apartBySize } from "./apart-by-size";
import { clumpedLaw } from "./clumped-law";
import { atomRows } from "./lists/atom-rows";
import type { Half } from "./lists/halves";
import { inHalves } from "./lists/halves";
import type { Listing } from "./lists/layered-sums";
import { highestSum } from "./lists/highest-sum";
import { layeredSums, sizeOf } from "./lists/layered-sums";
import { logOfLikely } from "./lists/likely-sums";
import { groupedLaw, latticeOfGroups, MORE_PLACES } from "./grouped-law";
import { lawOfBadYears } from "./mixed/bad-years";
import { mostWithin, nestedLaw } from "./nested-law";
import { noAtoms } from "./no-atoms";
import { pairedLaw } from "./paired-law";
import type { LargeSums } from "./rows-on-lattice";
import { bySize, largeSums, roundedLaw, unitLaw } from "./rows-on-lattice";
import { smoothLaw } from "./smooth-law";
import { rememberedSums } from "./lists/remembered-sums";
import type { YearSources } from "../sources/year-sources";
import { sizesOf } from "../sources/year-sources";

/** Years of single amounts that are rarer than this together are left to the lattice. */
const NEGLIGIBLE = 1e-8;
/** Beside other losses, no effort is too much for single amounts that are all there is in more years than this. */
const MANY_YEARS = 1e-6;

/**
 * The law of the years in which only single amounts are lost.
 *
 * Method: the first way that the effort allows, which depends on the sources alone:
 *
 * 1. the likely sums of two halves of the rows are listed (`pairedLaw`), while the lists are short;
 * 2. amounts with a common unit lie on its lattice (`latticeLaw`), the few largest apart where the lattice would be too long;
 * 3. longer lists, of which up to 4e-7 of the years may be left out, of some twenty rows 6e-7;
 *    Rows that bad years bind are listed once for all kinds of year, and what is not listed rounded (`lawOfBadYears`), where that states little;
 * 4. rows with so many events that nothing is left of their spectrum but a few waves are added up from those (`smoothLaw`);
 * 5. sums are rounded once a group of rows (`groupedLaw`), or amounts down and up to two lattices: the law then says how far it may be off.
 *    Where that is more than 1e-6 and bad years bind the rows, they are listed if an answer then takes no more than some 20 ms.
 *
 * @param none P(S = 0)
 * @returns the year without loss alone where single amounts cannot be told from the rest: they are left to the lattice of all losses
 */
export function lawOfAtoms(sources: YearSources, none: number): AtomLaw {
  const all = sizesOf(sources);
  const isAll = all.every(({ grids, parts }) => grids.length + parts.length === 0);
  const hasAtoms = all.some(({ atoms }) => atoms.length > 0);
  if (!hasAtoms) return noAtoms(none, isAll, 0);
  const year = atomRows(sources);
  if (!isAll && year.alone <= NEGLIGIBLE) return noAtoms(none, false, year.alone);
  return lawOfRows(year, isAll) ?? noAtoms(none, false, isAll ? 0 : year.alone);
}

/**
 * The same where others are left that are not to take long: both halves listed, or nothing.
 *
 * @returns null where that would take long, or leaves single amounts to the lattice
 */
export function shortLawOfAtoms(sources: YearSources): AtomLaw | null {
  const year = atomRows(sources);
  if (year.rows.length === 0 || year.alone <= NEGLIGIBLE) return null;
  const { most, steps, deviations } = LONG;
  const halves = inHalves(year.rows, null);
  if (halves.some(({ spreads }) => logOfLikely(spreads, deviations) > log(most))) return null;
  const left = BESIDE_OTHERS / year.chance;
  const [first, second] = halves.map(({ rows }) => rememberedSums(rows, left, most, steps));
  return first && second ? pairedLaw([first, second], null, year.chance, false) : null;
}

const STEPS_OF_A_FEW_MS = 1e7;
const STEPS_OF_SOME_MS = 3e7;
const STEPS_OF_LONG = 2e8;

/** A way to list sums: what may be left out of all years, how many sums in a half, and what that may take. */
interface Attempt {
  readonly tolerance: number;
  readonly most: number;
  readonly steps: number;
  /** Deviations of -ln P(sum) within which a half has no more than so many sums; beyond, it is not tried. */
  readonly deviations: number;
  /** Steps of one answer; `MOST_STEPS` where left out. */
  readonly answer?: number;
}

/** Steps of one answer. */
const MOST_STEPS = 6e6;
const SOME_STEPS = 1.5e6;
const SHORT: Attempt = { tolerance: 1e-14, most: 4000, steps: 1e6, deviations: 3 };
/** The sums of one row are as many as its numbers of events, and nothing multiplies them. */
const ALONE: Attempt = { tolerance: 1e-14, most: 100_000, steps: 1e6, deviations: 3 };
const LONG: Attempt = { tolerance: 1e-11, most: 20_000, steps: 4e6, deviations: 3 };
/** All events of a shared row in one list, so that no half depends on the other. */
const LONG_SHARED: Attempt = { tolerance: 1e-11, most: 100_000, steps: 1e7, deviations: 3 };
const LONGER: Attempt = { tolerance: 1e-9, most: 150_000, steps: 2e7, deviations: 2.5 };
const LONGEST: Attempt = { tolerance: 4e-7, most: 500_000, steps: 5e7, deviations: 1.5 };
/** Of some twenty rows whose sums are as many as can be: rounded, they would be told less well. */
const UTMOST: Attempt = { tolerance: 6e-7, most: 1_000_000, steps: 2e8, deviations: 1 };
/** Under bad years each half has a list for every number of events: where groups cannot be rounded, an answer may take some 20 ms. */
const UTMOST_SHARED: Attempt = { ...UTMOST, answer: 2.2e7 };
/** Where nothing else states a millionth: twice as many sums, and an answer takes some 20 ms. */
const BEYOND_UTMOST: Attempt = { ...UTMOST, most: 2_000_000, steps: 4e8 };
const MOST_AT_UTMOST = 24;
const BESIDE_OTHERS = 1e-8;
/** More rows than this are not rounded: their sums are many, and their year as smooth as any. */
const MOST_ROUNDED = 100;

/** @param isUnder whether others will be made of it, which must not take long */
function lawOfRows(year: AtomRows, isAll: boolean, isUnder = false): AtomLaw | null {
  const { chance, rows } = year;
  const shared = sharedRow(rows);
  const [whole, apart] = [inHalves(rows, null), inHalves(rows, shared)];
  const listed = (attempt: Attempt, isWhole: boolean): AtomLaw | null => {
    const { tolerance, most, steps, deviations, answer = MOST_STEPS } = attempt;
    const halves = isWhole ? whole : apart;
    if (halves.some(({ spreads }) => logOfLikely(spreads, deviations) > log(most))) return null;
    // Beside other losses a lattice is no better than that.
    const left = isAll ? tolerance : Math.max(tolerance, BESIDE_OTHERS);
    const listing = { tolerance: left / chance, most, effort: { left: steps } };
    return listedLaw(halves, isWhole ? null : shared, listing, chance, isAll, answer);
  };
  const short =
    listed(rows.length === 1 ? ALONE : SHORT, true) ??
    unitLaw(year, STEPS_OF_A_FEW_MS, isAll) ??
    listed(shared === null ? LONG : LONG_SHARED, true) ??
    unitLaw(year, STEPS_OF_SOME_MS, isAll);
  const law = short ?? nested(year, isAll);
  if (law !== null || isUnder) return law;
  const mixed = (isWhole: boolean): AtomLaw | null =>
    shared === null || !isAll ? null : lawOfBadYears(year, shared, apart, isWhole);
  const longer = listed(LONGER, shared === null);
  if (longer !== null || !(isAll || year.alone > MANY_YEARS)) return longer;
  const long = unitLaw(year, STEPS_OF_LONG, isAll) ?? nested(year, isAll, MANY_LARGE);
  if (long !== null) return long;
  const bad = mixed(false);
  const stated = bad === null ? Infinity : statedOfBad(bad);
  if (stated <= NEARLY_CLOSE) return bad;
  const other =
    listed(LONGEST, shared === null) ??
    (rows.length > MOST_AT_UTMOST ? null : listed(UTMOST, shared === null)) ??
    mixed(true) ??
    (rows.length > MOST_ROUNDED
      ? null
      : roundedSomehow(year, isAll, () => {
          if (shared !== null) return isAll ? listed(UTMOST_SHARED, false) : null;
          return isAll && rows.length <= MOST_AT_UTMOST ? listed(BEYOND_UTMOST, true) : null;
        }));
  if (bad === null || other === null) return other ?? bad;
  return statedOf(other, looksOfBad(bad)) < stated ? other : bad;
}

/** Losses up to which some shares of the years lie. */
function looksOfBad({ search }: AtomLaw): number[] {
  return search === undefined ? [] : SHARES.map((share) => search.near(share));
}

function statedOfBad(law: AtomLaw): number {
  return statedOf(law, looksOfBad(law));
}

/** Where bad years bind rows nothing else is looked for up to this. */
const NEARLY_CLOSE = 3e-6;

/**
 * Where all else fails: the less is rounded, and the smaller it is, the better.
 *
 * @param listed a law that takes long to answer, for where groups are too many or too rough
 */
function roundedSomehow(
  year: AtomRows,
  isAll: boolean,
  listed: () => AtomLaw | null,
): AtomLaw | null {
  const exact = apartBySize(year, (small) => lawOfRows(small, isAll, true), "few first");
  if (exact !== null && exact.steps <= SOME_STEPS) return exact;
  const smooth = isAll ? smoothLaw(year, isAll, CLOSE) : null;
  if (smooth !== null) return smooth;
  const clumped = isAll ? clumpedLaw(year, isAll, MOST_ROUGH) : null;
  if (clumped !== null && clumped.stated <= CLOSE) return clumped.law;
  const grouped = groupedLaw(year, isAll);
  const stated = grouped === null ? Infinity : statedOf(grouped.law, grouped.looks);
  // Where sums clump, likely losses lie in clumps, of which a rounded law knows least.
  const isFew = isAll && year.rows.length <= MOST_AT_UTMOST;
  const most =
    grouped === null || !isFew ? stated : statedOf(grouped.law, percentilesOf(grouped.law), stated);
  if (clumped !== null && clumped.stated <= FAR && most > FAR) return clumped.law;
  if (grouped !== null && stated <= CLOSE && most <= FAR) return grouped.law;
  const unrounded = most > FAR ? listed() : null;
  if (unrounded !== null) return unrounded;
  const finer = most > FAR && isFew && sharedRow(year.rows) === null ? finerLaw(year) : null;
  if (finer !== null) return finer;
  if (clumped !== null && clumped.stated < most && most > FAR) return clumped.law;
  const apart = exact ?? apartBySize(year, (small) => latticeOfGroups(small, isAll), "many first");
  if (grouped === null) return apart ?? roundedLaw(year, isAll);
  return apart !== null && statedOf(apart, grouped.looks) < stated ? apart : grouped.law;
}

/** What takes longer: waves that state less than all else, or groups on the least of longer lattices that tells them apart. */
function finerLaw(year: AtomRows): AtomLaw | null {
  const smooth = smoothLaw(year, true, FAR);
  if (smooth !== null) return smooth;
  for (const places of MORE_PLACES) {
    const grouped = groupedLaw(year, true, places);
    if (grouped === null) return null;
    const { law, looks } = grouped;
    if (statedOf(law, [...looks, ...percentilesOf(law)]) <= FAR) return law;
  }
  return null;
}

/** Up to this nothing better is looked for, and up to this nothing that takes longer. */
const CLOSE = 5e-7;
const FAR = 1e-6;

/** Clumps of which more is stated are not told apart. */
const MOST_ROUGH = 1e-4;
const SHARES = [0.002, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99];
const HALVINGS = 30;

function percentilesOf(law: AtomLaw): number[] {
  const all = law.atMost(law.largest);
  return SHARES.map((share) => {
    let [low, high] = [0, law.largest];
    for (let i = 0; i < HALVINGS; i++) {
      const middle = 0.5 * (low + high);
      if (law.atMost(middle) > share * all) high = middle;
      else low = middle;
    }
    return high;
  });
}

/** The most that a law states about some losses. */
function statedOf(law: AtomLaw, losses: readonly number[], least = 0): number {
  return losses.reduce((most, loss) => Math.max(most, law.error(loss)), least);
}

/** Sums of the small rows that reach to no more than so many of the large ones; fewer are not looked for. */
const MOST_IN_REACH = 300;
const FEW_IN_REACH = 4;
const APART = 3;
const MOST_LARGE = 4000;
const MANY_LARGE = 150_000;

/** Large amounts apart from rows so small that all of them together hardly reach from one sum of the large to the next. */
function nested(
  { rows, chance }: AtomRows,
  isAll: boolean,
  mostLarge = MOST_LARGE,
): AtomLaw | null {
  if (rows.length > MOST_ROUNDED) return null;
  const bySizes = bySize(rows);
  let best: { readonly large: LargeSums; readonly small: AtomRow[]; readonly most: number } | null =
    null;
  for (let count = bySizes.length - 1; count > 0; count--) {
    const large = largeSums(bySizes.slice(count), chance, mostLarge);
    if (large === null) break;
    const small = bySizes.slice(0, count);
    const most = mostWithin(large.list, highestSum(small));
    // Where the small reach over most of the large ones, nothing is told apart.
    const isApart = most <= MOST_IN_REACH && APART * most <= large.list.amounts.length;
    if (isApart && (best === null || most < best.most)) best = { large, small, most };
    if (most <= FEW_IN_REACH) break;
  }
  if (best === null) return null;
  const { large, small } = best;
  const under = lawOfRows({ rows: small, chance, alone: chance }, isAll, true);
  if (under === null) return null;
  const law = nestedLaw(large.list, under, chance * large.dropped);
  return law.steps > MOST_STEPS ? null : law;
}

/** The row whose events may be among the sums of both halves: that with the most amounts. */
function sharedRow(rows: readonly AtomRow[]): ClusteredRow | null {
  let most: ClusteredRow | null = null;
  for (const row of rows) {
    if (row.kind !== "clustered" || row.atoms.length < 2) continue;
    if (most === null || row.atoms.length > most.atoms.length) most = row;
  }
  return most;
}

function listedLaw(
  halves: readonly [Half, Half],
  shared: ClusteredRow | null,
  listing: Listing,
  chance: number,
  isAll: boolean,
  mostSteps: number,
): AtomLaw | null {
  const [first, second] = halves.map((half) => layeredSums({ ...half, shared }, listing));
  if (!first || !second) return null;
  const [qA, qB] = halves.map(({ sharedAtoms }) =>
    sharedAtoms.reduce((sum, { weight }) => sum + weight, 0),
  );
  const between = shared === null ? null : { row: shared, halves: [qA ?? 0, qB ?? 0] as const };
  const steps =
    first.layers.length * sizeOf(second.layers) + second.layers.length * sizeOf(first.layers);
  return steps > mostSteps ? null : pairedLaw([first, second], between, chance, isAll);
}
