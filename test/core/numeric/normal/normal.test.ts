import fc from "fast-check";
import {
  normalCumulative,
  normalDensity,
  normalQuantile,
  normalSurvival,
} from "../../../../src/core/numeric/normal/normal";
import { referencesOf, worstError } from "../unit-error";

const anyZ = fc.double({ min: -37, max: 37, noNaN: true });
const anyP = fc.oneof(
  fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }),
  fc.double({ min: 0.2, max: 0.8, noNaN: true }),
);

describe("normalDensity", () => {
  it("stays within two units in the last place of the references", () => {
    const normal = referencesOf("normalDensity").filter(([z = NaN]) => z < 37.6);
    expect(worstError(normal, normalDensity).units).toBeLessThan(2);
  });

  it("stays within one unit where results are subnormal", () => {
    const subnormal = referencesOf("normalDensity").filter(([z = NaN]) => z >= 37.6);
    expect(subnormal.length).toBeGreaterThan(0);
    expect(worstError(subnormal, normalDensity).units).toBeLessThan(1);
  });

  it("is even to the last bit", () => {
    fc.assert(fc.property(anyZ, (z) => normalDensity(z) === normalDensity(-z)));
  });

  it.each`
    z            | expected
    ${0}         | ${0.3989422804014327}
    ${Infinity}  | ${0}
    ${-Infinity} | ${0}
    ${1e200}     | ${0}
    ${NaN}       | ${NaN}
  `("at $z is $expected", ({ z, expected }: { z: number; expected: number }) => {
    expect(normalDensity(z)).toBe(expected);
  });
});

describe("normalSurvival", () => {
  it("stays within a relative 6e-16 of the references in both tails", () => {
    const normal = referencesOf("normalSurvival").filter(([z = NaN]) => z < 37.5);
    expect(normal.length).toBeGreaterThan(150);
    expect(worstError(normal, normalSurvival).relative).toBeLessThan(6e-16);
  });

  it("stays within one unit where results are subnormal", () => {
    const subnormal = referencesOf("normalSurvival").filter(([z = NaN]) => z >= 37.5);
    expect(subnormal.length).toBeGreaterThan(0);
    expect(worstError(subnormal, normalSurvival).units).toBeLessThan(1);
  });

  it.each`
    z            | expected
    ${0}         | ${0.5}
    ${40}        | ${0}
    ${1e200}     | ${0}
    ${-1e200}    | ${1}
    ${Infinity}  | ${0}
    ${-Infinity} | ${1}
    ${NaN}       | ${NaN}
  `("at $z is $expected", ({ z, expected }: { z: number; expected: number }) => {
    expect(normalSurvival(z)).toBe(expected);
  });

  it("adds up to 1 with the cumulative probability", () => {
    fc.assert(
      fc.property(anyZ, (z) => {
        expect(Math.abs(normalSurvival(z) + normalCumulative(z) - 1)).toBeLessThan(2.3e-16);
      }),
    );
  });

  it("is the cumulative probability mirrored, to the last bit", () => {
    fc.assert(fc.property(anyZ, (z) => normalSurvival(z) === normalCumulative(-z)));
  });

  it("does not rise, and has no step where the method changes", () => {
    fc.assert(
      fc.property(
        fc.oneof(anyZ, fc.constantFrom(0.7, 7, -0.7, -7)),
        fc.double({ min: 1e-13, max: 1e-6, noNaN: true }),
        (z, more) =>
          normalSurvival(z + more) <= normalSurvival(z) &&
          normalSurvival(z) <= normalSurvival(z - more),
      ),
      { numRuns: 5000 },
    );
  });

  it("lies between z / (1 + z^2) and 1 / z times the density", () => {
    // Gordon (1941), Values of Mills' ratio, Annals of Mathematical Statistics 12.
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 37, noNaN: true }), (z) => {
        const ratio = normalSurvival(z) / normalDensity(z);
        expect(ratio).toBeGreaterThan((z / (1 + z * z)) * (1 - 1e-15));
        expect(ratio).toBeLessThan((1 / z) * (1 + 1e-15));
      }),
    );
  });
});

describe("normalQuantile", () => {
  it("stays within a relative 5e-16 of the references, from the smallest double to 1 - 2^-53", () => {
    expect(worstError(referencesOf("normalQuantile"), normalQuantile).relative).toBeLessThan(5e-16);
  });

  it.each`
    p           | expected              | because
    ${0.95}     | ${1.6448536269514722} | ${"the z of a range from 5% to 95%"}
    ${0.5}      | ${0}                  | ${"the median"}
    ${0}        | ${-Infinity}          | ${"limit"}
    ${1}        | ${Infinity}           | ${"limit"}
    ${-1e-300}  | ${NaN}                | ${"no probability"}
    ${1.000001} | ${NaN}                | ${"no probability"}
    ${NaN}      | ${NaN}                | ${"nothing to answer"}
  `("at $p is $expected: $because", ({ p, expected }: { p: number; expected: number }) => {
    expect(normalQuantile(p)).toBe(expected);
  });

  it("is odd about 1/2 to the last bit", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), (p) => {
        // + 0 because -0 and 0 are the same median.
        expect(-normalQuantile(1 - p) + 0).toBe(normalQuantile(p) + 0);
      }),
    );
  });

  it("undoes the cumulative probability as far as the probability can be told", () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (z) => {
        const p = normalCumulative(z);
        // One unit of p moves z by p / density(z) units.
        const tolerance = 1e-15 * (1 + Math.abs(z)) + (1e-15 * p) / normalDensity(z);
        expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(tolerance);
      }),
    );
  });

  it("never falls, and has no step where the method changes", () => {
    fc.assert(
      fc.property(
        fc.oneof(anyP, fc.constantFrom(0.25, 0.75, 1e-300)),
        fc.double({ min: 1e-13, max: 1e-6, noNaN: true }),
        (p, more) =>
          normalQuantile(p) <= normalQuantile(Math.min(1, p * (1 + more))) &&
          normalQuantile(p * (1 - more)) <= normalQuantile(p),
      ),
      { numRuns: 5000 },
    );
  });
});
