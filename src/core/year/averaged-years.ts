import type { Distribution } from "./distribution/distribution";

/** A kind of year and how often it comes. */
export interface WeightedYear {
  readonly chance: number;
  readonly distribution: Distribution;
}

/**
 * The distribution of a year of which it is not known of which kind it will be.
 *
 *     P(S <= x) = sum over kinds of P(kind) P(S <= x | kind)
 *
 * @param years kinds with chances that add up to 1
 * @param miss error of a chance that comes from there being more kinds than these
 */
export function averagedYears(years: readonly WeightedYear[], miss: number): Distribution {
  const average = (of: (one: Distribution) => number): number =>
    years.reduce((sum, { chance, distribution }) => sum + chance * of(distribution), 0);
  const atMost = (loss: number): number =>
    Math.min(
      average((one) => one.atMost(loss)),
      1,
    );
  return {
    atMost,
    lessThan: (loss) =>
      Math.min(
        average((one) => one.lessThan(loss)),
        1,
      ),
    partialMean: (loss) => average((one) => one.partialMean(loss)),
    error: (loss) => average((one) => one.error(loss)) + miss,
    shortfallError: (loss) => average((one) => one.shortfallError(loss)) + miss * loss,
    quantile(level) {
      if (atMost(0) >= level) return 0;
      let [low, high] = [Infinity, 0];
      for (const { chance, distribution } of years) {
        if (chance === 0) continue;
        const one = distribution.quantile(level);
        low = Math.min(low, one);
        high = Math.max(high, one);
      }
      let missLow = atMost(low) - level;
      let missHigh = atMost(high) - level;
      if (missLow >= 0) return low;
      for (let i = 0; i < MOST_STEPS && high - low > CLOSE * high; i++) {
        // A straight line between the ends and a halving take turns: smooth stretches are fast, jumps are found all the same.
        const line = high - (missHigh * (high - low)) / (missHigh - missLow);
        const half =
          low < 0.01 * high ? Math.sqrt(Math.max(low, 1e-9 * high) * high) : 0.5 * (low + high);
        const middle = i % 2 === 0 && line > low && line < high ? line : half;
        const missMiddle = atMost(middle) - level;
        if (missMiddle >= 0) [high, missHigh] = [middle, missMiddle];
        else [low, missLow] = [middle, missMiddle];
      }
      return nearestJump(years, high);
    },
  };
}

const MOST_STEPS = 200;
const CLOSE = 4e-16;
/** Single amounts count a little below themselves. */
const SNAP = 3e-12;

/** A jump of all years that is worth naming by the amount it is at. */
const JUMP = 1e-9;

/**
 * A single amount of one of the years that a search has closed in on, or the loss itself. The year that jumps most there is asked for
 * it, in the middle of its jump: near the end of a year that hardly reaches the loss there is nothing to find.
 */
function nearestJump(years: readonly WeightedYear[], loss: number): number {
  let [most, jump, level] = [null as Distribution | null, JUMP, 0];
  for (const { chance, distribution } of years) {
    const above = distribution.atMost(loss * (1 + SNAP));
    const below = distribution.atMost(loss * (1 - SNAP));
    if (chance * (above - below) <= jump) continue;
    [most, jump, level] = [distribution, chance * (above - below), 0.5 * (above + below)];
  }
  if (most === null) return loss;
  const own = most.quantile(level);
  return Math.abs(own - loss) <= SNAP * loss ? own : loss;
}
