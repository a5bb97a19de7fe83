import fc from "fast-check";
import type { Threat } from "../../../../src/core";
import { bernoulli, yearOfLosses } from "../../../../src/core";
import { countedSums } from "../../../support/model/counted-sums";
import { fixedRows, fixedThreat } from "../../../support/model/fixed-register-arbitrary";
import { isLong } from "../../../support/is-long";
import { range, threatOf } from "../../../support/model/threats";

const spread = (): fc.Arbitrary<number> => fc.constantFrom(0, 0, 0, 0.3, 1);

/** The likeliest sums and one of the others: an amount, just below and just above. */
function placesOf({ amounts, chances }: ReturnType<typeof countedSums>, other: number): number[] {
  const byChance = [...amounts.keys()].sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  const picked = [...byChance.slice(0, 3), Math.floor(other * (amounts.length - 1))];
  return picked.flatMap((place) => {
    const amount = amounts[place] ?? 0;
    return [amount, amount * (1 - 1e-8), amount * (1 + 1e-8) + 1e-6];
  });
}

describe("a year of fixed losses with cents, of any kinds", () => {
  it("is what counting its sums says, within an error that it states and that is small", () => {
    fc.assert(
      fc.property(
        fixedRows(1, 6),
        spread(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, s, other) => {
          const counted = countedSums(rows, s);
          const year = yearOfLosses(rows.map(fixedThreat), { badYearSpread: s });
          for (const x of placesOf(counted, other)) {
            const stated = year.exceedanceError(x);
            expect(stated).toBeLessThan(1e-6);
            expect(Math.abs(1 - year.exceedance(x) - counted.atMost(x))).toBeLessThan(
              stated + 1e-11,
            );
          }
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it("states an error of a millionth at most with up to twenty rows", () => {
    fc.assert(
      fc.property(fixedRows(12, 20), fc.constantFrom(0.5, 0.9, 0.99), (rows, level) => {
        const year = yearOfLosses(rows.map(fixedThreat));
        expect(year.exceedanceError(year.percentile(level))).toBeLessThan(1e-6);
      }),
      { numRuns: isLong ? 200 : 6, endOnFailure: true },
    );
  });

  it("changes no bit with the order of its rows", () => {
    fc.assert(
      fc.property(
        fixedRows(2, 12),
        spread(),
        fc.constantFrom(0.5, 0.95, 0.99),
        (rows, s, level) => {
          const answers = (order: readonly Threat[]): number[] => {
            const year = yearOfLosses(order, { badYearSpread: s });
            return [year.percentile(level), year.tailMean(level), year.exceedance(1e5)];
          };
          const threats = rows.map(fixedThreat);
          expect(answers([...threats].reverse())).toEqual(answers(threats));
        },
      ),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it("is right beside other losses however small these are", () => {
    // Beside each sum of fixed losses the others lie as they do by themselves.
    const others = (): fc.Arbitrary<Threat> =>
      fc
        .tuple(
          fc.integer({ min: 0, max: 100 }).map((n) => 100 * Math.pow(1000, n / 100)),
          fc.constantFrom(2, 8, 25),
          fc.constantFrom(0.05, 0.3, 0.8),
        )
        .map(([low, width, chance]) => threatOf(bernoulli(chance), range(low, low * width)));
    fc.assert(
      fc.property(
        fixedRows(1, 4),
        others(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, other, at) => {
          const counted = countedSums(rows, 0);
          const alone = yearOfLosses([other]);
          const year = yearOfLosses([...rows.map(fixedThreat), other]);
          for (const x of placesOf(counted, at)) {
            let truth = 0;
            counted.amounts.forEach((amount, i) => {
              if (amount > x) return;
              truth += (counted.chances[i] ?? 0) * (1 - alone.exceedance(x - amount));
            });
            const miss = Math.abs(1 - year.exceedance(x) - truth);
            expect(miss).toBeLessThan(1e-6);
            expect(miss).toBeLessThan(year.exceedanceError(x) + 2e-9);
          }
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
