import { deterrenceSpend as spend } from "../../core";
import { advantageIn, ceilingIn } from "./contest-terms-in";
import { elementWise } from "../cells/element-wise";
import { inCell } from "../cells/in-cell";

/**
 * The smallest spend on defence at which an attacker does best by staying away.
 * @customfunction DETERRENCE_SPEND
 * @param attacker_value What a success is worth to the attacker, as a value or a column.
 * @param defender_advantage How much further a unit of defence goes than a unit of attack: 2 means that it takes two of attack to match one of defence. 1 if left out, blank or 0.
 * @param ceiling The chance of success that no attack exceeds, above 0 and up to 1. 1 if left out.
 * @returns Currency: one number, or one for each element of the columns.
 */
export function deterrenceSpend(
  attacker_value: any[][],
  defender_advantage?: any[][],
  ceiling?: any[][],
): number[][] {
  return inCell(() =>
    elementWise({ attacker_value, defender_advantage, ceiling }, (element) =>
      spend(element.number("attacker_value"), {
        advantage: advantageIn(element.number("defender_advantage")),
        ceiling: ceilingIn(ceiling, element),
      }),
    ),
  );
}
