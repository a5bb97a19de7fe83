import { ModelError } from "../../input/model-error";
import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import { log1p } from "../../numeric/elementary/log1p";
import type { EventCount } from "../../threat/event-count";

/** All further counts together are rarer than this. */
const NEGLIGIBLE = 1e-17;
const MOST_COUNTS = 20_000;

/**
 * Logarithms of the chances of 0, 1, 2, … events, up to where hardly a year brings more.
 *
 *     Poisson            p(n) = p(n-1) λ / n
 *     negative binomial  p(n) = p(n-1) (k + n - 1) / n · a / (1 + a),  a = λ / k
 *
 * @throws ModelError `too-large` where there are too many counts to tell apart
 */
export function logCountChances({ mean, shape }: EventCount): Float64Array {
  const scale = shape === null ? 0 : mean / shape;
  const first = shape === null ? -mean : -shape * log1p(scale);
  const logs = [first];
  const least = log(NEGLIGIBLE);
  for (let n = 1, last = first; ; n++) {
    const ratio = shape === null ? mean / n : ((shape + n - 1) / n) * (scale / (1 + scale));
    last += log(ratio);
    if (ratio < 1 && last - log1p(-ratio) < least) return Float64Array.from(logs);
    if (n > MOST_COUNTS) {
      throw new ModelError(
        "too-large",
        "events a year under an Annual limit",
        `stay below ${MOST_COUNTS}`,
        "more of them",
      );
    }
    logs.push(last);
  }
}

/** ln n! of 0 up to the largest. */
export function logFactorials(largest: number): Float64Array {
  const logs = new Float64Array(largest + 1);
  for (let n = 2; n <= largest; n++) logs[n] = (logs[n - 1] ?? 0) + log(n);
  return logs;
}

/**
 * Chance of so many events of one kind and so many of another, where each event is of the first with chance `share`.
 *
 * @param logs of the chances of both kinds together
 */
export function jointChances(
  logs: Float64Array,
  share: number,
): (first: number, second: number) => number {
  const factorials = logFactorials(logs.length - 1);
  const [logFirst, logSecond] = [log(share), log1p(-share)];
  return (first, second) => {
    const both = first + second;
    const chance = logs[both];
    if (chance === undefined) return 0;
    const ways = (factorials[both] ?? 0) - (factorials[first] ?? 0) - (factorials[second] ?? 0);
    // A kind that no event is of has no logarithm.
    const split = (first > 0 ? first * logFirst : 0) + (second > 0 ? second * logSecond : 0);
    return exp(chance + ways + split);
  };
}
