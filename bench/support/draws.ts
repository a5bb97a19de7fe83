/** Numbers from 0 to 1, the same for a seed: a linear congruential generator modulo 2^31 - 1. */
export function draws(seed: number): () => number {
  let state = seed * 7919 + 1;
  const next = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  for (let i = 0; i < 10; i++) next();
  return next;
}
