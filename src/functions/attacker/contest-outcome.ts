import { contestOrders, contestOutcome as outcome } from "../../core";
import { singleIn } from "../cells/cells-in";
import { advantageIn } from "./contest-terms-in";
import { numberIn, wordIn } from "../cells/element-wise";
import { inCell } from "../cells/in-cell";
import { oneOf } from "../cells/one-of";
import { numberOr } from "../cells/year-in";

/**
 * What a defender and an attacker spend when either wants the most for its own money, and how likely the attack then succeeds.
 * @customfunction CONTEST_OUTCOME
 * @param defender_value What a successful attack costs the defender.
 * @param attacker_value What it is worth to the attacker.
 * @param order "defender first" (the default: the attacker sees the defence before choosing) or "simultaneous".
 * @param defender_advantage How much further a unit of defence goes than a unit of attack: 2 means that it takes two of attack to match one of defence. 1 if left out, blank or 0.
 * @param ceiling The chance of success that no attack exceeds, above 0 and up to 1. 1 if left out.
 * @returns A table of one row: Defence, Attack, Success probability, Deterred (TRUE where the attacker stays away).
 */
export function contestOutcome(
  defender_value: any[][],
  attacker_value: any[][],
  order?: any[][],
  defender_advantage?: any[][],
  ceiling?: any[][],
): any[][] {
  return inCell(() => {
    const { defence, attack, success, deterred } = outcome(
      singleNumber(defender_value, "defender_value"),
      singleNumber(attacker_value, "attacker_value"),
      oneOf(contestOrders, wordIn(singleIn(order, "order"), "order"), "order"),
      {
        advantage: advantageIn(numberOr(1, defender_advantage, "defender_advantage")),
        ceiling: numberOr(1, ceiling, "ceiling"),
      },
    );
    return [
      ["Defence", "Attack", "Success probability", "Deterred"],
      [defence, attack, success, deterred],
    ];
  });
}

function singleNumber(argument: unknown, name: string): number {
  return numberIn(singleIn(argument, name), name);
}
