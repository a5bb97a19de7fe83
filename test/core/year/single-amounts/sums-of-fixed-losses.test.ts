import type { Threat } from "../../../../src/core";
import { yearOfLosses } from "../../../../src/core";
import { isLong } from "../../../support/is-long";
import { fixed, range, threatOf } from "../../../support/model/threats";

const often = [0.3, 0.5, 0.2, 0.05];
const amounts = [1000, 1730.3, 2900.5, 41000];
const few: Threat[] = amounts.map((amount, i) => threatOf(often[i] ?? 0, fixed(amount)));

/** P(S <= loss), counting the events of every amount one by one. */
function counted(loss: number, row = 0): number {
  const [rate, amount] = [often[row], amounts[row]];
  if (rate === undefined || amount === undefined) return 1;
  let [sum, chance] = [0, Math.exp(-rate)];
  for (let n = 0; n <= 30 && n * amount <= loss; n++) {
    sum += chance * counted(loss - n * amount, row + 1);
    chance *= rate / (n + 1);
  }
  return sum;
}

describe("sums of fixed losses of uneven amounts", () => {
  const year = yearOfLosses(few);

  it.each([500, 1500, 2500, 3000.5, 4000, 8700, 42500, 85000])(
    "exceed %d as often as years counted one by one",
    (loss) => {
      expect(Math.abs(year.exceedance(loss) - (1 - counted(loss)))).toBeLessThan(1e-13);
    },
  );

  it.each([0.5, 0.9, 0.99, 0.9999])("have a percentile at %d that is such a sum", (level) => {
    const loss = year.percentile(level);
    expect(counted(loss * (1 + 1e-12))).toBeGreaterThanOrEqual(level);
    expect(counted(loss * (1 - 1e-12))).toBeLessThan(level);
  });

  it("keep the mean of their tail where there are a dozen that are frequent", () => {
    const dozen = Array.from({ length: 12 }, (_, i) => threatOf(2, fixed(1000 + 7.3 * i)));
    const year = yearOfLosses(dozen);
    const { mean, standardDeviation } = year;
    expect(Math.abs(year.tailMean(0) / mean - 1)).toBeLessThan(1e-12);
    // A sum of exceedances weighs every amount that is listed.
    let [area, square] = [0, 0];
    const step = 0.73;
    for (let x = step / 2; x < 80_000; x += step) {
      const above = year.exceedance(x);
      area += above * step;
      square += 2 * x * above * step;
    }
    expect(Math.abs(area / mean - 1)).toBeLessThan(1e-4);
    expect(Math.abs(Math.sqrt(square - mean * mean) / standardDeviation - 1)).toBeLessThan(1e-3);
  });

  it("have a year of hundreds of them that adds up to its mean", () => {
    const rows = Array.from({ length: 300 }, (_, i) =>
      threatOf(0.1, fixed(1000 * (1 + ((i * 0.618034) % 1) * 40))),
    );
    const year = yearOfLosses(rows);
    const points = year.curve(2000);
    let area = 0;
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      if (a && b) area += 0.5 * (a.probability + b.probability) * (b.loss - a.loss);
    }
    expect(Math.abs(area / year.mean - 1)).toBeLessThan(0.01);
  });

  it("keep the mean of their tail beside a narrow range, where they are too many to list", () => {
    const rows = [
      threatOf(2, fixed(100)),
      threatOf(1, fixed(10007)),
      threatOf(0.2, fixed(1e6)),
      threatOf(0.5, { kind: "uniform", min: 1e5, max: 100001 }),
    ];
    const year = yearOfLosses(rows);
    // The median lies just above 100,000; below are the years of the two small amounts alone, which cost 10,207 on average.
    const excess = year.mean - 1e5 + Math.exp(-0.7) * (1e5 - 10207);
    const known = 1e5 + excess / 0.5;
    expect(Math.abs(year.tailMean(0.5) / known - 1)).toBeLessThan(1e-6);
    const count = isLong ? 1000 : 100;
    const levels = Array.from({ length: count - 1 }, (_, i) => (i + 1) / count);
    const falls = levels.filter(
      (level, i) => i > 0 && year.tailMean(level) < year.tailMean(levels[i - 1] ?? 0) * (1 - 1e-6),
    );
    expect(falls).toEqual([]);
  });

  it("keep the mean of their tail where all else lies far below", () => {
    const rare = threatOf({ kind: "bernoulli", probability: 0.009 }, fixed(1e6));
    const year = yearOfLosses([rare, threatOf(5, range(10, 1000))]);
    // On a grid of 2^22 nodes for the small losses alone, given that the large one strikes.
    expect(Math.abs(year.tailMean(0.995) / 1002073.626 - 1)).toBeLessThan(1e-5);
    expect(Math.abs(year.tailMean(0.999) / 1004516.376 - 1)).toBeLessThan(1e-5);
  });
});
