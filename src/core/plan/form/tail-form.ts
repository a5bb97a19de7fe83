import type { Control } from "../../controls/control";
import { treatedThreats } from "../../controls/treated-threats";
import { expectedLoss } from "../../year/sources/expected-loss";
import { withoutAnnualLimit } from "../../year/annual-limit/limited-row";
import type { YearOfLosses } from "../../year/year-of-losses";
import { yearOfLosses } from "../../year/year-of-losses";
import type { Threat } from "../../threat/threat";
import type { YearMeasure } from "../problem/known-losses";
import type { LossForm } from "./loss-form";
import type { Chosen, PlanProblem } from "../problem/plan-problem";
import { isWithin } from "../problem/plan-problem";
import type { ThreatTerm } from "./threat-form";
import { threatForm } from "./threat-form";

/**
 * A form that is nowhere above the tail mean: the loss of any set y in the worst years of a year R.
 *
 * A tail mean is the largest mean over events of chance 1 - p, so the worst years of any other year R on the same losses give a
 * bound. R has the controls of `set`. Of each threat, an event that is in R is in y too, unless a further control stops it, which
 * has nothing to do with R; one that R stops and y does not is no likelier in the worst years of R than in others (and no
 * rarer, where it comes independently or in clusters). With t the part of the threat in the tail of R, before the controls,
 * and m its mean loss,
 *
 *     E[S(y) | worst years of R] >= Σ (t - m) l(y) φ(y ∪ thinned) + m l(y) φ(y)
 *
 * where φ and l are what the controls leave of frequency and loss. Threats that strike at most once have m = 0 in this. At
 * y = set, with all of it thinned, the two sides and the tail mean of y are the same.
 *
 * Under insurance of single events the net loss is not in proportion to a reduction: there R and y are counted with the loss
 * reductions of all controls that could be paid, which is a bound, since the net loss of an event never falls with its loss.
 *
 * Under a limit of the year a threat's loss is no sum of its events' losses: R and y are counted without it, which lowers both.
 *
 * @param set what R has
 * @param thinned those of the set whose stopped events R does not have; of the others, R has every event, smaller by the share they stop
 * @see Rockafellar & Uryasev (2002), Conditional value-at-risk for general loss distributions, J. Banking & Finance 26
 * @see Esary, Proschan & Walkup (1967), Association of random variables, Ann. Math. Statist. 38 (a common factor is no smaller
 *   on average in worse years)
 */
export function tailForm(
  problem: PlanProblem,
  measure: YearMeasure,
  set: Chosen,
  thinned: Chosen,
): LossForm {
  // Without limits of the year losses are lower, so the bound holds with them too.
  const base = problem.threats.map((threat, place) =>
    withoutAnnualLimit(reducedIfInsured(problem, threat, place)),
  );
  const contributions = yearOf(problem, base, measure, set, thinned).contributions(measure.level);
  const terms = base.flatMap((threat, place): ThreatTerm[] => {
    const isInsured = threat.event.cover !== null;
    const gone = isInsured ? set : thinned;
    const { frequencyKept, lossKept } = leftOf(problem, threat, place, set);
    const left = frequencyKept * lossKept;
    const thinning = leftOf(problem, threat, place, gone).frequencyKept;
    const mean = expectedLoss(threat);
    const inTail = left > 0 ? (contributions[place] ?? 0) / left : 0;
    // What R never shows has nothing to do with it.
    if (inTail === 0) return [{ threat: place, weight: left > 0 ? 0 : mean, blindTo: null }];
    if (thinning === 1) return [{ threat: place, weight: inTail, blindTo: null }];
    const usual = threat.frequency.kind === "bernoulli" ? 0 : Math.min(mean, inTail);
    return [
      { threat: place, weight: (inTail - usual) * thinning, blindTo: gone },
      { threat: place, weight: usual, blindTo: null },
    ];
  });
  return threatForm(
    problem,
    terms.filter(({ weight }) => weight > 0),
    "constant",
  );
}

/** A threat with insurance of single events as every control that could be paid leaves its losses; others as they are. */
function reducedIfInsured(problem: PlanProblem, threat: Threat, place: number): Threat {
  if (threat.event.cover === null) return threat;
  const kept = problem.controls.reduce((share, { lossReduction }, control) => {
    const acts = problem.actingOn[control]?.includes(place) === true;
    const isPaid = isWithin(problem.costs[control] ?? 0, problem.budget);
    return acts && isPaid ? share * (1 - lossReduction) : share;
  }, 1 - threat.event.lossReduction);
  return { ...threat, event: { ...threat.event, lossReduction: 1 - kept } };
}

/** R. */
function yearOf(
  problem: PlanProblem,
  base: readonly Threat[],
  measure: YearMeasure,
  set: Chosen,
  thinned: Chosen,
): YearOfLosses {
  const isIn = (_: Control, control: number): boolean => set[control] === 1;
  const uninsured = problem.controls
    .map((control, place) => (thinned[place] === 1 ? control : scaled(control)))
    .filter(isIn);
  const insured = problem.controls
    .map((control): Control => ({ ...control, lossReduction: 0 }))
    .filter(isIn);
  const [plain, covered] = [treatedThreats(base, uninsured), treatedThreats(base, insured)];
  return yearOfLosses(
    base.map((threat, place) => {
      const treated = (threat.event.cover === null ? plain : covered)[place];
      return treated ?? threat;
    }),
    { badYearSpread: measure.badYearSpread },
  );
}

/** A control that takes off every loss what it would take off on average. */
function scaled(control: Control): Control {
  const { frequencyReduction, lossReduction } = control;
  return {
    ...control,
    frequencyReduction: 0,
    lossReduction: 1 - (1 - frequencyReduction) * (1 - lossReduction),
  };
}

/** Shares of a threat's events, and of each loss that `base` counts, that a set leaves. */
function leftOf(
  { controls, actingOn }: PlanProblem,
  threat: Threat,
  place: number,
  set: Chosen,
): { frequencyKept: number; lossKept: number } {
  let [frequencyKept, lossKept] = [1, 1];
  controls.forEach(({ frequencyReduction, lossReduction }, control) => {
    if (set[control] !== 1 || actingOn[control]?.includes(place) !== true) return;
    frequencyKept *= 1 - frequencyReduction;
    if (threat.event.cover === null) lossKept *= 1 - lossReduction;
  });
  return { frequencyKept, lossKept };
}
