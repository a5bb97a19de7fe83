import type { ModelError, ModelErrorCode, Threat, YearOfLosses } from "../../../src/core";
import { yearOfLosses } from "../../../src/core";
import { fixed, lognormal, portfolio, threatOf } from "../../support/model/threats";

const year = yearOfLosses([threatOf(1, lognormal(1000, 1))]);

describe("a year", () => {
  it.each`
    call                                                          | code                    | message
    ${() => year.percentile(1)}                                   | ${"level-out-of-range"} | ${"level must be 0 or more and less than 1, got 1"}
    ${() => year.tailMean(-0.1)}                                  | ${"level-out-of-range"} | ${"level must be 0 or more and less than 1, got -0.1"}
    ${() => year.contributions(NaN)}                              | ${"level-out-of-range"} | ${"level must be 0 or more and less than 1, got NaN"}
    ${() => year.exceedance(-1)}                                  | ${"out-of-range"}       | ${"loss must be 0 or more, got -1"}
    ${() => year.rank(NaN)}                                       | ${"out-of-range"}       | ${"loss must be 0 or more, got NaN"}
    ${() => year.curve(1)}                                        | ${"out-of-range"}       | ${"points must be a whole number from 2 to 10000, got 1"}
    ${() => year.layered({ retention: -1, limit: 1 })}            | ${"out-of-range"}       | ${"retention must be 0 or more, got -1"}
    ${() => year.layered({ retention: 0, limit: 0 })}             | ${"out-of-range"}       | ${"limit must be greater than 0, got 0"}
    ${() => year.layered({ retention: 0, limit: 1, share: 2 })}   | ${"out-of-range"}       | ${"share must lie between 0 and 1, got 2"}
    ${() => yearOfLosses([])}                                     | ${"incomplete"}         | ${"register must have a threat, got none"}
    ${() => yearOfLosses(portfolio(1, 1), { badYearSpread: -1 })} | ${"out-of-range"}       | ${"bad_year_spread must lie between 0 and 10, got -1"}
    ${() => yearOfLosses(portfolio(1, 1), { partOfYear: 0 })}     | ${"out-of-range"}       | ${"part_of_year must be more than 0 and at most 1, got 0"}
    ${() => yearOfLosses([threatOf(1, lognormal(1e100, 30))])}    | ${"too-large"}          | ${"variance of the year must stay below 1.8e308, got a larger one"}
  `(
    "refuses: $message",
    ({ call, code, message }: { call: () => unknown; code: ModelErrorCode; message: string }) => {
      let refusal: unknown;
      try {
        call();
      } catch (error) {
        refusal = error;
      }
      expect(refusal).toMatchObject({ code, message } satisfies Partial<ModelError>);
    },
  );

  it.each`
    name                                 | threats                                                               | because
    ${"no loss is too rare to happen"}   | ${[threatOf(1e-6, fixed(5))]}                                         | ${"one in a million"}
    ${"P(S = 0) underflows"}             | ${[threatOf(1e4, lognormal(10, 1)), threatOf(9e3, lognormal(3, 2))]}  | ${"exp(-19000) is 0"}
    ${"losses span 1 to 1e13"}           | ${[threatOf(3, lognormal(1, 1)), threatOf(0.05, lognormal(1e13, 1))]} | ${"13 powers of ten"}
    ${"a loss is reduced to nothing"}    | ${[threatOf(1, fixed(5), { lossReduction: 1 })]}                      | ${"every event costs 0"}
    ${"frequency is reduced to nothing"} | ${[threatOf(1, fixed(5), { frequencyReduction: 1 })]}                 | ${"no event comes"}
  `("answers where $name", ({ threats }: { threats: Threat[] }) => {
    const answered: YearOfLosses = yearOfLosses(threats);
    for (const level of [0, 0.5, 0.9, 0.99, 0.9999]) {
      const q = answered.percentile(level);
      expect(q).toBeGreaterThanOrEqual(0);
      expect(answered.tailMean(level)).toBeGreaterThanOrEqual(q);
      expect(answered.percentileError(level)).toBeLessThanOrEqual(1e-5 * q + 1e-12);
      expect(answered.contributions(level)).toHaveLength(threats.length);
    }
    expect(answered.exceedance(1e15)).toBeLessThan(0.01);
  });

  it("keeps its digits at both ends of 13 powers of ten", () => {
    const small = yearOfLosses([threatOf(3, lognormal(1, 1))]);
    const both = yearOfLosses([threatOf(3, lognormal(1, 1)), threatOf(0.05, lognormal(1e13, 1))]);
    // Without a large event the year is the small one: P(S <= x) = exp(-0.05) P(small <= x).
    for (const level of [0.1, 0.5, 0.9]) {
      const q = small.percentile(level);
      expect(both.percentile(level * Math.exp(-0.05)) / q).toBeCloseTo(1, 6);
    }
  });

  it("begins where a loss of 0 is enough", () => {
    const seldom = yearOfLosses([threatOf(0.05, fixed(10))]);
    expect(seldom.percentile(0.95)).toBe(0);
    expect(seldom.tailMean(0.95)).toBeCloseTo(0.5 / 0.05, 10);
    expect(seldom.percentile(0)).toBe(0);
    expect(seldom.tailMean(0)).toBe(seldom.mean);
  });
});
