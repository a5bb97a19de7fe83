import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import type { ConvexForm } from "../form/convex-form";
import { fractionalKnapsack } from "./fractional-knapsack";
import type { Subproblem, TermSpans } from "./subproblem";

/**
 * Sets the shares of undecided controls, one after the other, to the least of C + price · cost, at a price of money at which they
 * use up the budget, more or less.
 */
export function settleShares(
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
