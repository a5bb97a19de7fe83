import fc from "fast-check";
import type { Threat } from "../../../../src/core";
import { yearOfLosses } from "../../../../src/core";
import { atomRows } from "../../../../src/core/year/single-amounts/lists/atom-rows";
import { inHalves } from "../../../../src/core/year/single-amounts/lists/halves";
import { lawOfBadYears } from "../../../../src/core/year/single-amounts/mixed/bad-years";
import { factorNodes } from "../../../../src/core/year/single-amounts/mixed/factor-nodes";
import { yearSources } from "../../../../src/core/year/sources/year-sources";
import { isLong } from "../../../support/is-long";
import { fixedThreat } from "../../../support/model/fixed-register-arbitrary";
import type { UnitRow } from "../../../support/model/series-of-sums";
import { mostEvents, seriesAtMost } from "../../../support/model/series-of-sums";
import { fixed, threatOf } from "../../../support/model/threats";

/** P(N <= m) for each m, of a mean and a probability generating function's ratio of neighbours. */
function chancesUpTo(first: number, ratio: (n: number) => number, most: number): number[] {
  let [chance, sum] = [first, first];
  return Array.from({ length: most }, (_, n) => {
    const own = sum;
    chance *= ratio(n);
    sum += chance;
    return own;
  });
}

describe("a few values of the factor of bad years", () => {
  it("stand for all of them within what they say", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0.001, 0.1, 0.3, 0.5, 1),
        fc.integer({ min: 1, max: 25 }),
        (spread, mean) => {
          const sources = yearSources(
            [threatOf(0.3 * mean, fixed(100)), threatOf(0.7 * mean, fixed(230))],
            spread,
            1,
          );
          const [shared] = atomRows(sources).rows;
          const found = shared?.kind === "clustered" ? factorNodes(shared, 3e-8) : null;
          if (found === null) throw new Error("so few events take few values");
          expect(found.missed).toBeLessThanOrEqual(3e-8);
          const shape = 1 / (spread * spread);
          const [scale, most] = [mean / shape, Math.ceil(4 * mean * (1 + 3 * spread) + 20)];
          const right = chancesUpTo(
            Math.exp(-shape * Math.log1p(scale)),
            (n) => ((shape + n) / (n + 1)) * (scale / (1 + scale)),
            most,
          );
          const mixed = new Float64Array(most);
          for (const { mean: own, weight } of found.nodes) {
            chancesUpTo(Math.exp(-own), (n) => own / (n + 1), most).forEach((chance, m) => {
              mixed[m] = (mixed[m] ?? 0) + weight * chance;
            });
          }
          right.forEach((chance, m) => {
            expect(Math.abs(chance - (mixed[m] ?? 0))).toBeLessThan(found.missed + 1e-9);
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

const UNIT = 0.37;
/** So that some are not listed. */
const FEW_SUMS = 4000;
const LEVELS = [0.05, 0.3, 0.7, 0.95, 0.995];
/** As in the calculation of the series. */
const EXACT = 1e-9;

/** Rows of many sizes on a unit of which a year has more multiples than any lattice. */
const rowsOf = (least: number, most: number, cells: number): fc.Arbitrary<UnitRow[]> => {
  const log = (low: number, high: number): fc.Arbitrary<number> =>
    fc.integer({ min: 0, max: 1e6 }).map((n) => low * Math.pow(high / low, n / 1e6));
  return fc
    .array(
      fc.record({
        kind: fc.constantFrom<UnitRow["kind"]>("P", "P", "P", "P", "P", "B", "N"),
        mean: log(0.05, 3),
        more: log(0.2, 2),
        size: log(1, 1e4),
      }),
      { minLength: least, maxLength: most },
    )
    .map((drawn) => {
      const rows = drawn.map(({ kind, mean, more, size }) => ({
        ...{ kind, size, frequency: kind === "B" ? Math.min(mean, 0.9) : mean, ratio: 1 + more },
      }));
      const all = rows.reduce((sum, row) => sum + row.size * mostEvents(row), 0);
      return rows.map(({ size, ...row }) => ({
        ...{ ...row, units: Math.max(Math.round((size * cells) / all), 1) },
      }));
    });
};

/** Largest true and stated errors of exceedances of likely sums, at them and just below. */
function errorsOf(rows: readonly UnitRow[], spread: number): readonly [number, number] {
  const year = yearOfLosses(threatsOf(rows), { badYearSpread: spread });
  const percentiles = LEVELS.map((level) => year.percentile(level));
  percentiles.reduce((lower, higher) => {
    expect(higher).toBeGreaterThanOrEqual(lower);
    return higher;
  });
  const places = [
    ...percentiles.map((loss) => Math.round(loss / UNIT)),
    ...rows.slice(0, 3).flatMap(({ units }) => [units, 2 * units]),
  ].filter((place) => place > 0);
  return missesOf(rows, spread, places, (loss) => ({
    atMost: 1 - year.exceedance(loss),
    error: year.exceedanceError(loss),
  }));
}

function threatsOf(rows: readonly UnitRow[]): Threat[] {
  return rows.map((row) => fixedThreat({ ...row, loss: row.units * UNIT }));
}

/** The same of places, by what a law answers. */
function missesOf(
  rows: readonly UnitRow[],
  spread: number,
  places: readonly number[],
  answer: (loss: number) => { readonly atMost: number; readonly error: number },
): readonly [number, number] {
  const looks = places.flatMap((place) => [
    { place, x: place * UNIT },
    { place: place - 1, x: place * UNIT * (1 - 1e-10) },
  ]);
  const right = seriesAtMost(
    rows,
    spread,
    looks.map(({ place }) => place),
  );
  let [most, stated] = [0, 0];
  for (const [i, { x }] of looks.entries()) {
    const { atMost, error } = answer(x);
    const miss = Math.abs(atMost - (right[i] ?? 0));
    most = Math.max(most, miss);
    stated = Math.max(stated, error);
    expect(miss).toBeLessThan(error + EXACT);
  }
  return [most, stated];
}

/** Rows, spreads and what may be stated, in every run and in `npm run long`. */
const draws = [
  { least: 8, most: 16, spreads: [0.1, 0.3, 0.6], cells: 2e7, runs: 20, states: 2e-6 },
  { least: 12, most: 20, spreads: [0.3, 1, 2], cells: 1e7, runs: 20, states: 1e-4 },
];

describe("fixed losses that bad years bind", () => {
  it("have a law that is what a series says, listed and not listed", () => {
    const rows = [0.9, 0.4, 1.3, 0.2, 0.7, 0.5, 0.1, 0.3, 0.8, 0.6].map(
      (frequency, i): UnitRow => ({
        ...{ kind: i === 3 ? "B" : i === 6 ? "N" : "P", frequency, ratio: 1.5 },
        units: Math.round(17 * Math.pow(1.93, i)) + i,
      }),
    );
    const year = atomRows(yearSources(threatsOf(rows), 0.5, 1));
    const shared = year.rows.find((row) => row.kind === "clustered" && row.atoms.length > 1);
    if (shared?.kind !== "clustered") throw new Error("bad years bind all rows but two");
    const law = lawOfBadYears(year, shared, inHalves(year.rows, shared), false, FEW_SUMS);
    if (law?.search === undefined) throw new Error("sums of ten rows are listed");
    const { search } = law;
    const near = LEVELS.map((level) => Math.round(search.near(level) / UNIT));
    const places = [...near, 3000, 5900];
    const [most, stated] = missesOf(rows, 0.5, places, (loss) => ({
      atMost: law.atMost(loss),
      error: law.error(loss),
    }));
    expect(most).toBeLessThan(stated);
    expect(stated).toBeLessThan(1e-5);
    expect(law.isRounded).toBe(true);
    expect(law.lessThan(Infinity)).toBeCloseTo(1, 7);
    const [loss] = places.map((place) => place * UNIT);
    expect(law.next(law.previous(loss ?? 0))).toBeLessThanOrEqual((loss ?? 0) * (1 + 1e-9));
    const mean = rows.reduce((sum, { frequency, units }) => sum + frequency * units * UNIT, 0);
    expect(law.partialMean(Infinity) / mean).toBeCloseTo(1, 5);
    const list = law.list(Infinity);
    expect(list.chances.reduce((sum, own) => sum + own, 0)).toBeCloseTo(1, 6);
    expect(
      list.amounts.reduce((sum, own, i) => sum + own * (list.chances[i] ?? 0), 0) / mean,
    ).toBeCloseTo(1, 3);
  });

  const long = isLong ? it : it.skip;
  long.each(draws)(
    "of $least to $most rows are what a series says",
    ({ least, most, spreads, cells, runs, states }) => {
      const found = fc
        .sample(fc.tuple(rowsOf(least, most, cells), fc.constantFrom(...spreads)), {
          numRuns: runs,
          seed: 20_270 + most,
        })
        .map(([rows, spread]) => errorsOf(rows, spread));
      const largest = (at: 0 | 1): number =>
        found.reduce((all, errors) => Math.max(all, errors[at]), 0);
      process.stdout.write(
        `bad years, ${least} to ${most} rows | ${runs} registers | true error ${largest(0).toExponential(1)} | stated ${largest(1).toExponential(1)}\n`,
      );
      expect(largest(1)).toBeLessThan(states);
    },
    1_800_000,
  );
});
