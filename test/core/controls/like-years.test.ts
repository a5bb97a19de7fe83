import type { Control, LossMeasure, Threat } from "../../../src/core";
import {
  bernoulli,
  clustered,
  controlValues,
  measuredLoss,
  treatedThreats,
  yearOfLosses,
} from "../../../src/core";
import { rowGroups } from "../../../src/core/controls/row-groups";
import { treatments } from "../../../src/core/controls/treated-threats";
import { likeYears } from "../../../src/core/year/like-years/like-years";
import { controlOf } from "../../support/model/controls";
import { fixed, lognormal, range, threatOf } from "../../support/model/threats";

const named = (threats: readonly Threat[]): Threat[] =>
  threats.map((threat, i) => ({ ...threat, name: `Threat ${i}` }));

/** Losses of many kinds: single amounts of fixed losses, of caps and of what insurance leaves, beside densities. */
const threats = named([
  threatOf(0.3, fixed(350_000)),
  threatOf(clustered(0.8, 2.2), lognormal(60_000, 1.1), { cap: 500_000 }),
  threatOf(1.4, range(2e4, 9e5), { cover: { retention: 8e4, limit: 5e5 } }),
  threatOf(bernoulli(0.12), lognormal(400_000, 0.8)),
  threatOf(0.9, lognormal(35_000, 1.4)),
  threatOf(bernoulli(0.25), fixed(120_500)),
  threatOf(0.4, lognormal(150_000, 0.9), { cap: 1_200_000 }),
]);

const controls: readonly Control[] = [
  ["Threat 0"],
  ["Threat 1", "Threat 2"],
  ["Threat 3"],
  ["Threat 2", "Threat 4", "Threat 6"],
  ["Threat 5", "Threat 0"],
  ["Threat 6"],
  ["Threat 4", "Threat 1"],
].map((names, i) =>
  controlOf({
    ...{ name: `Control ${i}`, threats: names },
    frequencyReduction: i % 3 === 2 ? 0 : 0.15 + 0.07 * i,
    lossReduction: i % 2 === 0 ? 0.08 * (i + 1) : 0,
  }),
);

const combinations = Array.from({ length: 128 }, (_, set) =>
  controls.flatMap((_, j) => ((set >> j) & 1 ? [j] : [])),
);

const measures = [
  { kind: "percentile", level: 0.5, badYearSpread: 0 },
  { kind: "percentile", level: 0.99, badYearSpread: 0 },
  { kind: "tail", level: 0.9, badYearSpread: 0 },
] as const;

describe("years that differ in a few rows", () => {
  it.each(measures)("are what each is by itself, within the accuracy of both: %j", (measure) => {
    const treatedBy = treatments(threats, controls);
    const groups = rowGroups(threats, controls);
    const like = likeYears(threats, treatedThreats(threats, controls), groups, measure);
    let seen = 0;
    for (const members of combinations.filter((_, i) => i % 5 === 2)) {
      const treated = treatedBy(members);
      const found = like(treated);
      if (found === null) continue;
      seen += 1;
      const year = yearOfLosses(treated);
      if (measure.kind === "tail") {
        expect(Math.abs(found / year.tailMean(measure.level) - 1)).toBeLessThan(1e-5);
        continue;
      }
      const [low, high] = [measure.level - 2e-6, measure.level + 2e-6].map((level) =>
        year.percentile(level),
      );
      expect(found).toBeGreaterThanOrEqual((low ?? NaN) * (1 - 1e-5));
      expect(found).toBeLessThanOrEqual((high ?? NaN) * (1 + 1e-5));
    }
    // What is not seen well is made by itself: not all, or nothing would be tested here.
    expect(seen).toBeGreaterThan(6);
  });

  it("are the same to the bit whatever was asked before", () => {
    const of = { kind: "percentile", level: 0.9 } as const;
    const groups = rowGroups(threats, controls);
    const all = treatedThreats(threats, controls);
    const treatedBy = treatments(threats, controls);
    const asked = (order: readonly (readonly number[])[]): Map<string, number | null> => {
      const like = likeYears(threats, all, groups, of);
      return new Map(order.map((members) => [members.join(" "), like(treatedBy(members))]));
    };
    const upwards = asked(combinations);
    expect(asked([...combinations].reverse())).toEqual(new Map([...upwards].reverse()));
    for (const members of combinations.filter((_, i) => i % 16 === 5)) {
      expect([...asked([members]).values()]).toEqual([upwards.get(members.join(" "))]);
    }
  });

  it("give shares that add up to what two years say, in any order of rows and controls", () => {
    const measure: LossMeasure = { kind: "percentile", level: 0.95, badYearSpread: 0 };
    const values = controlValues(threats, controls, measure);
    const shares = values.reduce((sum, each) => sum + (each?.share ?? NaN), 0);
    const now = measuredLoss(threats, measure);
    const avoided = now - measuredLoss(treatedThreats(threats, controls), measure);
    expect(Math.abs(shares / avoided - 1)).toBeLessThan(1e-11);
    const turned = controlValues([...threats].reverse(), [...controls].reverse(), measure);
    expect([...turned].reverse()).toEqual(values);
  });
});
