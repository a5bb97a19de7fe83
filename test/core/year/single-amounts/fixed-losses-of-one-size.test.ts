import { yearOfLosses } from "../../../../src/core";
import type { FixedRow } from "../../../support/model/counted-sums";
import { fixedThreat } from "../../../support/model/fixed-register-arbitrary";
import type { UnitRow } from "../../../support/model/series-of-sums";
import { seriesAtMost } from "../../../support/model/series-of-sums";

/** Hundreds of events a year each, of amounts that are no further apart than a few times themselves. */
const amounts = [
  ...[2029, 593, 1171, 2477, 829, 1511, 1867, 709],
  ...[1373, 307, 2357, 1733, 1031, 953, 1979],
];
const rows: readonly UnitRow[] = amounts.map((units, i) => {
  if (i % 5 === 4) return { kind: "B", frequency: 0.3 + 0.04 * i, ratio: 1, units };
  const kind = i % 5 === 2 ? "N" : "P";
  return { kind, frequency: 90 + 61 * ((i * 4) % 15), ratio: kind === "N" ? 2.5 : 1, units };
});
const inMoney = (of: (units: number, i: number) => number): FixedRow[] =>
  rows.map(({ units, ...row }, i) => ({ ...row, loss: of(units, i) }));
const mean = rows.reduce((sum, { frequency, units }) => sum + frequency * units, 0);
const deviation = Math.sqrt(
  rows.reduce((sum, { frequency, units, ratio }) => sum + frequency * units * units * ratio, 0),
);

describe("fifteen fixed losses of about one size, hundreds of times a year each", () => {
  it("exceed a loss as often as a series says, on a sum and just below it", () => {
    const year = yearOfLosses(inMoney((units) => units / 100).map(fixedThreat));
    const sums = [-2, 0.5, 3].map((away) => Math.round(mean + away * deviation));
    const right = seriesAtMost(
      rows,
      0,
      sums.flatMap((sum) => [sum, sum - 1]),
    );
    sums.forEach((sum, i) => {
      const [on, before] = [right[2 * i] ?? NaN, right[2 * i + 1] ?? NaN];
      expect(year.exceedanceError(sum / 100)).toBeLessThan(1e-8);
      expect(Math.abs(1 - year.exceedance(sum / 100) - on)).toBeLessThan(1e-9);
      expect(Math.abs(1 - year.exceedance((sum - 0.5) / 100) - before)).toBeLessThan(1e-9);
    });
    const level = right[2] ?? NaN;
    expect(year.percentile(level + 1e-8)).toBeCloseTo((sums[1] ?? NaN) / 100 + 0.01, 6);
  });

  it("state a millionth at most where they have no common unit", () => {
    const money = (units: number, i: number): number =>
      Math.round(4e7 * units * (1 + Math.sqrt(i + 2) / 1000)) / 100;
    const year = yearOfLosses(inMoney(money).map(fixedThreat));
    for (const level of [0.001, 0.2, 0.5, 0.9, 0.9999]) {
      const loss = year.percentile(level);
      expect(year.exceedanceError(loss)).toBeLessThan(2e-7);
      expect(Math.abs(1 - year.exceedance(loss) - level)).toBeLessThan(2e-7);
    }
  });
});
