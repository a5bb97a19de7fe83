import fc from "fast-check";
import { angleOf } from "../../../../src/core/numeric/elementary/arctangent";
import { exponentiate } from "../../../../src/core/numeric/elementary/complex-exponential";
import { gaussLegendre } from "../../../../src/core/numeric/gauss-legendre";
import { betaFunction } from "../../../../src/core/numeric/incomplete-beta";
import { makeRising } from "../../../../src/core/numeric/make-rising";
import { turnPoint } from "../../../../src/core/numeric/elementary/sine-cosine";

const number = (bound: number): fc.Arbitrary<number> =>
  fc.integer({ min: -1e9, max: 1e9 }).map((n) => (n / 1e9) * bound);

describe("the complex exponential", () => {
  it("is that of the platform within 2e-15 of its size", () => {
    fc.assert(
      fc.property(number(20), number(1000), (x, y) => {
        const [real, imaginary] = [Float64Array.of(x), Float64Array.of(y)];
        exponentiate(real, imaginary);
        const size = Math.exp(x);
        expect(Math.abs((real[0] ?? NaN) / size - Math.cos(y))).toBeLessThan(2e-15);
        expect(Math.abs((imaginary[0] ?? NaN) / size - Math.sin(y))).toBeLessThan(2e-15);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the angle of a point", () => {
  it("is that of the platform within 4e-16", () => {
    fc.assert(
      fc.property(number(10), number(10), (y, x) => {
        const right = Math.abs(x) + 1e-9;
        expect(Math.abs(angleOf(y, right) - Math.atan2(y, right))).toBeLessThan(4e-16);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a share of a turn", () => {
  it("has the cosine and sine of the platform, exactly at quarters", () => {
    expect([0, 1, 2, 3].map((q) => turnPoint(q, 4))).toEqual([
      { cosine: 1, sine: 0 },
      { cosine: 0, sine: 1 },
      { cosine: -1, sine: 0 },
      { cosine: 0, sine: -1 },
    ]);
    for (let k = 0; k < 1000; k++) {
      const { cosine, sine } = turnPoint(k, 1000);
      expect(Math.abs(cosine - Math.cos((2 * Math.PI * k) / 1000))).toBeLessThan(1e-15);
      expect(Math.abs(sine - Math.sin((2 * Math.PI * k) / 1000))).toBeLessThan(1e-15);
    }
  });
});

describe("Gauss's rule", () => {
  it.each([2, 6, 10])("with %i nodes is exact for powers up to twice that", (n) => {
    const { nodes, weights } = gaussLegendre(n);
    for (let power = 0; power < 2 * n; power++) {
      const sum = nodes.reduce((s, x, i) => s + (weights[i] ?? NaN) * Math.pow(x, power), 0);
      expect(sum).toBeCloseTo(1 / (power + 1), 14);
    }
  });
});

describe("Gauss's rule with many nodes", () => {
  it.each([33, 100, 256])("is as good: %i", (n) => {
    const { nodes, weights } = gaussLegendre(n);
    for (const power of [0, 1, 2, 7, n, 2 * n - 1]) {
      const sum = nodes.reduce((s, x, i) => s + (weights[i] ?? NaN) * Math.pow(x, power), 0);
      expect(sum * (power + 1)).toBeCloseTo(1, 13);
    }
  });
});

describe("the complete beta function", () => {
  it.each`
    a      | b      | expected
    ${1}   | ${5}   | ${1 / 5}
    ${2}   | ${4}   | ${1 / 20}
    ${3}   | ${3}   | ${1 / 30}
    ${3.5} | ${2.5} | ${(3 * Math.PI) / 256}
  `("at $a, $b is $expected", ({ a, b, expected }: { a: number; b: number; expected: number }) => {
    expect(betaFunction(a, b) / expected).toBeCloseTo(1, 13);
  });
});

describe("a sequence made to rise", () => {
  it("keeps what rises and pools what falls to its mean", () => {
    const rising = Float64Array.of(0, 1, 1, 4);
    makeRising(rising, 0, 4);
    expect([...rising]).toEqual([0, 1, 1, 4]);
    const rippled = Float64Array.of(9, 0, 3, 1, 2, 5, 0);
    makeRising(rippled, 1, 6);
    expect([...rippled]).toEqual([9, 0, 2, 2, 2, 5, 0]);
  });
});
