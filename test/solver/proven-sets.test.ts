import fc from "fast-check";
import type { LinearSolver, LossMeasure } from "../../src/core";
import { measuredLoss, treatedThreats } from "../../src/core";
import { linearPlan, provenPlan } from "../../src/core/plan/bound/linear-plan";
import { formLoss } from "../../src/core/plan/form/loss-form";
import { planProblem } from "../../src/core/plan/problem/plan-problem";
import { expectedForm } from "../../src/core/plan/search/expected-plan";
import { highsSolver } from "../../src/solver/highs-solver";
import { allowed, lockedCase, plainThreat } from "../support/model/plan-arbitrary";

const expected: LossMeasure = { kind: "expected" };
let solve: LinearSolver;

beforeAll(async () => {
  solve = await highsSolver({ seconds: 20 });
});

describe("a solver that is given nothing but the empty plan", () => {
  it("comes to the best of all sets that hold what they must and not what they never may", () => {
    let asked = 0;
    fc.assert(
      fc.property(lockedCase(8, plainThreat()), (plan) => {
        const { threats, controls, budget } = plan;
        const problem = planProblem(threats, controls, budget);
        const form = expectedForm(problem);
        if (problem.controls.length === 0 || linearPlan(problem, form) === null) return;
        asked++;
        const none = new Uint8Array(problem.controls.length);
        const empty = { set: none, loss: formLoss(form, none), bound: 0 };
        const proven = provenPlan(problem, form, empty, solve);
        const losses = allowed(plan).map((set) =>
          measuredLoss(treatedThreats(threats, set), expected),
        );
        const best = Math.min(...losses);
        const slack = 2e-8 * measuredLoss(threats, expected);
        expect(Math.abs(proven.loss - best)).toBeLessThanOrEqual(slack);
        expect(proven.bound).toBeLessThanOrEqual(best * (1 + 1e-12));
        expect(proven.bound).toBeGreaterThanOrEqual(proven.loss - slack);
      }),
      { numRuns: 120 },
    );
    expect(asked).toBeGreaterThan(40);
  });
});
