import fc from "fast-check";
import { hardeningRisk, hardeningSpend } from "../../../src/core";
import oracle from "../../golden/further-estimates.json";

interface Case {
  readonly call: { readonly fn: string; readonly args: readonly number[] };
  readonly value: number;
  readonly source: string;
}

const casesOf = (name: string): readonly Case[] =>
  oracle.cases.filter(({ call }) => call.fn === name) as unknown as readonly Case[];

const money = fc.double({ min: 1, max: 1e9, noNaN: true });
const flaws = fc.double({ min: 0.01, max: 1000, noNaN: true });

describe("hardeningSpend", () => {
  it.each(casesOf("HARDENING_SPEND"))("of $call.args is $value: $source", ({ call, value }) => {
    const [worth = NaN, built = NaN, attacker = NaN, defender = NaN] = call.args;
    const found = hardeningSpend(worth, { flaws: built, attacker, defender });
    expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-12 * value);
  });

  it("is where the best spend of an attacker becomes 0", () => {
    fc.assert(
      fc.property(money, flaws, money, money, (worth, built, attacker, defender) => {
        const search = { flaws: built, attacker, defender };
        const spend = hardeningSpend(worth, search);
        const gain = (hardening: number, share: number): number =>
          worth * hardeningRisk(search, hardening, share * attacker) - share * attacker;
        // Not one spend pays at it, small or large; a little below it a small one does.
        for (const share of [1e-6, 1e-3, 0.1, 1, 10]) {
          expect(gain(spend, share)).toBeLessThanOrEqual(1e-12 * attacker * share);
        }
        const little = 1e-3 * Math.min(1, worth / attacker);
        if (spend > 0.01 * defender) {
          expect(gain(spend - 0.01 * defender, little)).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("is 0 where nothing can be won, and holds where value times flaws is larger than a number", () => {
    expect(hardeningSpend(0, { flaws: 3, attacker: 1, defender: 1 })).toBe(0);
    expect(hardeningSpend(5, { flaws: 0, attacker: 1, defender: 1 })).toBe(0);
    const huge = hardeningSpend(1e300, { flaws: 1e300, attacker: 1e-5, defender: 1 });
    expect(huge / (605 * Math.LN10)).toBeCloseTo(1, 14);
  });

  it.each`
    search                                     | expected
    ${{ flaws: -1, attacker: 1, defender: 1 }} | ${"flaws must be 0 or more, got -1"}
    ${{ flaws: 1, attacker: 0, defender: 1 }}  | ${"attacker_search_spend must be greater than 0, got a blank cell or 0"}
    ${{ flaws: 1, attacker: 1, defender: 0 }}  | ${"defender_search_spend must be greater than 0, got a blank cell or 0"}
  `("refuses $search", ({ search, expected }: { search: never; expected: string }) => {
    expect(() => hardeningSpend(1, search)).toThrow(expected);
    expect(() => hardeningRisk(search, 1, 1)).toThrow(expected);
  });
});

describe("hardeningRisk", () => {
  it.each(casesOf("HARDENING_RISK"))("of $call.args is $value: $source", ({ call, value }) => {
    const [built = NaN, attacker = NaN, defender = NaN, hardening = NaN, attack = NaN] = call.args;
    const found = hardeningRisk({ flaws: built, attacker, defender }, hardening, attack);
    expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-12 * value);
  });

  it("keeps its digits where hardly a flaw is left", () => {
    // e^-30 of 3 flaws, a tenth of a search each: by Math.expm1, whose digits are its own.
    const found = hardeningRisk({ flaws: 3, attacker: 10, defender: 1 }, 30, 1);
    const expected = -Math.expm1(3 * Math.exp(-30) * Math.expm1(-0.1));
    expect(found / expected).toBeCloseTo(1, 13);
  });

  it("never rises with hardening and never falls with the attack", () => {
    fc.assert(
      fc.property(flaws, money, money, money, money, (built, attacker, defender, spend, more) => {
        const search = { flaws: built, attacker, defender };
        const risk = hardeningRisk(search, spend, spend);
        expect(hardeningRisk(search, spend + more, spend)).toBeLessThanOrEqual(risk);
        expect(hardeningRisk(search, spend, spend + more)).toBeGreaterThanOrEqual(risk);
      }),
    );
  });
});
