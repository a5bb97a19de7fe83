import fc from "fast-check";
import { erfc } from "../../../../src/core/numeric/normal/erfc";
import { referencesOf, worstError } from "../unit-error";

describe("erfc", () => {
  const references = referencesOf("erfc");

  it("stays within a relative 7e-16 of the references", () => {
    const normal = references.filter(([x = NaN]) => x < 26.54);
    expect(normal.length).toBeGreaterThan(150);
    expect(worstError(normal, erfc).relative).toBeLessThan(7e-16);
  });

  it("stays within one unit where results are subnormal", () => {
    const subnormal = references.filter(([x = NaN]) => x >= 26.54);
    expect(subnormal.length).toBeGreaterThan(0);
    expect(worstError(subnormal, erfc).units).toBeLessThan(1);
  });

  it.each`
    x            | expected
    ${0}         | ${1}
    ${28}        | ${0}
    ${1e200}     | ${0}
    ${-1e200}    | ${2}
    ${Infinity}  | ${0}
    ${-Infinity} | ${2}
    ${NaN}       | ${NaN}
  `("at $x is $expected", ({ x, expected }: { x: number; expected: number }) => {
    expect(erfc(x)).toBe(expected);
  });

  it("adds up to 2 with its mirror image", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 27, noNaN: true }), (x) => {
        expect(Math.abs(erfc(x) + erfc(-x) - 2)).toBeLessThan(4.5e-16);
      }),
    );
  });

  it("does not rise, and has no step where the method changes", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ min: 0, max: 27, noNaN: true }), fc.constantFrom(0.5, 7 / Math.SQRT2)),
        fc.double({ min: 1e-13, max: 1e-6, noNaN: true }),
        (x, more) => erfc(x + more) <= erfc(x) && erfc(x) <= erfc(x - more),
      ),
      { numRuns: 5000 },
    );
  });
});
