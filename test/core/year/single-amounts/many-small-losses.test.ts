import { yearOfLosses } from "../../../../src/core";
import { fixed, threatOf } from "../../../support/model/threats";
import type { FixedRow } from "../../../support/model/counted-sums";
import { fixedThreat } from "../../../support/model/fixed-register-arbitrary";

const row = (kind: FixedRow["kind"], frequency: number, loss: number, ratio = 1): FixedRow => ({
  ...{ kind, frequency, loss, ratio },
});

/** Some hundred small losses a year with cents beside large ones that are seldom alone. */
const many = [
  row("P", 247.83355511360617, 75618.3),
  row("B", 0.002661497527962174, 770712.05),
  row("P", 0.005091770153394562, 7470.45),
  row("P", 91.11378681918013, 1587.38),
  row("N", 0.006135520583720694, 78891.34, 3.8919415658250323),
  row("B", 0.6116467413366372, 904844.1),
  row("P", 0.5916308381401362, 694643.42),
  row("B", 0.014227217123970211, 2400.85),
  row("P", 0.009457873112688506, 116735.67),
  row("N", 0.12673234426266272, 390.56, 1.2552638183995821),
  row("P", 0.041608510521540396, 741.89),
  row("P", 108.54399845050528, 1711.93),
  row("B", 0.8103045110527377, 21006.31),
  row("P", 520.8136277227857, 341.18),
  row("B", 0.09102882963742209, 6832.27),
  row("B", 0.009143915850596755, 14351.6),
  row("P", 22.48057515598397, 3424.8),
];

/** Panjer's recursion on whole units, from below. */
function exceedances(
  rows: readonly (readonly [number, number])[],
  size: number,
): (units: number) => number {
  const chances = new Float64Array(size);
  chances[0] = Math.exp(-rows.reduce((sum, [mean]) => sum + mean, 0));
  for (let k = 1; k < size; k++) {
    let sum = 0;
    for (const [mean, units] of rows)
      if (units <= k) sum += mean * units * (chances[k - units] ?? 0);
    chances[k] = sum / k;
  }
  return (units) => {
    let beyond = 0;
    for (let k = size - 1; k > units; k--) beyond += chances[k] ?? 0;
    return beyond;
  };
}

describe("many small fixed losses beside large ones", () => {
  it("exceed a loss with the chance that a series has", () => {
    const year = yearOfLosses(many.map(fixedThreat));
    // By a Fourier series of 2^25 terms over a period of 40,000,000, with the transform at the amounts themselves.
    for (const [loss, chance] of [
      [18560072.570830178, 0.89999977130638],
      [20288793.194870014, 0.49999944610144],
      [22090704.5995499, 0.099999765610498],
      [23623164.089110382, 0.0099999964328048],
      [24789216.981834043, 0.0010000209940656],
    ] as const) {
      const stated = year.exceedanceError(loss);
      expect(stated).toBeLessThan(1e-6);
      expect(Math.abs(year.exceedance(loss) - chance)).toBeLessThan(stated);
    }
  });

  it("are counted exactly where one reduction has made them all no round figures", () => {
    const rows = [
      ...([
        [40, 756],
        [9, 16],
        [0.59, 6946],
        [11, 17],
        [52, 3],
        [2.2, 34],
      ] as const),
      ...([
        [0.8, 210],
        [0.6, 9048],
        [0.05, 3015],
        [0.2, 552],
        [0.3, 4041],
      ] as const),
    ];
    const unit = 17.3 * Math.PI;
    const beyond = exceedances(rows, 160_000);
    const year = yearOfLosses(
      rows.map(([mean, units]) => fixedThreat(row("P", mean, units * unit))),
    );
    for (const level of [0.05, 0.5, 0.99]) {
      const units = Math.round(year.percentile(level) / unit);
      expect(year.exceedance(units * unit)).toBeCloseTo(beyond(units), 9);
      expect(year.exceedance(units * unit * (1 - 1e-9))).toBeCloseTo(beyond(units - 1), 9);
      expect(year.exceedanceError(units * unit)).toBeLessThan(1e-8);
    }
  });

  it("are counted exactly in thirty rows behind one reduction, on a sum and beside it", () => {
    const units = Array.from({ length: 30 }, (_, i) => 7 + ((37 * i) % 83));
    const reduction = { lossReduction: 1 - 0.65 / 3 };
    const year = yearOfLosses(units.map((each) => threatOf(4, fixed(1000 * each), reduction)));
    const beyond = exceedances(
      units.map((each) => [4, each] as const),
      12_000,
    );
    // A reduced thousand is 650/3: 5,460 of them are 1,183,000.
    expect(year.exceedance(1_183_000)).toBeCloseTo(beyond(5460), 9);
    expect(year.exceedance(1_183_000)).toBeCloseTo(0.491896, 6);
    expect(year.exceedance(1_182_999)).toBeCloseTo(beyond(5459), 9);
    expect(year.exceedanceError(1_183_000)).toBeLessThan(1e-8);
  });
});
