import { checkAmount } from "../input/domain";
import type { Control } from "../controls/control";
import { annualCost } from "../controls/control";
import type { LossMeasure } from "../year/loss-measure";
import type { Threat } from "../threat/threat";
import { expectedForm, expectedPlan } from "./search/expected-plan";
import type { KnownLosses } from "./problem/known-losses";
import { knownLosses } from "./problem/known-losses";
import { SAME_LOSS } from "../numeric/same-but-for-rounding";
import type { LinearSolver } from "./bound/linear-plan";
import { provenPlan } from "./bound/linear-plan";
import type { LossForm } from "./form/loss-form";
import { formState } from "./form/loss-form";
import type { Chosen, PlanProblem } from "./problem/plan-problem";
import { planCost, planProblem } from "./problem/plan-problem";
import { todaysForm, yearPlan } from "./search/year-plan";

/** A control in a plan. */
export interface PlannedControl {
  readonly control: Control;
  /** Whether it is in the plan; true for one that is in place. */
  readonly isFunded: boolean;
  /** What it takes of the budget, currency a year; 0 for one that is in place. */
  readonly cost: number;
  /** The measure with it and all that are funded before it; for one that is not funded, with the whole plan and it. */
  readonly lossAfter: number;
  /** How much that is less than without it; null for one in place, whose effect the register holds already. */
  readonly avoided: number | null;
}

/** What to fund within a budget. */
export interface BudgetPlan {
  /**
   * Those in place by name, those that must be funded by name, the others to fund in the order to fund them, and then what is not
   * funded, the one worth most first.
   */
  readonly rows: readonly PlannedControl[];
  /** What the plan costs a year, at most the budget. */
  readonly cost: number;
  /** The measure as things stand today. */
  readonly lossBefore: number;
  /** The measure with the plan. */
  readonly lossAfter: number;
  /**
   * The share of `lossAfter` by which another plan within the budget could lose less, at most: 0 where this one is proven best;
   * null where nothing is proven.
   */
  readonly gap: number | null;
}

/**
 * The controls to fund so that the year loses least within a budget.
 *
 *     minimise measure(threats with x)    over sets x of controls not in place with Σ annual cost <= budget
 *
 * Under "expected" the plan is the best there is up to 25 controls, by branch and bound. Beyond that, and under "percentile" and
 * "tail", it is the best of a search, never worse than buying by avoided loss per cost, and `gap` says how much better any other
 * could be: under "expected" by a convex relaxation, under "tail" by the worst years of the plan itself, under both of the
 * others because no control raises a loss. Bounds are exact but for the stated error of the year.
 *
 * A control in place stays and costs nothing. One that must be in the plan is funded whatever it avoids, one that never may be is not.
 * Of the others, one that avoids nothing beyond the rest is not funded. Of controls that
 * do the same at the same cost, the first by name is. The order of the rows of neither register changes a bit.
 *
 * @param controls of which names are unique
 * @param budget currency a year, 0 or more
 * @param solve proves a plan that is left open, see `linearPlan`; null for none
 * @throws ModelError `out-of-range` for the budget, also where the controls that must be funded cost more, and what `measuredLoss` throws
 */
export function budgetPlan(
  threats: readonly Threat[],
  controls: readonly Control[],
  budget: number,
  measure: LossMeasure,
  solve: LinearSolver | null = null,
): BudgetPlan {
  checkAmount(budget, "budget");
  const problem = planProblem(threats, controls, budget);
  const losses = knownLosses(problem, measure);
  const { set: chosen, order, loss, gap } = bestPlan(problem, measure, losses, solve);
  return {
    rows: planRows(problem, controls, order, chosen, losses),
    cost: planCost(problem, chosen),
    lossBefore: losses.ofMusts(0),
    lossAfter: loss,
    gap,
  };
}

/** The set of a plan. */
interface BestPlan {
  readonly set: Chosen;
  /** The controls of the set in the order to fund them, and maybe some that turned out to be idle. */
  readonly order: readonly number[];
  readonly loss: number;
  /** See `BudgetPlan`. */
  readonly gap: number | null;
}

/**
 * The best set that is found within the budget of a problem, and how much better any other could be.
 *
 * @param losses of the problem's controls, whatever its budget
 */
export function bestPlan(
  problem: PlanProblem,
  measure: LossMeasure,
  losses: KnownLosses,
  solve: LinearSolver | null,
): BestPlan {
  const isExpected = measure.kind === "expected" || problem.threats.length === 0;
  const form = isExpected ? expectedForm(problem) : todaysForm(problem, measure);
  const found = isExpected
    ? expectedPlan(problem, form, losses)
    : yearPlan(problem, measure, form, losses);
  const isOpen = found.bound < found.loss && measure.kind === "expected";
  const best = isOpen && solve !== null ? provenPlan(problem, form, found, solve) : found;
  const order = fundingOrder(form, problem.costs, best.set);
  const set = withoutIdle(best.set, order, losses);
  const loss = losses.of(set);
  const gap = best.loss - best.bound <= SAME_LOSS * best.loss ? 0 : (loss - best.bound) / loss;
  return { set, order, loss, gap: gap < 1 ? Math.max(gap, 0) : null };
}

/** The controls of a set, each time the one that takes most off the form for its cost; ties by name. */
function fundingOrder(form: LossForm, costs: Float64Array, set: Chosen): readonly number[] {
  const state = formState(form, new Uint8Array(set.length));
  const left = Array.from(set, (_, control) => control).filter((control) => set[control] === 1);
  const order: number[] = [];
  while (left.length > 0) {
    const densities = left.map((control) => {
      const cost = costs[control] ?? 0;
      return cost === 0 ? Infinity : state.gain(control) / cost;
    });
    const at = densities.indexOf(Math.max(...densities));
    const [next = 0] = left.splice(at, 1);
    state.put(next);
    order.push(next);
  }
  return order;
}

/** A set without what avoids nothing beyond the rest; of several, the last in the order go. */
function withoutIdle(set: Chosen, order: readonly number[], losses: KnownLosses): Chosen {
  const kept = Uint8Array.from(set);
  for (const control of [...order].reverse()) {
    const loss = losses.of(kept);
    kept[control] = 0;
    if (losses.of(kept) > loss) kept[control] = 1;
  }
  return kept;
}

function planRows(
  problem: PlanProblem,
  controls: readonly Control[],
  order: readonly number[],
  chosen: Chosen,
  losses: KnownLosses,
): readonly PlannedControl[] {
  const { costs } = problem;
  const none = new Uint8Array(chosen.length);
  const before = losses.ofMusts(0);
  const inPlace = controls
    .filter((control) => control.inPlace)
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
    .map((control): PlannedControl => ({
      ...{ control, isFunded: true, cost: 0, lossAfter: before, avoided: null },
    }));
  const musts = problem.musts.map((control, index): PlannedControl => {
    const lossAfter = losses.ofMusts(index + 1);
    const avoided = Math.max(losses.ofMusts(index) - lossAfter, 0);
    return { control, isFunded: true, cost: annualCost(control), lossAfter, avoided };
  });
  const nevers = problem.nevers.map((control): PlannedControl => {
    const lossAfter = losses.beside(chosen, control);
    const avoided = Math.max(losses.of(chosen) - lossAfter, 0);
    return { control, isFunded: false, cost: annualCost(control), lossAfter, avoided };
  });
  const row = (index: number, before: Chosen, isFunded: boolean): PlannedControl[] => {
    const control = problem.controls[index];
    if (control === undefined) return [];
    const after = Uint8Array.from(before);
    after[index] = 1;
    const lossAfter = losses.of(after);
    const avoided = Math.max(losses.of(before) - lossAfter, 0);
    return [{ control, isFunded, cost: costs[index] ?? 0, lossAfter, avoided }];
  };
  const soFar = Uint8Array.from(none);
  const funded = order
    .filter((index) => chosen[index] === 1)
    .flatMap((index) => {
      const rows = row(index, soFar, true);
      soFar[index] = 1;
      return rows;
    });
  const others = problem.controls
    .flatMap((_, index) => (chosen[index] === 1 ? [] : row(index, chosen, false)))
    .concat(nevers)
    .sort((a, b) => worthOf(b) - worthOf(a) || (a.control.name < b.control.name ? -1 : 1));
  return [...inPlace, ...musts, ...funded, ...others];
}

/** What a control avoids for its cost. */
function worthOf({ avoided, cost }: PlannedControl): number {
  if (avoided === null || avoided === 0) return 0;
  return cost === 0 ? Number.MAX_VALUE : avoided / cost;
}
