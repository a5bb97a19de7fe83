import { bernoulli, yearOfLosses } from "../../../../src/core";
import { range, threatOf } from "../../../support/model/threats";

describe("a year of single amounts beside other losses", () => {
  it("never says less for a higher level, down to the last bit", () => {
    const year = yearOfLosses([
      threatOf(bernoulli(0.010393356134917129), range(1, 1.0032951242793249), {
        cover: { retention: 1, limit: 1 },
      }),
      threatOf(bernoulli(1e-6), { kind: "uniform", min: 0.9999999999998581, max: 1 }),
    ]);
    let before = 0;
    for (let i = 0; i < 4000; i++) {
      const percentile = year.percentile(0.98 + (0.02 * i) / 4000);
      expect(percentile).toBeGreaterThanOrEqual(before);
      before = percentile;
    }
    expect(before).toBeGreaterThan(0.999);
  });
});
