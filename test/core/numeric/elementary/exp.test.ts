import fc from "fast-check";
import { exp, expOfSum } from "../../../../src/core/numeric/elementary/exp";
import { referencesOf, worstError } from "../unit-error";

describe("exp", () => {
  const references = referencesOf("exp");

  it("stays within 0.65 units in the last place of the references", () => {
    const normal = references.filter(([x = NaN]) => x > -708.39);
    expect(normal.length).toBeGreaterThan(150);
    expect(worstError(normal, exp).units).toBeLessThan(0.65);
  });

  it("stays within one unit where results are subnormal", () => {
    const subnormal = references.filter(([x = NaN]) => x <= -708.39);
    expect(subnormal.length).toBeGreaterThan(20);
    expect(worstError(subnormal, exp).units).toBeLessThan(0.8);
  });

  it.each`
    x                     | expected                  | because
    ${0}                  | ${1}                      | ${"exact"}
    ${-0}                 | ${1}                      | ${"exact"}
    ${5e-324}             | ${1}                      | ${"the next double is 2e-16 away"}
    ${709.782712893384}   | ${1.7976931348622732e308} | ${"the last argument with a finite result"}
    ${709.7827128933841}  | ${Infinity}               | ${"one double further"}
    ${710.5}              | ${Infinity}               | ${"beyond every double"}
    ${-745.1332191019411} | ${5e-324}                 | ${"the last argument above half the smallest double"}
    ${-745.1332191019412} | ${0}                      | ${"one double further"}
    ${-746.5}             | ${0}                      | ${"below every double"}
    ${Infinity}           | ${Infinity}               | ${"limit"}
    ${-Infinity}          | ${0}                      | ${"limit"}
    ${NaN}                | ${NaN}                    | ${"nothing to answer"}
  `("at $x is $expected: $because", ({ x, expected }: { x: number; expected: number }) => {
    expect(exp(x)).toBe(expected);
  });

  it("never falls", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -746, max: 711, noNaN: true }),
        fc.double({ min: 0, max: 1e-9, noNaN: true }),
        (x, more) => exp(x + more) >= exp(x),
      ),
      { numRuns: 5000 },
    );
  });

  it("turns sums into products", () => {
    const argument = fc.double({ min: -300, max: 300, noNaN: true });
    fc.assert(
      fc.property(argument, argument, (a, b) => {
        const sum = a + b;
        // What a + b lost in rounding (Knuth's two-sum) is part of the argument.
        const lost = a - (sum - (sum - a)) + (b - (sum - a));
        const product = exp(a) * exp(b);
        expect(Math.abs(expOfSum(sum, lost) - product) / product).toBeLessThan(5e-16);
      }),
    );
  });

  it("has exp(-x) as its reciprocal", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) * exp(-x) - 1)).toBeLessThan(5e-16);
      }),
    );
  });
});
