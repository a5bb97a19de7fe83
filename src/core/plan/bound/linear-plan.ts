import { totalExpectedLoss } from "../../year/sources/expected-loss";
import type { ProvenSet } from "../problem/proven-set";
import type { LossForm } from "../form/loss-form";
import { formLoss } from "../form/loss-form";
import type { Chosen, PlanProblem } from "../problem/plan-problem";
import { costOf, isWithin } from "../problem/plan-problem";

/** A program to maximise: Σ worth · value over columns from 0 to 1, of which some are 0 or 1. */
export interface LinearProgram {
  readonly columns: readonly { readonly worth: number; readonly isWhole: boolean }[];
  /** Σ factor · value of the columns <= most. */
  readonly rows: readonly {
    readonly parts: readonly { readonly column: number; readonly factor: number }[];
    readonly most: number;
  }[];
}

/**
 * A solver of linear programs with whole numbers, wired where one is at hand.
 *
 * @returns the values of the columns with the highest worth, which is right to a hundred-millionth; null where it cannot be found or takes too long
 */
export type LinearSolver = (program: LinearProgram) => readonly number[] | null;

/** What a solver may be off by, as a share of the loss without any control. */
const SOLVER_SLACK = 1e-8;

/**
 * The plan for the expected loss as a linear program. It is exact where no threat has insurance of single events; a percentile and a
 * tail mean have no such form.
 *
 * Of a threat with controls 1, 2, … let y_k be the part of its loss that reaches control k while k is bought: no more than x_k,
 * which is 1 if it is, and no more than what the controls before let through.
 *
 *     maximise  Σ w r_k y_k    with  y_k <= x_k,  y_k + Σ_{l<k} r_l y_l <= 1,  Σ cost x <= budget
 *
 * With whole x the best y let Π (1 - r) through.
 *
 * @returns null where the form is not exact
 */
export function linearPlan({ costs, budget }: PlanProblem, form: LossForm): LinearProgram | null {
  if (form.events.some((event) => event !== null)) return null;
  const total = form.weights.reduce((sum, weight) => sum + weight, 0);
  const columns: { worth: number; isWhole: boolean }[] = Array.from(costs, () => ({
    ...{ worth: 0, isWhole: true },
  }));
  const rows: { parts: { column: number; factor: number }[]; most: number }[] = [];
  const money = Math.max(budget, ...costs, Number.MIN_VALUE);
  rows.push({
    parts: Array.from(costs, (cost, column) => ({ column, factor: cost / money })),
    most: budget / money,
  });
  const before = Array.from(form.weights, (): { column: number; factor: number }[] => []);
  form.links.forEach(({ terms, frequencyKept, lossKept }, control) => {
    terms.forEach((term, place) => {
      const stopped = 1 - (frequencyKept[place] ?? 1) * (lossKept[place] ?? 1);
      if (stopped === 0) return;
      const column = columns.length;
      columns.push({ worth: (stopped * (form.weights[term] ?? 0)) / total, isWhole: false });
      const earlier = before[term] ?? [];
      rows.push({ parts: [one(column), { column: control, factor: -1 }], most: 0 });
      if (earlier.length > 0) rows.push({ parts: [...earlier, one(column)], most: 1 });
      earlier.push({ column, factor: stopped });
    });
  });
  return { columns, rows };
}

function one(column: number): { column: number; factor: number } {
  return { column, factor: 1 };
}

/**
 * A plan for the expected loss that a solver has proven best, to a hundred-millionth of the loss without any control.
 *
 * @param found what the search came to
 * @returns that, where the solver has no answer
 */
export function provenPlan(
  problem: PlanProblem,
  form: LossForm,
  found: ProvenSet,
  solve: LinearSolver,
): ProvenSet {
  const program = linearPlan(problem, form);
  const values = program === null ? null : solve(program);
  if (values === null) return found;
  const solved: Chosen = Uint8Array.from(problem.costs, (_, column) =>
    (values[column] ?? 0) > 0.5 ? 1 : 0,
  );
  const best = formLoss(form, solved);
  const bound = best - SOLVER_SLACK * totalExpectedLoss(problem.threats);
  // A solver keeps to the budget with some slack as well.
  const isPaid = isWithin(costOf(solved, problem.costs), problem.budget);
  const isBetter = isPaid && best < found.loss;
  const loss = isBetter ? best : found.loss;
  return {
    set: isBetter ? solved : found.set,
    ...{ loss, bound: Math.min(Math.max(bound, found.bound), loss) },
  };
}
