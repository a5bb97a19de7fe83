import type { LinearSolver, LossMeasure } from "../../src/core";
import { budgetPlan } from "../../src/core";
import { highsSolver, linearText } from "../../src/solver/highs-solver";
import { controlOf } from "../support/model/controls";
import { tangled } from "../support/model/tangled";
import { fixed, threatOf } from "../support/model/threats";

const expected: LossMeasure = { kind: "expected" };
let solve: LinearSolver;

beforeAll(async () => {
  solve = await highsSolver({ seconds: 60 });
});

const { threats, controls } = tangled(60, 2);
/** More than the search proves by itself. */
const hard = tangled(70, 4);
const budget = 9000;

describe("a plan that HiGHS proves", () => {
  it("loses no more than the one it was given, and no less than its bound allowed", () => {
    const found = budgetPlan(hard.threats, hard.controls, budget, expected);
    const proven = budgetPlan(hard.threats, hard.controls, budget, expected, solve);
    expect(found.gap).toBeGreaterThan(0);
    expect(proven.gap).toBeLessThan(1e-6);
    expect(proven.lossAfter).toBeLessThanOrEqual(found.lossAfter);
    expect(proven.lossAfter).toBeGreaterThanOrEqual((1 - (found.gap ?? 1)) * found.lossAfter);
    expect(proven.cost).toBeLessThanOrEqual(budget);
  });

  it("is the one that a search proves by itself where it can", () => {
    // Fewer than 26 controls can be paid; the rest stand in the way of the search's own proof only by their number.
    for (const less of [1000, 2000, 3000]) {
      const few = controls.slice(0, 24);
      const own = budgetPlan(threats, few, less, expected);
      const dear = controls.slice(24).map((control) => ({ ...control, cost: 1e6 }));
      const proven = budgetPlan(threats, [...few, ...dear], less, expected, solve);
      expect(own.gap).toBe(0);
      expect(Math.abs(proven.lossAfter - own.lossAfter)).toBeLessThanOrEqual(1e-9 * own.lossAfter);
    }
  });

  it("is the best knapsack of controls that have a threat each", () => {
    const own = threats.map(({ name }, index) => ({
      ...threatOf(1, fixed(1000 * (10 + ((index * 7) % 19)))),
      name,
    }));
    const single = own.map(({ name }, index) =>
      controlOf({ name, threats: [name], cost: 7 + ((index * 11) % 29), frequencyReduction: 0.5 }),
    );
    // What each amount of money can avoid, by dynamic programming.
    const avoided = new Array<number>(301).fill(0);
    single.forEach(({ cost }, index) => {
      for (let money = 300; money >= cost; money--) {
        const worth = 500 * (10 + ((index * 7) % 19));
        avoided[money] = Math.max(avoided[money] ?? 0, (avoided[money - cost] ?? 0) + worth);
      }
    });
    const plan = budgetPlan(own, single, 300, expected, solve);
    expect(plan.lossBefore - plan.lossAfter).toBeCloseTo(avoided[300] ?? NaN, 6);
    expect(plan.gap).toBeLessThan(1e-6);
  });

  it("is not looked for where insurance of single events makes the form inexact, nor under a tail mean", () => {
    const insured = hard.threats.map((threat) => ({
      ...threat,
      event: { ...threat.event, cover: { retention: 1e5, limit: 1e6 } },
    }));
    const refuse: LinearSolver = () => {
      throw new Error("asked");
    };
    expect(budgetPlan(insured, hard.controls, budget, expected, refuse).gap).toBeGreaterThan(0);
    const tail: LossMeasure = { kind: "tail", level: 0.9, badYearSpread: 0 };
    const fewer = tangled(30, 4);
    const plan = budgetPlan(fewer.threats, fewer.controls, 3500, tail, refuse);
    expect(plan.gap).toBeGreaterThan(0);
  });
});

describe("a program as text", () => {
  it("has a part on each line", () => {
    const columns = [
      { worth: 0, isWhole: true },
      { worth: 0.5, isWhole: false },
    ];
    const row = (factor: number, most: number) => ({ parts: [{ column: 1, factor }], most });
    expect(linearText({ columns, rows: [row(1, 0.25), row(-2, 0)] })).toBe(
      [
        ...["Maximize", " worth:", " + 0.5 v1", "Subject To"],
        ...[" r0:", " + 1 v1", " <= 0.25", " r1:", " - 2 v1", " <= 0"],
        ...["Bounds", " 0 <= v0 <= 1", " 0 <= v1 <= 1", "General", " v0", "End"],
      ].join("\n"),
    );
  });
});
