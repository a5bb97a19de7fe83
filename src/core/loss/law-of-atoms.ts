import { log } from "../numeric/log";
import type { AtomLaw } from "./atom-law";
import type { AtomRow, AtomRows, ClusteredRow, Weighted } from "./atom-rows";
import { atomRows, eventsOf } from "./atom-rows";
import type { ChanceList } from "./chance-list";
import { movedList } from "./chance-list";
import type { Listing } from "./layered-sums";
import { layeredSums } from "./layered-sums";
import { noAtoms } from "./no-atoms";
import { pairedLaw } from "./paired-law";
import { roundedLaw, unitLaw } from "./rows-on-lattice";
import type { YearSources } from "./year-sources";
import { measuresOf } from "./year-sources";

/** Years of single amounts that are rarer than this together are left to the lattice. */
const NEGLIGIBLE = 1e-8;

/**
 * The law of the years in which only single amounts are lost. How it is made depends on the sources alone:
 *
 * 1. the likely sums of two halves of the rows are listed (`pairedLaw`), while the lists are short;
 * 2. amounts with a common unit lie on its lattice (`latticeLaw`), the few largest apart where the lattice would be too long;
 * 3. longer lists, of which up to 4e-7 of the years may be left out;
 * 4. amounts are rounded down and up to two lattices: the law then says how far it may be off.
 *
 * @param none P(S = 0)
 * @returns the year without loss alone where single amounts cannot be told from the rest: they are left to the lattice of all losses
 */
export function lawOfAtoms(sources: YearSources, none: number): AtomLaw {
  const measures = measuresOf(sources);
  const isAll = measures.every(({ grids, parts }) => grids.length + parts.length === 0);
  const hasAtoms = measures.some(({ atoms }) => atoms.length > 0);
  if (!hasAtoms) return noAtoms(none, isAll, 0);
  const year = atomRows(sources);
  if (!isAll && year.alone <= NEGLIGIBLE) return noAtoms(none, false, year.alone);
  return lawOfRows(year, isAll) ?? noAtoms(none, false, isAll ? 0 : year.alone);
}

/**
 * The sums of single amounts where they are few.
 *
 * @param year sources of single amounts alone
 * @returns null where there are more than `most`
 */
export function fewSums(year: YearSources, most: number): ChanceList | null {
  const { rows } = atomRows(year);
  const listing = { tolerance: 0, most: 8 * most, effort: { left: 1e5 } };
  const [all] = layeredSums({ rows, shared: null, sharedAtoms: [] }, listing)?.layers ?? [];
  const likely = all && movedList(all, 0, 1, LEAST_OF_FEW);
  return likely && likely.amounts.length <= most ? likely : null;
}

const LEAST_OF_FEW = 1e-18;
const STEPS_OF_FEW_MS = 3e7;
const STEPS_OF_LONG = 3e8;

function lawOfRows(year: AtomRows, isAll: boolean): AtomLaw | null {
  const shared = sharedRow(year.rows);
  const rows = year.rows.filter((row) => row !== shared);
  const { chance } = year;
  const listed = (tolerance: number, most: number, effort: number): AtomLaw | null =>
    listedLaw(rows, shared, { tolerance: tolerance / chance, most, effort: { left: effort } }, chance, isAll);
  return (
    listed(1e-13, 4000, 4e5) ??
    listed(1e-12, 20_000, 4e6) ??
    unitLaw(year, STEPS_OF_FEW_MS, isAll) ??
    listed(1e-9, 100_000, 2e7) ??
    unitLaw(year, STEPS_OF_LONG, isAll) ??
    listed(4e-7, 1_000_000, 2e8) ??
    roundedLaw(year, isAll)
  );
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
  rows: readonly AtomRow[],
  shared: ClusteredRow | null,
  listing: Listing,
  chance: number,
  isAll: boolean,
): AtomLaw | null {
  const halves = inHalves(rows, shared);
  const sums = halves.map((half) => layeredSums({ ...half, shared }, listing));
  const [first, second] = sums;
  if (!first || !second) return null;
  const [qA, qB] = halves.map(({ sharedAtoms }) =>
    sharedAtoms.reduce((sum, { weight }) => sum + weight, 0),
  );
  const between = shared === null ? null : { row: shared, halves: [qA ?? 0, qB ?? 0] as const };
  return pairedLaw([first, second], between, chance, isAll);
}

interface Half {
  readonly rows: AtomRow[];
  readonly sharedAtoms: Weighted[];
}

/** Two halves with about as many likely sums each: those with many first, always to the half with fewer. */
function inHalves(rows: readonly AtomRow[], shared: ClusteredRow | null): [Half, Half] {
  const halves: [Half, Half] = [
    { rows: [], sharedAtoms: [] },
    { rows: [], sharedAtoms: [] },
  ];
  const weights = [0, 0];
  const put = (weight: number, into: (half: Half) => void): void => {
    const at = (weights[0] ?? 0) <= (weights[1] ?? 0) ? 0 : 1;
    weights[at] = (weights[at] ?? 0) + weight;
    into(halves[at]);
  };
  const all = [
    ...rows.map((row) => ({ weight: likelyCounts(row), into: (half: Half) => half.rows.push(row) })),
    ...(shared?.atoms ?? []).map((atom) => ({
      weight: shared === null ? 0 : likelyCounts({ ...shared, atoms: [atom] }),
      into: (half: Half) => half.sharedAtoms.push(atom),
    })),
  ];
  all.sort((a, b) => b.weight - a.weight);
  for (const { weight, into } of all) put(weight, into);
  return halves;
}

/** Logarithm of about how many numbers of events are likely. */
function likelyCounts(row: AtomRow): number {
  const { mean, variance } = eventsOf(row);
  return log(1 + Math.min(mean, 1) + 7 * Math.sqrt(variance));
}
