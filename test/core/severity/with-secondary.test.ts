import fc from "fast-check";
import type { EventLoss, Frequency, Severity, Threat } from "../../../src/core";
import {
  bernoulli,
  eventQuantile,
  expectedLoss,
  readRegister,
  threatsOf,
  yearOfLosses,
} from "../../../src/core";
import {
  excessMean,
  limitedMean,
  severityExceedance,
  severityMean,
} from "../../../src/core/severity/severity";
import { meanSquareEventLoss, partialMoments } from "../../../src/core/severity/second-moment";
import type { OneLoss } from "../../../src/core/severity/with-secondary";
import { furtherEstimates, registerOf } from "../../support/oracles/further-estimates";
import { isLong } from "../../support/is-long";
import { randomNumbers, simulatedYear } from "../../support/model/simulated-year";
import { threatOf } from "../../support/model/threats";
import sums from "../../golden/secondary-sums.json";

const cases = furtherEstimates(/^secondary loss/);

const lognormal = (low: number, high: number): Extract<OneLoss, { kind: "lognormal" }> => ({
  kind: "lognormal",
  mu: 0.5 * (Math.log(low) + Math.log(high)),
  sigma: Math.log(high / low) / (2 * 1.6448536269514722),
});

const followed = (primary: OneLoss, chance: number, secondary: number | OneLoss): Severity => ({
  ...{ kind: "with-secondary", primary, chance },
  secondary:
    typeof secondary === "number"
      ? { kind: "fixed", amount: secondary }
      : (secondary as ReturnType<typeof lognormal>),
});

const primaries: Readonly<Record<string, OneLoss>> = {
  lognormal: lognormal(1e5, 1e6),
  "a narrow lognormal": lognormal(1e5, 1.02e5),
  "two-piece": { kind: "two-piece", mu: Math.log(2e5), lowSigma: 0.4, highSigma: 1 },
  PERT: { kind: "pert", min: 1e5, mostLikely: 2e5, max: 1e6 },
  "PERT from 0, highest at its end": { kind: "pert", min: 0, mostLikely: 1e6, max: 1e6 },
  triangular: { kind: "triangular", min: 1e5, mostLikely: 2e5, max: 1e6 },
  uniform: { kind: "uniform", min: 1e5, max: 1e6 },
  fixed: { kind: "fixed", amount: 3e5 },
};
const secondaries: Readonly<Record<string, number | OneLoss>> = {
  "a lognormal": lognormal(2e5, 4e6),
  "a small lognormal": lognormal(1e3, 2e4),
  "a fixed loss": 5e5,
};
const pairs = Object.keys(primaries).flatMap((primary) =>
  Object.keys(secondaries).map((secondary) => [primary, secondary] as const),
);
/** Drawing years takes long. */
const drawnPairs = isLong
  ? pairs
  : pairs.filter(([, secondary], i) => secondary === "a lognormal" || i % 7 === 0);
const lossOf = (primary: string, secondary: string, chance = 0.3): Severity =>
  followed(
    primaries[primary] ?? { kind: "fixed", amount: NaN },
    chance,
    secondaries[secondary] ?? 0,
  );

const event = (severity: Severity, rest: Partial<EventLoss> = {}): EventLoss => ({
  ...{ severity, cap: Infinity, lossReduction: 0, cover: null },
  ...rest,
});

describe("a secondary loss", () => {
  it.each(cases)("$name of $call.reg.threats at $call.level is $value", (one) => {
    const threats = threatsOf(readRegister(registerOf(...one.call.reg.threats)));
    const year = yearOfLosses(threats);
    const level = one.call.level ?? 0;
    const found: Readonly<Record<string, () => number>> = {
      EXPECTED_LOSS: () => threats.reduce((sum, threat) => sum + expectedLoss(threat), 0),
      LOSS_PERCENTILE: () => year.percentile(level),
      LOSS_TAIL_MEAN: () => year.tailMean(level),
    };
    const our = found[one.call.fn]?.() ?? NaN;
    expect(Math.abs(our / one.value - 1)).toBeLessThanOrEqual(one.rel);
  });

  it("changes no bit where its chance is 0", () => {
    const base = { Threat: "A", Frequency: 0.4, "Loss low": 20_000, "Loss high": 900_000 };
    const cover = { Retention: 100_000, Limit: 500_000, "Annual limit": 700_000 };
    const amounts = { "Secondary low": 10_000, "Secondary high": 800_000 };
    for (const row of [base, { ...base, ...cover }]) {
      const plain = threatsOf(readRegister(registerOf(row)));
      const zero = threatsOf(
        readRegister(registerOf({ ...row, "Secondary chance": 0, ...amounts })),
      );
      expect(zero).toEqual(plain);
      const [a, b] = [plain, zero].map((threats) => yearOfLosses(threats));
      for (const level of [0.5, 0.9, 0.999]) {
        expect(b?.percentile(level)).toBe(a?.percentile(level));
        expect(b?.tailMean(level)).toBe(a?.tailMean(level));
      }
    }
  });

  it.each(pairs)("%s then %s: the areas under its curve fit together", (primary, secondary) => {
    const loss = lossOf(primary, secondary);
    const mean = severityMean(loss);
    for (const level of [0.001, 0.1, 0.5, 0.75, 0.95, 0.9999]) {
      const x = eventQuantile({ severity: loss, cap: Infinity }, level);
      const limited = limitedMean(loss, x);
      expect((limited + excessMean(loss, x)) / mean).toBeCloseTo(1, 11);
      const [first] = partialMoments(loss, x);
      expect((first + x * severityExceedance(loss, x)) / limited).toBeCloseTo(1, 10);
    }
    expect(severityExceedance(loss, 0)).toBe(1);
    expect(excessMean(loss, 0)).toBe(mean);
    expect(limitedMean(loss, Infinity)).toBe(mean);
  });

  it.each(drawnPairs)("%s then %s: the year of one event is the event", (primary, secondary) => {
    const loss = lossOf(primary, secondary, 1);
    const year = yearOfLosses([threatOf(bernoulli(1), loss)]);
    for (const level of [0.05, 0.3, 0.7, 0.95, 0.999]) {
      const own = eventQuantile({ severity: loss, cap: Infinity }, level);
      expect(Math.abs(year.percentile(level) / own - 1)).toBeLessThan(5e-5);
    }
    expect(year.mean / severityMean(loss)).toBeCloseTo(1, 13);
  });

  it.each(drawnPairs)(
    "%s then %s: cap, reduction and cover act on both together",
    (primary, secondary) => {
      const loss = lossOf(primary, secondary);
      const one = event(loss, {
        ...{ cap: 3e6, lossReduction: 0.1 },
        cover: { retention: 3e5, limit: 8e5 },
      });
      const threat = threatOf(0.8, loss, one);
      const year = yearOfLosses([threat]);
      expect(year.mean / expectedLoss(threat)).toBeCloseTo(1, 13);
      const variance = 0.8 * meanSquareEventLoss(one);
      expect(year.standardDeviation ** 2 / variance).toBeCloseTo(1, 9);
      const years = isLong ? 100_000 : 20_000;
      const random = randomNumbers(7);
      const drawn = Float64Array.from({ length: years }, () => simulatedYear([threat], 0, random));
      const mean = drawn.reduce((sum, each) => sum + each, 0) / years;
      expect(Math.abs(mean - year.mean)).toBeLessThan(4 * Math.sqrt(variance / years));
      for (const level of [0.8, 0.9, 0.99]) {
        const at = year.percentile(level);
        const [under, over] = [year.exceedance(at * 1.002), year.exceedance(at * 0.998)];
        const seen = drawn.filter((each) => each > at).length / years;
        const spread = 4 * Math.sqrt((level * (1 - level)) / years);
        expect(seen).toBeGreaterThan(under - spread);
        expect(seen).toBeLessThan(over + spread);
      }
    },
  );

  it.each(sums.cases)("adds up to years as chances of rounded losses do: %#", (one) => {
    const rows = one.rows.map(({ frequency, primary, chance, secondary }) =>
      threatOf(frequency, { kind: "with-secondary", primary, chance, secondary } as Severity),
    );
    const year = yearOfLosses(rows, { badYearSpread: one.badYearSpread });
    for (const { loss, chance } of one.exceedances) {
      const stated = year.exceedanceError(loss);
      expect(Math.abs(year.exceedance(loss) - chance)).toBeLessThan(stated + 2e-10);
      expect(stated).toBeLessThan(1e-6);
    }
  });

  it("is two single amounts where both losses are", () => {
    const year = yearOfLosses([threatOf(bernoulli(1), lossOf("fixed", "a fixed loss"))]);
    expect(year.percentile(0.69)).toBe(3e5);
    expect(year.percentile(0.71)).toBe(8e5);
    expect(year.exceedance(3e5)).toBeCloseTo(0.3, 12);
  });

  it("never depends on the order of rows, and shares its tail out, adding up", () => {
    const spread = pairs.filter(([, secondary]) => secondary !== "a fixed loss");
    const rows = spread.map(([primary, secondary], i) =>
      threatOf(0.05 + 0.03 * i, lossOf(primary, secondary)),
    );
    const [year, turned] = [yearOfLosses(rows), yearOfLosses([...rows].reverse())];
    expect(turned.percentile(0.99)).toBe(year.percentile(0.99));
    expect(turned.tailMean(0.95)).toBe(year.tailMean(0.95));
    const few = [
      threatOf(0.2, lossOf("lognormal", "a lognormal")),
      threatOf(0.3, lossOf("PERT", "a lognormal")),
      threatOf(bernoulli(0.4), lossOf("lognormal", "a fixed loss")),
      threatOf(1, lognormal(1e4, 2e5)),
    ];
    const all = yearOfLosses(few);
    const shares = all.contributions(0.95);
    expect(shares.reduce((sum, share) => sum + share, 0) / all.tailMean(0.95)).toBeCloseTo(1, 10);
    const [alone] = yearOfLosses(few.slice(0, 1)).contributions(0.95);
    expect((alone ?? NaN) / yearOfLosses(few.slice(0, 1)).tailMean(0.95)).toBeCloseTo(1, 9);
  });

  it("of a part of the events tends to none and to all", () => {
    fc.assert(
      fc.property(fc.constantFrom(...pairs), ([primary, secondary]) => {
        const [one, few] = [lossOf(primary, secondary, 1), lossOf(primary, secondary, 1e-9)];
        const base = primaries[primary] ?? { kind: "fixed", amount: NaN };
        const mean = severityMean(base);
        expect(severityMean(few) / mean).toBeCloseTo(1, 6);
        expect(severityMean(one)).toBeGreaterThan(mean);
        const x = eventQuantile({ severity: base, cap: Infinity }, 0.8);
        expect(severityExceedance(few, x)).toBeCloseTo(severityExceedance(base, x), 8);
      }),
      { numRuns: 10 },
    );
  });
});

describe("rows of the new kinds under a limit of the year", () => {
  const cover = { retention: 1e5, limit: 4e5, annualLimit: 6e5 };
  const uncertain: Frequency = {
    ...{ kind: "uncertain", mean: 1.5 },
    law: { kind: "lognormal", sigma: 0.8 },
  };
  const peaked: Frequency = {
    ...{ kind: "uncertain", mean: 1 },
    law: { kind: "pert", min: 0.5, mostLikely: 0.9, max: 1.9 },
  };
  const rows: Readonly<Record<string, Threat>> = {
    "an uncertain rate": threatOf(uncertain, lognormal(5e4, 8e5), { cover }),
    "a two-piece loss": threatOf(1.5, primaries["two-piece"] ?? lognormal(1, 2), { cover }),
    "both, with a cap": threatOf(uncertain, primaries["two-piece"] ?? lognormal(1, 2), {
      ...{ cover, cap: 1e6 },
    }),
    "a secondary loss": threatOf(1.5, lossOf("lognormal", "a lognormal"), { cover }),
    "a fixed secondary loss": threatOf(1.5, lossOf("PERT", "a fixed loss"), { cover }),
    "a secondary loss of an uncertain rate": threatOf(
      uncertain,
      lossOf("two-piece", "a small lognormal"),
      { cover },
    ),
  };

  // A rate that is not known takes a year under the limit for each of some fifty rates.
  const names = Object.keys(rows).filter(
    (name) => isLong || rows[name]?.frequency.kind !== "uncertain",
  );

  it.each(isLong ? ["an uncertain PERT rate", ...names] : names)(
    "%s: are what drawn years are",
    (name) => {
      const threat = rows[name] ?? threatOf(peaked, lognormal(5e4, 8e5), { cover });
      const year = yearOfLosses([threat]);
      const years = isLong ? 100_000 : 20_000;
      const random = randomNumbers(11);
      const drawn = Float64Array.from({ length: years }, () => simulatedYear([threat], 0, random));
      const mean = drawn.reduce((sum, each) => sum + each, 0) / years;
      expect(Math.abs(mean - year.mean)).toBeLessThan(
        (4 * year.standardDeviation) / Math.sqrt(years),
      );
      for (const level of [0.5, 0.8, 0.95, 0.99]) {
        const at = year.percentile(level);
        const [under, over] = [year.exceedance(at * 1.002), year.exceedance(at * 0.998)];
        const seen = drawn.filter((each) => each > at).length / years;
        const spread = 4 * Math.sqrt((level * (1 - level)) / years);
        expect(seen).toBeGreaterThan(under - spread);
        expect(seen).toBeLessThan(over + spread);
      }
    },
  );
});
