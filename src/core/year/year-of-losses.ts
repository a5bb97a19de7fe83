import { ModelError } from "../input/model-error";
import type { Threat } from "../threat/threat";
import { contributions } from "./contributions/contributions";
import type { CurvePoint } from "./exceedance-curve";
import { exceedanceCurve } from "./exceedance-curve";
import { distributionOf } from "./distribution/distribution-of";
import type { YearAnswers } from "./year-answers";
import { yearAnswers } from "./year-answers";
import { hasLimitedBadYears, limitedBadYears, plainYear } from "./limited-bad-years";

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
export interface YearOfLosses extends YearAnswers {
  readonly standardDeviation: number;
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
  const { variance } = year;
  if (!(variance < Infinity)) {
    throw new ModelError("too-large", "variance of the year", "stay below 1.8e308", "a larger one");
  }
  const answers = yearAnswers(year);
  return {
    ...answers,
    standardDeviation: Math.sqrt(variance),
    curve(points) {
      const isRight = Number.isInteger(points) && points >= 2 && points <= MOST_POINTS;
      checkOption(isRight, "points", `be a whole number from 2 to ${MOST_POINTS}`, points);
      return exceedanceCurve(answers, points);
    },
    contributions: (level) =>
      contributions(year.means(), year.shared(), {
        level,
        loss: answers.percentile(level),
        total: answers.tailMean(level),
      }),
  };
}

/** A common factor that spreads less changes no digit, and the square of a tiny one is no number any more. */
const LEAST_SPREAD = 1e-8;
/** A common factor that spreads further makes most years empty: nothing a register describes. */
const MOST_SPREAD = 10;
const MOST_POINTS = 10000;

function checkOption(isRight: boolean, name: string, rule: string, got: number): void {
  if (!isRight) throw new ModelError("out-of-range", name, rule, String(got));
}
