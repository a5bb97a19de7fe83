/** What a budget buys of things that can be bought in part. */
export interface FractionalPurchase {
  /** Worth of all that is bought. */
  readonly worth: number;
  /** Share bought of each candidate, in the order of the candidates. */
  readonly shares: Float64Array;
  /** Worth of the last unit of money; 0 where everything is bought. */
  readonly price: number;
}

/**
 * The purchase of most worth within a budget, where the last thing may be bought in part.
 *
 * @param candidates what can be bought; the worths and costs of others are not looked at
 * @param worths 0 or more
 * @param costs 0 or more
 */
export function fractionalKnapsack(
  candidates: readonly number[],
  worths: Float64Array,
  costs: Float64Array,
  budget: number,
): FractionalPurchase {
  const density = (place: number): number => {
    const each = candidates[place] ?? 0;
    const [worth, cost] = [worths[each] ?? 0, costs[each] ?? 0];
    return cost === 0 ? Infinity : worth / cost;
  };
  const densities = Float64Array.from(candidates, (_, place) => density(place));
  const order = Array.from(candidates, (_, place) => place);
  order.sort((a, b) => {
    const [first, second] = [densities[a] ?? 0, densities[b] ?? 0];
    return first === second ? a - b : second - first;
  });
  const shares = new Float64Array(candidates.length);
  let [worth, left] = [0, budget];
  for (const place of order) {
    const each = candidates[place] ?? 0;
    const cost = costs[each] ?? 0;
    if (cost > left) {
      const share = Math.max(left, 0) / cost;
      shares[place] = share;
      return { worth: worth + share * (worths[each] ?? 0), shares, price: densities[place] ?? 0 };
    }
    shares[place] = 1;
    worth += worths[each] ?? 0;
    left -= cost;
  }
  return { worth, shares, price: 0 };
}
