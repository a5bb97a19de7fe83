import { poisson, yearOfLosses } from "../../../src/core";
import { fixed, threatOf } from "../../support/model/threats";

describe("bad years that two rows with a limit of the year share", () => {
  const year = yearOfLosses(
    [
      threatOf(
        poisson(1),
        { kind: "uniform", min: 1e4, max: 9e4 },
        {
          cover: { retention: 2e4, limit: 5e4, annualLimit: 6e4 },
        },
      ),
      threatOf(poisson(2), fixed(3e4), {
        cover: { retention: 1e4, limit: 2e4, annualLimit: 5e4 },
      }),
    ],
    { badYearSpread: 0.5 },
  );

  it.each`
    level   | loss         | because
    ${0.5}  | ${40_000}    | ${"what is kept of two to four losses of the second row, with or beside one of the first"}
    ${0.95} | ${180_000}   | ${"a sum at which every kind of year jumps"}
    ${0.99} | ${280_000}   | ${"one that only bad years reach"}
    ${0.9}  | ${136_551.6} | ${"between single amounts: four million simulated years have 136,609"}
  `("have a percentile $level of $loss: $because", ({ level, loss }) => {
    const found = year.percentile(Number(level));
    if (Number.isInteger(loss)) expect(found).toBe(loss);
    else expect(found).toBeCloseTo(Number(loss), 0);
  });

  it("have the tail mean and the chances of four million simulated years", () => {
    expect(Math.abs(year.tailMean(0.95) / 241_921 - 1)).toBeLessThan(1e-3);
    expect(Math.abs(year.exceedance(180_000) - 0.0494)).toBeLessThan(4e-4);
    expect(Math.abs(year.mean / 57_430 - 1)).toBeLessThan(2e-3);
  });
});
