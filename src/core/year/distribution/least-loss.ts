import { highWord, powerOfTwo } from "../../numeric/elementary/double-bits";

/**
 * Closes in on the least loss up to which at least `level` lies, to the last bits.
 *
 * Chandrupatla's rule: a parabola through the last three points where it may be trusted, else a half; so smooth stretches are fast and jumps
 * are found all the same. The last numbers are halved in blocks that are the same for every level: the last bits of a search would else say
 * less for a higher level.
 *
 * @param atMost never falls
 * @param top a loss up to which at least `level` lies
 * @returns `high` with at least `level`, and `low` with less or of the same block
 * @see Chandrupatla (1997), A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without using
 *   derivatives, Advances in Engineering Software 28
 */
export function leastLoss(
  atMost: (loss: number) => number,
  level: number,
  top: number,
): { readonly low: number; readonly high: number } {
  let [low, high] = [0, top];
  let [missLow, missHigh] = [atMost(0) - level, atMost(top) - level];
  if (missLow >= 0) return { low: 0, high: 0 };
  // Powers of ten apart the middle is one in proportion.
  while (low < FAR * high) {
    const middle = low === 0 ? DOWN * high : Math.sqrt(low) * Math.sqrt(high);
    const miss = atMost(middle) - level;
    if (miss >= 0) [high, missHigh] = [middle, miss];
    else [low, missLow] = [middle, miss];
  }
  // The end found last, the other end, and the one before.
  let [last, other, before] = [high, low, low];
  let [missLast, missOther, missBefore] = [missHigh, missLow, missLow];
  let share = 0.5;
  for (let i = 0; i < MOST_STEPS; i++) {
    const width = Math.abs(other - last);
    const least = (CLOSE * Math.max(last, other)) / width;
    if (!(least < 0.5)) break;
    const place = last + Math.min(Math.max(share, least), 1 - least) * (other - last);
    const miss = atMost(place) - level;
    const isSameSide = miss >= 0 === missLast >= 0;
    if (isSameSide) [before, missBefore] = [last, missLast];
    else [before, missBefore, other, missOther] = [other, missOther, last, missLast];
    [last, missLast] = [place, miss];
    const xi = (last - other) / (before - other);
    const phi = (missLast - missOther) / (missBefore - missOther);
    // On a stretch that has the level to the last bit the least loss is its beginning, which no parabola points to.
    const isTrusted = missLast !== 0 && phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    share = isTrusted
      ? (missLast / (missOther - missLast)) * (missBefore / (missOther - missBefore)) +
        ((before - last) / (other - last)) *
          (missLast / (missBefore - missLast)) *
          (missOther / (missBefore - missOther))
      : 0.5;
    if (!(share >= 0 && share <= 1)) share = 0.5;
  }
  return inBlock(atMost, level, missLast >= 0 ? last : other);
}

const MOST_STEPS = 200;
const FAR = 0.01;
const DOWN = 0.1;
const CLOSE = 4e-16;
/** Neighbouring numbers in a block, as a power of 2. */
const BLOCK = 8;

function inBlock(
  atMost: (loss: number) => number,
  level: number,
  near: number,
): { readonly low: number; readonly high: number } {
  const exponent = ((highWord(near) >>> 20) & 0x7ff) - 1023;
  const width = powerOfTwo(Math.max(exponent - 52 + BLOCK, -1022));
  let below = Math.floor(near / width);
  let above = below + 1;
  for (let step = 1; below > 0 && atMost(below * width) >= level; step *= 2) {
    [below, above] = [Math.max(below - step, 0), below];
  }
  for (let step = 1; atMost(above * width) < level && above * width < Infinity; step *= 2) {
    [below, above] = [above, above + step];
  }
  while (above - below > 1) {
    const middle = Math.floor(0.5 * (below + above));
    if (atMost(middle * width) >= level) above = middle;
    else below = middle;
  }
  let [low, high] = [below * width, above * width];
  for (let i = 0; i < BLOCK; i++) {
    const middle = low + 0.5 * (high - low);
    if (atMost(middle) >= level) high = middle;
    else low = middle;
  }
  return { low, high };
}
