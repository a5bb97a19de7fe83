import { performance } from "node:perf_hooks";

/** What many rounds took, and the last answer. */
export interface Measured<T> {
  /** Of the fastest round: others had the machine to share. */
  readonly milliseconds: number;
  /** Of the round in the middle. */
  readonly middle: number;
  readonly last: T;
}

/** Times many rounds, one at least. */
export function measure<T>(rounds: number, once: () => T): Measured<T> {
  const times: number[] = [];
  const round = (): T => {
    const start = performance.now();
    const answer = once();
    times.push(performance.now() - start);
    return answer;
  };
  let last = round();
  while (times.length < rounds) last = round();
  times.sort((a, b) => a - b);
  return { milliseconds: times[0] ?? NaN, middle: times[times.length >> 1] ?? NaN, last };
}

/** What any engine does: 100,000 square roots and divisions, one after the other. */
export function reference(): number {
  let x = 1;
  for (let i = 0; i < 100000; i++) x = Math.sqrt(x + i) / 3;
  return x;
}
