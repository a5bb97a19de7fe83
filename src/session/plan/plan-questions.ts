import { annualCost } from "../../core";
import type { Question } from "../contract/question";
import { theControls, theRegister } from "../contract/question";
import type { ControlsView } from "../contract/register-snapshot";
import type { PlanMeasure, PlanWish } from "./plan-wish";

/** Share of years that are not among the worst: 1 in 20 is. */
export const BAD_YEAR = 0.95;

/** What all controls cost that are not in place and may be bought, currency a year. */
export const costOfAll = ({ controls }: ControlsView): number =>
  controls.reduce((sum, { control }) => {
    const isOpen = control !== null && !control.inPlace && control.inPlan !== "never";
    return isOpen ? sum + annualCost(control) : sum;
  }, 0);

/** Whether there is a control that a plan may buy: one that is neither in place nor ruled out. */
export const isToDecide = ({ controls }: ControlsView): boolean =>
  controls.some(({ control }) => control?.inPlace === false && control.inPlan !== "never");

/** What those cost that must be bought. */
export const costOfMusts = ({ controls }: ControlsView): number =>
  controls.reduce((sum, { control }) => {
    const isMust = control !== null && !control.inPlace && control.inPlan === "must";
    return isMust ? sum + annualCost(control) : sum;
  }, 0);

const measured = (measure: PlanMeasure): readonly (string | number | null)[] =>
  measure === "expected" ? [null, null] : ["percentile", BAD_YEAR];

/** Which controls to fund. */
export const planQuestion = (budget: number, measure: PlanMeasure): Question => ({
  name: "BUDGET_PLAN",
  args: [theRegister, theControls, budget, ...measured(measure), null, true],
});

/** What such a question asks for; null for another one. */
export function wishAsked(question: Question | null): PlanWish | null {
  if (question?.name !== "BUDGET_PLAN") return null;
  const [, , budget, measure] = question.args;
  return typeof budget === "number"
    ? { budget, measure: measure === "percentile" ? "percentile" : "expected" }
    : null;
}

/** What is left to lose, by budget. */
export const curveQuestion = (points: number, measure: PlanMeasure): Question => ({
  name: "BUDGET_CURVE",
  args: [theRegister, theControls, points, ...measured(measure)],
});
