import { SAME_SUM } from "../../numeric/same-but-for-rounding";
import type { AtomLaw } from "./lists/atom-law";
import type { AtomRow, AtomRows } from "./lists/atom-rows";
import { amountsOf, eventsOf, largestAmount, lossesOf, withAmounts } from "./lists/atom-rows";
import type { ChanceList } from "./lists/chance-list";
import { commonUnit } from "./lists/common-unit";
import { ABOVE_HIGHEST, highestSum } from "./lists/highest-sum";
import type { SummedLattice } from "./lattice-law";
import { latticeLaw, summedLattice } from "./lattice-law";
import { latticeSums } from "./lists/lattice-sums";
import { layeredSums } from "./lists/layered-sums";

/** 32 MB. */
const MOST_PLACES = 4_194_304;
const MOST_LARGE = 3000;
const LARGE_EFFORT = 1e6;
const STEPS_A_SUM = 200;
/** A chance that is left out by listing the large amounts. */
const LEFT_OUT = 1e-13;

/** Some milliseconds: not worth listing more of the large amounts. */
const CHEAP = 1e7;

/** Small rows on a lattice of their unit, and the sums of the others. */
interface Cut {
  readonly small: readonly AtomRow[];
  readonly unit: number;
  readonly size: number;
  readonly steps: number;
  readonly large: LargeSums;
}

/**
 * The law of rows whose amounts are whole multiples of a unit: exact, the largest amounts apart where the lattice would be long.
 *
 * @returns null where it takes more than `mostSteps`
 */
export function unitLaw(year: AtomRows, mostSteps: number, isAll: boolean): AtomLaw | null {
  const rows = bySize(year.rows);
  let best: Cut | null = null;
  for (let count = rows.length; count > 0; count--) {
    const large = largeSums(rows.slice(count), year.chance);
    if (large === null) break;
    const small = rows.slice(0, count);
    const unit = commonUnit(small.flatMap(amountsOf));
    const longest = small.reduce((sum, row) => Math.max(sum, largestAmount(row)), 0);
    if (unit === null || longest / unit > MOST_PLACES) continue;
    const size = Math.ceil(highestSum(small) / unit) + 2;
    const steps = size * weightOf(small);
    if (size > MOST_PLACES || steps > mostSteps) continue;
    if (best === null || steps < best.steps) best = { small, unit, size, steps, large };
    if (steps <= CHEAP) break;
  }
  if (best === null) return null;
  const { small, unit, size, large } = best;
  const lattice = onLattice(small, unit, size, Math.round);
  const dropped = large.dropped + ABOVE_HIGHEST;
  return latticeLaw(large.list, [{ lattice, weight: 1 }], year.chance, dropped, isAll);
}

const PLACES = 1_048_576;
const ROUNDED_STEPS = 3e7;
/** Where a year would cling to lattices more than this, its steps are too short for any lattice to matter. */
const TOO_ROUGH = 1e-3;
const NORMAL_PEAK = 0.4;

/** The law of rows whose amounts are rounded down to one lattice and up to another; null where the two would lie too far apart. */
export function roundedLaw(year: AtomRows, isAll: boolean): AtomLaw | null {
  const rows = bySize(year.rows);
  let [small, large] = [rows, largeSums([], year.chance)];
  while (small.length > 1) {
    const more = largeSums(rows.slice(small.length - 1), year.chance);
    if (more === null) break;
    [small, large] = [small.slice(0, -1), more];
  }
  if (large === null) return null;
  const places = Math.min(PLACES, ROUNDED_STEPS / (2 * weightOf(small)));
  const unit = wholeUnit(small, highestSum(small) / places);
  const size = Math.ceil(highestSum(small.map((row) => raised(row, unit))) / unit) + 2;
  const events = small.reduce((sum, row) => sum + eventsOf(row).mean, 0);
  const spread = Math.sqrt(small.reduce((sum, row) => sum + lossesOf(row).variance, 0));
  if ((NORMAL_PEAK * events * unit) / spread > TOO_ROUGH || size > MOST_PLACES) return null;
  const meanMoved = (round: (places: number) => number): number =>
    small.reduce(
      (sum, row) =>
        sum + Math.abs(lossesOf(roundedRow(row, unit, round)).mean - lossesOf(row).mean),
      0,
    );
  const [lowered, lifted] = [meanMoved(down), meanMoved(up)];
  const all = lowered + lifted;
  const rounded = [
    { lattice: onLattice(small, unit, size, down), weight: all > 0 ? lifted / all : 0.5 },
    { lattice: onLattice(small, unit, size, up), weight: all > 0 ? lowered / all : 0.5 },
  ];
  return latticeLaw(large.list, rounded, year.chance, large.dropped + ABOVE_HIGHEST, isAll);
}

function down(places: number): number {
  return Math.floor(places * (1 + SAME_SUM));
}

/** At least one, however small the amount is beside a step. */
function up(places: number): number {
  return Math.ceil(places * (1 - SAME_SUM));
}

/** A unit not above another, of which the amount that comes most often is a whole multiple. */
function wholeUnit(rows: readonly AtomRow[], most: number): number {
  let [often, amount] = [0, 0];
  for (const row of rows) {
    const { mean } = eventsOf(row);
    if (mean > often && largestAmount(row) > most) [often, amount] = [mean, largestAmount(row)];
  }
  return amount === 0 ? most : amount / Math.ceil(amount / most);
}

function raised(row: AtomRow, unit: number): AtomRow {
  return withAmounts(row, (amount) => amount + unit);
}

function roundedRow(row: AtomRow, unit: number, round: (places: number) => number): AtomRow {
  return withAmounts(row, (amount) => unit * round(amount / unit));
}

function onLattice(
  rows: readonly AtomRow[],
  unit: number,
  size: number,
  round: (places: number) => number,
): SummedLattice {
  return summedLattice(
    unit,
    latticeSums(rows, (amount) => round(amount / unit), size),
  );
}

export function bySize(rows: readonly AtomRow[]): AtomRow[] {
  return [...rows].sort((a, b) => largestAmount(a) - largestAmount(b));
}

/** Steps that rows take at each place of a lattice. */
function weightOf(rows: readonly AtomRow[]): number {
  return rows.reduce((sum, row) => {
    const own = amountsOf(row).length;
    return sum + (row.kind === "clustered" ? 3 * own : own);
  }, 1);
}

export interface LargeSums {
  readonly list: ChanceList;
  readonly dropped: number;
}

/** The sums of the largest amounts; null for too many. */
export function largeSums(
  rows: readonly AtomRow[],
  chance: number,
  most = MOST_LARGE,
): LargeSums | null {
  const sums = layeredSums(
    { rows, shared: null, sharedAtoms: [] },
    {
      tolerance: LEFT_OUT / chance,
      most,
      effort: { left: Math.max(LARGE_EFFORT, STEPS_A_SUM * most) },
    },
  );
  const [list] = sums?.layers ?? [];
  return sums && list ? { list, dropped: sums.dropped } : null;
}
