import type { ConvexForm } from "../form/convex-form";
import { isWithin } from "../problem/plan-problem";
import type { Relaxed, RelaxationEffort } from "../bound/relaxation";
import { relaxed } from "../bound/relaxation";
import { usableBudget } from "../problem/whole-money";
import type { ProvenSet } from "../problem/proven-set";
import { SAME_LOSS } from "../../numeric/same-but-for-rounding";
import { decideSure, mostUndecided, settle, spentOn, sumOver } from "./undecided";

/** What is minimised, and how far to look. */
export interface LeastSetSearch {
  /** Forms that are nowhere above the loss: each gives a bound, and the best counts. */
  readonly forms: readonly ConvexForm[];
  readonly costs: Float64Array;
  readonly budget: number;
  /** The loss itself, of a set within the budget. */
  lossOf(set: Uint8Array): number;
  /** A set within the budget that is known to be good. */
  readonly start: Uint8Array;
  /** See `nextTwins`. */
  readonly twins: Int32Array;
  /** Subproblems that are looked at before the search ends without proof. */
  readonly mostNodes: number;
  /**
   * Which subproblem comes next: the last one made, which keeps few of them and comes to an end soonest, or the one with the lowest
   * bound, which raises the bound of all the most where the search will not come to an end.
   */
  readonly next?: "last" | "lowest";
}

interface Node {
  readonly decided: Int8Array;
  readonly shares: Float64Array;
  /** Of the node above. */
  readonly bound: number;
}

const AT_ROOT: RelaxationEffort = { rounds: 40, lines: 30 };
const BELOW: RelaxationEffort = { rounds: 6, lines: 4 };

/**
 * The set of controls within a budget that loses least.
 *
 * Method: branch and bound: a subproblem whose bound is no better than the best set
 * known is left, and a control that cannot be decided otherwise without coming to that is decided.
 *
 * @see Land & Doig (1960), An automatic method of solving discrete programming problems, Econometrica 28
 */
export function leastSet(search: LeastSetSearch): ProvenSet {
  const { costs, budget, twins } = search;
  let set = search.start;
  let loss = search.lossOf(set);
  const offer = (candidate: Uint8Array): void => {
    const its = search.lossOf(candidate);
    if (!(its < loss * (1 - SAME_LOSS))) return;
    set = candidate;
    loss = its;
  };
  const isHopeless = (bound: number): boolean => bound >= loss * (1 - SAME_LOSS);

  const open: Node[] = [
    {
      decided: new Int8Array(costs.length).fill(-1),
      shares: Float64Array.from(search.start),
      bound: 0,
    },
  ];
  const forms = [...search.forms];
  let nodes = 0;
  const nextNode = (): Node | undefined =>
    search.next === "lowest" ? open.splice(lowestOf(open), 1)[0] : open.pop();
  for (let node = nextNode(); node !== undefined; node = nextNode()) {
    if (isHopeless(node.bound)) continue;
    if (nodes >= search.mostNodes) {
      open.push(node);
      break;
    }
    nodes += 1;
    const { decided } = node;
    let { shares, bound } = node;
    let branch = -1;
    for (;;) {
      const undecided = settle(decided, costs, budget);
      const spent = spentOn(decided, costs);
      // What had to be bought cannot be paid together: nothing here is better than the best.
      if (!isWithin(spent, budget)) break;
      if (undecided.length === 0 || isWithin(spent + sumOver(undecided, costs), budget)) {
        offer(Uint8Array.from(decided, (to) => (to === 0 ? 0 : 1)));
        break;
      }
      const left = usableBudget(undecided, costs, budget - spent);
      const sub = { decided, undecided, costs, left };
      const effort = nodes === 1 ? AT_ROOT : BELOW;
      const bounds: Relaxed[] = [];
      let tightest: Relaxed | null = null;
      // The form that settled the last subproblem is the likeliest to settle this one.
      for (const form of forms) {
        const each = relaxed(form, sub, shares, effort);
        bounds.push(each);
        if (tightest === null || each.bound > tightest.bound) tightest = each;
        if (!isHopeless(each.bound)) continue;
        forms.splice(forms.indexOf(form), 1);
        forms.unshift(form);
        break;
      }
      if (tightest === null) break;
      bound = Math.max(bound, tightest.bound);
      if (isHopeless(bound)) break;
      shares = tightest.shares;
      const before = undecided.length;
      for (const each of bounds) decideSure(decided, undecided, each, loss);
      branch = mostUndecided(decided, undecided, shares, twins);
      if (branch < 0) continue;
      // Deciding half of the rest makes another look worth while.
      const now = undecided.filter((control) => decided[control] === -1).length;
      if (now > 0.75 * before) break;
      branch = -1;
    }
    if (branch < 0) continue;
    const without = Int8Array.from(decided);
    for (let twin = branch; twin >= 0; twin = twins[twin] ?? -1) without[twin] = 0;
    const having = Int8Array.from(decided);
    having[branch] = 1;
    const [first, second] = (shares[branch] ?? 0) >= 0.5 ? [having, without] : [without, having];
    open.push({ decided: second, shares, bound }, { decided: first, shares, bound });
  }
  const least = open.reduce((low, { bound }) => Math.min(low, bound), loss);
  return { set, loss, bound: Math.min(least, loss) };
}

/** Where the node with the lowest bound stands; the last of equals, which is the deepest. */
function lowestOf(nodes: readonly Node[]): number {
  return nodes.reduce((best, { bound }, at) => (bound <= (nodes[best]?.bound ?? 0) ? at : best), 0);
}
