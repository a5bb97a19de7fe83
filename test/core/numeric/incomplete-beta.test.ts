import fc from "fast-check";
import { betaCumulative } from "../../../src/core/numeric/incomplete-beta";
import { referencesOf, worstError } from "./unit-error";

const shape = fc.double({ min: 1, max: 6, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("betaCumulative", () => {
  it("stays within 2e-15 of the references, and within a relative 1e-14 in the lower tail", () => {
    const { absolute, relative } = worstError(referencesOf("betaCumulative"), betaCumulative);
    expect(absolute).toBeLessThan(2e-15);
    expect(relative).toBeLessThan(1e-14);
  });

  it.each`
    x       | a    | b    | expected        | because
    ${0}    | ${1} | ${5} | ${0}            | ${"nothing lies below"}
    ${1}    | ${5} | ${1} | ${1}            | ${"everything lies below"}
    ${0.5}  | ${3} | ${3} | ${0.5}          | ${"symmetry"}
    ${0.25} | ${1} | ${1} | ${0.25}         | ${"uniform"}
    ${0.5}  | ${1} | ${5} | ${0.96875}      | ${"1 - (1 - x)^5"}
    ${0.25} | ${5} | ${1} | ${0.0009765625} | ${"x^5"}
    ${0.25} | ${2} | ${4} | ${0.3671875}    | ${"P(Binomial(5, 1/4) >= 2) = 376/1024"}
  `(
    "at $x with shapes $a and $b is $expected: $because",
    ({ x, a, b, expected }: { x: number; a: number; b: number; expected: number }) => {
      expect(betaCumulative(x, a, b)).toBeCloseTo(expected, 15);
    },
  );

  it.each`
    x         | a      | b
    ${-1e-9}  | ${2}   | ${4}
    ${1.0001} | ${2}   | ${4}
    ${NaN}    | ${2}   | ${4}
    ${0.3}    | ${NaN} | ${4}
    ${0.3}    | ${2}   | ${NaN}
    ${0.7}    | ${2}   | ${NaN}
  `("at $x with shapes $a and $b is NaN", ({ x, a, b }: { x: number; a: number; b: number }) => {
    expect(betaCumulative(x, a, b)).toBeNaN();
  });

  it("is exactly 0 at 0 and exactly 1 at 1", () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        expect(betaCumulative(0, a, b)).toBe(0);
        expect(betaCumulative(1, a, b)).toBe(1);
      }),
    );
  });

  it("adds up to 1 with its mirror image", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), shape, shape, (x, a, b) => {
        const sum = betaCumulative(x, a, b) + betaCumulative(1 - x, b, a);
        expect(Math.abs(sum - 1)).toBeLessThan(3e-15);
      }),
    );
  });

  it("does not fall by more than its error", () => {
    fc.assert(
      fc.property(share, share, shape, shape, (x, y, a, b) => {
        const low = betaCumulative(Math.min(x, y), a, b);
        const high = betaCumulative(Math.max(x, y), a, b);
        expect(high - low).toBeGreaterThan(-3e-15);
      }),
    );
  });

  it("is the mean of its neighbours with either shape lowered, weighted by x and 1 - x", () => {
    // Abramowitz & Stegun (1964), 26.5.10.
    const upper = fc.double({ min: 2, max: 6, noNaN: true });
    fc.assert(
      fc.property(share, upper, upper, (x, a, b) => {
        const mixed = x * betaCumulative(x, a - 1, b) + (1 - x) * betaCumulative(x, a, b - 1);
        expect(Math.abs(betaCumulative(x, a, b) - mixed)).toBeLessThan(4e-15);
      }),
    );
  });
});
