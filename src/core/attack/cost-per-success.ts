import { checkAbove0, checkAmount, checkShare } from "../input/domain";

/**
 * Cost per success: what an attacker pays on average until an attempt succeeds.
 *
 *     cost per success = c / p
 *
 * Attempts are alike and independent, so the first success takes 1/p attempts on average. With p = 0 there is none, and
 * the call is refused.
 *
 * @param attemptCost c, currency an attempt, 0 or more
 * @param successProbability p, chance that an attempt succeeds, 0 < p <= 1
 * @returns currency a success, no less than `attemptCost`; Infinity where it is larger than a number can be
 * @throws ModelError `out-of-range`
 * @see Schechter & Smith (2003), How much security is enough to stop a thief?, Financial Cryptography, LNCS 2742
 */
export function costPerSuccess(attemptCost: number, successProbability: number): number {
  checkAmount(attemptCost, "attempt_cost");
  checkShare(successProbability, "success_probability");
  checkAbove0(
    successProbability,
    "success_probability",
    ": an attack that never succeeds has no cost per success",
  );
  return attemptCost / successProbability;
}
