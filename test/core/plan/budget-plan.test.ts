import fc from "fast-check";
import type { BudgetPlan, Control, LossMeasure, Threat } from "../../../src/core";
import {
  bernoulli,
  budgetPlan,
  clustered,
  measuredLoss,
  poisson,
  treatedThreats,
} from "../../../src/core";
import { controlOf } from "../../support/model/controls";
import { isLong } from "../../support/is-long";
import type { PlanCase } from "../../support/model/plan-arbitrary";
import { affordable, plainThreat, planCase } from "../../support/model/plan-arbitrary";
import { fixed, lognormal, portfolio, threatOf } from "../../support/model/threats";

const expected: LossMeasure = { kind: "expected" };
const year = (kind: "percentile" | "tail", level = 0.99, badYearSpread = 0): LossMeasure => ({
  ...{ kind, level, badYearSpread },
});

const named = (threats: readonly Threat[]): Threat[] =>
  threats.map((threat, index) => ({ ...threat, name: `Threat ${index}` }));

const fundedNames = ({ rows }: BudgetPlan): string[] =>
  rows.filter(({ isFunded }) => isFunded).map(({ control }) => control.name);

const lossWith = (threats: readonly Threat[], set: readonly Control[], measure: LossMeasure) =>
  measuredLoss(treatedThreats(threats, set), measure);

/** What buying step by step comes to, each time the control that avoids most for its cost. */
function greedyLoss({ threats, controls, budget }: PlanCase, measure: LossMeasure): number {
  let set: readonly Control[] = [];
  for (;;) {
    const [spent, loss] = [
      set.reduce((sum, { cost }) => sum + cost, 0),
      lossWith(threats, set, measure),
    ];
    const next = controls
      .filter((each) => !each.inPlace && !set.includes(each) && spent + each.cost <= budget)
      .map((each) => ({ each, avoided: loss - lossWith(threats, [...set, each], measure) }))
      .filter(({ avoided }) => avoided > 0)
      .sort((a, b) => b.avoided / b.each.cost - a.avoided / a.each.cost)[0];
    if (next === undefined) return loss;
    set = [...set, next.each];
  }
}

describe("a plan for the expected loss", () => {
  it("is the best of all sets", () => {
    fc.assert(
      fc.property(planCase(9), (plan) => {
        const { gap, lossAfter } = budgetPlan(plan.threats, plan.controls, plan.budget, expected);
        const losses = affordable(plan).map((set) => lossWith(plan.threats, set, expected));
        const best = Math.min(...losses);
        expect(lossAfter).toBeLessThanOrEqual(best * (1 + 1e-12));
        expect(lossAfter).toBeGreaterThanOrEqual(best * (1 - 1e-12));
        expect(gap).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it("is the best of all sets of twelve controls", () => {
    fc.assert(
      fc.property(planCase(12, 12), (plan) => {
        const { lossAfter } = budgetPlan(plan.threats, plan.controls, plan.budget, expected);
        const losses = affordable(plan).map((set) => lossWith(plan.threats, set, expected));
        const best = Math.min(...losses);
        expect(Math.abs(lossAfter - best)).toBeLessThanOrEqual(1e-12 * best);
      }),
      { numRuns: 8 },
    );
  });

  it("is proven for 25 controls that cost and do nearly the same, or the same", () => {
    for (const step of [0, 0.001]) {
      const threats = named(Array.from({ length: 25 }, () => threatOf(1, fixed(1000))));
      const controls = threats.map(({ name }, index) =>
        controlOf({
          ...{ name: `Control ${index + 10}`, cost: 100, threats: [name] },
          frequencyReduction: 0.3 + step * index,
        }),
      );
      const plan = budgetPlan(threats, controls, 1250, expected);
      expect(plan.gap).toBe(0);
      expect(plan.cost).toBe(1200);
    }
  });

  it("is proven for 25 controls that do the same at nearly the same cost", () => {
    const controls = Array.from({ length: 25 }, (_, index) =>
      controlOf({ name: `Control ${34 - index}`, cost: 1000 + index, frequencyReduction: 0.3 }),
    );
    const plan = budgetPlan(named([threatOf(1, fixed(1000))]), controls, 8433, expected);
    const cheapest = controls.slice(0, 8).map(({ name }) => name);
    expect(fundedNames(plan).sort()).toEqual(cheapest.sort());
    expect(plan.lossAfter).toBeCloseTo(1000 * 0.7 ** 8, 9);
    expect(plan.gap).toBe(0);
  });
});

describe.each(["percentile", "tail"] as const)("a plan for the %s", (kind) => {
  it("comes as near to the best of all sets as it says", () => {
    fc.assert(
      fc.property(planCase(8, 0, plainThreat()), fc.constantFrom(0, 0.5), (plan, spread) => {
        const measure = year(kind, 0.95, spread);
        const { gap, lossAfter } = budgetPlan(plan.threats, plan.controls, plan.budget, measure);
        const best = Math.min(
          ...affordable(plan).map((set) => lossWith(plan.threats, set, measure)),
        );
        // What the year itself may be off by.
        expect(best).toBeGreaterThanOrEqual((1 - (gap ?? 1)) * lossAfter * (1 - 1e-4));
        expect(lossAfter).toBeGreaterThanOrEqual(best * (1 - 1e-12));
      }),
      { numRuns: isLong ? 60 : 8 },
    );
  });

  it("is no worse than buying step by step", () => {
    fc.assert(
      fc.property(planCase(6, 0, plainThreat()), (plan) => {
        const measure = year(kind, 0.9);
        const { lossAfter } = budgetPlan(plan.threats, plan.controls, plan.budget, measure);
        expect(lossAfter).toBeLessThanOrEqual(greedyLoss(plan, measure) * (1 + 1e-12));
      }),
      { numRuns: isLong ? 60 : 8 },
    );
  });
});

describe("a plan under limits of the year", () => {
  const insured = (frequency: number, median: number, annualLimit: number) =>
    threatOf(frequency, lognormal(median, 1), {
      cover: { retention: 1e5, limit: annualLimit, annualLimit },
    });
  const threats = named([
    insured(1.5, 4e5, 1e6),
    insured(0.8, 8e5, 2e6),
    threatOf(poisson(1), lognormal(3e5, 1)),
  ]);
  const controls = [
    controlOf({ name: "All", cost: 50_000, frequencyReduction: 0.3 }),
    controlOf({ name: "First", cost: 30_000, lossReduction: 0.4, threats: ["Threat 0"] }),
    controlOf({ name: "Second", cost: 40_000, frequencyReduction: 0.6, threats: ["Threat 1"] }),
    controlOf({ name: "Others", cost: 25_000, lossReduction: 0.5, threats: ["Threat 2"] }),
  ];

  it.each([
    ["the expected loss", expected, 1e-9],
    ["the percentile", year("percentile", 0.95), 1e-4],
  ] as const)("is as near to the best of all sets for %s as it says", (_, measure, exactness) => {
    for (const budget of isLong ? [60_000, 95_000] : [95_000]) {
      const { gap, lossAfter } = budgetPlan(threats, controls, budget, measure);
      const losses = affordable({ threats, controls, budget }).map((set) =>
        lossWith(threats, set, measure),
      );
      const best = Math.min(...losses);
      expect(Math.max(...losses)).toBeGreaterThan(1.1 * best);
      expect(lossAfter).toBeGreaterThanOrEqual(best * (1 - exactness));
      expect(best).toBeGreaterThanOrEqual((1 - (gap ?? 1)) * lossAfter * (1 - exactness));
    }
  });
});

describe("a bound under the tail mean", () => {
  const threats = named([
    ...portfolio(6, 1),
    threatOf(bernoulli(0.2), lognormal(4e5, 1)),
    threatOf(clustered(0.5, 3), lognormal(1e5, 1.2)),
    threatOf(poisson(0.3), lognormal(3e5, 1), { cover: { retention: 1e5, limit: 1e6 } }),
  ]);
  const controls = Array.from({ length: 12 }, (_, index) =>
    controlOf({
      ...{ name: `Control ${index + 10}`, cost: 10_000 + 1000 * index },
      threats: threats
        .filter((_threat, place) => (place * 7 + index * 5) % 4 === 0)
        .map(({ name }) => name),
      frequencyReduction: index % 3 === 0 ? 0 : 0.2 + 0.05 * index,
      lossReduction: index % 3 === 1 ? 0 : 0.7 - 0.05 * index,
    }),
  );

  it.each([0, 0.6])("is below what any other plan loses, with a spread of %s", (spread) => {
    const measure = year("tail", 0.99, spread);
    const { gap, lossAfter } = budgetPlan(threats, controls, 80_000, measure);
    const bound = (1 - (gap ?? 1)) * lossAfter;
    expect(gap).toBeLessThan(0.15);
    for (const set of affordable({ threats, controls, budget: 80_000 }).filter(
      (_, index) => index % 37 === 0,
    )) {
      expect(lossWith(threats, set, measure)).toBeGreaterThanOrEqual(bound * (1 - 1e-5));
    }
  });
});

describe("a plan", () => {
  const measures = [expected, year("percentile", 0.9), year("tail", 0.9)];

  it("never exceeds the budget, and its rows add up", () => {
    fc.assert(
      fc.property(planCase(7, 0, plainThreat()), fc.constantFrom(...measures), (given, measure) => {
        const plan = budgetPlan(given.threats, given.controls, given.budget, measure);
        expect(plan.cost).toBeLessThanOrEqual(given.budget * (1 + 1e-12));
        const funded = plan.rows.filter(({ isFunded }) => isFunded);
        expect(funded.reduce((sum, { cost }) => sum + cost, 0)).toBeCloseTo(plan.cost, 6);
        expect(funded.at(-1)?.lossAfter ?? plan.lossAfter).toBe(plan.lossAfter);
        const set = funded.map(({ control }) => control).filter(({ inPlace }) => !inPlace);
        expect(lossWith(given.threats, set, measure)).toBe(plan.lossAfter);
        expect(plan.rows).toHaveLength(given.controls.length);
      }),
      { numRuns: isLong ? 120 : 16 },
    );
  });

  it("is the same to the bit in any order of rows", () => {
    fc.assert(
      fc.property(
        planCase(7, 0, plainThreat()).chain((given) =>
          fc.tuple(
            fc.constant(given),
            fc.shuffledSubarray([...given.threats], { minLength: given.threats.length }),
            fc.shuffledSubarray([...given.controls], { minLength: given.controls.length }),
          ),
        ),
        fc.constantFrom(...measures),
        ([{ threats, controls, budget }, otherThreats, otherControls], measure) => {
          expect(budgetPlan(otherThreats, otherControls, budget, measure)).toEqual(
            budgetPlan(threats, controls, budget, measure),
          );
        },
      ),
      { numRuns: isLong ? 120 : 16 },
    );
  });

  const threats = named([threatOf(2, fixed(1000)), threatOf(1, fixed(4000))]);
  const [first, second] = [["Threat 0"], ["Threat 1"]];

  it("lists what is in place first, leaves its cost and effect alone, and funds the rest in order of worth", () => {
    const plan = budgetPlan(
      threats,
      [
        controlOf({ name: "Filter", cost: 300, threats: first, frequencyReduction: 0.5 }),
        controlOf({ name: "Backup", cost: 500, threats: second, lossReduction: 0.75 }),
        controlOf({ name: "Guard", cost: 9000, frequencyReduction: 0.9, inPlace: true }),
        controlOf({ name: "Training", cost: 400, threats: first, frequencyReduction: 0.2 }),
      ],
      800,
      expected,
    );
    const rows = plan.rows.map(({ control, isFunded, cost, lossAfter, avoided }) => [
      ...[control.name, isFunded, cost, lossAfter, avoided],
    ]);
    expect(rows).toEqual([
      ["Guard", true, 0, 6000, null],
      ["Backup", true, 500, 3000, 3000],
      ["Filter", true, 300, 2000, 1000],
      ["Training", false, 400, 1800, 200],
    ]);
    expect(plan).toMatchObject({ cost: 800, lossBefore: 6000, lossAfter: 2000, gap: 0 });
  });

  it("takes building into the cost of a year", () => {
    const control = controlOf({
      ...{ name: "Wall", cost: 100, buildCost: 900, life: 3, frequencyReduction: 0.5 },
    });
    expect(fundedNames(budgetPlan(threats, [control], 399, expected))).toEqual([]);
    expect(fundedNames(budgetPlan(threats, [control], 400, expected))).toEqual(["Wall"]);
  });

  it("funds of two alike the first by name, by code unit", () => {
    const alike = ["b", "a", "B", "ä"].map((name) =>
      controlOf({ name, cost: 100, frequencyReduction: 0.5 }),
    );
    for (const measure of measures) {
      expect(fundedNames(budgetPlan(threats, alike, 200, measure))).toEqual(["B", "a"]);
    }
  });

  it("funds of two that do as well for the same cost the first by name", () => {
    const controls = [
      controlOf({ name: "b", cost: 100, threats: first, frequencyReduction: 0.5 }),
      controlOf({ name: "a", cost: 100, threats: second, frequencyReduction: 0.25 }),
    ];
    expect(fundedNames(budgetPlan(threats, controls, 150, expected))).toEqual(["a"]);
  });

  it.each(measures)("with a budget for all funds all that avoid something: $kind", (measure) => {
    const controls = [
      controlOf({ name: "Free", frequencyReduction: 0.1 }),
      controlOf({ name: "Idle" }),
      controlOf({ name: "Idle and dear", cost: 50 }),
      controlOf({ name: "Elsewhere", cost: 1, threats: [], frequencyReduction: 1 }),
      controlOf({ name: "Filter", cost: 300, threats: first, frequencyReduction: 0.5 }),
      controlOf({ name: "Backup", cost: 5000, threats: second, lossReduction: 0.1 }),
    ];
    const losses = named([threatOf(2, lognormal(1000, 1)), threatOf(1, lognormal(4000, 0.5))]);
    const plan = budgetPlan(losses, controls, 10_000, measure);
    expect(new Set(fundedNames(plan))).toEqual(new Set(["Free", "Filter", "Backup"]));
    expect(plan.gap).toBe(0);
    expect(fundedNames(budgetPlan(losses, controls, 0, measure))).toEqual(["Free"]);
  });

  it("of nothing is empty, and nothing is left to gain", () => {
    for (const measure of measures) {
      const plan = budgetPlan(threats, [], 1000, measure);
      expect(plan).toMatchObject({ rows: [], cost: 0, gap: 0 });
      expect(plan.lossAfter).toBe(plan.lossBefore);
      expect(plan.lossBefore).toBe(measuredLoss(threats, measure));
    }
  });

  it("that stops everything loses nothing and is proven", () => {
    const stop = controlOf({ name: "Stop", cost: 10, frequencyReduction: 1 });
    for (const measure of measures) {
      expect(budgetPlan(threats, [stop], 10, measure)).toMatchObject({ lossAfter: 0, gap: 0 });
    }
  });

  it.each([0.1, 0.25, 0.45])(
    "of 50 controls of like cost is within three per cent of the best with a budget for a share of %s",
    (share) => {
      // 48271 is a primitive root modulo 2^31 - 1: draws that are the same each time.
      let state = 15838;
      const next = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
      const threats = named(
        Array.from({ length: 50 }, () =>
          threatOf(0.02 * 60 ** next(), lognormal(20000 * 50 ** next(), 0.6 + 1.4 * next())),
        ),
      );
      const total = lossWith(threats, [], expected);
      const controls = Array.from({ length: 50 }, (_, i) => {
        const effect = 0.05 + 0.55 * next();
        return controlOf({
          ...{ name: `Control ${i + 10}`, cost: (total / 150) * (1 + 0.1 * next()) },
          threats: Array.from({ length: 5 }, () => `Threat ${Math.floor(50 * next())}`),
          frequencyReduction: next() < 0.6 ? effect : 0,
          lossReduction: next() < 0.6 ? effect / 2 : 0.01,
        });
      });
      const all = controls.reduce((sum, { cost }) => sum + cost, 0);
      const { gap } = budgetPlan(threats, controls, all * share, expected);
      expect(gap).toBeLessThanOrEqual(0.03);
    },
  );

  it.each([26, 200])("of %i controls is within two per cent of the best", (count) => {
    const many = named(portfolio(count, 0.1));
    const controls = many.map((_, index) =>
      controlOf({
        ...{ name: `Control ${index + 100}`, cost: 1000 * (1 + ((index * 37) % 23)) },
        threats: [0, 1, 2, 3, 4].map((step) => `Threat ${(index * 13 + step * 29) % count}`),
        frequencyReduction: 0.05 + ((index * 17) % 50) / 100,
      }),
    );
    const plan = budgetPlan(many, controls, 4000 * count, expected);
    expect(plan.gap).toBeLessThan(0.02);
    expect(plan.cost).toBeLessThanOrEqual(4000 * count);
    if (count > 30) return;
    const greedy = greedyLoss({ threats: many, controls, budget: 4000 * count }, expected);
    expect(plan.lossAfter).toBeLessThanOrEqual(greedy);
  });

  it("is refused for a budget below 0", () => {
    expect(() => budgetPlan(threats, [], -1, expected)).toThrow("budget must be 0 or more, got -1");
  });
});
