import fc from "fast-check";
import type { Control, Threat } from "../../../src/core";
import {
  adoption,
  annualCost,
  bernoulli,
  expectedLoss,
  measuredLoss,
  treatedThreats,
} from "../../../src/core";
import { controlOf } from "../../support/model/controls";
import { planCase } from "../../support/model/plan-arbitrary";
import { fixed, range, threatOf } from "../../support/model/threats";

const named = (threats: readonly Threat[]): readonly Threat[] =>
  threats.map((threat, index) => ({ ...threat, name: "ABCDEFGH"[index] ?? "", row: index + 1 }));

/** The register that an adoption leaves. */
const adopted = (threats: readonly Threat[], controls: readonly Control[]): readonly Threat[] =>
  adoption(threats, controls).threats.map(
    ({ threat, frequencyReduction, lossReduction, spendAdded }) => ({
      ...threat,
      frequencyReduction,
      event: { ...threat.event, lossReduction },
      spend: threat.spend + spendAdded,
    }),
  );

const inPlace = (controls: readonly Control[]): readonly Control[] =>
  controls.map((control) => ({ ...control, inPlace: true }));

describe("adoption", () => {
  it("writes 1 - (1 - old)(1 - e) for each reduction, and shares the cost by what is avoided", () => {
    const threats = named([
      threatOf(2, fixed(100), { frequencyReduction: 0.5 }),
      threatOf(1, fixed(100), { lossReduction: 0.2 }),
      threatOf(bernoulli(0.1), fixed(5000)),
    ]);
    const filter = controlOf({
      ...{ name: "Filter", cost: 100, buildCost: 50, life: 10, threats: ["A", "B"] },
      ...{ frequencyReduction: 0.4, lossReduction: 0.1 },
    });
    const { threats: rows, untellable, unplaced } = adoption(threats, [filter]);
    expect(rows.map(({ frequencyReduction }) => frequencyReduction)).toEqual([
      expect.closeTo(0.7, 15),
      0.4,
      0,
    ]);
    expect(rows.map(({ lossReduction }) => lossReduction)).toEqual([
      0.1,
      expect.closeTo(0.28, 15),
      0,
    ]);
    // 200 and 100 before any reduction: two thirds and one third of 105.
    expect(rows.map(({ spendAdded }) => spendAdded)).toEqual([70, 35, 0]);
    expect([untellable, unplaced]).toEqual([[], []]);
  });

  it("gives the cents that rounding leaves to who is owed most, ties by name", () => {
    const threats = named([threatOf(1, fixed(1)), threatOf(1, fixed(1)), threatOf(1, fixed(1))]);
    const all = controlOf({ name: "All", cost: 0.05, frequencyReduction: 0.5 });
    expect(adoption(threats, [all]).threats.map(({ spendAdded }) => spendAdded)).toEqual([
      0.02, 0.02, 0.01,
    ]);
    const reversed = adoption([...threats].reverse(), [all]).threats;
    expect(reversed.map(({ spendAdded }) => spendAdded)).toEqual([0.01, 0.02, 0.02]);
  });

  it("shares alike what avoids nothing, and says what acts on nothing or stops everything", () => {
    const threats = named([threatOf(1, fixed(10)), threatOf(1, fixed(1000))]);
    const audit = controlOf({ name: "Audit", cost: 10 });
    const stray = controlOf({ name: "Stray", cost: 7, threats: [], frequencyReduction: 0.3 });
    const whole = controlOf({ name: "Whole", threats: ["A"], frequencyReduction: 1 });
    const made = adoption(threats, [audit, stray, whole]);
    expect(made.threats.map(({ spendAdded }) => spendAdded)).toEqual([5, 5]);
    expect(made.untellable.map(({ name }) => name)).toEqual(["Whole"]);
    expect(made.unplaced.map(({ name }) => name)).toEqual(["Stray"]);
  });

  it("leaves the register as it is where all is in place", () => {
    const threats = named([threatOf(1, range(10, 100), { frequencyReduction: 0.3 })]);
    const old = controlOf({ name: "Old", cost: 50, frequencyReduction: 0.5, inPlace: true });
    expect(adopted(threats, [old])).toEqual(threats);
  });

  it("makes the year that the plan promised, whatever the kinds of the rows", () => {
    fc.assert(
      fc.property(planCase(5), ({ threats, controls }) => {
        const bought = controls.filter((control) => !control.inPlace);
        const promised = treatedThreats(threats, bought);
        const register = adopted(threats, bought);
        for (const measure of [
          { kind: "expected" },
          { kind: "tail", level: 0.9, badYearSpread: 0 },
        ] as const) {
          expect(measuredLoss(register, measure)).toBe(measuredLoss(promised, measure));
        }
      }),
      { numRuns: 20 },
    );
  });

  it("comes to the same register bought one by one in any order, or together; and twice is once", () => {
    fc.assert(
      fc.property(planCase(6, 2), fc.integer(), ({ threats, controls }, seed) => {
        const together = adopted(threats, controls);
        const order = [...controls].sort(
          (a, b) => ((a.cost * 7919 + seed) % 13) - ((b.cost * 7919 + seed) % 13),
        );
        let inTurn = threats;
        for (const control of order) inTurn = adopted(inTurn, [control]);
        together.forEach((threat, place) => {
          const other = inTurn[place] ?? threat;
          expect(Math.abs(threat.frequencyReduction - other.frequencyReduction)).toBeLessThan(
            1e-12,
          );
          expect(Math.abs(threat.event.lossReduction - other.event.lossReduction)).toBeLessThan(
            1e-12,
          );
          expect(Math.abs(threat.spend - other.spend)).toBeLessThan(1e-9 * (1 + threat.spend));
        });
        expect(adopted(together, inPlace(controls))).toEqual(together);
      }),
      { numRuns: 100 },
    );
  });

  it("adds the cost to the cent, in proportion to what each threat is spared", () => {
    fc.assert(
      fc.property(planCase(1, 1), ({ threats, controls: [control] }) => {
        if (control === undefined) return;
        const free = { ...control, inPlace: false };
        const { threats: rows, unplaced } = adoption(threats, [free]);
        const sum = rows.reduce((all, { spendAdded }) => all + Math.round(spendAdded * 100), 0);
        expect(sum).toBe(unplaced.length > 0 ? 0 : Math.round(annualCost(free) * 100));
        const bare = threats.map((threat) => ({
          ...threat,
          frequencyReduction: 0,
          event: { ...threat.event, lossReduction: 0 },
        }));
        const spared = bare.map(
          (threat, place) =>
            expectedLoss(threat) - expectedLoss(treatedThreats(bare, [free])[place] ?? threat),
        );
        const all = spared.reduce((total, each) => total + each, 0);
        if (!(all > 0) || !Number.isFinite(all)) return;
        rows.forEach(({ spendAdded }, place) => {
          const share = (annualCost(free) * (spared[place] ?? 0)) / all;
          expect(Math.abs(spendAdded - share)).toBeLessThan(0.02 + 1e-9 * share);
        });
      }),
      { numRuns: 100 },
    );
  });
});
