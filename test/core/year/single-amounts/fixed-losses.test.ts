import golden from "../../../golden/fixed-losses.json";
import type { Threat } from "../../../../src/core";
import { bernoulli, clustered, poisson, yearOfLosses } from "../../../../src/core";
import { fixed, range, threatOf } from "../../../support/model/threats";

interface Row {
  readonly kind: string;
  readonly frequency: number;
  readonly loss?: number;
  readonly loss_low?: number;
  readonly loss_high?: number;
  readonly loss_reduction?: number;
  readonly variance_ratio?: number;
}

function threatIn(row: Row): Threat {
  const { kind, frequency, loss, loss_low = 0, loss_high = 0, loss_reduction = 0 } = row;
  const often =
    kind === "B"
      ? bernoulli(frequency)
      : kind === "N"
        ? clustered(frequency, row.variance_ratio ?? 1)
        : poisson(frequency);
  const severity = loss === undefined ? range(loss_low, loss_high) : fixed(loss);
  return threatOf(often, severity, { lossReduction: loss_reduction });
}

/** Chances of the references are good to 1e-11, or as printed. */
const EXACT = 1e-11;
const BESIDE_OTHERS = 1e-8;

describe("a year of fixed losses of uneven amounts", () => {
  const cases = golden.cases.map((one) => [one.name, one] as const);

  it.each(cases)("exceeds each amount as often as counted: %s", (_, one) => {
    const year = yearOfLosses(one.rows.map(threatIn), { badYearSpread: one.bad_year_spread });
    for (const { loss, exceedance, at_least } of one.atoms) {
      expect(Math.abs(year.exceedance(loss) - exceedance)).toBeLessThan(10 * EXACT);
      expect(Math.abs(year.atLeast(loss) - at_least)).toBeLessThan(10 * EXACT);
      expect(Math.abs(year.exceedance(loss * (1 - 1e-9)) - at_least)).toBeLessThan(10 * EXACT);
      expect(Math.abs(year.exceedance(loss * (1 + 1e-9)) - exceedance)).toBeLessThan(10 * EXACT);
      expect(year.exceedanceError(loss)).toBeLessThan(1e-8);
    }
    for (const { level, percentile, tail_mean } of one.percentiles) {
      expect(Math.abs(year.percentile(level) / percentile - 1)).toBeLessThan(1e-12);
      const miss = Math.abs(year.tailMean(level) - tail_mean);
      expect(miss).toBeLessThanOrEqual(year.tailMeanError(level));
      expect(miss / tail_mean).toBeLessThan(1e-6);
    }
  });

  const further = golden.further.map((one) => [one.name, one] as const);

  it.each(further)("is right where amounts have no common unit: %s", (_, one) => {
    const threats = one.rows.map(threatIn);
    const year = yearOfLosses(threats);
    const isAlone = one.rows.every((row) => "loss" in row);
    const within = isAlone ? 1e-11 : BESIDE_OTHERS;
    for (const [loss, chance] of Object.entries(one.exceedance)) {
      expect(Math.abs(year.exceedance(Number(loss)) - chance)).toBeLessThan(within);
      expect(year.exceedanceError(Number(loss))).toBeLessThan(1e-6);
    }
    for (const [loss, chance] of Object.entries(one.at_least ?? {})) {
      expect(Math.abs(year.atLeast(Number(loss)) - chance)).toBeLessThan(within);
    }
    for (const [level, loss] of Object.entries(one.percentile ?? {})) {
      // As printed: to the cent.
      expect(Math.abs(year.percentile(Number(level)) - loss)).toBeLessThan(0.0051);
    }
    for (const [level, loss] of Object.entries(one.tail_mean ?? {})) {
      expect(Math.abs(year.tailMean(Number(level)) / loss - 1)).toBeLessThan(1e-9);
    }
  });
});
