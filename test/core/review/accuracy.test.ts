import fc from "fast-check";
import { appetiteCheck, inexactFigures, yearOfLosses } from "../../../src/core";
import { normalCumulative } from "../../../src/core/numeric/normal/normal";
import { fixed, portfolio, threatOf } from "../../support/model/threats";

const figures = [
  ...[0.5, 0.9, 0.99].map((level) => ({ kind: "percentile" as const, level })),
  { kind: "tail" as const, level: 0.95 },
];

/** So many events a year of about 1,000 each. */
const portions = (mean: number, width: number) =>
  threatOf(mean, { kind: "uniform", min: 1000 - width, max: 1000 + width });

/**
 * P(S <= x): of n events the sum is normal to within 1e-5, having hundreds of parts.
 *
 *     Σ P(N = n) Φ((x - 1000 n) / (width √(n / 3)))
 */
function atMost(mean: number, width: number, x: number): number {
  const reach = Math.ceil(8 * Math.sqrt(mean));
  let [sum, logChance] = [0, -mean];
  for (let n = 1; n <= mean + reach; n++) {
    logChance += Math.log(mean / n);
    if (n < mean - reach) continue;
    sum += Math.exp(logChance) * normalCumulative((x - 1000 * n) / (width * Math.sqrt(n / 3)));
  }
  return sum;
}

describe("what is said of how exact a year is", () => {
  it("is nothing of a usual register, nor of single amounts", () => {
    expect(inexactFigures(yearOfLosses(portfolio(20, 1)), figures)).toEqual([]);
    const sums = yearOfLosses([threatOf(2, fixed(1000)), threatOf(0.3, fixed(70000))]);
    expect(inexactFigures(sums, figures)).toEqual([]);
  });

  it("is that chances are missed where a year climbs in steps too short to see", () => {
    const said = inexactFigures(yearOfLosses([portions(3000, 1)]), figures);
    expect(said.map(({ figure }) => figure.level)).toEqual([0.5, 0.9, 0.99]);
    for (const { error, share, chanceError } of said) {
      expect(share).toBeGreaterThan(1e-4);
      expect(error).toBeLessThan(1001);
      expect(chanceError).toBeGreaterThan(1e-4);
    }
  });

  it("holds: no chance is farther from the true one than is stated", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 4000 }),
        fc.integer({ min: 1, max: 300 }),
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (mean, width, places) => {
          const year = yearOfLosses([portions(mean, width)]);
          for (const place of places) {
            const loss = 1000 * (mean + place * Math.sqrt(mean));
            const off = Math.abs(1 - year.exceedance(loss) - atMost(mean, width, loss));
            expect(off).toBeLessThanOrEqual(year.exceedanceError(loss) + 1e-5);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it("makes an appetite too close to tell that is nearer to the modelled chance than it is known", () => {
    const year = yearOfLosses([portions(3000, 1)]);
    const loss = year.percentile(0.9);
    const [modelled, error] = [year.exceedance(loss), year.exceedanceError(loss)];
    const within = (allowed: number) => appetiteCheck(year, [{ loss, allowed }])[0]?.within;
    expect(error).toBeGreaterThan(1e-4);
    expect(within(modelled)).toBeNull();
    expect(within(modelled + 0.9 * error)).toBeNull();
    expect(within(modelled - 0.9 * error)).toBeNull();
    expect(within(modelled + 1.1 * error)).toBe(true);
    expect(within(modelled - 1.1 * error)).toBe(false);
  });
});
