import { annualCost } from "../../core";
import type { Question } from "../../session/contract/question";
import { theControls, theRegister } from "../../session/contract/question";
import type { ControlsView } from "../../session/contract/register-snapshot";
import type { PlanMeasure } from "./plan-wish";

/** Share of years that are not among the worst: 1 in 20 is. */
export const BAD_YEAR = 0.95;

/** What all controls cost that are not in place and may be bought, currency a year. */
export const costOfAll = ({ controls }: ControlsView): number =>
  controls.reduce((sum, { control }) => {
    const isOpen = control !== null && !control.inPlace && control.inPlan !== "never";
    return isOpen ? sum + annualCost(control) : sum;
  }, 0);

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

/** What is left to lose, by budget. */
export const curveQuestion = (points: number, measure: PlanMeasure): Question => ({
  name: "BUDGET_CURVE",
  args: [theRegister, theControls, points, ...measured(measure)],
});
