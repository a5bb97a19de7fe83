import { checkAmount } from "../input/domain";
import type { ContestTerms } from "./contest-terms";
import { checkTerms, evenTerms } from "./contest-terms";

/**
 * Deterrence spend: the smallest defence at which an attacker does best by staying away.
 *
 *     d = ceiling V / m
 *
 * An attack of a earns V P(a) - a, and P is concave in a: no attack pays once the first unit of money does not,
 * V P'(0) = ceiling V / (m d) <= 1.
 *
 * @param attackerValue V, what a success is worth to the attacker, currency, 0 or more
 * @returns currency, 0 or more; with even terms exactly V
 * @throws ModelError `out-of-range`
 * @see Tullock (1980), Efficient rent seeking, in: Toward a Theory of the Rent-Seeking Society
 */
export function deterrenceSpend(attackerValue: number, terms: ContestTerms = evenTerms): number {
  checkAmount(attackerValue, "attacker_value");
  checkTerms(terms);
  return (terms.ceiling * attackerValue) / terms.advantage;
}
