import further from "../../golden/annual-loss-further.json";
import { clustered, yearOfLosses } from "../../../src/core";
import { furtherYears } from "../../support/model/further-years";
import { fixed, lognormal, portfolio, threatOf } from "../../support/model/threats";

/** P(N = n) of a geometric number with mean m is (1 - r) rⁿ, r = m / (1 + m). */
const exceedanceOfGeometric = (mean: number, n: number): number =>
  Math.pow(mean / (1 + mean), n + 1);

describe("the error that is stated", () => {
  it.each(
    Object.entries(further.cases).flatMap(([name, reference]) =>
      typeof reference === "object" && "levels" in reference ? [[name, reference] as const] : [],
    ),
  )("is no smaller than the true one: %s", (name, { levels, percentile, tailMean }) => {
    const { threats, options } = furtherYears[name] ?? { threats: [] };
    const year = yearOfLosses(threats, options);
    levels.forEach((level, i) => {
      const q = percentile[i] ?? 0;
      const mean = tailMean[i] ?? year.tailMean(level);
      // The references are good to 1e-8, those of light tails at 99.99 % to 1e-7.
      expect(Math.abs(year.percentile(level) - q)).toBeLessThanOrEqual(
        year.percentileError(level) + 1e-7 * q,
      );
      expect(Math.abs(year.tailMean(level) - mean)).toBeLessThanOrEqual(
        year.tailMeanError(level) + 3e-7 * mean,
      );
    });
  });

  it("is that of one step where losses come in portions too small for a lattice", () => {
    const mean = 8000;
    // With a common factor of spread 1 the number of Poisson events is geometric; so many sums are not listed.
    const year = yearOfLosses([threatOf(mean, fixed(3))], { badYearSpread: 1 });
    for (const n of [4000, 8000, 30000, 60000]) {
      const miss = Math.abs(year.exceedance(3 * n) - exceedanceOfGeometric(mean, n));
      expect(miss).toBeLessThanOrEqual(year.exceedanceError(3 * n));
      const step = exceedanceOfGeometric(mean, n - 1) - exceedanceOfGeometric(mean, n);
      expect(year.exceedanceError(3 * n)).toBeLessThan(step + 3e-7);
    }
  });

  it("is said of events nearly as alike as portions, too", () => {
    // 1,000 events about 1: years cling to whole numbers, with a spread of 0.03 and steps of 0.0126 each.
    const year = yearOfLosses([
      threatOf(1000, lognormal(1, 1e-3)),
      threatOf(1e-3, lognormal(1e9, 1)),
    ]);
    expect(year.exceedanceError(1000)).toBeGreaterThan(1e-3);
    expect(year.exceedanceError(1000)).toBeLessThan(0.0127);
  });

  it("stays below 1e-5 for the usual years, up to the 99.99 %", () => {
    for (const year of [
      yearOfLosses(portfolio(20, 1)),
      yearOfLosses(portfolio(200, 0.1)),
      yearOfLosses(portfolio(20, 1), { badYearSpread: 0.5 }),
      yearOfLosses([threatOf(1e4, lognormal(1, 1))]),
      yearOfLosses([threatOf(clustered(4, 3), lognormal(1e5, 1.4))]),
    ]) {
      for (const level of [0.5, 0.9, 0.99, 0.999, 0.9999]) {
        expect(year.percentileError(level) / year.percentile(level)).toBeLessThan(1e-5);
        expect(year.tailMeanError(level) / year.tailMean(level)).toBeLessThan(1e-5);
      }
    }
  });
});
