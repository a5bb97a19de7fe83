import fc from "fast-check";
import { yearOfLosses } from "../../../../src/core";
import { countedSums } from "../../../support/model/counted-sums";
import { fixedRows, fixedThreat } from "../../../support/model/fixed-register-arbitrary";
import { isLong } from "../../../support/is-long";

/** `npm run long` draws three hundred, of seven rows and more, whose sums take long to count, sixty. */
const REGISTERS = isLong ? 300 : 10;
const MOST_OF_MANY_ROWS = 60;

/** Largest true and stated errors of the exceedances of a register's likeliest sums. */
function errorsOf(
  rows: Parameters<typeof countedSums>[0],
  spread: number,
): [number, number, boolean] {
  const counted = countedSums(rows, spread);
  const year = yearOfLosses(rows.map(fixedThreat), { badYearSpread: spread });
  const likely = [...counted.amounts.keys()]
    .sort((a, b) => (counted.chances[b] ?? 0) - (counted.chances[a] ?? 0))
    .slice(0, 8);
  let [most, stated, isTrue] = [0, 0, true];
  for (const place of likely) {
    const amount = counted.amounts[place] ?? 0;
    for (const x of [amount, amount * (1 - 1e-8), amount * (1 + 1e-8)]) {
      const miss = Math.abs(1 - year.exceedance(x) - counted.atMost(x));
      const own = year.exceedanceError(x);
      most = Math.max(most, miss);
      stated = Math.max(stated, own);
      if (miss > own + 1e-11) isTrue = false;
    }
  }
  return [most, stated, isTrue];
}

describe("many registers of fixed losses", () => {
  it.each([
    [1, 3],
    [4, 6],
    [7, 8],
  ])("of %i to %i rows are as counted", (least, most) => {
    const registers = fc.sample(fc.tuple(fixedRows(least, most), fc.constantFrom(0, 0, 0.3, 1)), {
      numRuns: most > 6 ? Math.min(REGISTERS, MOST_OF_MANY_ROWS) : REGISTERS,
      seed: 20_260 + most,
    });
    const found = registers.map(([rows, spread]) => errorsOf(rows, most > 6 ? 0 : spread));
    const largest = (of: (one: (typeof found)[number]) => number): string =>
      found.reduce((all, one) => Math.max(all, of(one)), 0).toExponential(1);
    process.stdout.write(
      `${least} to ${most} rows | ${found.length} registers | true error ${largest(([miss]) => miss)} | stated ${largest(([, own]) => own)}\n`,
    );
    expect(found.filter(([, own, isTrue]) => !isTrue || own > 1e-6)).toEqual([]);
  });
});
