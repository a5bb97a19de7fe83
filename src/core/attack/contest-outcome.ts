import { checkAbove0 } from "../domain";

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
 * P V_a - a large, with P = a / (a + m d).
 *
 *     defender first   d = min(V_a / m, m V_d^2 / (4 V_a)),  a = sqrt(V_a m d) - m d
 *     simultaneous     d = V_d P (1-P),  a = V_a P (1-P),  P = V_a / (V_a + m V_d)
 *
 * A defender who moves first deters, d = V_a / m and a = 0, exactly where V_d >= 2 V_a / m; below that some loss is
 * cheaper than deterrence. Where both move at once nobody is ever deterred: a defence against no attack is a waste, and
 * without a defence an attack pays.
 *
 * @param defenderValue V_d, what a success costs the defender, currency, greater than 0
 * @param attackerValue V_a, what a success is worth to the attacker, currency, greater than 0
 * @param advantage m, how much further a unit of defence goes than a unit of attack, greater than 0
 * @returns spends of at most `defenderValue` / 2 and `attackerValue` / 4; `success` is 0 exactly where `deterred`
 * @throws ModelError `out-of-range`
 * @see Nti (1999), Rent-seeking with asymmetric valuations, Public Choice 98 (simultaneous)
 * @see Leininger (1993), More efficient rent-seeking: a Münchhausen solution, Public Choice 75 (one side first)
 */
export function contestOutcome(
  defenderValue: number,
  attackerValue: number,
  order: ContestOrder = "defender first",
  advantage = 1,
): ContestOutcome {
  checkAbove0(defenderValue, "defender_value");
  checkAbove0(attackerValue, "attacker_value");
  checkAbove0(advantage, "defender_advantage");
  const strength = (defenderValue / attackerValue) * advantage;
  switch (order) {
    case "defender first": {
      // The share of V_a / m that is worth spending. In it nothing is squared, so nothing overflows on the way.
      const share = strength / 2;
      if (share >= 1) {
        return { defence: attackerValue / advantage, attack: 0, success: 0, deterred: true };
      }
      return {
        defence: (share * defenderValue) / 2,
        attack: attackerValue * share * (1 - share),
        success: 1 - share,
        deterred: false,
      };
    }
    case "simultaneous": {
      const success = 1 / (1 + strength);
      const uncertainty = success * (1 / (1 + 1 / strength));
      return {
        defence: defenderValue * uncertainty,
        attack: attackerValue * uncertainty,
        success,
        deterred: false,
      };
    }
  }
}
