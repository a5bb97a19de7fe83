import type { Threat } from "../../../src/core";
import { bernoulli, clustered, yearOfLosses } from "../../../src/core";
import { fixed, lognormal, portfolio, range, threatOf } from "../../support/model/threats";

describe("a year shared with an insurer", () => {
  const year = yearOfLosses(portfolio(20, 1));

  it("recovers the difference of two stop-loss means", () => {
    const layer = year.layered({ retention: 1e7, limit: 2e7, share: 0.5 });
    // E[(S-a)+] is the area of the exceedance curve beyond a, here by Simpson's rule between the ends of the layer.
    const n = 400;
    let area = 0;
    for (let i = 0; i <= n; i++) {
      const weight = i === 0 || i === n ? 1 : i % 2 === 0 ? 2 : 4;
      area += weight * year.exceedance(1e7 + (2e7 * i) / n);
    }
    expect(layer.expectedRecovery / ((0.5 * area * 2e7) / n / 3)).toBeCloseTo(1, 6);
    expect(layer.expectedNet + layer.expectedRecovery).toBeCloseTo(year.mean, 6);
    expect(layer.chanceToAttach).toBe(year.exceedance(1e7));
    expect(layer.chanceToExhaust).toBe(year.atLeast(3e7));
    const q = year.percentile(0.995);
    expect(layer.netPercentile(0.995)).toBe(q - 1e7);
  });

  it("recovers no less than what exhausts it, and no more than what attaches to it", () => {
    for (const retention of [0, 1e7, 1e9, 1e11, 1e14]) {
      for (const limit of [0.01, 5, 1e6]) {
        const layer = year.layered({ retention, limit });
        expect(layer.expectedRecovery).toBeLessThanOrEqual(limit * layer.chanceToAttach);
        expect(layer.expectedRecovery).toBeGreaterThanOrEqual(limit * layer.chanceToExhaust);
      }
    }
    // It took what is not known of a mean so far out for a mean.
    const one = yearOfLosses([threatOf(0.5, range(5e4, 3e6), { cap: 1e6 })]);
    expect(one.layered({ retention: 1e11, limit: 5 }).expectedRecovery).toBe(0);
  });

  it("has a curve from the chance of any loss down to one year in a thousand", () => {
    const curve = year.curve(9);
    expect(curve[0]).toEqual({ loss: 0, probability: 1 - year.chanceOfNoLoss });
    expect(curve[4]?.probability).toBeCloseTo(0.1, 9);
    expect(curve[8]?.probability).toBeCloseTo(0.001, 9);
    for (const { loss, probability } of curve.slice(1)) {
      expect(year.exceedance(loss)).toBeCloseTo(probability, 7);
    }
  });
});

describe("a spread of bad years too small to matter", () => {
  const threats = [
    ...portfolio(5, 1),
    threatOf(2, fixed(1000)),
    threatOf(clustered(1, 3), fixed(700)),
  ];
  const asked = (badYearSpread: number): readonly number[] => {
    const year = yearOfLosses(threats, { badYearSpread });
    return [
      ...[year.percentile(0.99), year.tailMean(0.95), year.exceedance(5e6), year.standardDeviation],
      ...year.contributions(0.9),
    ];
  };

  it.each([1e-160, 5e-324, 9.9e-9])("is none: %s", (spread) => {
    expect(asked(spread)).toEqual(asked(0));
  });

  it("is none nearly, just above", () => {
    const [none, tiny] = [asked(0), asked(1e-8)];
    tiny.forEach((figure, i) => {
      expect(figure / (none[i] ?? NaN)).toBeCloseTo(1, 6);
    });
  });
});

describe("the contribution of a threat", () => {
  it.each`
    what               | threats                                                                                                     | level
    ${"fixed losses"}  | ${[threatOf(2, fixed(100)), threatOf(0.5, fixed(1000))]}                                                    | ${0.9}
    ${"clusters"}      | ${[threatOf(clustered(2, 3), fixed(100)), threatOf(0.5, fixed(1000))]}                                      | ${0.9}
    ${"single events"} | ${[threatOf(bernoulli(0.3), fixed(100)), threatOf(0.5, fixed(1000)), threatOf(bernoulli(0.1), fixed(700))]} | ${0.85}
  `(
    "is what enumeration says: $what",
    ({ threats, level }: { threats: Threat[]; level: number }) => {
      // Up to 150 events of each kind, one by one.
      const chances = ({ frequency }: Threat): number[] => {
        const p: number[] = [];
        for (let n = 0; n <= 150; n++) {
          if (frequency.kind === "bernoulli") {
            p.push(n === 0 ? 1 - frequency.probability : n === 1 ? frequency.probability : 0);
          } else if (frequency.kind === "poisson") {
            p.push(n === 0 ? Math.exp(-frequency.mean) : ((p[n - 1] ?? 0) * frequency.mean) / n);
          } else if (frequency.kind === "negative-binomial") {
            const a = frequency.varianceRatio - 1;
            const r = frequency.mean / a;
            p.push(
              n === 0 ? Math.pow(1 + a, -r) : (((p[n - 1] ?? 0) * (r + n - 1)) / n) * (a / (1 + a)),
            );
          }
        }
        return p;
      };
      let years: { chance: number; losses: number[] }[] = [{ chance: 1, losses: [] }];
      for (const row of threats) {
        const amount = row.event.severity.kind === "fixed" ? row.event.severity.amount : 0;
        years = years.flatMap(({ chance, losses }) =>
          chances(row)
            .map((p, n) => ({ chance: chance * p, losses: [...losses, n * amount] }))
            .filter((one) => one.chance > 1e-16),
        );
      }
      const total = (losses: number[]): number => losses.reduce((a, b) => a + b, 0);
      const year = yearOfLosses(threats);
      const q = year.percentile(level);
      const beyond = years.filter(({ losses }) => total(losses) > q);
      const at = years.filter(({ losses }) => total(losses) === q);
      const sum = (list: typeof years, i: number): number =>
        list.reduce((s, { chance, losses }) => s + chance * (losses[i] ?? 0), 0);
      const chanceOf = (list: typeof years): number =>
        list.reduce((s, { chance }) => s + chance, 0);
      const share = (1 - level - chanceOf(beyond)) / chanceOf(at);
      year.contributions(level).forEach((contribution, i) => {
        const expected = (sum(beyond, i) + share * sum(at, i)) / (1 - level);
        expect(contribution / expected).toBeCloseTo(1, 9);
      });
    },
  );

  it("is the slope of the tail mean as the threat grows", () => {
    const rows = [
      threatOf(1.5, range(1e4, 1e6)),
      threatOf(clustered(3, 2), lognormal(2e4, 1)),
      threatOf(bernoulli(0.2), lognormal(3e5, 0.8)),
    ];
    const scaled = (i: number, factor: number): Threat[] =>
      rows.map((row, j) => {
        const { severity } = row.event;
        if (i !== j || severity.kind !== "lognormal") return row;
        const grown = { ...severity, mu: severity.mu + Math.log(factor) };
        return { ...row, event: { ...row.event, severity: grown } };
      });
    for (const badYearSpread of [0, 0.7]) {
      const shares = yearOfLosses(rows, { badYearSpread }).contributions(0.95);
      rows.forEach((_, i) => {
        const h = 1e-3;
        const [up, down] = [1 + h, 1 - h].map((factor) =>
          yearOfLosses(scaled(i, factor), { badYearSpread }).tailMean(0.95),
        );
        const slope = ((up ?? NaN) - (down ?? NaN)) / (2 * h);
        expect(slope / (shares[i] ?? NaN)).toBeCloseTo(1, 4);
      });
    }
  });
});
