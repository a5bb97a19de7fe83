import { highWord, powerOfTwo } from "../numeric/double-bits";
import type { Distribution } from "./grid-cascade";
import type { SureLosses } from "./sure-losses";
import { LISTED } from "./grid-error";
import { countUpTo } from "./sure-losses";

/**
 * The sum of two independent losses, one of which takes only a few amounts: the other, moved by each of them.
 *
 *     P(D + C <= x) = sum of P(D = d) P(C <= x - d)
 *
 * However small C is beside the amounts of D, it keeps all its digits, which no one lattice for both could.
 *
 * @param amounts the few amounts and their chances, which add up to 1
 * @param rest the other loss, with single amounts of its own
 */
export function mixedYear(
  amounts: SureLosses,
  rest: Distribution,
  restSure: SureLosses,
): Distribution {
  const over = (
    loss: number,
    slack: number,
    of: (left: number, amount: number) => number,
  ): number => {
    let sum = 0;
    for (let i = 0; i < amounts.amounts.length; i++) {
      const amount = amounts.amounts[i] ?? 0;
      const left = loss - amount + slack * loss;
      if (left < 0) break;
      sum += (amounts.chances[i] ?? 0) * of(left, amount);
    }
    return sum;
  };
  const atMost = (loss: number): number =>
    Math.min(
      over(loss, SLACK, (left) => rest.atMost(left)),
      1,
    );
  return {
    atMost,
    lessThan: (loss) =>
      Math.min(
        over(loss, -SLACK, (left) => rest.lessThan(left)),
        1,
      ),
    partialMean: (loss) =>
      over(loss, SLACK, (left, amount) => rest.partialMean(left) + amount * rest.atMost(left)),
    error: (loss) => over(loss, SLACK, (left) => rest.error(left)) + LISTED,
    shortfallError: (loss) =>
      over(loss, SLACK, (left) => rest.shortfallError(left)) + LISTED * loss,
    quantile(level) {
      if (atMost(0) >= level) return 0;
      let low = 0;
      let high = rest.quantile(level) + (amounts.amounts.at(-1) ?? 0);
      let missLow = atMost(0) - level;
      let missHigh = atMost(high) - level;
      for (let i = 0; i < 200 && high - low > 4e-16 * high; i++) {
        // A straight line between the ends and a halving take turns: smooth stretches are fast, jumps are found all the same.
        const line = high - (missHigh * (high - low)) / (missHigh - missLow);
        const middle = i % 2 === 0 && line > low && line < high ? line : between(low, high);
        const miss = atMost(middle) - level;
        if (miss >= 0) [high, missHigh] = [middle, miss];
        else [low, missLow] = [middle, miss];
      }
      return nearestSure(leastWith(atMost, level, high), amounts, restSure);
    },
  };
}

/** Neighbouring numbers in a block, as a power of 2. */
const BLOCK = 12;

/**
 * The least number near a loss up to which at least `level` lies. The numbers are halved in blocks that are the same for every
 * level: the last bits of a search would else say less for a higher level.
 */
function leastWith(atMost: (loss: number) => number, level: number, near: number): number {
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
  return high;
}

// A sum of losses may differ in its last bits from the same sum made in another order.
const SLACK = 4e-16;

/** The middle of two losses: in proportion where they are powers of ten apart. */
function between(low: number, high: number): number {
  if (low === 0) return 0.1 * high;
  return low < 0.01 * high ? Math.sqrt(low) * Math.sqrt(high) : low + 0.5 * (high - low);
}

/** A sum of single amounts that the search has closed in on, or the loss itself. */
function nearestSure(loss: number, a: SureLosses, b: SureLosses): number {
  for (const amount of a.amounts) {
    const left = loss - amount;
    if (left < -SNAP * loss) break;
    const index = countUpTo(b, left + SNAP * loss) - 1;
    const sum = amount + (b.amounts[index] ?? 0);
    if (Math.abs(sum - loss) <= SNAP * loss) return sum;
  }
  return loss;
}

const SNAP = 4e-15;
