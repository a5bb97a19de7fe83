import { combined } from "../../controls/treated-threats";
import { expectedLoss } from "../../year/sources/expected-loss";
import { withoutAnnualLimit } from "../../year/annual-limit/limited-row";
import type { Threat } from "../../threat/threat";
import { convexForm } from "../form/convex-form";
import { firstByName, greedySet, improvedSet } from "./greedy-set";
import type { KnownLosses } from "../problem/known-losses";
import type { ProvenSet } from "../problem/proven-set";
import { leastSet } from "./least-set";
import type { LossForm } from "../form/loss-form";
import type { PlanProblem } from "../problem/plan-problem";
import { threatForm } from "../form/threat-form";
import { nextTwins } from "../form/twins";

/** Up to so many controls a plan is searched until it is proven. */
const MOST_EXACT = 25;
// Some seconds: only controls that are nearly alike in all they do and cost come near.
const MOST_NODES = 100_000;
// Bounds are looser with insurance of single events, and each set takes an evaluation.
const MOST_NODES_INSURED = 20_000;
/** Beyond the exact size some tighten the bound; each takes as long as the square of the controls, and many do less. */
const nodesOf = (controls: number): number =>
  Math.ceil(80_000_000 / (controls * controls * controls));

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
 */
export function expectedPlan(
  { costs, budget }: PlanProblem,
  form: LossForm,
  losses: KnownLosses,
): ProvenSet {
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
