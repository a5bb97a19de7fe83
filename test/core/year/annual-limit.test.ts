import fc from "fast-check";
import type { Frequency, Severity, Threat } from "../../../src/core";
import { bernoulli, clustered, expectedLoss, poisson, yearOfLosses } from "../../../src/core";
import type { PanjerCount } from "../../support/model/joint-panjer";
import { clusteredCount, jointlyBelow, poissonCount } from "../../support/model/joint-panjer";
import { isLong } from "../../support/is-long";
import { fixed, lognormal, range, threatOf } from "../../support/model/threats";

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
    for (const level of [0.8, 0.9, 0.99])
      expect(with3.percentile(level)).toBe(without.percentile(level));
    expect(expectedLoss(single(3e6))).toBe(expectedLoss(single()));
  });
});

describe("against a recursion for what is kept and what is paid together", () => {
  /** Chances of uniform losses up to `most`, put at the middles of cells of two steps. */
  const uniformSteps = (most: number): number[] =>
    Array.from({ length: most }, (_, step) => (step % 2 === 1 ? 2 / most : 0));

  it.each`
    kind                         | frequency            | count                     | limit | annualLimit
    ${"Poisson, limit = annual"} | ${poisson(1.5)}      | ${poissonCount(1.5)}      | ${32} | ${32}
    ${"Poisson, 1.5 limits"}     | ${poisson(1.5)}      | ${poissonCount(1.5)}      | ${32} | ${48}
    ${"Poisson, whole layer"}    | ${poisson(0.4)}      | ${poissonCount(0.4)}      | ${72} | ${72}
    ${"in clusters"}             | ${clustered(1.5, 3)} | ${clusteredCount(1.5, 3)} | ${32} | ${48}
  `(
    "has the same chances: $kind",
    (row: { frequency: Frequency; count: PanjerCount; limit: number; annualLimit: number }) => {
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
        expect(Math.abs(1 - year.exceedance(loss) - richer)).toBeLessThan(5e-8);
      }
    },
  );
});

/** A row with insurance of a year, whatever its kind. */
const row = (): fc.Arbitrary<{ threat: (annualLimit?: number) => Threat; annualLimit: number }> =>
  fc
    .record({
      frequency: fc.constantFrom<Frequency>(poisson(0.3), poisson(2), clustered(1.5, 3)),
      severity: fc.constantFrom<Severity>(
        fixed(4.5e6),
        lognormal(1e6, 1),
        range(1e5, 2e7),
        { kind: "pert", min: 2e5, mostLikely: 1e6, max: 9e6 },
        { kind: "triangular", min: 0, mostLikely: 1e6, max: 4e6 },
        { kind: "uniform", min: 1e5, max: 5e6 },
      ),
      cap: fc.constantFrom(Infinity, 3e6, 8e6),
      lossReduction: fc.constantFrom(0, 0.3),
      retention: fc.constantFrom(0.01, 1e5, 5e5, 2e6),
      limit: fc.constantFrom(1e6, 5e6, 1e9),
      annualLimit: fc.constantFrom(1e6, 2.5e6, 5e6, 1.2e7),
    })
    .map(({ frequency, severity, retention, limit, annualLimit, ...rest }) => ({
      annualLimit,
      threat: (annual) =>
        insured(
          frequency,
          severity,
          annual === undefined
            ? { retention, limit }
            : { retention, limit: Math.min(limit, annual), annualLimit: annual },
          rest,
        ),
    }));

const levels = [0.5, 0.9, 0.99];

describe("laws of an Annual limit", () => {
  it("leaves no less than a limit that renews, and no more than no insurance", () => {
    fc.assert(
      fc.property(row(), ({ threat, annualLimit }) => {
        const limited = threat(annualLimit);
        const years = yearOfLosses([limited]);
        const renewing = yearOfLosses([threat()]);
        const bare = yearOfLosses([{ ...limited, event: { ...limited.event, cover: null } }]);
        expect(years.mean).toBeGreaterThanOrEqual(renewing.mean * (1 - 1e-9));
        expect(years.mean).toBeLessThanOrEqual(bare.mean * (1 + 1e-9));
        expect(years.mean).toBeGreaterThanOrEqual((bare.mean - annualLimit) * (1 - 1e-9));
        expect(expectedLoss(limited)).toBe(years.mean);
        expect(years.chanceOfNoLoss).toBeCloseTo(bare.chanceOfNoLoss, 12);
        for (const level of levels) {
          const q = years.percentile(level);
          expect(q).toBeGreaterThanOrEqual(renewing.percentile(level - 1e-6) * (1 - 2e-5));
          expect(q).toBeLessThanOrEqual(bare.percentile(level + 1e-6) * (1 + 2e-5));
          expect(years.tailMean(level)).toBeGreaterThanOrEqual(q);
        }
      }),
      { numRuns: 6 },
    );
  });

  it("is no limit where it is never reached", () => {
    fc.assert(
      fc.property(row(), ({ threat }) => {
        const [endless, renewing] = [yearOfLosses([threat(1e15)]), yearOfLosses([threat()])];
        expect(endless.mean / renewing.mean).toBeCloseTo(1, 9);
        for (const level of levels) {
          const q = renewing.percentile(level);
          expect(Math.abs(endless.percentile(level) - q)).toBeLessThanOrEqual(1e-5 * q);
        }
      }),
      { numRuns: 6 },
    );
  });

  it("gives the mean and the spread that its own percentiles have", () => {
    fc.assert(
      fc.property(row(), ({ threat, annualLimit }) => {
        const years = yearOfLosses([threat(annualLimit)]);
        // E[S] = mean below a loss + mean above: two ways to the same mean.
        const q = years.percentile(0.999);
        const layer = years.layered({ retention: 0, limit: q });
        let area = 0;
        const steps = 4000;
        for (let i = 0; i < steps; i++)
          area += (q / steps) * years.exceedance(((i + 0.5) * q) / steps);
        expect(Math.abs(layer.expectedRecovery - area)).toBeLessThan(1e-3 * q);
      }),
      { numRuns: 2 },
    );
  });

  it("does not depend on the order of rows, to the last bit", () => {
    const rows = [
      insured(2, lognormal(1e6, 1), { retention: 5e5, limit: 5e6, annualLimit: 5e6 }),
      insured(1, fixed(3e6), { retention: 5e5, limit: 1e6, annualLimit: 2e6 }),
      threatOf(1, lognormal(2e5, 1.5)),
      threatOf(bernoulli(0.2), fixed(1e6)),
    ];
    const [given, turned] = [yearOfLosses(rows), yearOfLosses([...rows].reverse())];
    for (const level of levels) expect(turned.percentile(level)).toBe(given.percentile(level));
    expect(turned.mean).toBe(given.mean);
    expect(turned.standardDeviation).toBe(given.standardDeviation);
    expect([...turned.contributions(0.99)].reverse()).toEqual(given.contributions(0.99));
  });

  it("shares the worst years out as independence has it", () => {
    const limited = insured(1, lognormal(1e6, 1), { retention: 5e5, limit: 5e6, annualLimit: 5e6 });
    const other = threatOf(bernoulli(0.3), fixed(2e6));
    const year = yearOfLosses([limited, other]);
    const alone = yearOfLosses([limited]);
    for (const level of [0.9, 0.99]) {
      const q = year.percentile(level);
      const [own = NaN, others = NaN] = year.contributions(level);
      expect(others / ((0.3 * 2e6 * alone.exceedance(q - 2e6)) / (1 - level))).toBeCloseTo(1, 5);
      expect(own + others).toBeCloseTo(year.tailMean(level), 3);
    }
  });

  it("has the whole limit for a part of a year", () => {
    const threat = insured(2, fixed(4.5e6), { retention: 5e5, limit: 5e6, annualLimit: 5e6 });
    const quarter = yearOfLosses([threat], { partOfYear: 0.25 });
    const rare = yearOfLosses([{ ...threat, frequency: poisson(0.5) }]);
    expect(quarter.mean).toBe(rare.mean);
    expect(quarter.rank(4e6)).toBe(rare.rank(4e6));
  });
});

describe("bad years", () => {
  const cover = { retention: 5e5, limit: 5e6, annualLimit: 5e6 };

  it("give a threat alone a negative binomial number of events", () => {
    const alone = yearOfLosses([insured(2, fixed(4.5e6), cover)], { badYearSpread: 0.5 });
    const same = yearOfLosses([insured(clustered(2, 1.5), fixed(4.5e6), cover)]);
    expect(alone.mean).toBe(same.mean);
    for (const level of levels) expect(alone.percentile(level)).toBe(same.percentile(level));
  });

  it("are averaged to what a threat alone has in closed form", () => {
    // A threat that next to nothing is lost to makes the years be averaged.
    const spread = 0.6;
    const limited = insured(2, lognormal(1e6, 1), cover);
    const alone = yearOfLosses([limited], { badYearSpread: spread });
    const averaged = yearOfLosses([limited, threatOf(1, fixed(0.01))], { badYearSpread: spread });
    expect(averaged.mean - 0.01).toBeCloseTo(alone.mean, 4);
    expect(averaged.standardDeviation / alone.standardDeviation).toBeCloseTo(1, 6);
    for (const loss of [4e5, 1.2e6, 5e6, 1e7, 2e7]) {
      expect(Math.abs(averaged.exceedance(loss) - alone.exceedance(loss))).toBeLessThan(1e-6);
    }
    // Each of these is searched for or divided in every one of the years.
    for (const level of isLong ? [0.99] : []) {
      expect(averaged.percentile(level) / alone.percentile(level)).toBeCloseTo(1, 5);
      expect(averaged.tailMean(level) / alone.tailMean(level)).toBeCloseTo(1, 5);
      const [own = NaN] = averaged.contributions(level);
      expect(own / alone.tailMean(level)).toBeCloseTo(1, 5);
    }
  });

  it("miss no chance by more than is stated", () => {
    // Fixed losses that are kept or paid as a whole: the year is a sum over how many there were.
    const usual: readonly (readonly [number, number])[] = [
      [0.2, 10],
      [0.5, 1],
      [1, 3],
    ];
    for (const [spread, frequency] of isLong ? [...usual, [3, 30] as const] : usual) {
      const limited = insured(frequency, fixed(4.5e6), cover);
      const alone = yearOfLosses([limited], { badYearSpread: spread });
      const year = yearOfLosses([limited, threatOf(frequency, fixed(0.01))], {
        badYearSpread: spread,
      });
      for (const count of [0, 1, 2, 5, 12, 30]) {
        // Above all small losses.
        const loss = Math.max(4.5e6 * count - 5e6, 5e5 * Math.min(count, 1)) + 1e4;
        const off = Math.abs(year.exceedance(loss) - alone.exceedance(loss));
        const stated = year.exceedanceError(loss) + alone.exceedanceError(loss);
        expect(off).toBeLessThanOrEqual(stated);
        if (spread <= 1) expect(stated).toBeLessThan(1e-6);
      }
    }
  });

  it("agree with the closed form where no limit is ever reached", () => {
    const endless = insured(2, lognormal(1e6, 1), { ...cover, annualLimit: 1e15 });
    const renewing = insured(2, lognormal(1e6, 1), { retention: 5e5, limit: 5e6 });
    const others = [threatOf(3, lognormal(2e5, 1)), threatOf(0.5, fixed(1e6))];
    const [a, b] = [
      [endless, ...others],
      [renewing, ...others],
    ].map((threats) => yearOfLosses(threats, { badYearSpread: 0.5 }));
    for (const loss of [1e5, 1e6, 5e6, 2e7]) {
      expect(Math.abs((a?.exceedance(loss) ?? NaN) - (b?.exceedance(loss) ?? NaN))).toBeLessThan(
        1e-6,
      );
    }
    expect(a?.standardDeviation).toBeCloseTo(b?.standardDeviation ?? NaN, 0);
    expect(a?.chanceOfNoLoss).toBeCloseTo(b?.chanceOfNoLoss ?? NaN, 12);
  });
});
