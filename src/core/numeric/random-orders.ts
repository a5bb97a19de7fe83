const TWO_TO_32 = 4294967296;
/** Any number but 0. */
const SEED = 0x9e3779b9;

/**
 * Orders of n things, each as likely as any other, from a generator that begins anew with every call: the same n gives
 * the same orders, on every machine.
 *
 * Orders come in pairs, the second the reverse of the first: what is early in one is late in the other, so averages over
 * a pair vary less.
 *
 * @param n how many things, 1 or more
 * @param pairs how many pairs of orders, 1 or more
 * @returns places from 0 to n - 1, an order and its reverse in turn
 * @see Marsaglia (2003), Xorshift RNGs, Journal of Statistical Software 8(14)
 * @see Durstenfeld (1964), Algorithm 235: random permutation, Communications of the ACM 7
 */
export function randomOrders(n: number, pairs: number): number[][] {
  let state = SEED;
  const below = (bound: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / TWO_TO_32) * bound);
  };
  return Array.from({ length: pairs }, () => {
    const order = Array.from({ length: n }, (_, place) => place);
    for (let last = n - 1; last > 0; last--) {
      const other = below(last + 1);
      const moved = order[last] ?? 0;
      order[last] = order[other] ?? 0;
      order[other] = moved;
    }
    return [order, [...order].reverse()];
  }).flat();
}
