import { expectedLoss } from "../loss/expected-loss";
import { convexForm } from "./convex-form";
import { firstByName, greedySet, improvedSet } from "./greedy-set";
import type { KnownLosses } from "./known-losses";
import type { LeastSet } from "./least-set";
import { leastSet } from "./least-set";
import type { LossForm } from "./loss-form";
import type { PlanProblem } from "./plan-problem";
import { threatForm } from "./threat-form";
import { nextTwins } from "./twins";

/** Up to so many controls a plan is searched until it is proven. */
const MOST_EXACT = 25;
// Some seconds: only controls that are nearly alike in all they do and cost come near.
const MOST_NODES = 100_000;
// Bounds are looser with insurance of single events, and each set takes an evaluation.
const MOST_NODES_INSURED = 20_000;
/** Beyond the exact size some tighten the bound; each takes as long as the square of the controls, and many do less. */
const nodesOf = (controls: number): number =>
  Math.ceil(80_000_000 / (controls * controls * controls));

/** The form that a year's expected loss is. */
export function expectedForm(problem: PlanProblem): LossForm {
  const terms = problem.threats.map((row, threat) => ({
    ...{ threat, weight: expectedLoss(row), blindTo: null },
  }));
  return threatForm(problem, terms, "net");
}

/**
 * The controls that lower the expected loss most within a budget.
 *
 * Proven best up to 25 controls; with more, or where insurance of single events makes the proof too long, a good set and a bound.
 *
 * @param losses of the problem
 */
export function expectedPlan(
  { costs, budget }: PlanProblem,
  form: LossForm,
  losses: KnownLosses,
): LeastSet {
  const start = improvedSet(form, costs, budget, greedySet(form, costs, budget));
  const isFew = costs.length <= MOST_EXACT;
  const isInsured = form.events.some((event) => event !== null);
  const most = isInsured ? MOST_NODES_INSURED : MOST_NODES;
  const found = leastSet({
    ...{ forms: [convexForm(form, start)], costs, budget, start, twins: nextTwins([form], costs) },
    lossOf: (set) => losses.of(set),
    mostNodes: isFew ? most : nodesOf(costs.length),
    next: isFew ? "last" : "lowest",
  });
  return { ...found, set: firstByName(form, costs, found.set) };
}
