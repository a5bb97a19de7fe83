import { answersOf, earlierYears } from "../../support/oracles/earlier-years";
import golden from "../../golden/earlier-years.json";

/**
 * Registers with single amounts beside others (a fixed loss, a cap, a retention) whose sums are listed in another order since large
 * amounts were set apart by size (45cec58f): last digits moved, by 4e-10 at most.
 */
const listedAnew = new Set([4, 9, 16, 19, 24, 27, 36, 39, 41, 42]);

const years = earlierYears(golden.answers.length).map((year, seed) => ({ year, seed }));
const earlier = (seed: number): number[] => golden.answers[seed] ?? [];

describe("registers without a rate that is not known, a two-piece or a secondary loss", () => {
  it.each(years.filter(({ seed }) => !listedAnew.has(seed)))(
    "give the bits they gave before there were any: $seed",
    ({ year, seed }) => {
      expect(answersOf(year)).toStrictEqual(earlier(seed));
    },
  );

  it.each(years.filter(({ seed }) => listedAnew.has(seed)))(
    "give the figures they gave before, but for digits that nobody sees: $seed",
    ({ year, seed }) => {
      const [now, before] = [answersOf(year), earlier(seed)];
      expect(now).toHaveLength(before.length);
      const isOff = (value: number, i: number): boolean => {
        const was = before[i] ?? NaN;
        return !(Math.abs(value - was) <= 1e-9 * Math.abs(was));
      };
      expect(now.filter(isOff)).toStrictEqual([]);
    },
  );
});
