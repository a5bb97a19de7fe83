import fc from "fast-check";
import type { LossMeasure } from "../../../src/core";
import { budgetCurve, budgetPlan } from "../../../src/core";
import { controlOf } from "../../support/model/controls";
import { isLong } from "../../support/is-long";
import { plainThreat, planCase } from "../../support/model/plan-arbitrary";
import { fixed, threatOf } from "../../support/model/threats";

const measures: readonly LossMeasure[] = [
  { kind: "expected" },
  { kind: "percentile", level: 0.9, badYearSpread: 0 },
  { kind: "tail", level: 0.9, badYearSpread: 0.5 },
];

describe("a budget curve", () => {
  it("never rises, and starts and ends at what no budget and a budget for all leave", () => {
    fc.assert(
      fc.property(
        planCase(6, 0, plainThreat()),
        fc.constantFrom(...measures),
        ({ threats, controls }, measure) => {
          const curve = budgetCurve(threats, controls, 7, measure);
          const all = controls.reduce((sum, each) => sum + (each.inPlace ? 0 : each.cost), 0);
          expect(curve).toHaveLength(7);
          curve.slice(1).forEach(({ loss, budget }, index) => {
            expect(loss).toBeLessThanOrEqual(curve[index]?.loss ?? 0);
            expect(budget).toBeGreaterThanOrEqual(curve[index]?.budget ?? Infinity);
          });
          expect(curve[0]?.loss).toBe(budgetPlan(threats, controls, 0, measure).lossAfter);
          expect(curve[6]?.budget).toBeCloseTo(all, 6);
          const most = budgetPlan(threats, controls, all, measure).lossAfter;
          expect(Math.abs((curve[6]?.loss ?? NaN) - most)).toBeLessThanOrEqual(1e-9 * most);
        },
      ),
      { numRuns: isLong ? 60 : 12 },
    );
  });

  it("shows the best plan of each budget for the expected loss", () => {
    fc.assert(
      fc.property(planCase(8), ({ threats, controls }) => {
        for (const { budget, loss } of budgetCurve(threats, controls, 5, { kind: "expected" })) {
          const plan = budgetPlan(threats, controls, budget, { kind: "expected" });
          expect(Math.abs(loss - plan.lossAfter)).toBeLessThanOrEqual(1e-12 * loss);
        }
      }),
      { numRuns: isLong ? 60 : 12 },
    );
  });

  it("is never above the plan of its budget, nor below what the plan's gap leaves open", () => {
    fc.assert(
      fc.property(
        planCase(9, 4, plainThreat()),
        fc.constantFrom(...measures),
        ({ threats, controls }, measure) => {
          for (const { budget, loss } of budgetCurve(threats, controls, 4, measure)) {
            const plan = budgetPlan(threats, controls, budget, measure);
            expect(loss).toBeLessThanOrEqual(plan.lossAfter * (1 + 1e-12));
            const least = plan.lossAfter * (1 - (plan.gap ?? 1));
            expect(loss).toBeGreaterThanOrEqual(least * (1 - 1e-9));
          }
        },
      ),
      { numRuns: isLong ? 40 : 10 },
    );
  });

  it("comes within a thousandth of the best of 25 controls that are nearly alike", () => {
    const threats = [{ ...threatOf(1, fixed(1000)), name: "Theft" }];
    const controls = Array.from({ length: 25 }, (_, index) =>
      controlOf({
        ...{ name: `Control ${index + 10}`, cost: 1000 + index },
        frequencyReduction: 0.3 + 0.001 * index,
      }),
    );
    // The least that whole amounts of money leave, control by control.
    const least = new Float64Array(25_301).fill(1000);
    for (const { cost, frequencyReduction } of controls) {
      for (let money = least.length - 1; money >= cost; money--) {
        const having = (least[money - cost] ?? NaN) * (1 - frequencyReduction);
        least[money] = Math.min(least[money] ?? NaN, having);
      }
    }
    // Budgets in between take seconds each.
    const points = isLong ? 6 : 3;
    for (const { budget, loss } of budgetCurve(threats, controls, points, { kind: "expected" })) {
      const best = least[Math.floor(budget)] ?? NaN;
      expect(loss).toBeLessThan(best * 1.001);
      expect(loss).toBeGreaterThan(best * (1 - 1e-9));
    }
  });

  it("is refused where what the controls cost cannot be counted", () => {
    const controls = ["A", "B"].map((name) => controlOf({ name, cost: 1e308 }));
    expect(() => budgetCurve([], controls, 3, { kind: "expected" })).toThrow(
      "controls must cost less than 1.8e304 together, got Infinity",
    );
  });

  it("is flat where there is nothing to buy", () => {
    const threats = [{ ...threatOf(2, fixed(1000)), name: "Theft" }];
    const inPlace = controlOf({ cost: 500, frequencyReduction: 0.5, inPlace: true });
    expect(budgetCurve(threats, [inPlace], 2, { kind: "expected" })).toEqual([
      { budget: 0, loss: 2000 },
      { budget: 0, loss: 2000 },
    ]);
  });

  it.each([1, 2.5, 10001, NaN])("of %s points is refused", (points) => {
    expect(() => budgetCurve([], [], points, { kind: "expected" })).toThrow(
      `points must be a whole number from 2 to 10000, got ${points}`,
    );
  });
});
