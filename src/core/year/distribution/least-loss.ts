import { highWord, powerOfTwo } from "../../numeric/elementary/double-bits";

/** Where a search has ended. */
export interface LeastLoss {
  /** With less than the level. */
  readonly low: number;
  /** With the level at least. */
  readonly high: number;
  /** The loss itself: `high`, or a place between them where nothing jumps there. */
  readonly found: number;
}

/**
 * Closes in on the least loss up to which at least `level` lies, to the last bits.
 *
 * Chandrupatla's rule: a parabola through the last three points where it may be trusted, else a half; so smooth stretches are fast and jumps
 * are found all the same. It ends in one of many small blocks that are the same for every level: the last bits of a search would else say
 * less for a higher level. A block without a jump is a straight line to the last bits; one with a jump is halved.
 *
 * @param atMost never falls
 * @param top a loss up to which at least `level` lies
 * @param mayJump whether there may be a jump between two losses so close together that nothing else is no straight line there
 * @see Chandrupatla (1997), A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without using
 *   derivatives, Advances in Engineering Software 28
 */
export function leastLoss(
  atMost: (loss: number) => number,
  level: number,
  top: number,
  mayJump: (low: number, high: number) => boolean = () => true,
): LeastLoss {
  const missLow = atMost(0) - level;
  if (missLow >= 0) return { low: 0, high: 0, found: 0 };
  const whole = { low: 0, high: top, missLow, missHigh: atMost(top) - level };
  return leastWithin(atMost, level, whole, mayJump);
}

/** The same where a loss close to it is known; which one changes nothing but how long it takes. */
export function leastLossNear(
  atMost: (loss: number) => number,
  level: number,
  near: number,
  mayJump: (low: number, high: number) => boolean,
): LeastLoss {
  let missLow = atMost(0) - level;
  if (missLow >= 0) return { low: 0, high: 0, found: 0 };
  let [low, high] = [0, near];
  let missHigh = atMost(near) - level;
  let step = NEAR;
  if (missHigh >= 0) {
    for (; step < 1; step *= WIDER) {
      const miss = atMost(near * (1 - step)) - level;
      if (miss >= 0) [high, missHigh] = [near * (1 - step), miss];
      else {
        [low, missLow] = [near * (1 - step), miss];
        break;
      }
    }
  } else {
    for (; missHigh < 0 && high < Infinity; step *= WIDER) {
      [low, missLow] = [high, missHigh];
      high = near * (1 + step);
      missHigh = atMost(high) - level;
    }
  }
  return leastWithin(atMost, level, { low, high, missLow, missHigh }, mayJump);
}

/** Closes in on it to a small share only, from 0 up to anywhere. */
export function leastLossAbout(
  atMost: (loss: number) => number,
  level: number,
  start: number,
): number {
  if (atMost(0) >= level) return 0;
  let high = start;
  for (let i = 0; i < MOST_STEPS && atMost(high) < level; i++) high *= 2;
  let low = 0;
  while (high - low > ABOUT * high) {
    const middle = low < FAR * high ? DOWN * high : 0.5 * (low + high);
    if (atMost(middle) >= level) high = middle;
    else if (low === 0 && middle < LEAST_START * start) return middle;
    else low = middle;
  }
  return high;
}

const ABOUT = 1e-3;
const LEAST_START = 1e-12;
/** Shares by which a search steps away from where it begins. */
const NEAR = 0.002;
const WIDER = 5;

/** Two losses, and by how much more than the level lies up to each. */
interface Bracket {
  readonly low: number;
  readonly high: number;
  readonly missLow: number;
  readonly missHigh: number;
}

function leastWithin(
  atMost: (loss: number) => number,
  level: number,
  bracket: Bracket,
  mayJump: (low: number, high: number) => boolean,
): LeastLoss {
  let { low, high, missLow, missHigh } = bracket;
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
  return inBlock(atMost, level, missLast >= 0 ? last : other, mayJump);
}

const MOST_STEPS = 200;
const FAR = 0.01;
const DOWN = 0.1;
const CLOSE = 2e-9;
/** Neighbouring numbers in a block, as a power of 2. */
const BLOCK = 24;
const LEAST_EXPONENT = -900;
/** What rises by more within a block is halved all the same. */
const STEEP = 1e-7;

function inBlock(
  atMost: (loss: number) => number,
  level: number,
  near: number,
  mayJump: (low: number, high: number) => boolean,
): LeastLoss {
  const exponent = ((highWord(near) >>> 20) & 0x7ff) - 1023;
  const width = powerOfTwo(Math.max(exponent - 52 + BLOCK, -1022));
  let above = Math.ceil(near / width);
  let [atLow, atHigh] = [NaN, atMost(above * width)];
  for (let step = 1; atHigh < level && above * width < Infinity; step *= 2) {
    above += step;
    atHigh = atMost(above * width);
  }
  let below = above - 1;
  atLow = atMost(below * width);
  for (let step = 1; below > 0 && atLow >= level; step *= 2) {
    [above, atHigh] = [below, atLow];
    below = Math.max(below - step, 0);
    atLow = atMost(below * width);
  }
  while (above - below > 1) {
    const middle = Math.floor(0.5 * (below + above));
    const at = atMost(middle * width);
    if (at >= level) [above, atHigh] = [middle, at];
    else [below, atLow] = [middle, at];
  }
  // Below a power of two blocks are half as wide.
  if (above * width <= powerOfTwo(exponent) && exponent > LEAST_EXPONENT) {
    return inBlock(atMost, level, (above - 0.5) * width, mayJump);
  }
  let [low, high] = [below * width, above * width];
  const rise = atHigh - atLow;
  if (rise > 0 && rise < STEEP && !mayJump(low, high)) {
    return { low, high, found: low + ((level - atLow) / rise) * (high - low) };
  }
  for (let i = 0; i < BLOCK; i++) {
    const middle = low + 0.5 * (high - low);
    if (atMost(middle) >= level) high = middle;
    else low = middle;
  }
  return { low, high, found: high };
}
