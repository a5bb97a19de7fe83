import { checkAmount, checkShare } from "../input/domain";

/**
 * Attacker's profit: what an attempt brings the attacker on average.
 *
 *     profit = p V - c
 *
 * An attacker who looks at money alone stays away where it is 0 or less, which is where the cost per success reaches V.
 *
 * @param attackerValue V, what a success is worth to the attacker, currency, 0 or more
 * @param attemptCost c, currency an attempt, 0 or more
 * @param successProbability p, chance that an attempt succeeds, 0 to 1
 * @returns currency an attempt, from -c to V - c
 * @throws ModelError `out-of-range`
 * @see Becker (1968), Crime and punishment: an economic approach, J. Political Economy 76
 */
export function attackerProfit(
  attackerValue: number,
  attemptCost: number,
  successProbability: number,
): number {
  checkAmount(attackerValue, "attacker_value");
  checkAmount(attemptCost, "attempt_cost");
  checkShare(successProbability, "success_probability");
  return successProbability * attackerValue - attemptCost;
}
