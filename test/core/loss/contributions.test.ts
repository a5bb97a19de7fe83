import type { Frequency, Threat } from "../../../src/core";
import { clustered, yearOfLosses } from "../../../src/core";
import { lognormal, threatOf } from "../../support/threats";

const atMostOnce = (probability: number): Frequency => ({ kind: "bernoulli", probability });

const frequencies: [string, Frequency | number, number][] = [
  ["strikes at most once", atMostOnce(0.3), 1e5],
  ["strikes at most once, likely", atMostOnce(0.8), 4e4],
  ["comes in clusters", clustered(0.7, 3), 8e4],
  ["comes in other clusters", clustered(2, 1.5), 3e4],
  ["is Poisson", 0.9, 5e4],
];

/** A register in which all losses of one row are larger by a ratio. */
function stretched(row: number, ratio: number): Threat[] {
  return frequencies.map(([, frequency, median], i) =>
    threatOf(frequency, lognormal(i === row ? median * ratio : median, 0.8)),
  );
}

describe("what a threat adds to the tail mean", () => {
  it.each(frequencies.map(([name], row) => [name, row] as const))(
    "is how fast the tail mean grows with its losses, where it %s",
    (_, row) => {
      const step = 1e-3;
      for (const level of [0.5, 0.9, 0.99]) {
        const slope =
          (yearOfLosses(stretched(row, 1 + step)).tailMean(level) -
            yearOfLosses(stretched(row, 1 - step)).tailMean(level)) /
          (2 * step);
        const part = yearOfLosses(stretched(row, 1)).contributions(level)[row] ?? NaN;
        expect(Math.abs(part / slope - 1)).toBeLessThan(1e-4);
      }
    },
  );
});
