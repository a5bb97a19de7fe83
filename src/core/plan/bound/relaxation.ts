import type { ConvexForm } from "../form/convex-form";
import type { FractionalPurchase } from "./fractional-knapsack";
import { fractionalKnapsack } from "./fractional-knapsack";
import { lineBelow } from "./line-below";
import { settleShares } from "./settled-shares";
import type { CostView } from "../problem/rounded-costs";
import { costViews } from "../problem/rounded-costs";
import type { Subproblem } from "./subproblem";
import { termSpans } from "./subproblem";

/** A bound and what it was read from. */
export interface Relaxed {
  /** No set that fits the subproblem makes the form less. */
  readonly bound: number;
  /** How much of each control is bought where the bound was found, 0 to 1. */
  readonly shares: Float64Array;
  /** Of each control: how much further the bound rises where it is decided against its share, 0 or more. */
  readonly regret: Float64Array;
  /** Whether regret is for buying (1) or for not buying (0). */
  readonly isBought: Uint8Array;
}

/** How much work a bound is worth. */
export interface RelaxationEffort {
  /** Rounds in which each control's share is set to the best for a price of money. */
  readonly rounds: number;
  /** Straight lines under the form that are tried. */
  readonly lines: number;
}

/**
 * A lower bound of a form over all sets of a subproblem that are within its budget.
 *
 * Method: the form is convex in the shares x, so it lies above every straight line that touches it, and the least of a straight line
 * within a budget is a fractional knapsack:
 *
 *     C(y) >= C(x) + ∇C(x) (y - x)    for every x
 *
 * Costs may be counted in any way that admits every set within the budget: the one under which the knapsack is worth least counts.
 * Any x gives a right bound; a good one is where the line's own least lies at x. It is sought by setting one share after
 * the other to the best for a price of money, and then by steps towards what the lines' least would buy.
 *
 * Each exp(-s) is first replaced by what is convex and equal at all s that whole controls can give: nothing lies between s = 0 and
 * the smallest decay a, nor between all and all but a. So a term with one undecided control is the straight line that it is.
 *
 * @see Kelley (1960), The cutting-plane method for solving convex programs, J. SIAM 8
 * @see Frank & Wolfe (1956), An algorithm for quadratic programming, Naval Research Logistics 3
 */
export function relaxed(
  form: ConvexForm,
  sub: Subproblem,
  start: Float64Array,
  { rounds, lines }: RelaxationEffort,
): Relaxed {
  const spans = termSpans(form, sub);
  const shares = Float64Array.from(start);
  sub.decided.forEach((to, control) => {
    if (to >= 0) shares[control] = to;
  });
  settleShares(form, sub, spans, shares, rounds);
  const views = costViews(sub.undecided, sub.costs, sub.left);
  let best: Relaxed | null = null;
  for (let line = 0; line < lines; line++) {
    const at = lineBelow(form, sub, spans, shares);
    const { bought, view } = leastPurchase(sub.undecided, at.slopes, views);
    const bound = at.intercept - bought.worth;
    if (best === null || bound > best.bound) {
      best = {
        bound,
        ...regretOf(sub.undecided, view.costs, at.slopes, bought.price),
        shares: Float64Array.from(shares),
      };
    }
    const step = 2 / (line + 4);
    sub.undecided.forEach((control, place) => {
      const share = shares[control] ?? 0;
      shares[control] = share + step * ((bought.shares[place] ?? 0) - share);
    });
  }
  return (
    best ?? {
      ...{ bound: 0, shares, regret: new Float64Array(shares.length) },
      isBought: new Uint8Array(shares.length),
    }
  );
}

/** What the budget buys of most worth, by the count of costs that admits least. */
function leastPurchase(
  undecided: readonly number[],
  worths: Float64Array,
  views: readonly CostView[],
): { bought: FractionalPurchase; view: CostView } {
  const tried = views.map((view) => ({
    ...{ view, bought: fractionalKnapsack(undecided, worths, view.costs, view.left) },
  }));
  return tried.reduce((least, each) => (each.bought.worth < least.bought.worth ? each : least));
}

function regretOf(
  undecided: readonly number[],
  costs: Float64Array,
  slopes: Float64Array,
  price: number,
): { regret: Float64Array; isBought: Uint8Array } {
  const regret = new Float64Array(slopes.length);
  const isBought = new Uint8Array(slopes.length);
  for (const control of undecided) {
    const cost = costs[control] ?? 0;
    const surplus = cost === 0 ? (slopes[control] ?? 0) : (slopes[control] ?? 0) - price * cost;
    regret[control] = Math.abs(surplus);
    isBought[control] = surplus > 0 ? 1 : 0;
  }
  return { regret, isBought };
}
