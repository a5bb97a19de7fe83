import { checkAbove0, checkAmount } from "../input/domain";
import { chanceOfAny } from "../numeric/elementary/chance-of-any";
import { exp } from "../numeric/elementary/exp";
import { log } from "../numeric/elementary/log";

/** What searching for flaws of a system costs either side. */
export interface FlawSearch {
  /** κ, how many exploitable flaws the system was built with on average, before any search; 0 or more. */
  readonly flaws: number;
  /** t_a, for this spend an attacker finds a given flaw with 63%; currency, greater than 0. */
  readonly attacker: number;
  /** t_d, for this spend the defender finds a given flaw with 63%; currency, greater than 0. */
  readonly defender: number;
}

/**
 * Hardening spend: the smallest spend on finding and mending flaws at which no spend on exploiting them pays.
 *
 *     s = max(0, t_d ln(V κ / t_a))
 *
 * Flaws run out: whoever searches finds each given flaw after an exponential spend, so that both sides meet diminishing
 * returns. The chance of an attack is concave in what it spends, so none pays once the first unit of money does not,
 * V κ e^(-s/t_d) / t_a <= 1. Our reading of "spend more on finding flaws than attackers will spend on exploiting them".
 *
 * @param exploitValue V, what an exploited flaw is worth to the attacker, currency, 0 or more
 * @returns currency from the first search on, what was spent so far included; 0 where the system is not worth an attack
 * @throws ModelError `out-of-range`
 * @see Goel & Okumoto (1979), Time-dependent error-detection rate model for software reliability, IEEE Trans. Reliability 28
 */
export function hardeningSpend(exploitValue: number, search: FlawSearch): number {
  checkAmount(exploitValue, "exploit_value");
  checkSearch(search);
  const { flaws, attacker, defender } = search;
  if (exploitValue === 0 || flaws === 0) return 0;
  // The ratio first: value times flaws may be larger than a number can be.
  const worth = (exploitValue / attacker) * flaws;
  const spread = worth < Infinity ? log(worth) : log(exploitValue) - log(attacker) + log(flaws);
  return Math.max(0, defender * spread);
}

/**
 * Hardening risk: the chance that an attack finds a flaw that the defender has not.
 *
 *     P = 1 - exp(-κ e^(-s/t_d) (1 - e^(-a/t_a)))
 *
 * The number of flaws is Poisson, so what both searches leave and find is Poisson as well.
 *
 * @param hardening s, what the defender has spent on finding flaws, currency, 0 or more
 * @param attack a, what the attacker spends on finding one that is left, currency, 0 or more
 * @returns 0 to 1; never rises with `hardening`, never falls with `attack`
 * @throws ModelError `out-of-range`
 * @see Goel & Okumoto (1979), Time-dependent error-detection rate model for software reliability, IEEE Trans. Reliability 28
 */
export function hardeningRisk(search: FlawSearch, hardening: number, attack: number): number {
  checkSearch(search);
  checkAmount(hardening, "hardening_spend");
  checkAmount(attack, "attack_spend");
  const left = search.flaws * exp(-hardening / search.defender);
  return chanceOfAny(left * chanceOfAny(attack / search.attacker));
}

function checkSearch({ flaws, attacker, defender }: FlawSearch): void {
  checkAmount(flaws, "flaws");
  checkAbove0(attacker, "attacker_search_spend");
  checkAbove0(defender, "defender_search_spend");
}
