import type { ConvexForm } from "../form/convex-form";
import { costOf, isWithin } from "../problem/plan-problem";
import type { Relaxed, RelaxationEffort } from "../bound/relaxation";
import { relaxed } from "../bound/relaxation";
import { usableBudget } from "../problem/whole-money";

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

/** A set, and a proof of how good it is. */
export interface LeastSet {
  readonly set: Uint8Array;
  readonly loss: number;
  /** No set within the budget has less; `loss` itself where that is proven, but for the rounding of sums. */
  readonly bound: number;
}

interface Node {
  readonly decided: Int8Array;
  readonly shares: Float64Array;
  /** Of the node above. */
  readonly bound: number;
}

/** Below this relative difference two losses count as the same. */
export const SAME_LOSS = 5e-13;

const AT_ROOT: RelaxationEffort = { rounds: 40, lines: 30 };
const BELOW: RelaxationEffort = { rounds: 6, lines: 4 };

/**
 * The set of controls within a budget that loses least, by branch and bound: a subproblem whose bound is no better than the best set
 * known is left, and a control that cannot be decided otherwise without coming to that is decided.
 *
 * @see Land & Doig (1960), An automatic method of solving discrete programming problems, Econometrica 28
 */
export function leastSet(search: LeastSetSearch): LeastSet {
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

/** Leaves out what can no longer be paid, and says what is still undecided. */
function settle(decided: Int8Array, costs: Float64Array, budget: number): number[] {
  const spent = spentOn(decided, costs);
  const undecided: number[] = [];
  decided.forEach((to, control) => {
    if (to !== -1) return;
    if (isWithin(spent + (costs[control] ?? 0), budget)) undecided.push(control);
    else decided[control] = 0;
  });
  return undecided;
}

function spentOn(decided: Int8Array, costs: Float64Array): number {
  return costOf(
    Uint8Array.from(decided, (to) => (to === 1 ? 1 : 0)),
    costs,
  );
}

function sumOver(controls: readonly number[], costs: Float64Array): number {
  return controls.reduce((sum, control) => sum + (costs[control] ?? 0), 0);
}

/** Decides controls that, decided otherwise, would bring the bound up to the best loss. */
function decideSure(
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
function mostUndecided(
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
function stepsTo(control: number, from: number, twins: Int32Array): number {
  let steps = 0;
  for (let twin = from; twin >= 0; twin = twins[twin] ?? -1) {
    if (twin === control) return steps;
    steps += 1;
  }
  return -1;
}
