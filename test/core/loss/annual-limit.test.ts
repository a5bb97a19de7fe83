import fc from "fast-check";
import type { Frequency, Severity, Threat } from "../../../src/core";
import { bernoulli, clustered, expectedLoss, poisson, yearOfLosses } from "../../../src/core";
import type { PanjerCount } from "../../support/joint-panjer";
import { clusteredCount, jointlyBelow, poissonCount } from "../../support/joint-panjer";
import { fixed, lognormal, range, threatOf } from "../../support/threats";

interface Insured {
  readonly retention: number;
  readonly limit: number;
  readonly annualLimit?: number;
}

const insured = (
  frequency: number | Frequency,
  severity: Severity,
  cover: Insured,
  rest: { cap?: number; lossReduction?: number } = {},
): Threat => threatOf(frequency, severity, { ...rest, cover });

const pert: Severity = { kind: "pert", min: 2e5, mostLikely: 1e6, max: 9e6 };
const uniform: Severity = { kind: "uniform", min: 0, max: 5e6 };

describe("a policy with a retention an event and one limit a year", () => {
  const cover = { retention: 0.5e6, limit: 5e6 };

  it("keeps 4.947m of two losses of 4.5m a year, where a limit that renews keeps 1.0m", () => {
    // n losses leave 0.5, 4, 8.5, 13 ... : 4.5 n - 5 from the second on.
    const renewing = yearOfLosses([insured(2, fixed(4.5e6), cover)]);
    const yearly = yearOfLosses([insured(2, fixed(4.5e6), { ...cover, annualLimit: 5e6 })]);
    const none = Math.exp(-2);
    expect(renewing.mean).toBeCloseTo(1e6, 3);
    expect(renewing.percentile(0.99)).toBe(3e6);
    expect(yearly.mean).toBeCloseTo(4e6 + none * 5e6 + 2 * none * 1e6, 3);
    expect(yearly.mean).toBeCloseTo(4947346.9827, 3);
    expect(yearly.percentile(0.99)).toBe(22e6);
    expect(yearly.exceedance(4e6 - 1)).toBeCloseTo(1 - 3 * none, 12);
    expect(yearly.exceedance(4e6)).toBeCloseTo(1 - 5 * none, 12);
  });

  it("pays at most one event as if each had the limit", () => {
    const single = (annualLimit?: number): Threat =>
      insured(bernoulli(0.3), lognormal(2e6, 1), {
        ...{ retention: 0.5e6, limit: 3e6 },
        ...(annualLimit === undefined ? {} : { annualLimit }),
      });
    const [with3, without] = [yearOfLosses([single(3e6)]), yearOfLosses([single()])];
    for (const level of [0.8, 0.9, 0.99]) expect(with3.percentile(level)).toBe(without.percentile(level));
    expect(expectedLoss(single(3e6))).toBe(expectedLoss(single()));
  });
});

describe("against a recursion for what is kept and what is paid together", () => {
  /** Chances of uniform losses up to `most`, put at the middles of cells of two steps. */
  const uniformSteps = (most: number): number[] =>
    Array.from({ length: most }, (_, step) => (step % 2 === 1 ? 2 / most : 0));

  it.each`
    kind                         | frequency            | count                   | limit | annualLimit
    ${"Poisson, limit = annual"} | ${poisson(1.5)}      | ${poissonCount(1.5)}    | ${32} | ${32}
    ${"Poisson, 1.5 limits"}     | ${poisson(1.5)}      | ${poissonCount(1.5)}    | ${32} | ${48}
    ${"Poisson, whole layer"}    | ${poisson(0.4)}      | ${poissonCount(0.4)}    | ${72} | ${72}
    ${"in clusters"}             | ${clustered(1.5, 3)} | ${clusteredCount(1.5, 3)} | ${32} | ${48}
  `(
    "has the same chances: $kind",
    (row: {
      frequency: Frequency;
      count: PanjerCount;
      limit: number;
      annualLimit: number;
    }) => {
      const [most, retention] = [80, 8];
      const cover = { retention, limit: row.limit, annualLimit: row.annualLimit };
      const year = yearOfLosses([
        insured(row.frequency, { kind: "uniform", min: 0, max: most }, cover),
      ]);
      const fine = (factor: number, loss: number): number =>
        jointlyBelow(
          row.count,
          uniformSteps(factor * most),
          {
            retention: factor * retention,
            limit: factor * row.limit,
            annualLimit: factor * row.annualLimit,
          },
          factor * loss,
        );
      for (const loss of [4, 20, 42, 74, 100]) {
        // The error falls with the square of the step.
        const richer = (4 * fine(2, loss) - fine(1, loss)) / 3;
        expect(Math.abs(1 - year.exceedance(loss) - richer)).toBeLessThan(2e-5);
      }
    },
  );
});
