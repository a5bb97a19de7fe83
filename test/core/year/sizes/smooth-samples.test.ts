import { twoPieceExceedance } from "../../../../src/core/severity/two-piece";
import { lognormalExceedance } from "../../../../src/core/severity/lognormal";
import { belowMedian } from "../../../../src/core/year/sizes/below-median";
import { movedLognormal } from "../../../../src/core/year/sizes/moved-lognormal";
import { sampleDensity } from "../../../../src/core/year/sizes/stretch-density";

const spreads = [0.25, 0.4, 0.7, 1, 1.6, 2.5, 4];

describe("densities that are sampled at few nodes and interpolated", () => {
  it.each(spreads)("are those of a formula, to 5e-11 of the largest: %d", (sigma) => {
    const part = movedLognormal({ kind: "lognormal", mu: 11, sigma }, 0.7, 3e5);
    const largest = part.density(3e5 + Math.exp(11 - sigma * sigma));
    for (const spacing of [300, 4000, 50_000]) {
      const first = Math.ceil(part.start / spacing);
      const into = new Float64Array(2048);
      sampleDensity(part, { first, last: 2047, spacing }, into);
      const exact = Array.from(into, (_, k) => part.density(k * spacing));
      // Beyond its ends the formula is not cut.
      const off = exact.map((value, k) => (value === 0 ? 0 : Math.abs(value - (into[k] ?? NaN))));
      expect(Math.max(...off)).toBeLessThan(5e-11 * largest);
    }
  });
});

describe("a two-piece loss as a lognormal and a difference", () => {
  const pairs = spreads.flatMap((lowSigma) => spreads.map((highSigma) => [lowSigma, highSigma]));
  it.each(pairs)("is as likely to be below an amount: %d and %d", (lowSigma, highSigma) => {
    const loss = { kind: "two-piece", mu: 10, lowSigma, highSigma } as const;
    const high = { kind: "lognormal", mu: 10, sigma: highSigma } as const;
    const part = belowMedian(loss);
    // Simpson's rule in the logarithm, up to where the difference ends.
    const [from, to] = [Math.log(part.start), Math.log(part.stop)];
    const steps = 4000;
    const width = (to - from) / steps;
    const at = (i: number): number => {
      const x = i === steps ? part.stop * (1 - 1e-12) : Math.exp(from + i * width);
      return x * part.density(x);
    };
    let sum = 0;
    for (let i = 0; i < steps; i += 2) {
      sum += (width / 3) * (at(i) + 4 * at(i + 1) + at(i + 2));
      const x = Math.min(Math.exp(from + (i + 2) * width), part.stop);
      const exact = lognormalExceedance(high, x) - twoPieceExceedance(loss, x);
      expect(Math.abs(sum - exact)).toBeLessThan(5e-9);
    }
    expect(Math.abs(sum)).toBeLessThan(5e-9);
  });
});
