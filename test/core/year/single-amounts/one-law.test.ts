import fc from "fast-check";
import type { Threat, YearOfLosses } from "../../../../src/core";
import { appetiteCheck, clustered, poisson, yearOfLosses } from "../../../../src/core";
import { isLong } from "../../../support/is-long";
import type { FixedRow } from "../../../support/model/counted-sums";
import { fixedRows, fixedThreat } from "../../../support/model/fixed-register-arbitrary";
import { lognormal, threatOf } from "../../../support/model/threats";

const LEVELS = [0.3, 0.9, 0.99];
/** Two chances of one year, and two sums of money as a share of its mean. */
const SAME = 1e-12;
const SAME_MONEY = 1e-9;

/** Lognormal losses, so many a year. */
const RATE = 0.4;
const lognormalAt = (rate: number): Threat => threatOf(rate, lognormal(40_000, 0.8));

/** Registers of fixed losses alone, and beside a lognormal. */
const registers = fc.sample(
  fc.tuple(fixedRows(5, 14), fc.constantFrom(0, 0, 0.3, 1), fc.constantFrom(0, 0, RATE)),
  { numRuns: isLong ? 60 : 4, seed: 20_266 },
);

/**
 * The year beside one event of a row: what an event comes with is the same year where events are Poisson, one with more events where they come
 * in clusters or in bad years, one without the row where it strikes but once.
 */
function besideEvent(
  rows: readonly FixedRow[],
  i: number,
  spread: number,
  rate: number,
): YearOfLosses | null {
  const row = rows[i];
  if (row === undefined) return null;
  const isShared = row.kind === "P" && spread > 0;
  const factor = isShared ? 1 + spread * spread : 1;
  const changed = rows.flatMap((each, j): Threat[] => {
    const { frequency, event } = fixedThreat(each);
    if (each.kind === "P") return [threatOf(poisson(each.frequency * factor), event.severity)];
    if (j !== i) return [threatOf(frequency, event.severity)];
    if (row.kind === "B") return [];
    return [threatOf(clustered(row.frequency + row.ratio - 1, row.ratio), event.severity)];
  });
  const others = rate > 0 ? [lognormalAt(rate * factor)] : [];
  return yearOfLosses([...changed, ...others], {
    badYearSpread: isShared ? spread / Math.sqrt(factor) : spread,
  });
}

describe.each(registers.map((register, i) => [i + 1, ...register] as const))(
  "all answers of a year of fixed losses are of one law: register %i",
  (_, rows, spread, rate) => {
    const threats = [...rows.map(fixedThreat), ...(rate > 0 ? [lognormalAt(rate)] : [])];
    const year = yearOfLosses(threats, { badYearSpread: spread });
    const losses = [...rows.map(({ loss }) => loss), ...LEVELS.map((p) => year.percentile(p))];

    it("ranks, curves and appetites are exceedances", () => {
      for (const loss of losses) {
        const [above, from] = [year.exceedance(loss), year.atLeast(loss)];
        expect(Math.abs(year.rank(loss) - (1 - (above + from) / 2))).toBeLessThan(SAME);
        const [line] = appetiteCheck(year, [{ loss, allowed: 0.5 }]);
        expect(line?.modelled).toBe(above);
      }
      for (const { loss, probability } of year.curve(12)) {
        expect(Math.abs(year.exceedance(loss) - probability)).toBeLessThan(1e-7);
      }
    });

    it("percentiles are where exceedances pass a level", () => {
      for (const level of LEVELS) {
        const q = year.percentile(level);
        const stated = year.exceedanceError(q) + 1e-9;
        expect(year.exceedance(q)).toBeLessThan(1 - level + stated);
        expect(year.atLeast(q)).toBeGreaterThan(1 - level - stated);
      }
    });

    it("layers and tail means are what exceedances add up to", () => {
      const money = SAME_MONEY * year.mean;
      for (const level of LEVELS) {
        const q = year.percentile(level);
        const { expectedRecovery } = year.layered({ retention: q, limit: Infinity });
        const miss = (year.tailMean(level) - q) * (1 - level) - expectedRecovery;
        expect(Math.abs(miss)).toBeLessThan(year.tailMeanError(level) * (1 - level) + money);
      }
      const edges = Array.from({ length: 41 }, (_, i) => (i / 40) * year.percentile(0.999));
      edges.slice(1).forEach((to, i) => {
        const from = edges[i] ?? 0;
        const layer = { retention: from, limit: to - from };
        const { expectedRecovery, chanceToAttach, chanceToExhaust } = year.layered(layer);
        expect(chanceToAttach).toBe(year.exceedance(from));
        expect(chanceToExhaust).toBe(year.atLeast(from + (to - from)));
        const slack = money + 2e-7 * (to - from);
        expect(expectedRecovery).toBeLessThan(chanceToAttach * (to - from) + slack);
        expect(expectedRecovery).toBeGreaterThan(year.exceedance(to) * (to - from) - slack);
      });
    });

    it("what a threat adds to a bad year is what an event of it comes with", () => {
      // Between single amounts what a tail is made of is read from one lattice.
      const within = rate > 0 ? 2e-6 : 1e-9;
      const years = rows.map((_, i) => besideEvent(rows, i, spread, rate));
      for (const level of LEVELS) {
        const q = year.percentile(level);
        const [above, from] = [year.exceedance(q), year.atLeast(q)];
        const jump = from - above;
        const share = jump > 1e-9 ? (1 - above - level) / jump : 0;
        const shares = year.contributions(level);
        rows.forEach((row, i) => {
          // A sum of whole cents stays one.
          const left = jump > 1e-9 ? Math.round(100 * (q - row.loss)) / 100 : q - row.loss;
          const other = years[i];
          if (!other) return;
          const beyond = left < 0 ? 1 : other.exceedance(left);
          const at = left < 0 || jump <= 1e-9 ? 0 : other.atLeast(left) - beyond;
          const right = (row.frequency * row.loss * (beyond + share * at)) / (1 - level);
          const miss = Math.abs((shares[i] ?? 0) - right);
          expect(miss).toBeLessThan(within * year.tailMean(level) + year.tailMeanError(level));
        });
      }
    });
  },
);
