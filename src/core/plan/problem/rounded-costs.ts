/** Costs and a budget that no set within the true budget exceeds. */
export interface CostView {
  readonly costs: Float64Array;
  readonly left: number;
}

/** Counts that are tried: those that most controls suggest. */
const MOST_COUNTS = 2;
/** A multiple this near to a whole number counts as the less: sums of money are rounded. */
const NEAR_WHOLE = 1e-9;

/**
 * Other ways to count what controls cost that admit every set within the budget, and fewer that buy a control in part.
 *
 *     u(x) = floor((k + 1) x) / k    of x, the share of the budget that a control costs; x itself where (k + 1) x is whole
 *
 * Σ x <= 1 implies Σ u(x) <= 1: of controls that cost more than a (k + 1)th of the budget no more than k can be bought. Where fifty
 * controls cost nearly the same, this says how many of them there can be, where money alone buys a part of one more.
 *
 * @param undecided whose costs count
 * @param left what they may cost together
 * @returns the true costs first
 * @see Fekete & Schepers (2001), New classes of fast lower bounds for bin packing problems, Mathematical Programming 91
 */
export function costViews(
  undecided: readonly number[],
  costs: Float64Array,
  left: number,
): readonly CostView[] {
  const counts = new Map<number, number>();
  for (const control of undecided) {
    const cost = costs[control] ?? 0;
    const count = cost > 0 ? Math.floor(left / cost) : 0;
    if (count >= 1 && count <= undecided.length) counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  const likeliest = [...counts]
    .sort(([a, often], [b, oftener]) => oftener - often || a - b)
    .slice(0, MOST_COUNTS);
  const views = likeliest.map(([count]) => rounded(undecided, costs, left, count));
  // Money and count both limit a set, so half of either does: it may buy less in part than each of them.
  const [first] = views;
  const blended = first === undefined ? [] : [blend(costs, left, first)];
  return [{ costs, left }, ...views, ...blended];
}

function blend(costs: Float64Array, left: number, view: CostView): CostView {
  return { costs: costs.map((cost, i) => 0.5 * (cost / left + (view.costs[i] ?? 0))), left: 1 };
}

function rounded(
  undecided: readonly number[],
  costs: Float64Array,
  left: number,
  count: number,
): CostView {
  const own = new Float64Array(costs.length);
  for (const control of undecided) {
    const share = (costs[control] ?? 0) / left;
    const times = (count + 1) * share;
    const whole = Math.round(times);
    const isWhole = Math.abs(times - whole) < NEAR_WHOLE;
    own[control] = isWhole ? Math.max(whole - 1, 0) / count : Math.floor(times) / count;
  }
  return { costs: own, left: 1 };
}
