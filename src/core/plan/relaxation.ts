import { exp } from "../numeric/exp";
import { log } from "../numeric/log";
import type { ConvexForm } from "./convex-form";
import { fractionalKnapsack } from "./fractional-knapsack";

/** Part of a problem: some controls are decided, the rest share what is left of the budget. */
export interface Subproblem {
  /** 1 for controls that are bought, 0 for those that are not, the rest undecided. */
  readonly decided: Int8Array;
  /** Controls that are undecided, by name. */
  readonly undecided: readonly number[];
  readonly costs: Float64Array;
  /** What the undecided may cost together. */
  readonly left: number;
}

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
 * The form is convex in the shares x, so it lies above every straight line that touches it, and the least of a straight line
 * within a budget is a fractional knapsack:
 *
 *     C(y) >= C(x) + ∇C(x) (y - x)    for every x
 *
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
  let best: Relaxed | null = null;
  for (let line = 0; line < lines; line++) {
    const at = lineAt(form, sub, spans, shares);
    const bought = fractionalKnapsack(sub.undecided, at.slopes, sub.costs, sub.left);
    const bound = at.intercept - bought.worth;
    if (best === null || bound > best.bound) {
      best = {
        bound,
        ...regretOf(sub, at.slopes, bought.price),
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

/** What undecided controls can do to each term. */
interface TermSpans {
  /** Worth of the term with what is bought. */
  readonly values: Float64Array;
  /** Smallest decay of an undecided control. */
  readonly least: Float64Array;
  /** All undecided decays together. */
  readonly most: Float64Array;
}

function termSpans({ weights, links }: ConvexForm, { decided }: Subproblem): TermSpans {
  const bought = new Float64Array(weights.length);
  const least = new Float64Array(weights.length).fill(Infinity);
  const most = new Float64Array(weights.length);
  links.forEach(({ terms, decays }, control) => {
    const to = decided[control] ?? 0;
    if (to === 0) return;
    for (let place = 0; place < terms.length; place++) {
      const [term, decay] = [terms[place] ?? 0, decays[place] ?? 0];
      if (decay === 0) continue;
      if (to === 1) bought[term] = (bought[term] ?? 0) + decay;
      else {
        least[term] = Math.min(least[term] ?? Infinity, decay);
        most[term] = (most[term] ?? 0) + decay;
      }
    }
  });
  const values = weights.map((weight, term) => {
    const decay = bought[term] ?? 0;
    return decay === 0 ? weight : weight * exp(-decay);
  });
  return { values, least, most };
}

/**
 * Sets the shares of undecided controls, one after the other, to the least of C + price · cost, at a price of money at which they
 * use up the budget, more or less.
 */
function settleShares(
  { links }: ConvexForm,
  { undecided, costs, left }: Subproblem,
  { values }: TermSpans,
  shares: Float64Array,
  rounds: number,
): void {
  if (rounds === 0 || undecided.length === 0) return;
  const now = Float64Array.from(values);
  const scale = (control: number, by: number): void => {
    const own = links[control];
    if (own === undefined || by === 0) return;
    const { terms, decays } = own;
    let [last, factor] = [0, 1];
    for (let place = 0; place < terms.length; place++) {
      const [term, decay] = [terms[place] ?? 0, decays[place] ?? 0];
      if (decay !== last) [last, factor] = [decay, exp(-decay * by)];
      now[term] = (now[term] ?? 0) * factor;
    }
  };
  for (const control of undecided) scale(control, shares[control] ?? 0);
  /** Slope of C along a share, and the steepest decay in it. */
  const slopeOf = (control: number): readonly [number, number] => {
    const own = links[control];
    let [slope, steepest] = [0, 0];
    if (own === undefined) return [slope, steepest];
    const { terms, decays } = own;
    for (let place = 0; place < terms.length; place++) {
      const decay = decays[place] ?? 0;
      slope += decay * (now[terms[place] ?? 0] ?? 0);
      if (decay > steepest) steepest = decay;
    }
    return [slope, steepest];
  };

  // The price at which the last control would be bought, to begin with.
  const worths = new Float64Array(costs.length);
  for (const control of undecided) worths[control] = slopeOf(control)[0];
  let price = fractionalKnapsack(undecided, worths, costs, left).price;
  if (price === 0 || price === Infinity) price = Number.MIN_VALUE;
  let [low, high] = [0, Infinity];
  for (let round = 0; round < rounds; round++) {
    let spent = 0;
    for (const control of undecided) {
      const cost = costs[control] ?? 0;
      const share = shares[control] ?? 0;
      const [slope, steepest] = slopeOf(control);
      let to = 1;
      if (slope === 0) to = cost === 0 ? share : 0;
      else if (cost > 0) {
        to = Math.min(Math.max(share + log(slope / (price * cost)) / steepest, 0), 1);
      }
      scale(control, to - share);
      shares[control] = to;
      spent += to * cost;
    }
    // Two rounds at a price, then the next.
    if (round % 2 === 0) continue;
    if (spent > left) low = price;
    else high = price;
    if (low > 0 && high < Infinity) price = Math.sqrt(low) * Math.sqrt(high);
    else price = spent > left ? price * 1.5 : price / 1.5;
  }
}

/** A straight line under the form: intercept - Σ slopes · y over undecided controls. */
function lineAt(
  { weights, links }: ConvexForm,
  { undecided }: Subproblem,
  { values, least, most }: TermSpans,
  shares: Float64Array,
): { intercept: number; slopes: Float64Array } {
  const sums = new Float64Array(weights.length);
  for (const control of undecided) {
    const own = links[control];
    const share = shares[control] ?? 0;
    if (own === undefined || share === 0) continue;
    for (let place = 0; place < own.terms.length; place++) {
      const term = own.terms[place] ?? 0;
      sums[term] = (sums[term] ?? 0) + share * (own.decays[place] ?? 0);
    }
  }
  const steepness = new Float64Array(weights.length);
  let intercept = 0;
  for (let term = 0; term < weights.length; term++) {
    const value = values[term] ?? 0;
    const [worth, slope] = tangent(sums[term] ?? 0, least[term] ?? Infinity, most[term] ?? 0);
    intercept += value * (worth + slope * (sums[term] ?? 0));
    steepness[term] = value * slope;
  }
  const slopes = new Float64Array(shares.length);
  for (const control of undecided) {
    const own = links[control];
    if (own === undefined) continue;
    let slope = 0;
    for (let place = 0; place < own.terms.length; place++) {
      slope += (own.decays[place] ?? 0) * (steepness[own.terms[place] ?? 0] ?? 0);
    }
    slopes[control] = slope;
  }
  return { intercept, slopes };
}

/** The convex function of the sum of decays at `sum`, and how fast it falls there. */
function tangent(sum: number, least: number, most: number): readonly [number, number] {
  if (most === 0) return [1, 0];
  const last = most - least;
  if (sum < least) {
    const slope = (1 - exp(-least)) / least;
    return [1 - slope * sum, slope];
  }
  if (sum > last) {
    const [from, to] = [exp(-last), exp(-most)];
    const slope = (from - to) / least;
    return [from - slope * (sum - last), slope];
  }
  const worth = exp(-sum);
  return [worth, worth];
}

function regretOf(
  { undecided, costs }: Subproblem,
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
