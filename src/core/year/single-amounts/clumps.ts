import { log } from "../../numeric/elementary/log";
import { highestSum, lowestSum, rangeOfSums } from "./lists/highest-sum";
import { commonUnit } from "./lists/common-unit";
import type { AtomRow } from "./lists/atom-rows";
import { amountsOf, eventsOf, withAmount } from "./lists/atom-rows";
import { logOfLikely, spreadOf } from "./lists/likely-sums";

/** A row of one amount, count · base + rest. */
export interface ClumpedRow {
  readonly row: AtomRow;
  readonly count: number;
  readonly rest: number;
  /** The rest in units; null where there are none. */
  readonly units: number | null;
}

/** Rows whose sums M · base + D lie about the multiples of a base, and all others. */
export interface Clumps {
  readonly rows: readonly ClumpedRow[];
  readonly others: readonly AtomRow[];
  readonly base: number;
  /** Of which all D are whole multiples, and the base too where `reach` is more than 1; null for none. */
  readonly unit: number | null;
  /** The least M and D, and how many values of M there are, all but for next to nothing. */
  readonly least: number;
  readonly values: number;
  readonly start: number;
  /** Width in which all D lie: an odd number of units where `reach` is 1, otherwise so many bases. */
  readonly period: number;
  readonly reach: number;
}

/** Rows with events that vary by so many and more make clumps. */
const HEAVY = 40;
const MOST_PARTS = 6;
const MOST_VALUES = 32_768;
const MOST_REACH = 16;
/** Deviations on which a base is chosen. */
const SPAN = 16;
/** Sums of the other rows, as few as can be, and at most. */
const FEW_OTHERS = 20_000;
const MOST_OTHERS = 120_000;
const DEVIATIONS = 1.5;
/** So much of its width a year is kept from the ends of a period without units. */
const MARGIN = 0.01;

/**
 * Ways to part rows into clumps and others about the base that leaves the fewest places: an amount that comes often, or a part of one.
 *
 * @returns none where sums of no amounts clump, or the other rows have too many
 */
export function clumpsOf(all: readonly AtomRow[]): readonly Clumps[] {
  const single = all.filter((row) => amountsOf(row).length === 1);
  const heavy = single.filter((row) => eventsOf(row).variance >= HEAVY);
  const parts = commonUnit(single.flatMap(amountsOf));
  const bases = heavy.flatMap((row) =>
    Array.from({ length: MOST_PARTS }, (_, i) => amountOf(row) / (i + 1)),
  );
  let [best, fewest]: [number | null, number] = [null, Infinity];
  for (const near of bases) {
    const base = wholeOf(near, parts);
    if (!(base > 0)) continue;
    const split = heavy.map((row) => splitOf(row, base, parts));
    const values = SPAN * Math.sqrt(varianceOf(split, ({ count }) => count));
    const width = SPAN * Math.sqrt(varianceOf(split, ({ rest }) => rest));
    const places = values * Math.max(width / base, 1) * (1 + width / base);
    if (values <= MOST_VALUES && places < fewest) [best, fewest] = [base, places];
  }
  return best === null ? [] : about(best, { all, single, heavy, parts });
}

interface Asked {
  readonly all: readonly AtomRow[];
  /** Those of one amount, and of these those that come often. */
  readonly single: readonly AtomRow[];
  readonly heavy: readonly AtomRow[];
  readonly parts: number | null;
}

/**
 * With those rows in clumps that widen them least: all that come often, as few as leave others with few sums, and as many as do not make
 * clumps reach over each other; where none of these is possible, clumps that do.
 */
function about(base: number, { all, single, heavy, parts }: Asked): readonly Clumps[] {
  const often = varianceOf(
    heavy.map((row) => splitOf(row, base, parts)),
    ({ count }) => count,
  );
  const most = (SPAN / 4) * Math.sqrt(often);
  const rows = single
    .map((row) => splitOf(row, base, parts))
    .filter(({ row, count }) => heavy.includes(row) || count <= most)
    .sort((a, b) => varianceOf([a], ({ rest }) => rest) - varianceOf([b], ({ rest }) => rest));
  let allOften: Clumps | null = null;
  let fewest: Clumps | null = null;
  let many: Clumps | null = null;
  for (let count = 1; count <= rows.length; count++) {
    const some = rows.slice(0, count);
    const others = all.filter((row) => some.every((one) => one.row !== row));
    const clumps = laidOut(some, others, base, parts);
    if (clumps === null) continue;
    if (clumps.reach > (many === null ? MOST_REACH : 1)) break;
    const sums = logOfLikely(others.map(spreadOf), DEVIATIONS);
    if (sums > log(MOST_OTHERS)) continue;
    if (sums <= log(FEW_OTHERS)) {
      fewest ??= clumps;
      if (!others.some((row) => heavy.includes(row))) allOften ??= clumps;
    }
    many = clumps;
  }
  return [...new Set([allOften, fewest, many])].filter((clumps) => clumps !== null);
}

function laidOut(
  rows: readonly ClumpedRow[],
  others: readonly AtomRow[],
  base: number,
  parts: number | null,
): Clumps | null {
  const counted = rows
    .filter(({ count }) => count > 0)
    .map(({ row, count }) => withAmount(row, count));
  const least = Math.max(Math.floor(lowestSum(counted)), 0);
  const values = Math.ceil(highestSum(counted)) + 1 - least;
  const [lowest, highest] = rangeOfSums(rows.map(({ row, rest }) => withAmount(row, rest)));
  const width = highest - lowest;
  if (!(width > 0) || values < 2 || values > MOST_VALUES) return null;
  const kept = { rows, others, base, least, values };
  const units = rows.map(({ units: own }) => Math.abs(own ?? 0)).filter((own) => own > 0);
  const unit = parts === null || units.length === 0 ? null : parts * units.reduce(commonDivisor);
  if (unit === null) {
    if (width * (1 + 2 * MARGIN) > base) return overlapping(kept, null, lowest, width);
    const start = lowest - MARGIN * width;
    return { ...kept, unit, start, period: width * (1 + 2 * MARGIN), reach: 1 };
  }
  // Between two multiples.
  const period = (2 * Math.ceil(width / unit / 2) + 3) * unit;
  if (period > base) {
    const whole = parts === null ? 0 : Math.round(base / parts);
    const ofAll = [...units, whole].reduce(commonDivisor);
    return overlapping(kept, (parts ?? 0) * ofAll, lowest, width);
  }
  return { ...kept, unit, start: (Math.floor(lowest / unit) - 0.5) * unit, period, reach: 1 };
}

function overlapping(
  kept: Pick<Clumps, "rows" | "others" | "base" | "least" | "values">,
  unit: number | null,
  lowest: number,
  width: number,
): Clumps {
  const from = lowest - MARGIN * width;
  const start = unit === null ? from : (Math.floor(from / unit) - 0.5) * unit;
  let reach = 2;
  while (reach * kept.base < width * (1 + 2 * MARGIN) + 2 * (unit ?? 0)) reach *= 2;
  return { ...kept, unit, start, period: reach * kept.base, reach };
}

function amountOf(row: AtomRow): number {
  return amountsOf(row)[0] ?? 0;
}

function wholeOf(amount: number, parts: number | null): number {
  return parts === null ? amount : parts * Math.round(amount / parts);
}

function splitOf(row: AtomRow, base: number, parts: number | null): ClumpedRow {
  const amount = amountOf(row);
  const count = Math.round(amount / base);
  if (parts === null) return { row, count, rest: amount - count * base, units: null };
  const units = Math.round(amount / parts) - count * Math.round(base / parts);
  return { row, count, rest: units * parts, units };
}

function varianceOf(rows: readonly ClumpedRow[], of: (row: ClumpedRow) => number): number {
  return rows.reduce((sum, row) => sum + of(row) * of(row) * eventsOf(row.row).variance, 0);
}

function commonDivisor(a: number, b: number): number {
  let [one, other] = [a, b];
  while (other !== 0) [one, other] = [other, one % other];
  return one;
}
