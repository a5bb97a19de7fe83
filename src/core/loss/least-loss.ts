import { highWord, powerOfTwo } from "../numeric/double-bits";

/**
 * Closes in on the least loss up to which at least `level` lies, to the last bits.
 *
 * Straight lines and halves take turns: smooth stretches are fast, jumps are found all the same. The last numbers are halved in blocks
 * that are the same for every level: the last bits of a search would else say less for a higher level.
 *
 * @param atMost never falls
 * @param top a loss up to which at least `level` lies
 * @returns a loss with at least `level`, the number before which has less or is of the same block
 */
export function leastLoss(
  atMost: (loss: number) => number,
  level: number,
  top: number,
): { readonly low: number; readonly high: number } {
  let low = 0;
  let high = top;
  let missLow = atMost(0) - level;
  if (missLow >= 0) return { low: 0, high: 0 };
  let missHigh = atMost(high) - level;
  for (let i = 0; i < 200 && high - low > CLOSE * high; i++) {
    const line = high - (missHigh * (high - low)) / (missHigh - missLow);
    const middle = i % 2 === 0 && line > low && line < high ? line : between(low, high);
    const miss = atMost(middle) - level;
    if (miss >= 0) [high, missHigh] = [middle, miss];
    else [low, missLow] = [middle, miss];
  }
  return inBlock(atMost, level, high);
}

const CLOSE = 4e-16;
/** Neighbouring numbers in a block, as a power of 2. */
const BLOCK = 12;

function inBlock(
  atMost: (loss: number) => number,
  level: number,
  near: number,
): { readonly low: number; readonly high: number } {
  const exponent = ((highWord(near) >>> 20) & 0x7ff) - 1023;
  const width = powerOfTwo(Math.max(exponent - 52 + BLOCK, -1022));
  let low = Math.floor(near / width) * width;
  let high = low + width;
  if (atMost(low) >= level) [low, high] = [Math.max(low - width, 0), low];
  else if (atMost(high) < level) [low, high] = [high, high + width];
  for (let i = 0; i < BLOCK; i++) {
    const middle = low + 0.5 * (high - low);
    if (atMost(middle) >= level) high = middle;
    else low = middle;
  }
  return { low, high };
}

/** The middle of two losses: in proportion where they are powers of ten apart. */
function between(low: number, high: number): number {
  if (low === 0) return 0.1 * high;
  return low < 0.01 * high ? Math.sqrt(low) * Math.sqrt(high) : low + 0.5 * (high - low);
}
