import type { KnownLosses } from "../problem/known-losses";
import { SAME_LOSS } from "../../numeric/same-but-for-rounding";
import type { Chosen, PlanProblem } from "../problem/plan-problem";
import { costOf, isWithin } from "../problem/plan-problem";

/** What a search among bounds found. */
export interface MonotoneSearch {
  /** A set within the budget, the best that was met or given. */
  readonly set: Chosen;
  readonly loss: number;
  /** No set within the budget loses less. */
  readonly bound: number;
}

interface Node {
  /** 1 bought, 0 not bought, -1 undecided. */
  readonly decided: Int8Array;
  readonly bound: number;
}

/**
 * A bound for a measure that no control raises: whatever is bought, it is no more than all that could be bought.
 *
 * A control only stops events and shrinks losses, and the net loss of an event never falls with its loss, so a year with more
 * controls is no worse on any path. A part of the problem, where some controls are decided, thus loses no less than with every
 * other one that could still be paid by itself. The part with the lowest bound is split first, until the sets run out.
 *
 * @param losses what sets lose
 * @param start a set within the budget
 * @param weights how much each control matters: the weightiest is decided first
 * @param mostYears years that may be computed
 */
export function monotoneBound(
  { costs, budget }: PlanProblem,
  losses: KnownLosses,
  start: Chosen,
  weights: Float64Array,
  mostYears: number,
): MonotoneSearch {
  let set = start;
  let loss = losses.of(start);
  const order = Array.from(costs, (_, control) => control).sort(
    (a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b,
  );
  const until = losses.made() + mostYears;
  const root = openedNode(new Int8Array(costs.length).fill(-1), costs, budget);
  const open: Node[] = [{ decided: root, bound: losses.of(allOf(root)) }];
  for (;;) {
    const at = lowestOf(open);
    const node = open[at];
    if (node === undefined || node.bound >= loss * (1 - SAME_LOSS)) break;
    const all = allOf(node.decided);
    if (isWithin(costOf(all, costs), budget)) {
      [set, loss] = [all, node.bound];
      break;
    }
    if (losses.made() >= until) return { set, loss, bound: node.bound };
    open.splice(at, 1);
    const control = order.find((each) => node.decided[each] === -1) ?? 0;
    for (const to of [1, 0]) {
      const decided = Int8Array.from(node.decided);
      decided[control] = to;
      const settled = openedNode(decided, costs, budget);
      const bound = Math.max(losses.of(allOf(settled)), node.bound);
      if (bound < loss * (1 - SAME_LOSS)) open.push({ decided: settled, bound });
    }
  }
  return { set, loss, bound: loss };
}

/** Decides against what can no longer be paid. */
function openedNode(decided: Int8Array, costs: Float64Array, budget: number): Int8Array {
  const spent = costOf(
    Uint8Array.from(decided, (to) => (to === 1 ? 1 : 0)),
    costs,
  );
  return decided.map((to, control) =>
    to === -1 && !isWithin(spent + (costs[control] ?? 0), budget) ? 0 : to,
  );
}

/** Everything that is not decided against. */
function allOf(decided: Int8Array): Chosen {
  return Uint8Array.from(decided, (to) => (to === 0 ? 0 : 1));
}

/** Where the node with the lowest bound stands; the oldest of equals. */
function lowestOf(nodes: readonly Node[]): number {
  return nodes.reduce(
    (best, { bound }, place) => (bound < (nodes[best]?.bound ?? Infinity) ? place : best),
    0,
  );
}
