import type { Relaxed } from "../bound/relaxation";
import { SAME_LOSS } from "../../numeric/same-but-for-rounding";
import { costOf, isWithin } from "../problem/plan-problem";

/** Leaves out what can no longer be paid, and says what is still undecided. */
export function settle(decided: Int8Array, costs: Float64Array, budget: number): number[] {
  const spent = spentOn(decided, costs);
  const undecided: number[] = [];
  decided.forEach((to, control) => {
    if (to !== -1) return;
    if (isWithin(spent + (costs[control] ?? 0), budget)) undecided.push(control);
    else decided[control] = 0;
  });
  return undecided;
}

export function spentOn(decided: Int8Array, costs: Float64Array): number {
  return costOf(
    Uint8Array.from(decided, (to) => (to === 1 ? 1 : 0)),
    costs,
  );
}

export function sumOver(controls: readonly number[], costs: Float64Array): number {
  return controls.reduce((sum, control) => sum + (costs[control] ?? 0), 0);
}

/** Decides controls that, decided otherwise, would bring the bound up to the best loss. */
export function decideSure(
  decided: Int8Array,
  undecided: readonly number[],
  { bound, regret, isBought }: Relaxed,
  loss: number,
): void {
  for (const control of undecided) {
    if (decided[control] !== -1) continue;
    if (bound + (regret[control] ?? 0) >= loss * (1 - SAME_LOSS)) {
      decided[control] = isBought[control] ?? 0;
    }
  }
}

/** The control whose share is nearest to a half, the first of its twins; -1 where all are decided. */
export function mostUndecided(
  decided: Int8Array,
  undecided: readonly number[],
  shares: Float64Array,
  twins: Int32Array,
): number {
  let [branch, most] = [-1, -1];
  for (const control of undecided) {
    if (decided[control] !== -1) continue;
    const share = shares[control] ?? 0;
    const doubt = Math.min(share, 1 - share);
    if (doubt > most) [branch, most] = [control, doubt];
  }
  if (branch < 0) return branch;
  // The earliest undecided control of which the branch is a later twin.
  let [earliest, farthest] = [branch, 0];
  for (const control of undecided) {
    if (decided[control] !== -1) continue;
    const steps = stepsTo(branch, control, twins);
    if (steps > farthest) [earliest, farthest] = [control, steps];
  }
  return earliest;
}

/** How many twins on from another a control is; -1 where it is none of them. */
export function stepsTo(control: number, from: number, twins: Int32Array): number {
  let steps = 0;
  for (let twin = from; twin >= 0; twin = twins[twin] ?? -1) {
    if (twin === control) return steps;
    steps += 1;
  }
  return -1;
}
