import { rosi as returnOn } from "../../core";
import { elementWise } from "../cells/element-wise";
import { inCell } from "../cells/in-cell";

/**
 * Return on security investment: what a measure avoids beyond its cost, as a share of that cost. 1.4 is 140%; 0 just pays for itself.
 * @customfunction ROSI
 * @param loss_before Expected loss a year without the measure, as a value or a column.
 * @param loss_after Expected loss a year with it.
 * @param annual_cost What the measure costs a year, above 0.
 * @returns A share: one number, or one for each element of the columns.
 */
export function rosi(loss_before: any[][], loss_after: any[][], annual_cost: any[][]): number[][] {
  return inCell(() =>
    elementWise({ loss_before, loss_after, annual_cost }, (element) =>
      returnOn(
        element.number("loss_before"),
        element.number("loss_after"),
        element.number("annual_cost"),
      ),
    ),
  );
}
