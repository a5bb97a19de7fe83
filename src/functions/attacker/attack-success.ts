import { attackSuccess as success } from "../../core";
import { advantageIn, ceilingIn } from "./contest-terms-in";
import { elementWise } from "../cells/element-wise";
import { inCell } from "../cells/in-cell";

/**
 * Chance that an attack succeeds against a defence, given what either side spends: a contest, in which what counts is the attack's share of both spends.
 * @customfunction ATTACK_SUCCESS
 * @param attack_spend What is spent on the attack, as a value or a column; 0 never succeeds.
 * @param defense_spend What is spent on the defence.
 * @param defender_advantage How much further a unit of defence goes than a unit of attack: 2 means that it takes two of attack to match one of defence. 1 if left out, blank or 0.
 * @param ceiling The chance of success that no attack exceeds, above 0 and up to 1. 1 if left out.
 * @returns 0 to 1: one number, or one for each element of the columns.
 */
export function attackSuccess(
  attack_spend: any[][],
  defense_spend: any[][],
  defender_advantage?: any[][],
  ceiling?: any[][],
): number[][] {
  return inCell(() =>
    elementWise({ attack_spend, defense_spend, defender_advantage, ceiling }, (element) =>
      success(element.number("attack_spend"), element.number("defense_spend"), {
        advantage: advantageIn(element.number("defender_advantage")),
        ceiling: ceilingIn(ceiling, element),
      }),
    ),
  );
}
