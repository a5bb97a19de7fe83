import { costPerSuccess as cost } from "../../core";
import { elementWise } from "../cells/element-wise";
import { inCell } from "../cells/in-cell";

/**
 * What an attacker pays on average until an attempt succeeds.
 * @customfunction COST_PER_SUCCESS
 * @param attempt_cost What one attempt costs the attacker, as a value or a column.
 * @param success_probability Chance that an attempt succeeds, above 0 and up to 1.
 * @returns Currency a success: one number, or one for each element of the columns.
 */
export function costPerSuccess(attempt_cost: any[][], success_probability: any[][]): number[][] {
  return inCell(() =>
    elementWise({ attempt_cost, success_probability }, (element) =>
      cost(element.number("attempt_cost"), element.number("success_probability")),
    ),
  );
}
