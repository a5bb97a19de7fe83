import fc from "fast-check";
import { yearOfLosses } from "../../../../src/core";
import { atomRows } from "../../../../src/core/year/single-amounts/lists/atom-rows";
import { roundedLaw } from "../../../../src/core/year/single-amounts/rows-on-lattice";
import { yearSources } from "../../../../src/core/year/sources/year-sources";
import { isLong } from "../../../support/is-long";
import type { FixedRow } from "../../../support/model/counted-sums";
import { fixedThreat, rowsOfAnySize } from "../../../support/model/fixed-register-arbitrary";
import { seriesAtMost } from "../../../support/model/series-of-sums";
import { boundsFromAbove } from "../../../support/model/sums-from-above";

const LEVELS = [0.02, 0.3, 0.7, 0.99];
/** Of a loss: sums as close as this are the same. */
const SAME = 3e-13;

interface Errors {
  readonly miss: number;
  readonly stated: number;
  readonly looked: number;
}

/** Largest true and stated errors of a register's exceedances: about percentiles and about amounts, on a sum and beside it. */
function errorsOf(rows: readonly FixedRow[]): Errors {
  const year = yearOfLosses(rows.map(fixedThreat));
  const worst = [...rows].sort((a, b) => b.frequency * b.loss - a.frequency * a.loss);
  const often = rows.reduce((most, row) => (row.frequency > most.frequency ? row : most));
  const about = [
    ...LEVELS.map((level) => year.percentile(level)),
    ...worst.slice(0, 2).map(({ loss }) => loss),
    often.loss * Math.max(Math.round(often.frequency), 1),
  ];
  let [miss, stated, looked] = [0, 0, 0];
  for (const x of about.flatMap((loss) => [loss, loss * (1 - 1e-9), loss * (1 + 1e-9)])) {
    if (!(x > 0)) continue;
    const own = year.exceedanceError(x);
    stated = Math.max(stated, own);
    const [below, above] = [-1, 1].map((side) =>
      boundsFromAbove(rows, BigInt(Math.floor(100 * x * (1 + side * SAME)))),
    );
    if (!below || !above) continue;
    looked += 1;
    const chance = 1 - year.exceedance(x);
    const off = Math.max(below.low - chance, chance - above.high, 0);
    miss = Math.max(miss, off);
    expect(off).toBeLessThan(own + 1e-11);
  }
  return { miss, stated, looked };
}

/** Rows, and how many registers are drawn in every run and by `npm run long`. */
const draws = [
  { least: 1, most: 7, usual: 12, long: 150 },
  { least: 8, most: 20, usual: 0, long: 40 },
].filter(({ usual }) => isLong || usual > 0);

describe("a year of fixed losses of a cent to ten trillion, up to a thousand times a year each", () => {
  it.each(draws)(
    "of $least to $most rows is as counted from above, and states a millionth at most",
    ({ least, most, usual, long }) => {
      const found = fc
        .sample(rowsOfAnySize(least, most), { numRuns: isLong ? long : usual, seed: 20_265 + most })
        .map(errorsOf);
      const largest = (of: (one: Errors) => number): string =>
        found.reduce((all, one) => Math.max(all, of(one)), 0).toExponential(1);
      const looked = found.reduce((sum, one) => sum + one.looked, 0);
      process.stdout.write(
        `${least} to ${most} rows of any size | ${found.length} registers, ${looked} losses | true error ${largest(({ miss }) => miss)} | stated ${largest(({ stated }) => stated)}\n`,
      );
      expect(looked).toBeGreaterThan(found.length);
      expect(found.filter(({ stated }) => stated > 1e-6)).toEqual([]);
    },
    3_600_000,
  );
});

describe("an amount that is too large for a unit of whole cents", () => {
  it("is no unit of the small ones beside it", () => {
    const small = [
      [1000, 1],
      [700, 2],
      [300, 3],
      [200, 5],
    ] as const;
    const rows = small.map(([frequency, cents]): FixedRow => ({
      ...{ kind: "P", frequency, loss: cents / 100, ratio: 1 },
    }));
    const rare: FixedRow = { kind: "B", frequency: 0.25, loss: 470_305_437_576.27, ratio: 1 };
    const year = yearOfLosses([...rows, rare].map(fixedThreat));
    for (const cents of [4150, 4300, 4500]) {
      const [right = NaN] = seriesAtMost(
        rows.map((row, i) => ({ ...row, units: small[i]?.[1] ?? 0 })),
        0,
        [cents],
      );
      expect(year.exceedance(cents / 100)).toBeCloseTo(1 - 0.75 * right, 10);
    }
    expect(year.percentile(0.9)).toBeGreaterThan(rare.loss + 40);
  });
});

describe("a dozen fixed losses of a cent to six trillion under bad years", () => {
  it("exceed a loss as often as counted from above, within a millionth", () => {
    const rows = (
      [
        ["P", 0.0841, 103.24],
        ["P", 0.0717, 50626.18],
        ["P", 0.291, 16.14],
        ["P", 0.0603, 2432364.89],
        ["N", 247, 160766.37],
        ["P", 0.598, 1287307.24],
        ["P", 0.126, 6043091211275.92],
        ["P", 0.00713, 7638991961.86],
        ["P", 1.45, 176057726.99],
        ["B", 0.242, 630125.79],
        ["B", 0.0235, 6.41],
        ["P", 20.6, 0.02],
        ["P", 0.0401, 13.41],
      ] as const
    ).map(([kind, frequency, loss]): FixedRow => ({ kind, frequency, loss, ratio: 2.38 }));
    const year = yearOfLosses(rows.map(fixedThreat), { badYearSpread: 0.3 });
    for (const loss of [3e7, 6e7, 176057726.99, 5e8, 6043091211275.92]) {
      const bounds = boundsFromAbove(rows, BigInt(Math.round(100 * loss)), 0.3);
      const stated = year.exceedanceError(loss);
      const chance = 1 - year.exceedance(loss);
      expect(stated).toBeLessThan(1e-6);
      expect(chance).toBeGreaterThan((bounds?.low ?? NaN) - stated);
      expect(chance).toBeLessThan((bounds?.high ?? NaN) + stated);
    }
  });
});

describe("fixed losses that are rounded to steps a billion times as large", () => {
  it("state what that may miss", () => {
    const rows = (
      [
        ["P", 0.314, 27.82],
        ["N", 1.5, 1.02],
        ["P", 0.178, 2700410469.71],
        ["P", 11.54, 1156623280684.87],
        ["P", 14.27, 3546.07],
      ] as const
    ).map(([kind, frequency, loss]): FixedRow => ({ kind, frequency, loss, ratio: 1.04 }));
    const law = roundedLaw(atomRows(yearSources(rows.map(fixedThreat), 2, 1)), true);
    for (const loss of [1, 1.02, 1000]) {
      const bounds = boundsFromAbove(rows, BigInt(Math.round(100 * loss)), 2);
      const miss = Math.abs((law?.atMost(loss) ?? NaN) - (bounds?.low ?? NaN));
      expect(miss).toBeLessThan((law?.error(loss) ?? NaN) + 1e-8);
    }
  });
});
