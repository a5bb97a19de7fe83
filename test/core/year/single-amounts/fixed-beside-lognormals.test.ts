import fc from "fast-check";
import { yearOfLosses } from "../../../../src/core";
import { isLong } from "../../../support/is-long";
import type { LognormalRow } from "../../../support/model/counted-lognormals";
import { lognormalsAtMost } from "../../../support/model/counted-lognormals";
import { countedSums } from "../../../support/model/counted-sums";
import { fixedRows, fixedThreat } from "../../../support/model/fixed-register-arbitrary";
import { lognormal, threatOf } from "../../../support/model/threats";

const REGISTERS = isLong ? 40 : 2;
/** Sums of fixed losses beyond which none is looked at. */
const MOST_SUMS = 200_000;

const lognormals = (): fc.Arbitrary<LognormalRow[]> =>
  fc
    .tuple(
      fc.integer({ min: 0, max: 100 }).map((n) => 300 * Math.pow(1000, n / 100)),
      fc.array(
        fc.record({
          frequency: fc.constantFrom(0.02, 0.1, 0.3),
          times: fc.constantFrom(0.6, 1, 1.6),
          sigma: fc.constantFrom(0.3, 0.45, 0.6),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([about, rows]) =>
      rows.map(({ frequency, times, sigma }) => ({ frequency, median: about * times, sigma })),
    );

describe("five and more fixed losses beside one to three lognormals", () => {
  it("exceed a loss with the chance of both laws together", () => {
    const registers = fc.sample(fc.tuple(fixedRows(5, 8), lognormals()), {
      numRuns: REGISTERS,
      seed: 20_262,
    });
    let [largest, stated, tried] = [0, 0, 0];
    for (const [rows, others] of registers) {
      const counted = countedSums(rows, 0);
      if (counted.amounts.length > MOST_SUMS) continue;
      tried += 1;
      const beside = lognormalsAtMost(others);
      const year = yearOfLosses([
        ...rows.map(fixedThreat),
        ...others.map(({ frequency, median, sigma }) =>
          threatOf(frequency, lognormal(median, sigma)),
        ),
      ]);
      const likely = [...counted.amounts.keys()]
        .sort((a, b) => (counted.chances[b] ?? 0) - (counted.chances[a] ?? 0))
        .slice(0, 4)
        .map((place) => counted.amounts[place] ?? 0);
      const losses = likely
        .flatMap((amount) => [amount, amount * (1 - 1e-8), amount * (1 + 1e-8) + 1e-6])
        .concat([0.5, 0.99].map((level) => year.percentile(level)));
      for (const x of losses) {
        let right = 0;
        counted.amounts.forEach((amount, i) => {
          // As on the sum itself where it is the same but for rounding.
          if (amount > x * (1 + 1e-12)) return;
          right += (counted.chances[i] ?? 0) * beside(Math.max(x - amount, 0));
        });
        const miss = Math.abs(1 - year.exceedance(x) - right);
        largest = Math.max(largest, miss);
        stated = Math.max(stated, year.exceedanceError(x));
        expect(miss).toBeLessThan(1e-6);
        expect(miss).toBeLessThan(year.exceedanceError(x) + 1e-8);
      }
    }
    process.stdout.write(
      `5 to 8 rows beside lognormals | ${tried} registers | true error ${largest.toExponential(1)} | stated ${stated.toExponential(1)}\n`,
    );
    expect(tried).toBeGreaterThan(0);
  }, 1_800_000);
});
