import fc from "fast-check";
import { poisson, yearOfLosses } from "../../../src/core";
import { inCurrency } from "../../support/model/in-currency";
import { isLong } from "../../support/is-long";
import { level, threat, threats } from "../../support/model/threat-arbitrary";

const spread = (): fc.Arbitrary<number> => fc.constantFrom(0, 0, 0.3, 1);
// A counterexample as found is enough: to shrink one would take minutes of many lattices.
const runs = { numRuns: isLong ? 25 : 6, endOnFailure: true };

/** Chances closer than this are the same: the error of any answer that is not stated to be worse. */
const SAME = 1e-6;

describe("a year of any register", () => {
  it("has percentiles that never fall, never above the tail mean, and all of them numbers", () => {
    fc.assert(
      fc.property(threats(), fc.array(level(), { maxLength: 6 }), spread(), (rows, asked, s) => {
        const year = yearOfLosses(rows, { badYearSpread: s });
        let last = 0;
        for (const p of asked.sort((a, b) => a - b)) {
          const q = year.percentile(p);
          expect(q).toBeGreaterThanOrEqual(last);
          expect(year.tailMean(p)).toBeGreaterThanOrEqual(q);
          expect(year.tailMean(p)).toBeLessThan(Infinity);
          expect(year.percentileError(p)).toBeGreaterThanOrEqual(0);
          last = q;
        }
      }),
      runs,
    );
  });

  it("finds at each percentile the chance it was asked for, within the stated error", () => {
    fc.assert(
      fc.property(threats(6), level(), spread(), (rows, p, s) => {
        const year = yearOfLosses(rows, { badYearSpread: s });
        const q = year.percentile(p);
        const error = SAME + year.exceedanceError(q);
        expect(year.exceedance(q)).toBeLessThanOrEqual(1 - p + error);
        if (q > 0) expect(year.atLeast(q * (1 - 1e-5))).toBeGreaterThanOrEqual(1 - p - error);
      }),
      runs,
    );
  });

  it("exceeds a larger loss no more often", () => {
    fc.assert(
      fc.property(threats(6), fc.array(fc.integer({ min: -5, max: 40 })), (rows, powers) => {
        const year = yearOfLosses(rows);
        let last = 1;
        for (const power of powers.sort((a, b) => a - b)) {
          const chance = year.exceedance(Math.exp(power));
          expect(chance).toBeLessThanOrEqual(last);
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(year.atLeast(Math.exp(power))).toBeGreaterThanOrEqual(chance);
          last = chance;
        }
      }),
      runs,
    );
  });

  it("changes no bit with the order of rows or of questions", () => {
    fc.assert(
      fc.property(threats(8), level(), level(), spread(), (rows, p, other, s) => {
        const year = yearOfLosses(rows, { badYearSpread: s });
        const turned = yearOfLosses([...rows].reverse(), { badYearSpread: s });
        turned.tailMean(other);
        turned.exceedance(1e6);
        const answers = [year.percentile(p), year.tailMean(p), year.standardDeviation];
        expect([turned.percentile(p), turned.tailMean(p), turned.standardDeviation]).toEqual(
          answers,
        );
        const shares = year.contributions(p);
        expect([...turned.contributions(p)].reverse()).toEqual(shares);
      }),
      runs,
    );
  });

  it("scales with the currency", () => {
    fc.assert(
      fc.property(threats(5), level(), fc.constantFrom(0.01, 7, 1000), (rows, p, rate) => {
        const year = yearOfLosses(rows);
        const scaled = yearOfLosses(
          rows.map((row) => ({ ...row, event: inCurrency(row.event, rate) })),
        );
        const error = year.percentileError(p) * rate + scaled.percentileError(p);
        const miss = Math.abs(scaled.percentile(p) - rate * year.percentile(p));
        if (error < Infinity) expect(miss).toBeLessThanOrEqual(error + 1e-5 * scaled.percentile(p));
      }),
      runs,
    );
  });

  it("does not mind a Poisson threat written in two halves", () => {
    fc.assert(
      fc.property(threats(4), threat(), level(), (rows, row, p) => {
        const often = row.frequency.kind === "poisson" ? row.frequency.mean : 1;
        const once = { ...row, frequency: poisson(often) };
        const half = { ...row, frequency: poisson(often / 2) };
        const whole = yearOfLosses([...rows, once]);
        const halves = yearOfLosses([...rows, half, half]);
        const error = whole.percentileError(p) + halves.percentileError(p);
        const miss = Math.abs(whole.percentile(p) - halves.percentile(p));
        if (error < Infinity) expect(miss).toBeLessThanOrEqual(error + 1e-5 * whole.percentile(p));
      }),
      runs,
    );
  });

  it("costs no less with one threat more", () => {
    fc.assert(
      fc.property(threats(4), threat(), level(), (rows, row, p) => {
        const without = yearOfLosses(rows);
        const within = yearOfLosses([...rows, row]);
        const error = without.percentileError(p) + within.percentileError(p);
        const fall = without.percentile(p) - within.percentile(p);
        if (error < Infinity)
          expect(fall).toBeLessThanOrEqual(error + 1e-5 * without.percentile(p));
      }),
      runs,
    );
  });

  it("shares out its tail mean, each share from 0 up", () => {
    fc.assert(
      fc.property(threats(6), level(), spread(), (rows, p, s) => {
        const year = yearOfLosses(rows, { badYearSpread: s });
        const shares = year.contributions(p);
        const total = year.tailMean(p);
        expect(shares).toHaveLength(rows.length);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        const sum = shares.reduce((a, b) => a + b, 0);
        expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-12 * total);
      }),
      runs,
    );
  });
});
