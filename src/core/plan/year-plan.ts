import { convexForm } from "./convex-form";
import { firstByName, greedySet, improvedSet, neighbours } from "./greedy-set";
import type { KnownLosses, YearMeasure } from "./known-losses";
import { knownLosses } from "./known-losses";
import type { LeastSet } from "./least-set";
import { leastSet, SAME_LOSS } from "./least-set";
import type { LossForm } from "./loss-form";
import { formLoss, formState } from "./loss-form";
import { monotoneBound } from "./monotone-bound";
import type { Chosen, PlanProblem } from "./plan-problem";
import { costOf, isWithin } from "./plan-problem";
import { tailForm } from "./tail-form";
import { nextTwins } from "./twins";

/** Up to so many controls every step of a plan is tried on the year itself. */
const FEW = 25;
/** How often the worst years of a plan are looked at anew. */
const ROUNDS = 5;
const NODES_OF_FEW = 400;
const MOST_PASSES = 4;
/** Years that are computed for the bound that no control raises a loss. */
const YEARS_OF_FEW = 256;
const YEARS_OF_MANY = 8;

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
 */
export function yearPlan(problem: PlanProblem, measure: YearMeasure): LeastSet {
  const { costs, budget } = problem;
  const isFew = costs.length <= FEW;
  const losses = knownLosses(problem, measure);
  const none = new Uint8Array(costs.length);
  const best = bestOf(none, losses);
  const first = tailForm(problem, measure, none, "scaled");
  best.offer(greedySet(first, costs, budget));
  if (isFew) best.offer(greedyOnYears(problem, losses));
  const { bound, last } = roundsOfForms(problem, measure, first, best);
  if (isFew) swapOnYears(problem, last, best);
  const searched = monotoneBound(
    ...([problem, losses, best.set()] as const),
    (control) => formState(first, none).gain(control),
    isFew ? YEARS_OF_FEW : YEARS_OF_MANY,
  );
  best.offer(searched.set);
  const byName = firstByName(first, costs, best.set());
  const isAsGood = losses.of(byName) <= best.loss() * (1 + SAME_LOSS);
  const loss = best.loss();
  return {
    ...{ set: isAsGood ? byName : best.set(), loss },
    bound: Math.min(Math.max(searched.bound, bound), loss),
  };
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
  let [bound, last] = [0, first];
  let forms = [first];
  let from = best.set();
  for (let round = 0; round < ROUNDS; round++) {
    const own = (["thinned", "scaled"] as const).map((standing) =>
      tailForm(problem, measure, from, standing),
    );
    last = own[1] ?? first;
    // A percentile has no bound in these: only where the worst years are now counts.
    forms = isTail ? [...forms, ...own] : [last];
    const found = leastSet({
      ...{ forms: forms.map((form) => convexForm(form, from)), costs, budget, start: best.set() },
      ...{ twins: nextTwins(forms, costs), mostNodes: costs.length <= FEW ? NODES_OF_FEW : 1 },
      lossOf: (set) => Math.max(...forms.map((form) => formLoss(form, set))),
    });
    if (isTail) bound = Math.max(bound, found.bound);
    best.offer(found.set);
    const improved = improvedSet(last, costs, budget, found.set);
    best.offer(improved);
    const next = costs.length <= FEW ? found.set : improved;
    if (next.join("") === from.join("") || bound >= best.loss() * (1 - SAME_LOSS)) break;
    from = next;
  }
  return { bound, last };
}

/** Tries every swap on the year itself until none helps. */
function swapOnYears({ costs, budget }: PlanProblem, form: LossForm, best: Best): void {
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const isBetter = neighbours(form, costs, budget, best.set()).map((set) => best.offer(set));
    if (!isBetter.includes(true)) return;
  }
}
