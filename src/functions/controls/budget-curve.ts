import { budgetCurve as curveOf } from "../../core";
import { cellsIn } from "../cells/cells-in";
import { threatsAndControlsIn } from "../cells/controls-in";
import { inCellOrLater } from "../long-calls/long-calls";
import { measureIn } from "../cells/measure-in";
import { planWork } from "../long-calls/plan-work";
import { numberOr } from "../cells/year-in";

const usualPoints = 20;

/**
 * What is left to lose in a year, for a chart: even steps from nothing (or what the controls cost that In plan says must) to what all cost that are not in place, and the loss with the best plan for each. More budget never shows a worse result.
 * @customfunction BUDGET_CURVE
 * @param register Threat register with its header row.
 * @param controls Controls register with its header row: Control, Cost, Threat (blank for all), Frequency reduction, Loss reduction and more.
 * @param points How many points, 2 to 10000; 20 if left out.
 * @param measure What is to be low: "expected" (the default, the average), "percentile" (what all but the worst years cost at most) or "tail" (the average of those worst years).
 * @param level For "percentile" and "tail": the share of years that are not among the worst, from 0 up to but not including 1; 0.99 if left out.
 * @param bad_year_spread For "percentile" and "tail": how far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns A table: Budget, Residual loss.
 */
export function budgetCurve(
  register: any[][],
  controls: any[][],
  points?: any[][],
  measure?: any[][],
  level?: any[][],
  bad_year_spread?: any[][],
): any[][] {
  const args = [register, controls, points, measure, level, bad_year_spread];
  return inCellOrLater("BUDGET_CURVE", args, planWork(measure, controls, plansIn(points)), () => {
    const count = numberOr(usualPoints, points, "points");
    const asked = measureIn(measure, level, bad_year_spread);
    const { threats, controls: all } = threatsAndControlsIn(register, controls);
    const rows = curveOf(threats, all, count, asked).map(({ budget, loss }) => [budget, loss]);
    return [["Budget", "Residual loss"], ...rows];
  });
}

/** How many plans are asked for, as far as can be told before the argument is judged. */
function plansIn(points: unknown): number {
  const [[cell = null] = []] = cellsIn(points);
  return typeof cell === "number" ? cell : usualPoints;
}
