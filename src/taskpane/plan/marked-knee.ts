import { kneeOf } from "../../session/plan/knee";
import type { BudgetPoint, Knee } from "../charts/chart-contents";
import type { Figures } from "../words/figures";
import { planTexts } from "../words/texts/plan";

/** The point from which more money hardly helps, as a chart marks it; null where the last point still pays. */
export function markedKnee(
  points: readonly BudgetPoint[],
  compact: Figures["compact"],
): Knee | null {
  const found = kneeOf(points);
  if (!found?.step) return null;
  const { budget, loss, step } = found;
  const each = 10 ** Math.floor(Math.log10(Math.max(step.money, 1)));
  return {
    ...{ budget, loss },
    meaning: planTexts.levelsOff(compact(budget), compact(each), compact(step.rate * each)),
  };
}
