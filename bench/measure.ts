import { performance } from "node:perf_hooks";

/** The middle of many times, and the last value. */
export function measure(
  rounds: number,
  once: () => number,
): { milliseconds: number; value: number } {
  const times: number[] = [];
  let value = NaN;
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    value = once();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { milliseconds: times[Math.floor(times.length / 2)] ?? NaN, value };
}

/** What any engine does: 100,000 square roots and divisions, one after the other. */
export function reference(): number {
  let x = 1;
  for (let i = 0; i < 100000; i++) x = Math.sqrt(x + i) / 3;
  return x;
}
