import { exactSum } from "../../numeric/exact-sum";

/**
 * What each of some changes has to do with the difference they make together: its Shapley value, the mean of what it adds over all
 * orders in which they could be made.
 *
 *     φᵢ = Σ_S |S|! (n - |S| - 1)! / n! · (v(S ∪ i) - v(S))        over sets S of the others
 *
 * The values add up to v(all) - v(none), to rounding, and no order of the changes has a say in them.
 *
 * @param count n, at most some ten: 2^n values are asked for
 * @param valueOf v of a set of changes, each a bit, the first the lowest
 * @see Shapley (1953), A value for n-person games
 */
export function sharedEffects(count: number, valueOf: (set: number) => number): readonly number[] {
  const values = Array.from({ length: 1 << count }, (_, set) => valueOf(set));
  const weights = Array.from({ length: count }, (_, size) => weightOf(size, count));
  return Array.from({ length: count }, (_, change) => {
    const bit = 1 << change;
    const parts = values.flatMap((value, set) => {
      if ((set & bit) !== 0) return [];
      return [(weights[bitsIn(set)] ?? 0) * ((values[set | bit] ?? 0) - value)];
    });
    return exactSum(parts);
  });
}

/** 1 / (count · (count - 1 over size)). */
function weightOf(size: number, count: number): number {
  let ways = count;
  for (let i = 0; i < size; i++) ways *= (count - 1 - i) / (i + 1);
  return 1 / Math.round(ways);
}

function bitsIn(set: number): number {
  let bits = 0;
  for (let rest = set; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}
