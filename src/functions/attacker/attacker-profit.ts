import { attackerProfit as profit } from "../../core";
import { elementWise } from "../cells/element-wise";
import { inCell } from "../cells/in-cell";

/**
 * What one attempt brings the attacker on average: the chance of success times its value, less the cost of the attempt. Below 0 an attacker who looks at money alone stays away.
 * @customfunction ATTACKER_PROFIT
 * @param attacker_value What a success is worth to the attacker, as a value or a column.
 * @param attempt_cost What one attempt costs the attacker.
 * @param success_probability Chance that an attempt succeeds, from 0 to 1.
 * @returns Currency an attempt: one number, or one for each element of the columns.
 */
export function attackerProfit(
  attacker_value: any[][],
  attempt_cost: any[][],
  success_probability: any[][],
): number[][] {
  return inCell(() =>
    elementWise({ attacker_value, attempt_cost, success_probability }, (element) =>
      profit(
        element.number("attacker_value"),
        element.number("attempt_cost"),
        element.number("success_probability"),
      ),
    ),
  );
}
