import { checkAmount } from "../input/domain";
import { ModelError } from "../input/model-error";
import type { AnnualLayer, LayeredYear } from "./annual-layer";
import { layeredYear } from "./annual-layer";
import type { YearParts } from "./limited-bad-years";

/** What a year answers that is known by its mean and its distribution. */
export interface YearAnswers {
  /** E[S]. */
  readonly mean: number;
  /** P(S = 0). */
  readonly chanceOfNoLoss: number;
  /**
   * min{x : P(S <= x) >= level}, 0 <= level < 1; 0 where P(S = 0) >= level.
   *
   * @throws ModelError `level-out-of-range`
   */
  percentile(level: number): number;
  /**
   * Mean of the worst 1 - level of years; a year that straddles the boundary counts for the share beyond it. The mean at
   * level 0; never below the percentile.
   *
   * @throws ModelError `level-out-of-range`
   */
  tailMean(level: number): number;
  /** P(S > loss). @throws ModelError `out-of-range` where the loss is below 0 */
  exceedance(loss: number): number;
  /** P(S >= loss). @throws ModelError `out-of-range` */
  atLeast(loss: number): number;
  /** P(S < loss) + P(S = loss)/2. @throws ModelError `out-of-range` */
  rank(loss: number): number;
  /** The year shared with an insurer of its total. @throws ModelError `out-of-range` */
  layered(layer: AnnualLayer): LayeredYear;
  /** Stated error of `percentile(level)`, in currency: the true value is within it. */
  percentileError(level: number): number;
  /** Stated error of `tailMean(level)`, in currency. */
  tailMeanError(level: number): number;
  /** Stated error of `exceedance(loss)`. */
  exceedanceError(loss: number): number;
}

/** The answers of a year. */
export function yearAnswers(year: Pick<YearParts, "mean" | "none" | "distribution">): YearAnswers {
  const { mean } = year;
  const none = year.none();
  const distribution = year.distribution();

  const percentile = (level: number): number => {
    checkLevel(level);
    return level <= none ? 0 : distribution.quantile(level);
  };
  const tailMean = (level: number): number => {
    const q = percentile(level);
    if (q === 0) return mean / (1 - level);
    const beyond = mean - distribution.partialMean(q);
    const straddling = q * (distribution.atMost(q) - level);
    return Math.max((beyond + straddling) / (1 - level), q);
  };
  const exceedance = (loss: number): number => {
    checkAmount(loss, "loss");
    return 1 - distribution.atMost(loss);
  };
  const atLeast = (loss: number): number => {
    checkAmount(loss, "loss");
    return 1 - distribution.lessThan(loss);
  };
  const excessMean = (loss: number): number =>
    Math.max(mean - distribution.partialMean(loss) - loss * (1 - distribution.atMost(loss)), 0);
  return {
    mean,
    chanceOfNoLoss: none,
    percentile,
    tailMean,
    exceedance,
    atLeast,
    rank(loss) {
      checkAmount(loss, "loss");
      return 0.5 * (distribution.lessThan(loss) + distribution.atMost(loss));
    },
    layered: (layer) => layeredYear({ mean, percentile, exceedance, atLeast, excessMean }, layer),
    percentileError(level) {
      const q = percentile(level);
      // The chance of no loss is closed.
      if (level <= none) return 0;
      const miss = distribution.error(q);
      const high = level + miss < 1 ? percentile(level + miss) : Infinity;
      const low = percentile(Math.max(level - miss, 0));
      return Math.max(high - q, q - low) + ROUNDING * q;
    },
    tailMeanError(level) {
      const q = percentile(level);
      return (distribution.shortfallError(q) + MEAN_ROUNDING * mean) / (1 - level);
    },
    exceedanceError(loss) {
      checkAmount(loss, "loss");
      return distribution.error(loss);
    },
  };
}

const ROUNDING = 1e-8;
const MEAN_ROUNDING = 3e-10;

function checkLevel(level: number): void {
  if (level >= 0 && level < 1) return;
  throw new ModelError(
    "level-out-of-range",
    "level",
    "be 0 or more and less than 1",
    String(level),
  );
}
