const CENTS = 100;
/** Beyond this many cents a number is no longer sure to be a whole one. */
const MOST = 1e15;

/**
 * The most that a set of costs can use of a budget, as far as their common measure tells: with costs of 10,000 and 15,000 each
 * budget is as good as the multiple of 5,000 below it.
 *
 * @param candidates whose costs count
 * @param costs 0 or more
 * @returns at most the budget; the budget itself where a cost is no whole number of cents
 */
export function usableBudget(
  candidates: readonly number[],
  costs: Float64Array,
  budget: number,
): number {
  let measure = 0;
  for (const each of candidates) {
    const cents = (costs[each] ?? 0) * CENTS;
    const whole = Math.round(cents);
    if (whole > MOST || Math.abs(cents - whole) > 1e-6) return budget;
    measure = commonMeasure(whole, measure);
    if (measure === 1) return budget;
  }
  if (measure === 0) return budget;
  const times = Math.floor((budget * CENTS) / measure + 1e-9);
  // A rounded sum of costs may lie a little above the product.
  return Math.min(budget, ((times * measure) / CENTS) * (1 + 1e-12));
}

function commonMeasure(a: number, b: number): number {
  let [greater, less] = [a, b];
  while (less > 0) [greater, less] = [less, greater % less];
  return greater;
}
