import { leastLoss } from "../../../../src/core/year/distribution/least-loss";
import { poisson, yearOfLosses } from "../../../../src/core";
import { fixed, threatOf } from "../../../support/model/threats";

describe("the least loss up to which a level lies", () => {
  it("is the beginning of a stretch that has the level to the last bit", () => {
    const steps = (loss: number): number => (loss < 1000 ? 0.5 : loss < 900_000 ? 0.9 : 1);
    const { low, high } = leastLoss(steps, 0.9, 1e6);
    expect(low).toBeLessThan(1000);
    expect(high).toBe(1000);
  });
});

describe("years of very many events", () => {
  it.each([1e4, 1e5])("of %i and more a year have the percentile of the normal limit", (often) => {
    const rows = [1, 1 / 3, 1 / 7].map((share, i) =>
      threatOf(poisson(often * share), fixed([10_000, 20_000, 70_000][i] ?? 0)),
    );
    const year = yearOfLosses(rows);
    const normal = year.mean + 2.3263478740408408 * year.standardDeviation;
    expect(Math.abs(year.percentile(0.99) / normal - 1)).toBeLessThan(3e-4);
    const alone = yearOfLosses([threatOf(poisson(often), fixed(10_000))]);
    const itsNormal = alone.mean + 2.3263478740408408 * alone.standardDeviation;
    expect(Math.abs(alone.percentile(0.99) / itsNormal - 1)).toBeLessThan(3e-4);
  });
});
