import fc from "fast-check";
import type { Threat } from "../../../../src/core";
import { bernoulli, clustered, poisson, yearOfLosses } from "../../../../src/core";
import { isLong } from "../../../support/is-long";
import type { FixedRow } from "../../../support/model/counted-sums";
import { fixedRows, fixedThreat } from "../../../support/model/fixed-register-arbitrary";
import type { SpreadRow } from "../../../support/model/mixed-series";
import { mixedAtMost } from "../../../support/model/mixed-series";
import { lognormal, threatOf } from "../../../support/model/threats";

/** As in the calculation of the series. */
const EXACT = 1e-9;

const evenInLog = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1000 }).map((n) => low * Math.pow(high / low, n / 1000));

const spreadRows = fc.array(
  fc.record({
    kind: fc.constantFrom<FixedRow["kind"]>("P", "P", "B", "N"),
    frequency: evenInLog(0.01, 0.9),
    ratio: evenInLog(1.05, 3),
    median: evenInLog(3000, 3e6),
    sigma: evenInLog(0.15, 0.9),
  }),
  { minLength: 1, maxLength: 4 },
);

function spreadThreat({ kind, frequency, ratio, median, sigma }: SpreadRow): Threat {
  const often =
    kind === "P"
      ? poisson(frequency)
      : kind === "B"
        ? bernoulli(frequency)
        : clustered(frequency, ratio);
  return threatOf(often, lognormal(median, sigma));
}

/** Losses of about one size, over which a series is made. */
function bySize(losses: readonly number[]): number[][] {
  const sizes: number[][] = [];
  for (const loss of [...losses].sort((a, b) => a - b)) {
    const last = sizes.at(-1);
    if (last !== undefined && loss < 16 * (last[0] ?? 0)) last.push(loss);
    else sizes.push([loss]);
  }
  return sizes;
}

describe("fixed losses beside lognormals of any kind and size", () => {
  it("exceed a loss with the chance that a series says, on a sum, just below and just above", () => {
    const registers = fc.sample(
      fc.tuple(fixedRows(5, isLong ? 12 : 8), spreadRows, fc.constantFrom(0, 0, 0.3, 1.2)),
      { numRuns: isLong ? 40 : 3, seed: 20_263 },
    );
    let [largest, stated, looked] = [0, 0, 0];
    for (const [rows, others, spread] of registers) {
      const year = yearOfLosses([...rows.map(fixedThreat), ...others.map(spreadThreat)], {
        badYearSpread: spread,
      });
      const often = [...rows].sort((a, b) => b.frequency - a.frequency);
      const [first = 0, second = 0] = often.map(({ loss }) => loss);
      const sums = [first, second, first + second, Math.max(...rows.map(({ loss }) => loss))];
      const losses = [
        ...sums.flatMap((sum) => [sum, sum * (1 - 1e-8), sum * (1 + 1e-8)]),
        ...[0.5, 0.9, 0.99].map((level) => year.percentile(level) * (1 + 1e-11)),
      ].filter((loss) => loss > 0);
      for (const alike of bySize(losses)) {
        const right = mixedAtMost(rows, others, spread, alike);
        if (right === null) continue;
        alike.forEach((loss, i) => {
          const known = right[i] ?? null;
          if (known === null) return;
          const miss = Math.abs(1 - year.exceedance(loss) - known);
          largest = Math.max(largest, miss);
          stated = Math.max(stated, year.exceedanceError(loss));
          looked += 1;
          expect(miss).toBeLessThan(1e-6);
          expect(miss).toBeLessThan(year.exceedanceError(loss) + EXACT);
        });
      }
    }
    process.stdout.write(
      `fixed beside lognormals of all kinds | ${looked} losses | true error ${largest.toExponential(1)} | stated ${stated.toExponential(1)}\n`,
    );
    expect(looked).toBeGreaterThan(20);
  }, 1_800_000);
});
