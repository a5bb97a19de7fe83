import { hardeningRisk as risk } from "../../core";
import { elementWise } from "../cells/element-wise";
import { inCell } from "../cells/in-cell";

/**
 * The chance that an attacker finds a flaw in a system that you have not found and mended before.
 * @customfunction HARDENING_RISK
 * @param flaws How many exploitable flaws the system was built with on average, those already found among them; a value or a column.
 * @param attacker_search_spend What the attacker spends to find a given flaw with a chance of 63%.
 * @param defender_search_spend What you spend to find a given flaw with a chance of 63%.
 * @param hardening_spend What you have spent on finding flaws, from the first search on.
 * @param attack_spend What the attacker spends on finding one that is left.
 * @returns A chance from 0 to 1: one number, or one for each element of the columns.
 */
export function hardeningRisk(
  flaws: any[][],
  attacker_search_spend: any[][],
  defender_search_spend: any[][],
  hardening_spend: any[][],
  attack_spend: any[][],
): number[][] {
  const search = { flaws, attacker_search_spend, defender_search_spend };
  return inCell(() =>
    elementWise({ ...search, hardening_spend, attack_spend }, (element) =>
      risk(
        {
          flaws: element.number("flaws"),
          attacker: element.number("attacker_search_spend"),
          defender: element.number("defender_search_spend"),
        },
        element.number("hardening_spend"),
        element.number("attack_spend"),
      ),
    ),
  );
}
