import type { RegisterSession } from "../../session/contract/register-session";
import type { ControlsView, RegisterView } from "../../session/contract/register-snapshot";
import { pairsOf } from "../answers/cells-of";
import { useAnswer } from "../answers/use-answer";
import type { BudgetPoint } from "../charts/chart-contents";
import { curvePoints, firstBudget, isToBudget } from "../../session/plan/first-budget";
import { curveQuestion } from "../../session/plan/plan-questions";
import type { PlanWish } from "../../session/plan/plan-wish";

/** A budget for a plan, and the curve it is chosen from. */
export interface PlannedBudget {
  /** Currency a year; null while nobody said it and the curve is not there yet. */
  readonly budget: number | null;
  readonly curve: readonly BudgetPoint[];
}

/**
 * The budget of a plan: as wished, or the one from which more money hardly helps; where none of it pays, what the controls cost that
 * must be bought.
 *
 * @param controls null for none
 */
export function useBudget(
  session: Pick<RegisterSession, "ask">,
  register: RegisterView,
  controls: ControlsView | null,
  { budget, measure }: PlanWish,
): PlannedBudget {
  const isReady = isToBudget(controls);
  const { cells, isOld } = useAnswer(
    session,
    isReady && register.totals.kind === "totals" ? curveQuestion(curvePoints, measure) : null,
    [register, controls],
  );
  const curve = pairsOf(cells).map(([at, loss]): BudgetPoint => ({ budget: at, loss }));
  if (budget !== null || controls === null) return { budget, curve };
  if (!isReady) return { budget: 0, curve };
  if (isOld || curve.length === 0) return { budget: null, curve };
  return { budget: firstBudget(controls, curve), curve };
}
