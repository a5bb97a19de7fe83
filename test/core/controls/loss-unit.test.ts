import { clustered, measuredLoss, treatedThreats, yearOfLosses } from "../../../src/core";
import { lossUnit } from "../../../src/core/controls/loss-unit";
import { rowGroups } from "../../../src/core/controls/row-groups";
import { treatments } from "../../../src/core/controls/treated-threats";
import { likeYears } from "../../../src/core/year/like-years/like-years";
import { controlOf } from "../../support/model/controls";
import { fixed, lognormal, range, threatOf } from "../../support/model/threats";

const threats = [
  threatOf(0.3, fixed(350_000)),
  threatOf(clustered(0.8, 2.2), lognormal(60_000, 1.1), { cap: 500_000 }),
  threatOf(1.4, range(2e4, 9e5), { cover: { retention: 8e4, limit: 5e5 } }),
  threatOf(clustered(0.5, 1.9), lognormal(90_000, 1), {
    cover: { retention: 5e4, limit: 3e5 },
    lossReduction: 0.1,
  }),
  threatOf(0.9, lognormal(35_000, 1.4), { frequencyReduction: 0.2 }),
].map((threat, i) => ({ ...threat, name: `Threat ${i}` }));

/** Two that make events rarer, four that make all losses smaller, one of them both, and one for a single threat. */
const controls = [
  [0.2, 0],
  [0.35, 0.12],
  [0, 0.3],
  [0, 0.15],
  [0.1, 0],
  [0, 0.4],
].map(([frequencyReduction = 0, lossReduction = 0], i) =>
  controlOf({ name: `Control ${i}`, frequencyReduction, lossReduction }),
);
const one = controlOf({ name: "One", threats: ["Threat 2"], lossReduction: 0.25 });

describe("losses in units of what controls on all threats leave of them", () => {
  const acting = [...controls, one];
  const unit = lossUnit(threats, acting);
  const rowsIn = treatments(threats, acting, unit);

  it("are the losses of the year, with a limit of the year too", () => {
    const insured = [
      threatOf(2, range(1e5, 2e6), {
        cover: { retention: 1e5, limit: 8e5, annualLimit: 1_200_000 },
      }),
      ...threats,
    ];
    const ofInsured = lossUnit(insured, acting);
    const rows = treatments(insured, acting, ofInsured);
    for (const members of [[], [2], [1, 3, 4], [0, 1, 2, 3, 4, 5, 6]]) {
      const treated = treatedThreats(
        insured,
        members.flatMap((place) => acting[place] ?? []),
      );
      const kept = ofInsured.kept(members);
      const [year, inUnits] = [yearOfLosses(treated), yearOfLosses(rows(members))];
      expect(Math.abs((kept * inUnits.mean) / year.mean - 1)).toBeLessThan(1e-12);
      for (const level of [0.8, 0.99]) {
        const loss = year.percentile(level);
        const stated = year.percentileError(level) + kept * inUnits.percentileError(level);
        const off = Math.abs(kept * inUnits.percentile(level) - loss);
        expect(off).toBeLessThan(stated);
        expect(off / loss).toBeLessThan(1e-5);
      }
    }
  });

  it("are the same rows whatever is left of a loss, where no insurance acts", () => {
    const [some, more] = [rowsIn([0, 2]), rowsIn([0, 2, 3, 5])];
    for (const place of [0, 1, 4]) expect(more[place]).toBe(some[place]);
    expect(more[2]?.event.cover?.retention).toBeCloseTo(8e4 / (0.7 * 0.85 * 0.6), 8);
    expect(unit.kept([0, 2, 3, 5])).toBeCloseTo(0.7 * 0.85 * 0.6, 14);
    // What acts on one threat alone stays a reduction of its losses.
    expect(rowsIn([6])[2]?.event).toMatchObject({ lossReduction: 0.25 });
    expect(unit.kept([6])).toBe(1);
  });

  it("leave years that are like each other what each is by itself", () => {
    const level = 0.97;
    const groups = rowGroups(threats, acting, unit.acts);
    const like = likeYears(threats, rowsIn([...acting.keys()]), groups, {
      ...{ kind: "percentile", level },
    });
    let seen = 0;
    for (let set = 5; set < 128; set += 7) {
      const members = [...acting.keys()].filter((j) => (set >> j) & 1);
      const found = like(rowsIn(members));
      if (found === null) continue;
      seen += 1;
      const treated = treatedThreats(
        threats,
        members.flatMap((place) => acting[place] ?? []),
      );
      const at = (share: number): number =>
        measuredLoss(treated, { kind: "percentile", level: share, badYearSpread: 0 }, yearOfLosses);
      const loss = found * unit.kept(members);
      expect(loss).toBeGreaterThanOrEqual(at(level - 5e-6) * (1 - 1e-6));
      expect(loss).toBeLessThanOrEqual(at(level + 5e-6) * (1 + 1e-6));
    }
    expect(seen).toBeGreaterThan(12);
  });
});
