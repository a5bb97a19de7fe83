import { hardeningSpend as spend } from "../../core";
import { elementWise } from "../cells/element-wise";
import { inCell } from "../cells/in-cell";

/**
 * The smallest spend on finding and mending a system's flaws at which no attacker gains by searching for one. Flaws run out, so both sides find fewer the more they have spent.
 * @customfunction HARDENING_SPEND
 * @param exploit_value What an exploited flaw is worth to the attacker, as a value or a column.
 * @param flaws How many exploitable flaws the system was built with on average, those already found among them.
 * @param attacker_search_spend What the attacker spends to find a given flaw with a chance of 63%.
 * @param defender_search_spend What you spend to find a given flaw with a chance of 63%.
 * @returns Currency from the first search on, what is spent already included: one number, or one for each element of the columns.
 */
export function hardeningSpend(
  exploit_value: any[][],
  flaws: any[][],
  attacker_search_spend: any[][],
  defender_search_spend: any[][],
): number[][] {
  const given = { exploit_value, flaws, attacker_search_spend, defender_search_spend };
  return inCell(() =>
    elementWise(given, (element) =>
      spend(element.number("exploit_value"), {
        flaws: element.number("flaws"),
        attacker: element.number("attacker_search_spend"),
        defender: element.number("defender_search_spend"),
      }),
    ),
  );
}
