import type { Control } from "../../controls/control";
import { actsOn, treatedThreats } from "../../controls/treated-threats";
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
  /** The same with the first so many of those that must be funded and nothing else: with 0, as things stand today. */
  ofMusts(count: number): number;
  /** The same with a set and a control that is none of the problem's. */
  beside(set: Chosen, control: Control): number;
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
  const { today, musts, controls } = problem;
  const withMusts = new Map<number, number>();
  const measured = (funded: readonly Control[]): number =>
    measuredLoss(treatedThreats(today, funded), measure, yearOfLosses);
  return {
    ofMusts(count) {
      if (count === musts.length) return this.of(new Uint8Array(controls.length));
      const found = withMusts.get(count) ?? measured(musts.slice(0, count));
      withMusts.set(count, found);
      return found;
    },
    beside: (set, control) =>
      measured([...musts, ...controls.filter((_, j) => set[j] === 1), control]),
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
 * others act on it than in the set before: a search changes few at a time. What must be funded acts beside every set, from today's
 * threat on: a plan loses the same to the last bit, whatever of it was settled.
 */
function treatmentOf({
  threats,
  today,
  musts,
  controls,
  actingOn,
}: PlanProblem): (set: Chosen) => readonly Threat[] {
  const acting = today.map((): number[] => []);
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
      const threat = today[place];
      if (threat === undefined) continue;
      const own = (acting[place] ?? []).filter((control) => set[control] === 1);
      const bought = own.flatMap((control) => controls[control] ?? []);
      const funded = [...musts.filter((control) => actsOn(control, threat)), ...bought];
      treated[place] = treatedThreats([threat], funded)[0] ?? threat;
    }
    last = Uint8Array.from(set);
    return treated;
  };
}
