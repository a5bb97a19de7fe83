import { treatedThreats } from "../../controls/treated-threats";
import type { LossMeasure } from "../../year/loss-measure";
import { measuredLoss } from "../../year/loss-measure";
import { yearOfLosses } from "../../year/year-of-losses";
import type { Threat } from "../../threat/threat";
import type { Chosen, PlanProblem } from "./plan-problem";

/** A measure that a year is computed for. */
export type YearMeasure = Exclude<LossMeasure, { readonly kind: "expected" }>;

/** What sets of controls lose, each computed once. */
export interface KnownLosses {
  /** The measure of the year with a set, as `measuredLoss` has it. */
  of(set: Chosen): number;
  /** How many years were computed. */
  made(): number;
}

/**
 * Losses of sets of controls under a measure. Not through the memory that all functions share: a search makes
 * hundreds of years that nobody asks for again.
 */
export function knownLosses(problem: PlanProblem, measure: LossMeasure): KnownLosses {
  const known = new Map<string, number>();
  const treated = treatmentOf(problem);
  return {
    of(set) {
      const key = set.join("");
      const found = known.get(key);
      if (found !== undefined) return found;
      const loss = measuredLoss(treated(set), measure, yearOfLosses);
      known.set(key, loss);
      return loss;
    },
    made: () => known.size,
  };
}

/**
 * A way to treat the threats of a problem with a set. Each is held against those controls alone that act on it, and only where
 * others act on it than in the set before: a search changes few at a time.
 */
function treatmentOf({
  threats,
  controls,
  actingOn,
}: PlanProblem): (set: Chosen) => readonly Threat[] {
  const acting = threats.map((): number[] => []);
  actingOn.forEach((own, control) => {
    for (const threat of own) acting[threat]?.push(control);
  });
  const treated = [...threats];
  let last: Chosen = new Uint8Array(controls.length);
  return (set) => {
    const changed = new Set<number>();
    actingOn.forEach((own, control) => {
      if (set[control] === last[control]) return;
      for (const place of own) changed.add(place);
    });
    for (const place of changed) {
      const threat = threats[place];
      if (threat === undefined) continue;
      const own = (acting[place] ?? []).filter((control) => set[control] === 1);
      const bought = own.flatMap((control) => controls[control] ?? []);
      treated[place] = treatedThreats([threat], bought)[0] ?? threat;
    }
    last = Uint8Array.from(set);
    return treated;
  };
}
