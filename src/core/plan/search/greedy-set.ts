import { SAME_GAIN, SAME_LOSS } from "../../numeric/same-but-for-rounding";
import type { FormState, LossForm } from "../form/loss-form";
import { formState } from "../form/loss-form";
import type { Chosen } from "../problem/plan-problem";
import { costOf, isWithin } from "../problem/plan-problem";

/**
 * Buys one control after the other, each time the one that takes most off the form for its cost, as long as money is left.
 * Of two that take the same, the first by name; one that takes nothing is never bought.
 *
 * @param costs by control
 * @param budget for all of them
 * @param start what is bought already
 */
export function greedySet(
  form: LossForm,
  costs: Float64Array,
  budget: number,
  start: Chosen = new Uint8Array(costs.length),
): Chosen {
  const state = formState(form, start);
  buyMore(state, costs, budget, -1);
  return Uint8Array.from(state.set);
}

/** @param except a control that is not bought; -1 for none */
function buyMore(state: FormState, costs: Float64Array, budget: number, except: number): void {
  let spent = costOf(state.set, costs);
  for (;;) {
    let [best, most] = [-1, 0];
    for (let control = 0; control < costs.length; control++) {
      const cost = costs[control] ?? 0;
      if (state.set[control] === 1 || control === except || !isWithin(spent + cost, budget)) {
        continue;
      }
      const gain = state.gain(control);
      if (gain <= 0) continue;
      const density = cost === 0 ? Infinity : gain / cost;
      if (density > most) [best, most] = [control, density];
    }
    if (best < 0) return;
    state.put(best);
    spent = costOf(state.set, costs);
  }
}

// Each pass tries every control once; more than a few change next to nothing.
const MOST_PASSES = 12;

/**
 * A set made better by swaps: a control goes and its money is spent anew, or one comes and those that earn least for their cost
 * make room. Ends where no such swap helps.
 *
 * @returns a set within the budget that loses no more than the start
 */
export function improvedSet(
  form: LossForm,
  costs: Float64Array,
  budget: number,
  start: Chosen,
): Chosen {
  const state = formState(form, start);
  let loss = state.loss();
  const tried = (change: () => void): boolean => {
    const before = Uint8Array.from(state.set);
    change();
    const after = state.loss();
    if (after < loss * (1 - SAME_LOSS) && isWithin(costOf(state.set, costs), budget)) {
      loss = after;
      return true;
    }
    before.forEach((was, control) => {
      if (was === state.set[control]) return;
      if (was === 1) state.put(control);
      else state.drop(control);
    });
    return false;
  };
  let leaving = leavingOrder(state, costs);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let isBetter = false;
    for (let control = 0; control < costs.length; control++) {
      const isIn = state.set[control] === 1;
      if (!isIn && state.gain(control) <= 0) continue;
      const change = (): void => {
        if (isIn) state.drop(control);
        else makeRoom(state, costs, budget, control, leaving);
        buyMore(state, costs, budget, isIn ? control : -1);
      };
      if (!tried(change)) continue;
      isBetter = true;
      leaving = leavingOrder(state, costs);
    }
    if (!isBetter) break;
  }
  return Uint8Array.from(state.set);
}

/** The sets that one swap of `improvedSet` makes of a set, whether or not they lose less. */
export function neighbours(
  form: LossForm,
  costs: Float64Array,
  budget: number,
  set: Chosen,
): readonly Chosen[] {
  const leaving = leavingOrder(formState(form, set), costs);
  return Array.from(costs, (_, control) => {
    const state = formState(form, set);
    const isIn = state.set[control] === 1;
    if (isIn) state.drop(control);
    else makeRoom(state, costs, budget, control, leaving);
    buyMore(state, costs, budget, isIn ? control : -1);
    return state.set;
  }).filter((each) => isWithin(costOf(each, costs), budget));
}

/** The controls of a set, those first that earn least for their cost; ties backwards by name. What costs nothing stays. */
function leavingOrder(state: FormState, costs: Float64Array): readonly number[] {
  const own = Array.from(costs, (_, each) => each).filter(
    (each) => state.set[each] === 1 && (costs[each] ?? 0) > 0,
  );
  const densities = new Float64Array(costs.length);
  for (const each of own) densities[each] = state.saving(each) / (costs[each] ?? 1);
  return own.sort((a, b) => (densities[a] ?? 0) - (densities[b] ?? 0) || b - a);
}

/** Buys a control and gives up those that leave first until the rest can be paid. */
function makeRoom(
  state: FormState,
  costs: Float64Array,
  budget: number,
  control: number,
  leaving: readonly number[],
): void {
  state.put(control);
  for (const each of leaving) {
    if (isWithin(costOf(state.set, costs), budget)) return;
    state.drop(each);
  }
}

/** A set that does as well, at no higher cost, with the controls in it that come first by name. */
export function firstByName(form: LossForm, costs: Float64Array, set: Chosen): Chosen {
  const state = formState(form, set);
  const loss = state.loss();
  for (let later = costs.length - 1; later > 0; later--) {
    if (state.set[later] !== 1) continue;
    state.drop(later);
    const gain = state.gain(later);
    const earlier = costs.findIndex((cost, each) => {
      if (each >= later || state.set[each] === 1 || cost > (costs[later] ?? 0)) return false;
      if (Math.abs(state.gain(each) - gain) > SAME_GAIN * gain) return false;
      state.put(each);
      const isSame = state.loss() <= loss * (1 + SAME_LOSS);
      state.drop(each);
      return isSame;
    });
    state.put(earlier < 0 ? later : earlier);
  }
  return Uint8Array.from(state.set);
}
