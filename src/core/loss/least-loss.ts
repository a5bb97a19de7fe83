import type { Bracket, Sample } from "../numeric/bracketed-root";
import { closedIn } from "../numeric/bracketed-root";
import { highWord, powerOfTwo } from "../numeric/double-bits";

/**
 * Closes in on the least loss up to which at least `level` lies, to the last bits.
 *
 * The last numbers are halved in blocks that are the same for every level: the last bits of a search would else say less for a
 * higher level.
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
  // A loss at which exactly `level` lies is too high where a lower one does, too: 0 counts as above.
  const miss = (loss: number): number => {
    const by = atMost(loss) - level;
    return by < 0 ? by : Math.max(by, Number.MIN_VALUE);
  };
  const none = miss(0);
  if (none > 0) return { low: 0, high: 0 };
  const ends = rootScale(miss, { at: 0, value: none }, { at: top, value: miss(top) });
  const [, high] = closedIn(miss, ends, CLOSE);
  return inBlock(atMost, level, high.at);
}

/** A bracket of which the ends are not powers of ten apart, but where next to nothing is lost. */
function rootScale(miss: (loss: number) => number, from: Sample, to: Sample): Bracket {
  let [low, high] = [from, to];
  while (low.at < 0.01 * high.at && high.at > LEAST) {
    const at = low.at === 0 ? 0.1 * high.at : Math.sqrt(low.at) * Math.sqrt(high.at);
    const tried = { at, value: miss(at) };
    if (tried.value < 0) low = tried;
    else high = tried;
  }
  return [low, high];
}

/** A tenth of a cent in a million: no loss is less. */
const LEAST = 1e-9;
/** Half a block, as a share of what may be a hundred times as high. */
const CLOSE = 4e-15;
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
