import type { Sample } from "./bracketed-root";

/** The golden section of a stretch, from its near end: (3 - √5) / 2. */
const SECTION = (3 - Math.sqrt(5)) / 2;
const MOST_STEPS = 60;

/**
 * The least value of a function between two places, where it first falls and then rises: golden section.
 *
 * @param isEnough stops the search early: at a value that is all that was asked for
 * @returns the least found; where the function has several dents, one of them
 * @see Kiefer (1953), Sequential minimax search for a maximum, Proceedings of the American Mathematical Society 4
 */
export function leastBetween(
  f: (x: number) => number,
  [from, to]: readonly [number, number],
  isEnough: (value: number) => boolean = () => false,
): Sample {
  let [low, high] = [from, to];
  const sampled = (at: number): Sample => ({ at, value: f(at) });
  let left = sampled(low + SECTION * (high - low));
  let right = sampled(high - SECTION * (high - low));
  for (let step = 0; step < MOST_STEPS; step++) {
    const best = left.value <= right.value ? left : right;
    // Around a smooth least value, half of the digits of its place change none of the value's.
    if (isEnough(best.value) || high - low <= 1e-8 * Math.abs(best.at)) return best;
    if (left.value <= right.value) {
      [high, right] = [right.at, left];
      left = sampled(low + SECTION * (high - low));
    } else {
      [low, left] = [left.at, right];
      right = sampled(high - SECTION * (high - low));
    }
  }
  return left.value <= right.value ? left : right;
}
