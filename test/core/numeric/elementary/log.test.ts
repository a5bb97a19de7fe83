import fc from "fast-check";
import { exp } from "../../../../src/core/numeric/elementary/exp";
import { log } from "../../../../src/core/numeric/elementary/log";
import { referencesOf, worstError } from "../unit-error";

describe("log", () => {
  it("stays within 0.66 units in the last place of the references, subnormal arguments among them", () => {
    expect(worstError(referencesOf("log"), log).units).toBeLessThan(0.66);
  });

  it.each`
    x            | expected
    ${1}         | ${0}
    ${0}         | ${-Infinity}
    ${-0}        | ${-Infinity}
    ${Infinity}  | ${Infinity}
    ${-5e-324}   | ${NaN}
    ${-Infinity} | ${NaN}
    ${NaN}       | ${NaN}
  `("of $x is $expected", ({ x, expected }: { x: number; expected: number }) => {
    expect(log(x)).toBe(expected);
  });

  it("never falls", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 5e-324, max: 1e308, noNaN: true }),
        fc.double({ min: 0, max: 1e-9, noNaN: true }),
        (x, more) => log(x * (1 + more)) >= log(x),
      ),
      { numRuns: 5000 },
    );
  });

  it("undoes exp", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(log(exp(x)) - x)).toBeLessThan(2e-16 + 2.3e-16 * Math.abs(x));
      }),
    );
  });

  it("grows by k ln 2 for 2^k times the argument", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.integer({ min: -900, max: 900 }),
        (x, k) => {
          const expected = log(x) + k * Math.LN2;
          const tolerance = 3e-16 * (Math.abs(k) + Math.abs(expected) + 7);
          expect(Math.abs(log(x * Math.pow(2, k)) - expected)).toBeLessThan(tolerance);
        },
      ),
    );
  });
});
