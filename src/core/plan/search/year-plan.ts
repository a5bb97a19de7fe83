import { convexForm } from "../form/convex-form";
import { firstByName, greedySet, improvedSet, neighbours } from "./greedy-set";
import type { KnownLosses, YearMeasure } from "../problem/known-losses";
import type { ProvenSet } from "../problem/proven-set";
import { leastSet } from "./least-set";
import { SAME_LOSS } from "../../numeric/same-but-for-rounding";
import type { LossForm } from "../form/loss-form";
import { formLoss, formState } from "../form/loss-form";
import { monotoneBound } from "../bound/monotone-bound";
import type { Chosen, PlanProblem } from "../problem/plan-problem";
import { costOf, isWithin } from "../problem/plan-problem";
import { tailForm } from "../form/tail-form";
import { nextTwins } from "../form/twins";

/** Up to so many controls every step of a plan is tried on the year itself. */
const FEW = 25;
/** How often the worst years of a plan are looked at anew. */
const ROUNDS = 4;
const NODES_OF_FEW = 150;
const MOST_PASSES = 4;
/** Years that are computed for the bound that no control raises a loss; as many as there are sets of eight controls. */
const YEARS_OF_FEW = 256;
const YEARS_OF_MANY = 8;
/** A bound this near is not worth as many years. */
const NEAR = 0.995;

/** The best set so far. */
interface Best {
  readonly set: () => Chosen;
  readonly loss: () => number;
  /** Keeps a set where it loses less. */
  readonly offer: (set: Chosen) => boolean;
}

/**
 * The controls that lower a percentile or a tail mean within a budget, as far as a search finds them, and a bound.
 *
 * What each threat adds to the worst years says which controls are worth most there; sets that are good by that are tried on the
 * year itself, and the best is kept.
 *
 * @param first the form of the worst years without any of the controls
 * @param losses of the problem
 */
export function yearPlan(
  problem: PlanProblem,
  measure: YearMeasure,
  first: LossForm,
  losses: KnownLosses,
): ProvenSet {
  const { costs, budget } = problem;
  const isFew = costs.length <= FEW;
  const none = new Uint8Array(costs.length);
  const best = bestOf(none, losses);
  best.offer(greedySet(first, costs, budget));
  if (isFew) best.offer(greedyOnYears(problem, losses));
  const { bound, last } = roundsOfForms(problem, measure, first, best);
  if (isFew) swapOnYears(problem, last, best);
  const isOpen = bound < NEAR * best.loss();
  const years = !isOpen ? 1 : isFew ? YEARS_OF_FEW : YEARS_OF_MANY;
  const today = formState(first, none);
  const weights = Float64Array.from(costs, (_, control) => today.gain(control));
  const searched = monotoneBound(problem, losses, best.set(), weights, years);
  best.offer(searched.set);
  const byName = firstByName(first, costs, best.set());
  const isAsGood = losses.of(byName) <= best.loss() * (1 + SAME_LOSS);
  const loss = best.loss();
  return {
    ...{ set: isAsGood ? byName : best.set(), loss },
    bound: Math.min(Math.max(searched.bound, bound), loss),
  };
}

/** The form of the worst years as they are today, without any of the controls. */
export function todaysForm(problem: PlanProblem, measure: YearMeasure): LossForm {
  const none = new Uint8Array(problem.costs.length);
  return tailForm(problem, measure, none, none);
}

function bestOf(start: Chosen, losses: KnownLosses): Best {
  let set = start;
  return {
    set: () => set,
    loss: () => losses.of(set),
    offer(candidate) {
      const isBetter = losses.of(candidate) < losses.of(set) * (1 - SAME_LOSS);
      if (isBetter) set = candidate;
      return isBetter;
    },
  };
}

/** As `greedySet`, but by what each control takes off the measure itself. */
function greedyOnYears({ costs, budget }: PlanProblem, losses: KnownLosses): Chosen {
  let set: Chosen = new Uint8Array(costs.length);
  for (;;) {
    let [next, most]: [Chosen | null, number] = [null, 0];
    const [spent, loss] = [costOf(set, costs), losses.of(set)];
    for (let control = 0; control < costs.length; control++) {
      const cost = costs[control] ?? 0;
      if (set[control] === 1 || !isWithin(spent + cost, budget)) continue;
      const candidate = Uint8Array.from(set);
      candidate[control] = 1;
      const gain = loss - losses.of(candidate);
      const density = cost === 0 && gain > 0 ? Infinity : gain / cost;
      if (gain > 0 && density > most) [next, most] = [candidate, density];
    }
    if (next === null) return set;
    set = next;
  }
}

/**
 * Finds the set that all forms so far think best, tries it on the year, and adds the forms of its own worst years. Under a tail
 * mean the forms are nowhere above it, so the best they think possible is a bound.
 */
function roundsOfForms(
  problem: PlanProblem,
  measure: YearMeasure,
  first: LossForm,
  best: Best,
): { readonly bound: number; readonly last: LossForm } {
  const { costs, budget } = problem;
  const isTail = measure.kind === "tail";
  const isFew = costs.length <= FEW;
  let [bound, last] = [0, first];
  let forms: LossForm[] = [];
  let from = best.set();
  for (let round = 0; round < ROUNDS; round++) {
    last = tailForm(problem, measure, from, new Uint8Array(costs.length));
    // Without a bound to raise, as under a percentile, only what counts in the worst years now.
    if (!isTail) forms = [last];
    else {
      const thinned = [from, surest(last, costs, from)];
      forms = [...forms, ...thinned.map((each) => tailForm(problem, measure, from, each))];
    }
    const found = leastSet({
      ...{ forms: forms.map((form) => convexForm(form, from)), costs, budget, start: best.set() },
      ...{ twins: nextTwins(forms, costs), mostNodes: isFew ? NODES_OF_FEW : 1 },
      lossOf: (set) => Math.max(...forms.map((form) => formLoss(form, set))),
    });
    if (isTail) bound = Math.max(bound, found.bound);
    best.offer(found.set);
    const improved = improvedSet(last, costs, budget, found.set);
    best.offer(improved);
    const next = isFew ? found.set : improved;
    if (next.join("") === from.join("") || bound >= best.loss() * (1 - SAME_LOSS)) break;
    from = next;
  }
  return { bound, last };
}

/** The half of a set that takes most off a form for its cost. */
function surest(form: LossForm, costs: Float64Array, set: Chosen): Chosen {
  const state = formState(form, set);
  const own = Array.from(set, (_, control) => control).filter((control) => set[control] === 1);
  const densities = Float64Array.from(set, (isIn, control) => {
    const cost = costs[control] ?? 0;
    return isIn !== 1 ? 0 : cost === 0 ? Infinity : state.saving(control) / cost;
  });
  own.sort((a, b) => {
    const [first, second] = [densities[a] ?? 0, densities[b] ?? 0];
    return first === second ? a - b : second - first;
  });
  const most = own.slice(0, Math.ceil(own.length / 2));
  return Uint8Array.from(set, (_, control) => (most.includes(control) ? 1 : 0));
}

/** Tries every swap on the year itself until none helps. */
function swapOnYears({ costs, budget }: PlanProblem, form: LossForm, best: Best): void {
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const isBetter = neighbours(form, costs, budget, best.set()).map((set) => best.offer(set));
    if (!isBetter.includes(true)) return;
  }
}
