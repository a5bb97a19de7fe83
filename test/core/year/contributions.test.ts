import type { Frequency, Threat } from "../../../src/core";
import { clustered, yearOfLosses } from "../../../src/core";
import { fixed, lognormal, threatOf } from "../../support/model/threats";

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

describe("shares of losses that are the same every time", () => {
  const chances = [0.05, 0.11, 0.23, 0.31, 0.38, 0.45, 0.7, 0.92];
  const amounts = [1e6, 12345, 777, 54321, 999, 20000, 31415, 1];

  /** The mean of each loss in the worst 1 - level of all years, every one of which is listed: 2^8 of them. */
  function byListing(level: number): number[] {
    const years = Array.from({ length: 256 }, (_, bits) => {
      const strikes = chances.map((_, i) => ((bits >> i) & 1) === 1);
      const chance = chances.reduce((all, p, i) => all * (strikes[i] === true ? p : 1 - p), 1);
      const losses = amounts.map((amount, i) => (strikes[i] === true ? amount : 0));
      return { chance, losses, total: losses.reduce((sum, loss) => sum + loss, 0) };
    }).sort((a, b) => b.total - a.total);
    let left = 1 - level;
    const shares = amounts.map(() => 0);
    for (const { chance, losses } of years) {
      const taken = Math.min(chance, left);
      losses.forEach((loss, i) => {
        shares[i] = (shares[i] ?? 0) + (taken * loss) / (1 - level);
      });
      left -= taken;
    }
    return shares;
  }

  it.each([0.5, 0.9, 0.99, 0.999])("are those of all years listed, at %d", (level) => {
    const year = yearOfLosses(
      chances.map((chance, i) => threatOf(atMostOnce(chance), fixed(amounts[i] ?? 0))),
    );
    const expected = byListing(level);
    year.contributions(level).forEach((share, i) => {
      expect(Math.abs(share - (expected[i] ?? NaN))).toBeLessThanOrEqual(
        1e-9 * year.tailMean(level),
      );
    });
  });

  it("are the same for clusters that nearly come one by one as for a Poisson threat", () => {
    const rows = (row: Frequency): Threat[] => [
      threatOf(row, fixed(5000)),
      threatOf(clustered(3, 2), fixed(700)),
      threatOf(atMostOnce(0.3), fixed(9000)),
    ];
    const near = yearOfLosses(rows(clustered(1.5, 1 + 1e-9))).contributions(0.95);
    const poissonRow: Frequency = { kind: "poisson", mean: 1.5 };
    yearOfLosses(rows(poissonRow))
      .contributions(0.95)
      .forEach((share, i) => {
        expect(Math.abs((near[i] ?? NaN) / share - 1)).toBeLessThan(1e-7);
      });
  });

  it("are those of the years in which the largest strikes, beside a range that needs a finer lattice", () => {
    // At 91 % the tail is nine tenths of the years of the first loss: those with another one, and some of those without.
    const shares = yearOfLosses([
      threatOf(atMostOnce(0.1), fixed(17793)),
      threatOf(atMostOnce(0.1), fixed(1000)),
      threatOf(1, { kind: "uniform", min: 1000, max: 1500 }),
    ]).contributions(0.91);
    const expected = [17793, (0.1 * 0.1 * 1000) / 0.09, (0.1 * 1250) / 0.09];
    shares.forEach((share, i) => {
      expect(Math.abs(share / (expected[i] ?? NaN) - 1)).toBeLessThan(1e-6);
    });
  });
});
