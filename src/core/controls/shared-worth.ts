import { exactSum } from "../numeric/exact-sum";
import { randomOrders } from "../numeric/random-orders";
import type { Avoided } from "./avoided";

/** Up to this many members every combination is tried. */
const MOST_ENUMERATED = 12;
/** Combinations tried where orders are sampled, about; at least so many pairs of orders. */
const SAMPLED = 4096;
const FEWEST_PAIRS = 16;

/** What a combination of members avoids, given by their places in rising order. */
type WorthOf = (members: readonly number[]) => number;

/**
 * What each of several members avoids, whatever they avoid in combination.
 *
 * The share is Shapley's: the mean of what a member adds over all orders in which they could be bought. Up to 12 members
 * it is exact, from every combination. Above that, orders are sampled, the same ones each time, and the standard error
 * is stated; the shares still add up to the worth of all, to rounding.
 *
 * @param count how many members
 * @param worthOf what a combination avoids; 0 for none is taken for granted
 * @see Shapley (1953), A value for n-person games, Contributions to the Theory of Games II
 * @see Castro, Gómez & Tejada (2009), Polynomial calculation of the Shapley value based on sampling, Computers &
 *   Operations Research 36
 */
export function sharedWorth(count: number, worthOf: WorthOf): Avoided[] {
  if (count === 0) return [];
  return count <= MOST_ENUMERATED ? enumerated(count, worthOf) : sampled(count, worthOf);
}

function enumerated(count: number, worthOf: WorthOf): Avoided[] {
  const all = (1 << count) - 1;
  const worth = new Float64Array(all + 1);
  const sizes = new Uint8Array(all + 1);
  for (let set = 1; set <= all; set++) {
    const members = Array.from({ length: count }, (_, j) => j).filter((j) => (set >> j) & 1);
    worth[set] = worthOf(members);
    sizes[set] = members.length;
  }
  const at = (set: number): number => worth[set] ?? 0;
  // A combination of s others comes right before j in s!(n-s-1)! of n! orders.
  const weights = Array.from({ length: count }, (_, size) => 1 / (count * choose(count - 1, size)));
  return Array.from({ length: count }, (_, j) => {
    const own = 1 << j;
    const parts: number[] = [];
    for (let set = 0; set <= all; set++) {
      if (set & own) continue;
      parts.push((weights[sizes[set] ?? 0] ?? 0) * (at(set | own) - at(set)));
    }
    return { alone: at(own), last: at(all) - at(all ^ own), share: exactSum(parts), shareError: 0 };
  });
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

function sampled(count: number, worthOf: WorthOf): Avoided[] {
  const everyone = Array.from({ length: count }, (_, j) => j);
  const total = worthOf(everyone);
  const alone = everyone.map((j) => worthOf([j]));
  const last = everyone.map((j) => total - worthOf(everyone.filter((other) => other !== j)));
  const worthOfFirst = (order: readonly number[], size: number): number => {
    if (size === 0) return 0;
    if (size === 1) return alone[order[0] ?? 0] ?? 0;
    if (size === count - 1) return total - (last[order[count - 1] ?? 0] ?? 0);
    if (size === count) return total;
    return worthOf(order.slice(0, size).sort((a, b) => a - b));
  };
  const pairs = Math.max(FEWEST_PAIRS, Math.floor(SAMPLED / (2 * count)));
  const added = everyone.map(() => new Float64Array(pairs));
  for (const [turn, order] of randomOrders(count, pairs).entries()) {
    let before = 0;
    for (const [place, j] of order.entries()) {
      const after = worthOfFirst(order, place + 1);
      const own = added[j];
      if (own) own[turn >> 1] = (own[turn >> 1] ?? 0) + (after - before) / 2;
      before = after;
    }
  }
  return everyone.map((j) => {
    const own = added[j] ?? new Float64Array(0);
    const share = exactSum(own) / pairs;
    const squares = exactSum(own.map((each) => (each - share) * (each - share)));
    return {
      alone: alone[j] ?? 0,
      last: last[j] ?? 0,
      share,
      shareError: Math.sqrt(squares / (pairs * (pairs - 1))),
    };
  });
}
