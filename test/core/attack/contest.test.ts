import fc from "fast-check";
import type { ContestTerms } from "../../../src/core";
import {
  attackerProfit,
  attackSuccess,
  contestOutcome,
  costPerSuccess,
  deterrenceSpend,
} from "../../../src/core";
import { amount } from "../../support/model/arbitraries";

const advantage = (): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(0.01), max: Math.log(100), noNaN: true }).map(Math.exp);
const above0Share = (): fc.Arbitrary<number> => fc.double({ min: 1e-6, max: 1, noNaN: true });
const terms = (): fc.Arbitrary<ContestTerms> =>
  fc.record({ advantage: advantage(), ceiling: above0Share() });
const spend = (): fc.Arbitrary<number> =>
  fc.oneof({ weight: 9, arbitrary: amount() }, { weight: 1, arbitrary: fc.constant(0) });
/** Spends to search among: even in their logarithm, from a millionth of `most` up to it. */
const spendsUpTo = (most: number): number[] =>
  Array.from({ length: 401 }, (_, i) => most * Math.exp((i / 400 - 1) * Math.log(1e6)));

describe("the success of an attack", () => {
  it("rises with the attack, falls with the defence and stays between 0 and the ceiling, to the last bit", () => {
    fc.assert(
      fc.property(spend(), spend(), spend(), terms(), (one, other, fixed, on) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(attackSuccess(less, fixed, on)).toBeLessThanOrEqual(attackSuccess(more, fixed, on));
        expect(attackSuccess(fixed, less, on)).toBeGreaterThanOrEqual(
          attackSuccess(fixed, more, on),
        );
        expect(attackSuccess(one, other, on)).toBeGreaterThanOrEqual(0);
        expect(attackSuccess(one, other, on)).toBeLessThanOrEqual(on.ceiling);
      }),
    );
  });

  it("depends on the ratio of the spends only, not on the currency", () => {
    fc.assert(
      fc.property(amount(), amount(), terms(), (attack, defence, on) => {
        const inThousands = attackSuccess(attack / 1000, defence / 1000, on);
        expect(inThousands / attackSuccess(attack, defence, on)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("of the attacker and of the defender add up to 1 without a ceiling", () => {
    fc.assert(
      fc.property(amount(), amount(), advantage(), (attack, defence, m) => {
        const attacker = attackSuccess(attack, defence, { advantage: m, ceiling: 1 });
        const defender = attackSuccess(defence, attack, { advantage: 1 / m, ceiling: 1 });
        expect(attacker + defender).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe("the deterrence spend", () => {
  it("leaves the attacker no attack that pays, and is the smallest that does", () => {
    fc.assert(
      fc.property(amount(), terms(), (value, on) => {
        const most = on.ceiling * value;
        const bestGain = (defence: number): number =>
          Math.max(
            ...spendsUpTo(most).map((a) => attackerProfit(value, a, attackSuccess(a, defence, on))),
          );
        const deterring = deterrenceSpend(value, on);
        expect(bestGain(deterring)).toBeLessThanOrEqual(1e-12 * value);
        expect(bestGain(deterring * 0.98)).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });
});

describe("the cost per success", () => {
  it("is the value of a success at which an attempt just pays", () => {
    fc.assert(
      fc.property(amount(), above0Share(), (cost, probability) => {
        const value = costPerSuccess(cost, probability);
        expect(attackerProfit(value, cost, probability) / cost).toBeCloseTo(0, 12);
        expect(attackerProfit(value * 1.01, cost, probability)).toBeGreaterThan(0);
        expect(attackerProfit(value * 0.99, cost, probability)).toBeLessThan(0);
      }),
    );
  });
});

describe("the outcome of a contest", () => {
  const attackerGain = (value: number, attack: number, defence: number, on: ContestTerms): number =>
    attackerProfit(value, attack, attackSuccess(attack, defence, on));
  const defenderCost = (value: number, attack: number, defence: number, on: ContestTerms): number =>
    defence + value * attackSuccess(attack, defence, on);
  /** Values within a factor of a thousand, so that a search has digits left to see the difference. */
  const sides = (): fc.Arbitrary<[number, number, ContestTerms]> =>
    fc
      .tuple(amount(), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), terms())
      .map(([attacker, ratio, on]): [number, number, ContestTerms] => [
        ...([attacker * ratio, attacker] as const),
        on,
      ]);

  it("leaves neither side a better spend where both move at once", () => {
    fc.assert(
      fc.property(sides(), ([defender, attacker, on]) => {
        const { defence, attack, success, deterred } = contestOutcome(
          defender,
          attacker,
          "simultaneous",
          on,
        );
        expect(deterred).toBe(false);
        expect(success).toBeCloseTo(attackSuccess(attack, defence, on), 9);
        const gain = attackerGain(attacker, attack, defence, on);
        const cost = defenderCost(defender, attack, defence, on);
        for (const other of spendsUpTo(attacker)) {
          expect(attackerGain(attacker, other, defence, on)).toBeLessThanOrEqual(
            gain + 1e-9 * attacker,
          );
        }
        for (const other of spendsUpTo(defender)) {
          expect(defenderCost(defender, attack, other, on)).toBeGreaterThanOrEqual(
            cost - 1e-9 * defender,
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it("leaves the defender who moves first no better spend, given how the attacker answers each", () => {
    fc.assert(
      fc.property(sides(), ([defender, attacker, on]) => {
        const { defence, attack, success } = contestOutcome(
          defender,
          attacker,
          "defender first",
          on,
        );
        for (const other of spendsUpTo(attacker)) {
          expect(attackerGain(attacker, other, defence, on)).toBeLessThanOrEqual(
            attackerGain(attacker, attack, defence, on) + 1e-9 * attacker,
          );
        }
        // The attacker's best answer by golden section: profit is concave in the attack.
        const answer = (d: number): number => {
          let [low, high] = [0, attacker];
          for (let i = 0; i < 120; i++) {
            const [a, b] = [low + 0.382 * (high - low), low + 0.618 * (high - low)];
            if (attackerGain(attacker, a, d, on) > attackerGain(attacker, b, d, on)) high = b;
            else low = a;
          }
          return low;
        };
        const cost = defence + defender * success;
        for (const other of spendsUpTo(defender).filter((_, i) => i % 8 === 0)) {
          expect(defenderCost(defender, answer(other), other, on)).toBeGreaterThanOrEqual(
            cost - 1e-6 * defender,
          );
        }
      }),
      { numRuns: 15 },
    );
  });

  it("deters exactly where the defender's value is twice the attacker's over the advantage, or more", () => {
    fc.assert(
      fc.property(
        amount(),
        fc.constantFrom(0.25, 0.5, 1, 2, 4),
        above0Share(),
        (attacker, m, ceiling) => {
          const on = { advantage: m, ceiling };
          const twice = (2 * attacker) / m;
          const at = contestOutcome(twice, attacker, "defender first", on);
          expect(at).toEqual({
            defence: (ceiling * attacker) / m,
            attack: 0,
            success: 0,
            deterred: true,
          });
          expect(at.defence).toBe(deterrenceSpend(attacker, on));
          const below = contestOutcome(twice * 0.999, attacker, "defender first", on);
          expect(below.deterred).toBe(false);
          expect(below.attack).toBeGreaterThan(0);
          expect(below.success).toBeGreaterThan(0);
        },
      ),
    );
  });

  it("of equal values does not depend on the order", () => {
    fc.assert(
      fc.property(amount(), (value) => {
        const first = contestOutcome(value, value, "defender first");
        expect(first).toEqual(contestOutcome(value, value, "simultaneous"));
        expect(first).toEqual({
          defence: value / 4,
          attack: value / 4,
          success: 0.5,
          deterred: false,
        });
      }),
    );
  });
});
