import { measuredLoss, poisson, totalExpectedLoss, treatedThreats } from "../../../src/core";
import { controlOf } from "../../support/model/controls";
import { fixed, threatOf } from "../../support/model/threats";

const threat = (name: string) => ({ ...threatOf(poisson(2), fixed(1000)), name });
const both = [threat("Ransomware"), threat("Phishing")];

describe("threats with controls", () => {
  it("are struck less often and lose less, each control multiplying what the others left", () => {
    const controls = [
      controlOf({ name: "Mail filter", frequencyReduction: 0.5 }),
      controlOf({ name: "Training", frequencyReduction: 0.2 }),
      controlOf({ name: "Backups", lossReduction: 0.75 }),
    ];
    expect(totalExpectedLoss(treatedThreats(both, controls))).toBeCloseTo(4000 * 0.4 * 0.25, 9);
  });

  it("are only those that a control acts on; the others stay the same", () => {
    const [first, second] = treatedThreats(both, [
      controlOf({ threats: ["Phishing"], frequencyReduction: 0.5 }),
    ]);
    expect(first).toBe(both[0]);
    expect(second?.frequencyReduction).toBe(0.5);
  });

  it("come out the same to the bit in whatever order the controls stand", () => {
    const controls = ["c", "a", "b", "d"].map((name, index) =>
      controlOf({ name, frequencyReduction: 0.1 + index / 7, lossReduction: index / 9 }),
    );
    expect(treatedThreats(both, [...controls].reverse())).toEqual(treatedThreats(both, controls));
  });

  it("lose less under every measure", () => {
    const treated = treatedThreats(both, [controlOf({ frequencyReduction: 0.5 })]);
    for (const kind of ["percentile", "tail"] as const) {
      const measure = { kind, level: 0.9, badYearSpread: 0.2 };
      expect(measuredLoss(treated, measure)).toBeLessThan(measuredLoss(both, measure));
    }
    expect(measuredLoss(treated, { kind: "expected" })).toBe(2000);
  });
});
