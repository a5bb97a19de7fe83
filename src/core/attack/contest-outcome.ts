import { checkAbove0 } from "../input/domain";
import type { ContestTerms } from "./contest-terms";
import { checkTerms, evenTerms } from "./contest-terms";

/** Who moves when: a defence that attackers can see before they choose, or both at once. */
export const contestOrders = ["defender first", "simultaneous"] as const;
export type ContestOrder = (typeof contestOrders)[number];

/** What two sides do who each want the most for their own money. */
export interface ContestOutcome {
  /** Spend on the defence, currency. */
  readonly defence: number;
  /** Spend on the attack, currency. */
  readonly attack: number;
  /** Chance that the attack succeeds, 0 to 1. */
  readonly success: number;
  /** Whether the attacker stays away. */
  readonly deterred: boolean;
}

/**
 * Outcome of a contest in which either side maximises its own money: the defender wants d + P V_d small, the attacker
 * P V_a - a large, with P = C a / (a + m d).
 *
 *     defender first   d = C min(V_a / m, m V_d^2 / (4 V_a)),  a = sqrt(C V_a m d) - m d
 *     simultaneous     d = C V_d p (1-p),  a = C V_a p (1-p),  p = V_a / (V_a + m V_d),  P = C p
 *
 * A ceiling C is as if both values were C times theirs, and then success C times as likely. A defender who moves first
 * deters, d = C V_a / m and a = 0, exactly where V_d >= 2 V_a / m; below that some loss is
 * cheaper than deterrence. Where both move at once nobody is ever deterred: a defence against no attack is a waste, and
 * without a defence an attack pays.
 *
 * @param defenderValue V_d, what a success costs the defender, currency, greater than 0
 * @param attackerValue V_a, what a success is worth to the attacker, currency, greater than 0
 * @returns spends of at most C `defenderValue` / 2 and C `attackerValue` / 4; `success` is 0 exactly where `deterred`
 * @throws ModelError `out-of-range`
 * @see Nti (1999), Rent-seeking with asymmetric valuations, Public Choice 98 (simultaneous)
 * @see Leininger (1993), More efficient rent-seeking: a Münchhausen solution, Public Choice 75 (one side first)
 */
export function contestOutcome(
  defenderValue: number,
  attackerValue: number,
  order: ContestOrder = "defender first",
  terms: ContestTerms = evenTerms,
): ContestOutcome {
  checkAbove0(defenderValue, "defender_value");
  checkAbove0(attackerValue, "attacker_value");
  checkTerms(terms);
  const { advantage, ceiling } = terms;
  const strength = (defenderValue / attackerValue) * advantage;
  const [atStake, prize] = [ceiling * defenderValue, ceiling * attackerValue];
  switch (order) {
    case "defender first": {
      // The share of V_a / m that is worth spending. In it nothing is squared, so nothing overflows on the way.
      const share = strength / 2;
      if (share >= 1) {
        return { defence: prize / advantage, attack: 0, success: 0, deterred: true };
      }
      return {
        defence: (share * atStake) / 2,
        attack: prize * share * (1 - share),
        success: ceiling * (1 - share),
        deterred: false,
      };
    }
    case "simultaneous": {
      const share = 1 / (1 + strength);
      const uncertainty = share * (1 / (1 + 1 / strength));
      return {
        defence: atStake * uncertainty,
        attack: prize * uncertainty,
        success: ceiling * share,
        deterred: false,
      };
    }
  }
}
