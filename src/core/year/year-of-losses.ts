import { checkAmount } from "../input/domain";
import { ModelError } from "../input/model-error";
import type { Threat } from "../threat/threat";
import type { AnnualLayer, LayeredYear } from "./annual-layer";
import { layeredYear } from "./annual-layer";
import { contributions } from "./contributions/contributions";
import type { CurvePoint } from "./exceedance-curve";
import { exceedanceCurve } from "./exceedance-curve";
import type { Distribution } from "./distribution/distribution";
import type { LaidOutYear } from "./distribution/laid-out-year";
import { showsAll } from "./distribution/laid-out-year";
import { largeAmounts } from "./distribution/large-amounts";
import { hasLimitedBadYears, limitedBadYears, plainYear } from "./limited-bad-years";
import { withSmoothRest } from "./distribution/smooth-rest";
import { twoPartYear } from "./distribution/two-part-year";
import type { YearSources } from "./sources/year-sources";

/** What a year depends on besides its threats. */
export interface YearOptions {
  /**
   * Spread of the common factor that makes a year bad for all Poisson threats alike: its standard deviation around 1.
   * 0 where left out: threats are independent.
   */
  readonly badYearSpread?: number;
  /** Length of the period in years, for a part of a year: frequencies are scaled by it. 1 where left out. */
  readonly partOfYear?: number;
}

/**
 * The distribution of S, the sum of all losses of a year.
 *
 * Immutable and pure: every answer depends on the threats and options alone, whatever was asked before, and not on the
 * order of the threats, to the last bit. Amounts are in the register's currency, net of reductions and insurance.
 */
export interface YearOfLosses {
  /** E[S]. */
  readonly mean: number;
  readonly standardDeviation: number;
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
  /**
   * The exceedance curve: (0, P(S > 0)), then points even in probability above 0.1 and even in its logarithm down to 0.001.
   *
   * @param points 2 or more, whole
   * @throws ModelError `out-of-range`
   */
  curve(points: number): readonly CurvePoint[];
  /**
   * What each threat adds to the tail mean, in the order given: E[Sᵢ | tail]. Adds up to `tailMean(level)`.
   *
   * @throws ModelError `level-out-of-range`
   */
  contributions(level: number): readonly number[];
  /** The year shared with an insurer of its total. @throws ModelError `out-of-range` */
  layered(layer: AnnualLayer): LayeredYear;
  /** Stated error of `percentile(level)`, in currency: the true value is within it. */
  percentileError(level: number): number;
  /** Stated error of `tailMean(level)`, in currency. */
  tailMeanError(level: number): number;
  /** Stated error of `exceedance(loss)`. */
  exceedanceError(loss: number): number;
}

/**
 * The distribution of a year's losses.
 *
 * @param threats in any order
 * @throws ModelError `incomplete` where there are no threats, `out-of-range` for an option outside its range, `too-large` where a
 *   moment is larger than a number can be
 */
export function yearOfLosses(
  threats: readonly Threat[],
  { badYearSpread = 0, partOfYear = 1 }: YearOptions = {},
): YearOfLosses {
  if (threats.length === 0) {
    throw new ModelError("incomplete", "register", "have a threat", "none");
  }
  checkOption(
    badYearSpread >= 0 && badYearSpread <= MOST_SPREAD,
    "bad_year_spread",
    `lie between 0 and ${MOST_SPREAD}`,
    badYearSpread,
  );
  checkOption(
    partOfYear > 0 && partOfYear <= 1,
    "part_of_year",
    "be more than 0 and at most 1",
    partOfYear,
  );
  const spread = badYearSpread < LEAST_SPREAD ? 0 : badYearSpread;
  const makeYear = hasLimitedBadYears(threats, spread) ? limitedBadYears : plainYear;
  const year = makeYear(threats, spread, partOfYear, distributionOf);
  const { mean, variance } = year;
  if (!(variance < Infinity)) {
    throw new ModelError("too-large", "variance of the year", "stay below 1.8e308", "a larger one");
  }
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
    standardDeviation: Math.sqrt(variance),
    chanceOfNoLoss: none,
    percentile,
    tailMean,
    exceedance,
    atLeast,
    rank(loss) {
      checkAmount(loss, "loss");
      return 0.5 * (distribution.lessThan(loss) + distribution.atMost(loss));
    },
    curve(points) {
      const isRight = Number.isInteger(points) && points >= 2 && points <= MOST_POINTS;
      checkOption(isRight, "points", `be a whole number from 2 to ${MOST_POINTS}`, points);
      return exceedanceCurve({ percentile, exceedance }, points);
    },
    contributions: (level) =>
      contributions(year.means(), year.shared(), {
        level,
        loss: percentile(level),
        total: tailMean(level),
      }),
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

/** The distribution of the year: on lattices, moved by the sums of the largest single amounts where one lattice would blur them. */
function distributionOf(sources: YearSources, year: () => LaidOutYear): Distribution {
  const large = largeAmounts(sources);
  if (large === null) return withSmoothRest(sources, year().cascade);
  return showsAll(year, large) ? year().cascade : twoPartYear(sources, large);
}

/** A common factor that spreads less changes no digit, and the square of a tiny one is no number any more. */
const LEAST_SPREAD = 1e-8;
/** A common factor that spreads further makes most years empty: nothing a register describes. */
const MOST_SPREAD = 10;
const MOST_POINTS = 10000;
const ROUNDING = 1e-8;
const MEAN_ROUNDING = 3e-10;

function checkOption(isRight: boolean, name: string, rule: string, got: number): void {
  if (!isRight) throw new ModelError("out-of-range", name, rule, String(got));
}

function checkLevel(level: number): void {
  if (level >= 0 && level < 1) return;
  throw new ModelError(
    "level-out-of-range",
    "level",
    "be 0 or more and less than 1",
    String(level),
  );
}
