import type { Threat } from "../register/threat";
import { totalExpectedLoss } from "./expected-loss";
import type { MakeYear } from "./remembered-year";
import { rememberedYear } from "./remembered-year";

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
 * @param make how a year is made: `yearOfLosses` for one of many that are asked for once, so that it takes no other's
 *   place in memory
 * @returns currency a year, 0 or more; 0 where there are no threats
 * @throws ModelError `level-out-of-range`, `out-of-range`, `too-large`
 */
export function measuredLoss(
  threats: readonly Threat[],
  measure: LossMeasure,
  make: MakeYear = rememberedYear,
): number {
  if (measure.kind === "expected" || threats.length === 0) return totalExpectedLoss(threats);
  const { kind, level, badYearSpread } = measure;
  const year = make(threats, { badYearSpread });
  return kind === "tail" ? year.tailMean(level) : year.percentile(level);
}
