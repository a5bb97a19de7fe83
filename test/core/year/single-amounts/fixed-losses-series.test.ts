import fc from "fast-check";
import { yearOfLosses } from "../../../../src/core";
import { isLong } from "../../../support/is-long";
import type { UnitRegister } from "../../../support/model/fixed-register-arbitrary";
import { unitRegisters } from "../../../support/model/fixed-register-arbitrary";
import { seriesAtMost } from "../../../support/model/series-of-sums";

/** As in the calculation of the series. */
const EXACT = 1e-11;
const LEVELS = [0.02, 0.3, 0.7, 0.95, 0.999];

/** Largest true and stated errors of a register's exceedances: on amounts, just below and just above. */
function errorsOf({ rows, unit, threats }: UnitRegister, spread: number): [number, number] {
  const year = yearOfLosses(threats, { badYearSpread: spread });
  const near = LEVELS.map((level) => Math.round(year.percentile(level) / unit));
  const own = rows.slice(0, 4).flatMap(({ units }) => [units, 2 * units]);
  const places = [...near, ...own].filter((place) => place > 0);
  const looks = places.flatMap((place) => [
    { place, x: place * unit },
    { place, x: place * unit * (1 + 1e-9) + 1e-4 * unit },
    { place: place - 1, x: place * unit * (1 - 1e-9) - 1e-4 * unit },
  ]);
  const right = seriesAtMost(
    rows,
    spread,
    looks.map(({ place }) => place),
  );
  let [most, stated] = [0, 0];
  for (const [i, { x }] of looks.entries()) {
    const miss = Math.abs(1 - year.exceedance(x) - (right[i] ?? 0));
    const error = year.exceedanceError(x);
    most = Math.max(most, miss);
    stated = Math.max(stated, error);
    expect(miss).toBeLessThan(error + EXACT);
  }
  return [most, stated];
}

/** Rows, most units of a year, and how many registers are drawn, in every run and by `npm run long`. */
const draws = [
  { least: 1, most: 20, cells: 2e5, usual: 8, long: 100 },
  { least: 21, most: 60, cells: 2e5, usual: 3, long: 40 },
  // Longer than any lattice of the engine: lists, large amounts apart, and what is rounded.
  { least: 14, most: 20, cells: 3e7, usual: 0, long: 6 },
  { least: 21, most: 60, cells: 4e7, usual: 0, long: 4 },
].filter(({ usual }) => isLong || usual > 0);

describe("a year of fixed losses on a unit that nobody tells", () => {
  it.each(draws)(
    "of $least to $most rows is what a series says: $cells units",
    (drawn) => {
      const { least, most, cells, usual, long } = drawn;
      const found = fc
        .sample(fc.tuple(unitRegisters(least, most, cells), fc.constantFrom(0, 0, 0, 0.3, 1)), {
          numRuns: isLong ? long : usual,
          seed: 20_261 + most,
        })
        .map(([register, spread]) => errorsOf(register, cells > 1e6 ? 0 : spread));
      const largest = (at: 0 | 1): string =>
        found.reduce((all, errors) => Math.max(all, errors[at]), 0).toExponential(1);
      process.stdout.write(
        `${least} to ${most} rows | ${found.length} registers of up to ${cells} units | true error ${largest(0)} | stated ${largest(1)}\n`,
      );
      if (most <= 20) expect(found.filter(([, stated]) => stated > 1e-6)).toEqual([]);
    },
    1_800_000,
  );
});
