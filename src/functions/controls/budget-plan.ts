import type { BudgetPlan, PlannedControl } from "../../core";
import { budgetPlan as planOf } from "../../core";
import { threatsAndControlsIn } from "../cells/controls-in";
import { inCellOrLater } from "../long-calls/long-calls";
import { measureIn } from "../cells/measure-in";
import { planWork } from "../long-calls/plan-work";
import { planSolver } from "./prove-plans";
import { truthIn } from "../cells/truth-in";
import { numberOr } from "../cells/year-in";

/**
 * Which controls to fund with a budget so that the year loses least, in the order to fund them. Those in place come first and cost nothing, then those In plan says must; those not funded come last, the one that would avoid most for its cost first.
 * @customfunction BUDGET_PLAN
 * @param register Threat register with its header row.
 * @param controls Controls register with its header row: Control, Cost, Threat (blank for all), Frequency reduction, Loss reduction, In plan (must or never) and more.
 * @param budget What may be spent on controls a year, 0 or more: new money, beside the register's Spend.
 * @param measure What is to be low: "expected" (the default, the average), "percentile" (what all but the worst years cost at most) or "tail" (the average of those worst years).
 * @param level For "percentile" and "tail": the share of years that are not among the worst, from 0 up to but not including 1; 0.99 if left out.
 * @param bad_year_spread For "percentile" and "tail": how far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @param totals TRUE for a last row with the plan as a whole; none if left out.
 * @returns A table: Control, Fund (TRUE or FALSE), Cost (a year, building it included), Loss after (with it and all before it), Avoided, ROSI (return on its cost), Optimality gap (by how much any other plan could lose less at most, as a share of what this one loses; the same in every row).
 */
export function budgetPlan(
  register: any[][],
  controls: any[][],
  budget: any[][],
  measure?: any[][],
  level?: any[][],
  bad_year_spread?: any[][],
  totals?: any[][],
): any[][] {
  const args = [register, controls, budget, measure, level, bad_year_spread, totals];
  return inCellOrLater("BUDGET_PLAN", args, planWork(measure, controls, 1), () => {
    const amount = numberOr(0, budget, "budget");
    const asked = measureIn(measure, level, bad_year_spread);
    const withTotals = truthIn(totals, "totals");
    const { threats, controls: all } = threatsAndControlsIn(register, controls);
    const plan = planOf(threats, all, amount, asked, planSolver());
    const gap = plan.gap ?? "not proven";
    return [
      ["Control", "Fund", "Cost", "Loss after", "Avoided", "ROSI", "Optimality gap"],
      ...plan.rows.map((row) => [...rowOf(row), gap]),
      ...(withTotals ? [[...totalOf(plan), gap]] : []),
    ];
  });
}

function rowOf({ control, isFunded, cost, lossAfter, avoided }: PlannedControl): unknown[] {
  return [
    ...[control.name, isFunded, cost, lossAfter],
    ...(avoided === null ? ["in place", "in place"] : [avoided, returnOn(cost, avoided)]),
  ];
}

function totalOf({ cost, lossBefore, lossAfter }: BudgetPlan): unknown[] {
  const avoided = lossBefore - lossAfter;
  return ["Total", "", cost, lossAfter, avoided, returnOn(cost, avoided)];
}

function returnOn(cost: number, avoided: number): number | string {
  return cost === 0 ? "no cost" : (avoided - cost) / cost;
}
