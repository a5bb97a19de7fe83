import { treatedThreats } from "../controls/treated-threats";
import { expectedLoss, totalExpectedLoss } from "../loss/expected-loss";
import { convexForm } from "./convex-form";
import { firstByName, greedySet, improvedSet } from "./greedy-set";
import type { LeastSet } from "./least-set";
import { leastSet } from "./least-set";
import type { LossForm } from "./loss-form";
import type { PlanProblem } from "./plan-problem";
import { chosenControls } from "./plan-problem";
import { threatForm } from "./threat-form";
import { nextTwins } from "./twins";

/** Up to so many controls a plan is searched until it is proven. */
const MOST_EXACT = 25;
// Some seconds: only controls that are nearly alike in all they do and cost come near.
const MOST_NODES = 200_000;
// Bounds are looser with insurance of single events, and each set takes an evaluation.
const MOST_NODES_INSURED = 20_000;
/** Beyond the exact size a few tighten the bound; each takes as long as the square of the controls. */
const nodesOf = (controls: number): number => Math.ceil(200_000 / (controls * controls));

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
 */
export function expectedPlan(problem: PlanProblem): LeastSet {
  const { threats, costs, budget } = problem;
  const form = expectedForm(problem);
  const start = improvedSet(form, costs, budget, greedySet(form, costs, budget));
  const isInsured = form.events.some((event) => event !== null);
  const most = isInsured ? MOST_NODES_INSURED : MOST_NODES;
  const found = leastSet({
    ...{ forms: [convexForm(form, start)], costs, budget, start, twins: nextTwins([form], costs) },
    lossOf: (set) => totalExpectedLoss(treatedThreats(threats, chosenControls(problem, set))),
    mostNodes: costs.length <= MOST_EXACT ? most : nodesOf(costs.length),
  });
  return { ...found, set: firstByName(form, costs, found.set) };
}
