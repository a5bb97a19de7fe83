import { treatedThreats } from "../controls/treated-threats";
import type { LossMeasure } from "../loss/loss-measure";
import type { YearOfLosses } from "../loss/year-of-losses";
import { yearOfLosses } from "../loss/year-of-losses";
import type { Threat } from "../register/threat";
import type { Chosen, PlanProblem } from "./plan-problem";
import { chosenControls } from "./plan-problem";

/** A measure that a year is computed for. */
export type YearMeasure = Exclude<LossMeasure, { readonly kind: "expected" }>;

/** What sets of controls lose, each computed once. */
export interface KnownLosses {
  /** The measure of the year with a set. */
  of(set: Chosen): number;
  /** How many years were computed. */
  made(): number;
}

/**
 * Losses of sets of controls under a measure of the year. Not through the memory that all functions share: a search makes
 * hundreds of years that nobody asks for again.
 */
export function knownLosses(problem: PlanProblem, measure: YearMeasure): KnownLosses {
  const known = new Map<string, number>();
  return {
    of(set) {
      const key = set.join("");
      const found = known.get(key);
      if (found !== undefined) return found;
      const threats = treatedThreats(problem.threats, chosenControls(problem, set));
      const loss = measured(yearUnder(threats, measure), measure);
      known.set(key, loss);
      return loss;
    },
    made: () => known.size,
  };
}

/** The year of threats under the common factor of a measure. */
export function yearUnder(threats: readonly Threat[], { badYearSpread }: YearMeasure): YearOfLosses {
  return yearOfLosses(threats, { badYearSpread });
}

/** The measure of a year. */
export function measured(year: YearOfLosses, { kind, level }: YearMeasure): number {
  return kind === "tail" ? year.tailMean(level) : year.percentile(level);
}
