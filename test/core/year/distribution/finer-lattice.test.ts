import type { Threat } from "../../../../src/core";
import { bernoulli, yearOfLosses } from "../../../../src/core";
import { fixed, threatOf } from "../../../support/model/threats";

/** How often a loss lies in each cell about a whole multiple of the unit. */
type CellsOf = (unit: number, count: number) => Float64Array;

const uniformCells =
  (min: number, max: number): CellsOf =>
  (unit, count) =>
    Float64Array.from({ length: count }, (_, k) => {
      const [from, to] = [Math.max((k - 0.5) * unit, min), Math.min((k + 0.5) * unit, max)];
      return Math.max(to - from, 0) / (max - min);
    });

/** By the density of the beta distribution, in small steps, and then made to add up to 1. */
const pertCells =
  (min: number, mostLikely: number, max: number): CellsOf =>
  (unit, count) => {
    const [a, b] = [(4 * (mostLikely - min)) / (max - min), (4 * (max - mostLikely)) / (max - min)];
    const steps = 200_000;
    const cells = new Float64Array(count);
    let all = 0;
    for (let i = 0; i < steps; i++) {
      // Closer together where the density begins and ends.
      const t = (i + 0.5) / steps;
      const [x, slope] = [t * t * (3 - 2 * t), 6 * t * (1 - t)];
      const k = Math.round((min + x * (max - min)) / unit);
      const weight = slope * x ** a * (1 - x) ** b;
      all += weight;
      if (k < count) cells[k] = (cells[k] ?? 0) + weight;
    }
    return cells.map((each) => each / all);
  };

/** The sum of a Poisson number of losses, cell by cell: Panjer's recursion. */
function compound(mean: number, cells: Float64Array): Float64Array {
  const sums = new Float64Array(cells.length);
  sums[0] = Math.exp(-mean * (1 - (cells[0] ?? 0)));
  for (let k = 1; k < sums.length; k++) {
    let sum = 0;
    for (let j = 1; j <= k; j++) sum += j * (cells[j] ?? 0) * (sums[k - j] ?? 0);
    sums[k] = (mean * sum) / k;
  }
  return sums;
}

function convolved(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((_, k) => {
    let sum = 0;
    for (let j = 0; j <= k; j++) sum += (a[j] ?? 0) * (b[k - j] ?? 0);
    return sum;
  });
}

/** Losses of 1,000,000 at 0.1 a year and of 640,000 in one year of five, PERT losses at 0.4 a year, and uniform ones. */
function yearWith(often: number, min: number, max: number) {
  const pert = [30_000, 80_000, 400_000] as const;
  const threats: readonly Threat[] = [
    threatOf(0.1, fixed(1_000_000)),
    threatOf(bernoulli(0.2), fixed(640_000)),
    threatOf(0.4, { kind: "pert", min: pert[0], mostLikely: pert[1], max: pert[2] }),
    threatOf(often, { kind: "uniform", min, max }),
  ];
  const atMostOn = (loss: number, unit: number): number => {
    const count = Math.ceil(loss / unit) + 2;
    const rest = convolved(
      compound(often, uniformCells(min, max)(unit, count)),
      compound(0.4, pertCells(...pert)(unit, count)),
    );
    const none = Math.exp(-often - 0.4);
    const restAtMost = (x: number): number => {
      if (x < 0) return 0;
      const last = Math.round(x / unit);
      const below = rest.slice(0, last).reduce((sum, each) => sum + each, 0);
      const smooth = (rest[last] ?? 0) - (last === 0 ? none : 0);
      return below + (last === 0 ? none : 0) + smooth * (x / unit - last + 0.5);
    };
    let sum = 0;
    for (const [large, chance] of [
      [0, Math.exp(-0.1)],
      [1_000_000, 0.1 * Math.exp(-0.1)],
    ] as const) {
      sum += chance * (0.8 * restAtMost(loss - large) + 0.2 * restAtMost(loss - large - 640_000));
    }
    return sum;
  };
  return {
    year: yearOfLosses(threats),
    /** On two grids, whose errors fall with the square of the unit. */
    atMost: (loss: number, unit: number) =>
      (4 * atMostOn(loss, unit / 2) - atMostOn(loss, unit)) / 3,
  };
}

describe("losses with ends beside large single amounts", () => {
  it("have the median that sums of cells have, on a lattice fine enough to state it", () => {
    const { year, atMost } = yearWith(1, 50_000, 300_000);
    const median = year.percentile(0.5);
    expect(median).toBeCloseTo(293_637.8146, 2);
    expect(Math.abs(atMost(median, 500) - 0.5)).toBeLessThan(3e-7);
    expect(year.percentileError(0.5)).toBeLessThan(0.01);
  });

  it("exceed a single amount by what sums of cells say, within the error that is stated", () => {
    const { year, atMost } = yearWith(2, 100_000, 1_000_000);
    const loss = 1_000_001;
    const miss = Math.abs(1 - year.exceedance(loss) - atMost(loss, 1000));
    expect(miss).toBeLessThan(3e-6);
    expect(miss).toBeLessThan(year.exceedanceError(loss));
    expect(year.exceedanceError(loss)).toBeLessThan(1e-4);
  });
});
