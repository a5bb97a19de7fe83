import type { Control } from "../controls/control";
import type { LossMeasure } from "../year/loss-measure";
import { ModelError } from "../input/model-error";
import type { Threat } from "../threat/threat";
import { bestPlan } from "./budget-plan";
import { knownLosses } from "./problem/known-losses";
import { planCost, planProblem } from "./problem/plan-problem";

/** A point of the budget curve. */
export interface BudgetPoint {
  /** Currency a year. */
  readonly budget: number;
  /** The measure with the best plan found for it or for less. */
  readonly loss: number;
}

const MOST_POINTS = 10000;
/** Any number of points times this is still a number. */
const MOST_COST = Number.MAX_VALUE / MOST_POINTS;

/**
 * What is left of a measure by budget: even steps to what all controls that are not in place and may be funded cost together, from
 * nothing, or from what those cost that must be funded.
 *
 *     loss(b) = min over the budgets b' <= b of the curve of what `budgetPlan` with b' leaves
 *
 * A budget pays for the plans of those before it, too: more budget never shows a worse result, and a point is never above the plan of its
 * budget, nor below what that plan's gap says no plan can reach.
 *
 * @param points 2 or more, whole
 * @throws ModelError `out-of-range` for the points, `too-large` for what the controls cost, and what `measuredLoss` throws
 */
export function budgetCurve(
  threats: readonly Threat[],
  controls: readonly Control[],
  points: number,
  measure: LossMeasure,
): readonly BudgetPoint[] {
  if (!(Number.isInteger(points) && points >= 2 && points <= MOST_POINTS)) {
    const rule = `be a whole number from 2 to ${MOST_POINTS}`;
    throw new ModelError("out-of-range", "points", rule, String(points));
  }
  const problem = planProblem(threats, controls, Infinity);
  const least = planCost(problem, new Uint8Array(problem.costs.length));
  const all = planCost(problem, new Uint8Array(problem.costs.length).fill(1));
  if (!(all < MOST_COST)) {
    throw new ModelError("too-large", "controls", "cost less than 1.8e304 together", String(all));
  }
  const losses = knownLosses(problem, measure);
  let best = Infinity;
  return Array.from({ length: points }, (_, point) => {
    const budget = point === points - 1 ? all : least + ((all - least) * point) / (points - 1);
    const own = { ...problem, budget: Math.max(budget - least, 0) };
    best = Math.min(best, bestPlan(own, measure, losses, null).loss);
    return { budget, loss: best };
  });
}
