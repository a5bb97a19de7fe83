import type { BudgetPoint } from "../../../src/taskpane/charts/chart-contents";
import { budgetAxes, steppedBudget } from "../../../src/taskpane/charts/budget/budget-plot";
import type { KeyStep } from "../../../src/taskpane/charts/drawing/key-step";

const points = Array.from({ length: 21 }, (_, step) => ({ budget: 50 * step, loss: 900 - step }));
const next: KeyStep = { by: 1, isFar: false };
const before: KeyStep = { by: -1, isFar: false };
const far: KeyStep = { by: 1, isFar: true };
const farBack: KeyStep = { by: -1, isFar: true };
const first: KeyStep = { to: "first" };
const last: KeyStep = { to: "last" };

describe("a key on the curve of budgets", () => {
  it.each`
    chosen | step       | budget  | because
    ${400} | ${next}    | ${450}  | ${"the next point"}
    ${400} | ${before}  | ${350}  | ${"the point before"}
    ${430} | ${next}    | ${450}  | ${"the next point from between two"}
    ${430} | ${before}  | ${400}  | ${"the point before from between two"}
    ${400} | ${far}     | ${500}  | ${"a tenth of the points on"}
    ${400} | ${farBack} | ${300}  | ${"a tenth of the points back"}
    ${400} | ${first}   | ${0}    | ${"the first point"}
    ${400} | ${last}    | ${1000} | ${"the last point"}
    ${1e9} | ${next}    | ${1000} | ${"there is no more"}
    ${0}   | ${before}  | ${0}    | ${"there is no less"}
    ${980} | ${far}     | ${1000} | ${"the end is nearer than a tenth"}
  `("leads from $chosen to $budget: $because", ({ chosen, step, budget }) => {
    const from: BudgetPoint = { budget: chosen as number, loss: 1 };
    expect(steppedBudget(points, from, step as KeyStep)?.budget).toBe(budget);
  });

  it("begins at an end where nothing is chosen, and leads nowhere where there is no point", () => {
    expect(steppedBudget(points, null, next)?.budget).toBe(0);
    expect(steppedBudget(points, null, last)?.budget).toBe(1000);
    expect(steppedBudget([], null, next)).toBeUndefined();
  });
});

describe("the axes of budgets", () => {
  it("begin at 0 though the first budget is more, and hold a plan dearer than all points", () => {
    const some = points.slice(4);
    const { budget, loss } = budgetAxes(some, { budget: 1500, loss: 950 }, 300, String);
    expect([budget.from, budget.to]).toEqual([0, 1500]);
    expect([loss.from, loss.to]).toEqual([0, 1000]);
  });
});
