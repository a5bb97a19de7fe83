import { checkAbove0, checkAmount } from "../input/domain";

/**
 * Return on security investment: what a measure avoids beyond its cost, for each unit of that cost.
 *
 *     ROSI = (loss before - loss after - cost) / cost
 *
 * 0 where the measure just pays for itself; -1 where it avoids nothing; less where it makes matters worse.
 *
 * @param lossBefore expected loss without the measure, currency a year, 0 or more
 * @param lossAfter expected loss with it, currency a year, 0 or more
 * @param annualCost currency a year, greater than 0
 * @returns a share: 1.4 is 140%
 * @throws ModelError `out-of-range`
 * @see ENISA (2012), Introduction to Return on Security Investment
 * @see Sonnenreich, Albanese & Stout (2006), Return on security investment (ROSI): a practical quantitative model,
 *   J. Research and Practice in Information Technology 38(1)
 */
export function rosi(lossBefore: number, lossAfter: number, annualCost: number): number {
  checkAmount(lossBefore, "loss_before");
  checkAmount(lossAfter, "loss_after");
  checkAbove0(annualCost, "annual_cost", ": a return on no cost has no value");
  return (lossBefore - lossAfter - annualCost) / annualCost;
}
