import fc from "fast-check";
import type { LossMeasure } from "../../../src/core";
import { budgetCurve, budgetPlan, measuredLoss, treatedThreats } from "../../../src/core";
import { controlOf } from "../../support/model/controls";
import { allowed, lockedCase } from "../../support/model/plan-arbitrary";
import { fixed, threatOf } from "../../support/model/threats";
import { isLong } from "../../support/is-long";

const expected: LossMeasure = { kind: "expected" };
describe("a plan with controls that are settled", () => {
  it.each<[string, LossMeasure, number, number]>([
    ["the expected loss", expected, 9, 150],
    ["a tail mean", { kind: "tail", level: 0.9, badYearSpread: 0 }, 4, isLong ? 60 : 6],
    ["a percentile", { kind: "percentile", level: 0.9, badYearSpread: 0.4 }, 4, isLong ? 60 : 6],
  ])(
    "holds what it must, not what it never may, and is the best of such sets within its gap: %s",
    (_, measure, most, numRuns) => {
      fc.assert(
        fc.property(lockedCase(most), (plan) => {
          const { threats, controls, budget } = plan;
          const found = budgetPlan(threats, controls, budget, measure);
          const funded = found.rows.filter(({ isFunded }) => isFunded);
          const losses = allowed(plan).map((set) =>
            measuredLoss(treatedThreats(threats, set), measure),
          );
          const best = Math.min(...losses);
          for (const { control, isFunded } of found.rows) {
            if (control.inPlace || control.inPlan === null) continue;
            expect(isFunded).toBe(control.inPlan === "must");
          }
          expect(found.cost).toBeLessThanOrEqual(budget * (1 + 1e-9));
          expect(found.lossBefore).toBe(measuredLoss(threats, measure));
          expect(found.lossAfter).toBe(
            measuredLoss(
              treatedThreats(
                threats,
                funded.map(({ control }) => control).filter(({ inPlace }) => !inPlace),
              ),
              measure,
            ),
          );
          expect(found.lossAfter).toBeGreaterThanOrEqual(best * (1 - 1e-9));
          if (found.gap !== null) {
            expect(found.lossAfter * (1 - found.gap)).toBeLessThanOrEqual(best * (1 + 1e-6));
          }
          if (measure.kind === "expected") {
            expect(found.lossAfter).toBeLessThanOrEqual(best * (1 + 1e-12));
          }
        }),
        { numRuns },
      );
    },
  );

  const threats = [threatOf(1, fixed(1000))].map((threat) => ({ ...threat, name: "Fraud" }));
  const idle = controlOf({ name: "Idle", cost: 30, inPlan: "must" });
  const good = controlOf({ name: "Good", cost: 40, frequencyReduction: 0.9, inPlan: "never" });
  const fair = controlOf({ name: "Fair", cost: 50, frequencyReduction: 0.5 });

  it("lists what it must hold first, and what it never may with what it would avoid", () => {
    const { rows, cost } = budgetPlan(threats, [fair, good, idle], 100, expected);
    expect(rows.map((row) => [row.control.name, row.isFunded, row.cost])).toEqual([
      ["Idle", true, 30],
      ["Fair", true, 50],
      ["Good", false, 40],
    ]);
    expect(rows.map(({ lossAfter }) => lossAfter)).toEqual([1000, 500, expect.closeTo(50, 9)]);
    expect(rows.map(({ avoided }) => avoided)).toEqual([0, 500, expect.closeTo(450, 9)]);
    expect(cost).toBe(80);
  });

  it("refuses a budget that what it must hold exceeds, with the sum", () => {
    const another = controlOf({ name: "Other", cost: 12.5, inPlan: "must" });
    expect(() => budgetPlan(threats, [idle, another, fair], 42, expected)).toThrow(
      "budget must be at least 42.5, what the controls that the plan must hold cost, got 42",
    );
    expect(budgetPlan(threats, [idle, another, fair], 42.5, expected).cost).toBe(42.5);
  });

  it("settles nothing of a control in place", () => {
    const old = controlOf({ name: "Old", cost: 1e6, inPlace: true, inPlan: "must" });
    const plan = budgetPlan(threats, [old, { ...good, inPlan: null }], 40, expected);
    expect(plan.rows.map(({ control, isFunded }) => [control.name, isFunded])).toEqual([
      ["Old", true],
      ["Good", true],
    ]);
    const never = { ...old, inPlan: "never" } as const;
    expect(budgetPlan(threats, [never], 40, expected).rows[0]?.isFunded).toBe(true);
  });

  it("lets the curve begin where what it must hold is paid, and leave out what it never may", () => {
    expect(budgetCurve(threats, [idle, good, fair], 3, expected)).toEqual([
      { budget: 30, loss: 1000 },
      { budget: 55, loss: 1000 },
      { budget: 80, loss: 500 },
    ]);
  });
});
