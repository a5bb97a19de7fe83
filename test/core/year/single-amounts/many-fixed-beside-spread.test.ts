import fc from "fast-check";
import { poisson, yearOfLosses } from "../../../../src/core";
import { isLong } from "../../../support/is-long";
import type { FixedRow } from "../../../support/model/counted-sums";
import { fixedRows, fixedThreat } from "../../../support/model/fixed-register-arbitrary";
import type { SpreadRow } from "../../../support/model/mixed-series";
import { mixedAtMost } from "../../../support/model/mixed-series";
import type { UnitRow } from "../../../support/model/series-of-sums";
import { mostEvents, seriesAtMost } from "../../../support/model/series-of-sums";
import { lognormal, threatOf } from "../../../support/model/threats";

/** Most units of a year. */
const CELLS = 5e4;

/** Rows some cents beside whole units, so little that no sum is nearer to another one's unit, and the same in whole units. */
interface NearUnit {
  readonly rows: readonly FixedRow[];
  readonly whole: readonly UnitRow[];
  readonly unit: number;
}

function nearUnit(drawn: readonly FixedRow[]): NearUnit {
  const all = drawn.reduce((sum, row) => sum + row.loss * mostEvents(row), 0);
  const unit = Math.ceil((100 * all) / CELLS) / 100;
  const events = drawn.reduce((sum, row) => sum + mostEvents(row), 0);
  const off = Math.floor((45 * unit) / events);
  const whole = drawn.map((row) => ({ ...row, units: Math.max(Math.round(row.loss / unit), 1) }));
  const rows = whole.map((row, i) => ({
    ...row,
    loss: Math.round(100 * row.units * unit + ((37 * i) % (2 * off + 1)) - off) / 100,
  }));
  return { rows, whole, unit };
}

const spreadRows = fc.array(
  fc
    .tuple(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
    )
    .map(([often, place, width]): SpreadRow => ({
      kind: "P",
      ratio: 1,
      frequency: often / 70,
      median: 1e4 * Math.pow(100, place / 100),
      // From twice to a hundred times the low end, 90 % of the range.
      sigma: Math.log(2 * Math.pow(50, width / 100)) / 3.29,
    })),
  { minLength: 1, maxLength: 4 },
);

describe("many fixed losses beside lognormals", () => {
  it("exceed a loss with the chance that two series say, between sums and on either side of one", () => {
    const registers = fc.sample(fc.tuple(fixedRows(13, isLong ? 28 : 16), spreadRows), {
      numRuns: isLong ? 20 : 2,
      seed: 20_264,
    });
    let [largest, stated, looked] = [0, 0, 0];
    for (const [drawn, others] of registers) {
      const { rows, whole, unit } = nearUnit(drawn);
      const threats = others.map(({ frequency, median, sigma }) =>
        threatOf(poisson(frequency), lognormal(median, sigma)),
      );
      const year = yearOfLosses([...rows.map(fixedThreat), ...threats]);
      const often = [...whole].sort((a, b) => b.frequency - a.frequency);
      const largestUnits = Math.max(...whole.map(({ units }) => units));
      const sums = [(often[0]?.units ?? 0) + (often[1]?.units ?? 0), largestUnits];
      const near = [0.5, 0.9, 0.99].map((level) => Math.floor(year.percentile(level) / unit));
      const places = [...sums.flatMap((sum) => [sum - 1, sum]), ...near].filter(
        (place) => place > largestUnits / 16,
      );
      const chances = seriesAtMost(whole, 0, places);
      const losses = places.map((place) => (place + 0.5) * unit);
      const right = mixedAtMost(rows, others, 0, losses, (x) => chances[losses.indexOf(x)] ?? NaN);
      if (right === null) continue;
      losses.forEach((loss, i) => {
        const miss = Math.abs(1 - year.exceedance(loss) - (right[i] ?? NaN));
        largest = Math.max(largest, miss);
        stated = Math.max(stated, year.exceedanceError(loss));
        looked += 1;
        expect(miss).toBeLessThan(1e-6);
      });
    }
    process.stdout.write(
      `many fixed beside lognormals | ${looked} losses | true error ${largest.toExponential(1)} | stated ${stated.toExponential(1)}\n`,
    );
    expect(looked).toBeGreaterThan(8);
  }, 1_800_000);
});
