/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import fc from "fast-check";
import { yearOfLosses } from "../../../../src/core";
import { clumpedLaw } from "../../../../src/core/year/single-amounts/clumped-law";
import { atomRows } from "../../../../src/core/year/single-amounts/lists/atom-rows";
import { yearSources } from "../../../../src/core/year/sources/year-sources";
import { isLong } from "../../../support/is-long";
import type { FixedRow } from "../../../support/model/counted-sums";
import { fixedThreat } from "../../../support/model/fixed-register-arbitrary";
import { countsOf } from "../../../support/model/sums-from-above";

/*
 * Counted in whole cents: how many bases, and how many cents beside them, in a table that each row's numbers of events are added to one by
 * one. No transform and no rounding.
 */

/** A row and its loss, count · base + rest, in whole cents. */
interface ClumpedRow extends Pick<FixedRow, "kind" | "frequency" | "ratio"> {
  readonly count: number;
  readonly rest: number;
}

interface Cells {
  /** Bases and cents of the first cell. */
  readonly count: number;
  readonly rest: number;
  /** Numbers of bases, and of cents. */
  readonly rows: number;
  readonly columns: number;
  readonly chances: Float64Array;
}

/** P(S <= x) for each x in whole cents. */
function clumpedAtMost(
  rows: readonly ClumpedRow[],
  base: number,
  losses: readonly number[],
): number[] {
  const start: Cells = { count: 0, rest: 0, rows: 1, columns: 1, chances: Float64Array.of(1) };
  const all = rows.reduce(withRow, start);
  const { columns, chances } = all;
  const sums = losses.map(() => 0);
  for (let m = 0; m < all.rows; m++) {
    const from = m * columns;
    for (let d = 1; d < columns; d++) {
      chances[from + d] = (chances[from + d] ?? 0) + (chances[from + d - 1] ?? 0);
    }
    for (let i = 0; i < losses.length; i++) {
      const last = Math.min((losses[i] ?? 0) - (all.count + m) * base - all.rest, columns - 1);
      if (last >= 0) sums[i] = (sums[i] ?? 0) + (chances[from + last] ?? 0);
    }
  }
  return sums;
}

function withRow(cells: Cells, row: ClumpedRow): Cells {
  const { rows, columns, chances: before } = cells;
  const { first, chances } = countsOf(row);
  const last = first + chances.length - 1;
  const wide = Math.abs(row.rest) * (last - first);
  const to = {
    count: cells.count + first * row.count,
    rest: cells.rest + Math.min(first * row.rest, last * row.rest),
    rows: cells.rows + (last - first) * row.count,
    columns: cells.columns + wide,
  };
  const sums = new Float64Array(to.rows * to.columns);
  chances.forEach((chance, n) => {
    const right = cells.rest + (first + n) * row.rest - to.rest;
    for (let m = 0; m < rows; m++) {
      const from = m * columns;
      const at = (m + n * row.count) * to.columns + right;
      for (let d = 0; d < columns; d++) sums[at + d]! += chance * before[from + d]!;
    }
  });
  return { ...to, chances: sums };
}

const inMoney = (rows: readonly ClumpedRow[], base: number): FixedRow[] =>
  rows.map(({ count, rest, ...row }) => ({ ...row, loss: (count * base + rest) / 100 }));

const evenInLog = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1000 }).map((n) => low * Math.pow(high / low, n / 1000));

/** Rows that come hundreds of times a year, some cents beside multiples of a base, and others that are seldom or far from any. */
const clumpedRows = fc
  .tuple(
    evenInLog(2e3, 1e8).map(Math.round),
    fc.array(
      fc.record({
        kind: fc.constantFrom<FixedRow["kind"]>("P", "P", "N"),
        frequency: evenInLog(60, isLong ? 300 : 120),
        ratio: evenInLog(1.1, 1.6),
        count: fc.constantFrom(1, 1, 1, 2, 3),
        rest: fc.integer({ min: -2, max: 2 }),
      }),
      { minLength: 3, maxLength: isLong ? 4 : 3 },
    ),
    fc.array(
      fc.record({
        kind: fc.constant<FixedRow["kind"]>("B"),
        frequency: evenInLog(0.01, 0.9),
        ratio: fc.constant(1),
        count: fc.constantFrom(0, 1, 5, 40),
        rest: fc.integer({ min: -60, max: 60 }),
      }),
      { maxLength: isLong ? 3 : 1 },
    ),
  )
  .map(([base, often, seldom]) => ({
    base,
    rows: [
      ...often,
      ...seldom.map((row) => ({
        ...row,
        rest: row.count === 0 ? Math.abs(row.rest) + 1 : row.rest,
      })),
    ],
  }));

/** Sums about the middle of the year and far from it, and what they are told. */
function looksAt(rows: readonly ClumpedRow[], base: number): number[] {
  const mean = rows.reduce((sum, row) => sum + row.frequency * row.count, 0);
  const deviation = Math.sqrt(
    rows.reduce((sum, row) => sum + row.frequency * row.ratio * row.count * row.count, 0),
  );
  const rest = rows.reduce((sum, row) => sum + row.frequency * row.rest, 0);
  return [-2.5, -0.4, 0, 1.2, 4].flatMap((away) => {
    const middle = Math.round(mean + away * deviation) * base + Math.round(rest);
    return [-40, -7, 0, 1, 19].map((cents) => middle + cents);
  });
}

describe("fixed losses that come hundreds of times a year and are nearly multiples of each other", () => {
  it("exceed a loss as often as counted in whole cents, on a sum and just below it", () => {
    const drawn = fc.sample(clumpedRows, { numRuns: isLong ? 60 : 3, seed: 20_267 });
    let [most, said, looked] = [0, 0, 0];
    for (const { rows, base } of drawn) {
      const year = atomRows(yearSources(inMoney(rows, base).map(fixedThreat), 0, 1));
      const found = clumpedLaw(year, true, 1e-4);
      if (found === null) continue;
      const losses = looksAt(rows, base);
      const right = clumpedAtMost(rows, base, losses);
      losses.forEach((loss, i) => {
        const stated = found.law.error(loss / 100);
        const miss = Math.max(
          Math.abs(found.law.atMost(loss / 100) - (right[i] ?? NaN)),
          Math.abs(found.law.lessThan((loss + 1) / 100) - (right[i] ?? NaN)),
        );
        expect(miss).toBeLessThan(stated + 1e-12);
        expect(stated).toBeLessThan(found.stated + 1e-9);
        [most, said, looked] = [Math.max(most, miss), Math.max(said, stated), looked + 1];
      });
      const mean = inMoney(rows, base).reduce((sum, row) => sum + row.frequency * row.loss, 0);
      expect(found.law.partialMean(Infinity) / mean).toBeCloseTo(1, 6);
    }
    process.stdout.write(
      `fixed losses that clump | ${looked} losses | true error ${most.toExponential(1)} | stated ${said.toExponential(1)}\n`,
    );
    expect(looked).toBeGreaterThan(10 * drawn.length);
  }, 600_000);

  it("state less than a millionth of them", () => {
    const rows = (
      [
        [977, 13375.38],
        [964, 13375.66],
        [884, 13374.72],
        [821, 13374.95],
        [755, 13375.55],
        [652, 13375.83],
        [533, 26750.61],
      ] as const
    ).map(([frequency, loss]): FixedRow => ({ kind: "P", frequency, loss, ratio: 1 }));
    const year = yearOfLosses(rows.map(fixedThreat));
    for (const level of [0.001, 0.3, 0.5, 0.9, 0.999]) {
      const loss = year.percentile(level);
      expect(year.exceedanceError(loss)).toBeLessThan(1e-7);
      expect(year.exceedance(loss)).toBeLessThan(1 - level + 1e-7);
      expect(year.atLeast(loss)).toBeGreaterThan(1 - level - 1e-7);
    }
  });
});
