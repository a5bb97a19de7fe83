import type { ControlsView } from "../contract/register-snapshot";
import type { BudgetPoint } from "./knee";
import { kneeOf } from "./knee";
import { costOfAll, costOfMusts } from "./plan-questions";

/** So many budgets make the curve from which one is chosen. */
export const curvePoints = 40;

/** Whether there is anything to choose from: the controls are read, and one of them costs money that is not spent yet. */
export const isToBudget = (controls: ControlsView | null): controls is ControlsView =>
  controls !== null && controls.problems === 0 && costOfAll(controls) > 0;

/**
 * The budget of a plan while nobody said another, currency a year: in round figures the one from which more money hardly helps; where
 * none of it pays, what the controls cost that must be bought.
 *
 * @param curve what is left to lose, by rising budget
 */
export function firstBudget(controls: ControlsView, curve: readonly BudgetPoint[]): number {
  const found = kneeOf(curve);
  if (!found) return costOfMusts(controls);
  // In round figures, as budgets are.
  const unit = 10 ** (Math.floor(Math.log10(costOfAll(controls))) - 1);
  return Math.min(Math.ceil(found.budget / unit) * unit, costOfAll(controls));
}
