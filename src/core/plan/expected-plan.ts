import { combined } from "../controls/treated-threats";
import { expectedLoss } from "../loss/expected-loss";
import { withoutAnnualLimit } from "../loss/limited-row";
import type { Threat } from "../register/threat";
import { convexForm } from "./convex-form";
import { firstByName, greedySet, improvedSet } from "./greedy-set";
import type { KnownLosses } from "./known-losses";
import type { LeastSet } from "./least-set";
import { leastSet } from "./least-set";
import type { LossForm } from "./loss-form";
import type { Chosen, PlanProblem } from "./plan-problem";
import { threatForm } from "./threat-form";
import { nextTwins } from "./twins";

/** Up to so many controls a plan is searched until it is proven. */
const MOST_EXACT = 25;
// Some seconds: only controls that are nearly alike in all they do and cost come near.
const MOST_NODES = 100_000;
// Bounds are looser with insurance of single events, and each set takes an evaluation.
const MOST_NODES_INSURED = 20_000;
// A curve asks for many plans and for no proof; a set next to the best is found long before it is proven.
const MOST_NODES_UNPROVEN = 2000;
/** Beyond the exact size a few tighten the bound; each takes as long as the square of the controls. */
const nodesOf = (controls: number): number => Math.ceil(200_000 / (controls * controls));

/**
 * The form that a year's expected loss is; below it where insurance has a limit of the year.
 *
 * There the mean of a threat grows faster than the number of its events, so of any set it is at least what each event costs where fewest
 * are left, times the events that the set leaves.
 */
export function expectedForm(problem: PlanProblem): LossForm {
  const threats = problem.threats.map((threat, place) =>
    threat.event.cover?.annualLimit === undefined ? threat : withFewest(problem, threat, place),
  );
  const terms = problem.threats.map((row, threat) => {
    const fewest = threats[threat] ?? row;
    const share = (1 - row.frequencyReduction) / (1 - fewest.frequencyReduction);
    const weight = fewest === row ? expectedLoss(row) : expectedLoss(fewest) * share;
    return { threat, weight, blindTo: null };
  });
  return threatForm({ ...problem, threats }, terms, "net");
}

/** A threat with the fewest events that any controls leave; as it is where that is none. */
function withFewest(problem: PlanProblem, threat: Threat, place: number): Threat {
  const frequencyReduction = combined([
    threat.frequencyReduction,
    ...problem.controls.flatMap((control, at) => {
      const acts = problem.actingOn[at]?.includes(place) === true;
      return acts ? [control.frequencyReduction] : [];
    }),
  ]);
  return frequencyReduction < 1 ? { ...threat, frequencyReduction } : withoutAnnualLimit(threat);
}

/**
 * The controls that lower the expected loss most within a budget.
 *
 * Proven best up to 25 controls; with more, or where insurance of single events makes the proof too long, a good set and a bound.
 *
 * @param losses of the problem
 * @param from a set within the budget that must not be beaten by what is found
 * @param isProven whether a bound is wanted where it takes time
 */
export function expectedPlan(
  { costs, budget }: PlanProblem,
  form: LossForm,
  losses: KnownLosses,
  from: Chosen,
  isProven: boolean,
): LeastSet {
  const improved = improvedSet(form, costs, budget, greedySet(form, costs, budget));
  const start = losses.of(from) < losses.of(improved) ? from : improved;
  const isFew = costs.length <= MOST_EXACT;
  const isInsured = form.events.some((event) => event !== null);
  const mostProven = isInsured ? MOST_NODES_INSURED : MOST_NODES;
  const most = isProven ? mostProven : MOST_NODES_UNPROVEN;
  const found = leastSet({
    ...{ forms: [convexForm(form, start)], costs, budget, start, twins: nextTwins([form], costs) },
    lossOf: (set) => losses.of(set),
    mostNodes: isFew ? most : isProven ? nodesOf(costs.length) : 0,
  });
  return { ...found, set: firstByName(form, costs, found.set) };
}
