import { checkAmount } from "../input/domain";
import type { ContestTerms } from "./contest-terms";
import { checkTerms, evenTerms } from "./contest-terms";

/**
 * Success of an attack in a contest: the chance that it succeeds against a defence, given what either side spends.
 *
 *     P = ceiling a / (a + m d)
 *
 * 0 where nothing is spent on the attack, whatever the defence; the ceiling where an attack meets no defence.
 *
 * @param attack a, currency, 0 or more
 * @param defence d, in the currency of the attack, 0 or more
 * @returns 0 to the ceiling; never falls as the attack grows and never rises as the defence does, to the last bit
 * @throws ModelError `out-of-range`
 * @see Tullock (1980), Efficient rent seeking, in: Toward a Theory of the Rent-Seeking Society
 * @see Hirshleifer (1989), Conflict and rent-seeking success functions: ratio vs. difference models, Public Choice 63
 */
export function attackSuccess(
  attack: number,
  defence: number,
  terms: ContestTerms = evenTerms,
): number {
  checkAmount(attack, "attack_spend");
  checkAmount(defence, "defense_spend");
  checkTerms(terms);
  if (attack === 0) return 0;
  // Each step rounds in the same direction for a larger spend; a sum over a sum would not.
  return terms.ceiling / (1 + (defence / attack) * terms.advantage);
}
