import fc from "fast-check";
import { updatedFrequency } from "../../../src/core";
import { rate } from "../../support/model/arbitraries";

const years = (): fc.Arbitrary<number> => fc.double({ min: 0.01, max: 200, noNaN: true });
const events = (): fc.Arbitrary<number> => fc.integer({ min: 0, max: 1000 });

describe("a frequency after evidence", () => {
  it("is unchanged, to the last bit, by an observation of no length", () => {
    fc.assert(
      fc.property(rate(), years(), (prior, worth) => {
        expect(updatedFrequency(prior, worth, 0, 0)).toBe(prior);
      }),
    );
  });

  it("is unchanged by evidence that is just what was expected", () => {
    fc.assert(
      fc.property(rate(), years(), years(), (prior, worth, observed) => {
        const after = updatedFrequency(prior, worth, prior * observed, observed);
        expect(after / prior).toBeCloseTo(1, 12);
      }),
    );
  });

  it("lies between the estimate and what was observed", () => {
    fc.assert(
      fc.property(rate(), years(), events(), years(), (prior, worth, seen, observed) => {
        const after = updatedFrequency(prior, worth, seen, observed);
        const rounding = 1e-12 * after;
        expect(after).toBeGreaterThanOrEqual(Math.min(prior, seen / observed) - rounding);
        expect(after).toBeLessThanOrEqual(Math.max(prior, seen / observed) + rounding);
      }),
    );
  });

  it("is the same whether the evidence comes at once or in two parts", () => {
    fc.assert(
      fc.property(
        fc.tuple(rate(), years(), events(), years(), events(), years()),
        ([prior, worth, seen, observed, seenLater, later]) => {
          const first = updatedFrequency(prior, worth, seen, observed);
          const inTwo = updatedFrequency(first, worth + observed, seenLater, later);
          const atOnce = updatedFrequency(prior, worth, seen + seenLater, observed + later);
          expect(inTwo / atOnce).toBeCloseTo(1, 12);
        },
      ),
    );
  });
});
