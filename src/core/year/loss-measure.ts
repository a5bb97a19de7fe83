import type { Threat } from "../threat/threat";
import { totalExpectedLoss } from "./sources/expected-loss";
import type { MakeYear } from "./remembered-year";
import { rememberedYear } from "./remembered-year";
import type { YearOfLosses } from "./year-of-losses";

/** What is asked of a year's losses, as one number: its mean, a loss few years exceed, or the mean of the years beyond. */
export type LossMeasure =
  | { readonly kind: "expected" }
  | {
      readonly kind: "percentile" | "tail";
      /** Share of years left out, 0 <= level < 1. */
      readonly level: number;
      /** Standard deviation of the common factor, 0 or more. */
      readonly badYearSpread: number;
    };

/** The kinds of measure, the usual one first. */
export const measureKinds = ["expected", "percentile", "tail"] as const;

/**
 * A measure of the year that threats make, net of reductions and insurance.
 *
 * @param make how the year is made; one that is asked for once need not be remembered
 * @returns currency a year, 0 or more; 0 where there are no threats
 * @throws ModelError `level-out-of-range`, `out-of-range`, `too-large`
 */
export function measuredLoss(
  threats: readonly Threat[],
  measure: LossMeasure,
  make: MakeYear = rememberedYear,
): number {
  if (measure.kind === "expected" || threats.length === 0) return totalExpectedLoss(threats);
  return yearMeasure(make(threats, { badYearSpread: measure.badYearSpread }), measure);
}

/**
 * A measure of a year that is made already.
 *
 * @returns currency, 0 or more
 * @throws ModelError `level-out-of-range`
 */
export function yearMeasure(
  year: YearOfLosses,
  { kind, level }: Exclude<LossMeasure, { readonly kind: "expected" }>,
): number {
  return kind === "tail" ? year.tailMean(level) : year.percentile(level);
}
