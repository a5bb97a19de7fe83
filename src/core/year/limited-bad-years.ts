import { clustered, meanFrequency, thin } from "../threat/frequency";
import type { Frequency } from "../threat/frequency";
import { exactSum } from "../numeric/exact-sum";
import type { Threat } from "../threat/threat";
import { averagedYears } from "./averaged-years";
import type { BadYearFactor } from "./bad-year-factors";
import { badYearFactors } from "./bad-year-factors";
import type { SharedYear } from "./contributions/contributions";
import { sharedYear } from "./contributions/contributions";
import { expectedLossIn } from "./sources/expected-loss";
import { factorsMiss } from "./factors-miss";
import type { Distribution } from "./distribution/distribution";
import type { LaidOutYear } from "./distribution/laid-out-year";
import { laidOut } from "./distribution/laid-out-year";
import { hasAnnualLimit, withoutAnnualLimit } from "./annual-limit/limited-row";
import type { YearSources } from "./sources/year-sources";
import { boundSizes } from "./uncertain/bound-rows";
import { sizesOfOneEvent } from "./uncertain/uncertain-row";
import { chanceOfNone, frequencyIn, yearMoments, yearSources } from "./sources/year-sources";

/** All that is asked of a year, whichever way it is made. */
export interface YearParts {
  readonly mean: number;
  readonly variance: number;
  /** P(S = 0). */
  none(): number;
  /** E[Sᵢ], in the order given. */
  means(): readonly number[];
  distribution(): Distribution;
  shared(): SharedYear;
}

/** The distribution of a year of which one knows the sources. */
export type DistributionOf = (sources: YearSources, year: () => LaidOutYear) => Distribution;

/** A year whose threats are independent, or have a common factor in closed form. */
export function plainYear(
  threats: readonly Threat[],
  spread: number,
  part: number,
  distributionOf: DistributionOf,
): YearParts {
  const { mean, variance } = yearMoments(threats, spread, part);
  let known: { readonly sources: YearSources; readonly year: () => LaidOutYear } | null = null;
  const made = (): { readonly sources: YearSources; readonly year: () => LaidOutYear } => {
    if (known !== null) return known;
    const sources = yearSources(threats, spread, part);
    return (known = { sources, year: laidOut(sources) });
  };
  return {
    ...{ mean, variance },
    none: () => chanceOfNone(made().sources),
    means: () => threats.map((threat) => expectedLossIn(threat, part)),
    distribution: () =>
      lessExact(distributionOf(made().sources, made().year), BENT * threats.filter(isBent).length),
    shared: () => sharedYear(threats, part, made().year()),
  };
}

/**
 * How far the chance may be off that two payments stay within a limit of the year: their sum bends where one more payment of
 * the most can reach, 1024 steps from 0, and is summed across. It is up to 4e-7, of years of which a quarter have two.
 */
const BENT = 1e-7;

function isBent({ frequency, event }: Threat): boolean {
  return event.severity.kind !== "fixed" && hasAnnualLimit(frequency, event);
}

/** A distribution whose chances may be off by some more. */
function lessExact(distribution: Distribution, miss: number): Distribution {
  if (miss === 0) return distribution;
  return {
    atMost: (loss) => distribution.atMost(loss),
    lessThan: (loss) => distribution.lessThan(loss),
    partialMean: (loss) => distribution.partialMean(loss),
    error: (loss) => distribution.error(loss) + miss,
    shortfallError: (loss) => distribution.shortfallError(loss) + miss * loss,
    quantile: (level) => distribution.quantile(level),
  };
}

/**
 * Whether a common factor multiplies the events of a threat whose insurance has a limit of the year, or whose rate is not known: how far
 * that lasts varies with the factor, and so does the rate, and no sum of events is in closed form.
 */
export function hasLimitedBadYears(threats: readonly Threat[], spread: number): boolean {
  return spread > 0 && threats.some((threat) => isLimited(threat) || isUncertain(threat));
}

function isUncertain({ frequency }: Threat): boolean {
  return frequency.kind === "uncertain";
}

function isLimited({ frequency, event }: Threat): boolean {
  return frequency.kind === "poisson" && hasAnnualLimit(frequency, event);
}

/**
 * A year in which a common factor multiplies the events of threats whose insurance has a limit of the year or whose rate is not known: years
 * with each value of the factor, averaged. Given the factor the threats are independent.
 *
 * A threat by itself has a negative binomial number of events, which is how its mean is known.
 */
export function limitedBadYears(
  given: readonly Threat[],
  spread: number,
  part: number,
  distributionOf: DistributionOf,
): YearParts {
  const threats = given.map((threat) => ({
    ...threat,
    frequency: frequencyIn(part, threat.frequency),
  }));
  const alone = threats.map((threat) =>
    isLimited(threat) ? { ...threat, frequency: withFactor(threat.frequency, spread) } : threat,
  );
  const often = threats.map(eventsShared);
  const hasUncertain = threats.some(isUncertain);
  // One threat alone has the factor to itself.
  if (!hasUncertain && often.filter((events) => events > 0).length <= 1) {
    return plainYear(alone, spread, 1, distributionOf);
  }
  const events = exactSum(often);
  const factors = badYearFactors(spread, events);
  const bound = hasUncertain ? boundSources(threats, spread, factors) : null;
  const kinds = factors.map(({ factor, chance }) => {
    const years = threats.map((threat) => ({
      ...threat,
      frequency: multiplied(threat.frequency, factor),
    }));
    return { chance, year: plainYear(years, 0, 1, distributionOf), years };
  });
  // An uncertain rate under a limit of the year has no mean in closed form beside the factor.
  const means = alone.map((threat) =>
    isUncertain(threat) && hasAnnualLimit(threat.frequency, threat.event)
      ? exactSum(
          factors.map(({ factor, chance }) => {
            const frequency = multiplied(threat.frequency, factor);
            return chance * expectedLossIn({ ...threat, frequency }, 1);
          }),
        )
      : expectedLossIn(threat, 1),
  );
  const mean = exactSum(means);
  const averaged = (of: (one: YearParts) => number): number =>
    exactSum(kinds.map(({ chance, year }) => chance * of(year)));
  const variance = averaged((one) => one.variance + (one.mean - mean) * (one.mean - mean));
  const weighted = (): { chance: number; distribution: Distribution; year: YearParts }[] =>
    kinds.map(({ chance, year }) => ({ chance, distribution: year.distribution(), year }));
  let made: ReturnType<typeof weighted> | null = null;
  const once = (): ReturnType<typeof weighted> => (made ??= weighted());
  return {
    ...{ mean, variance },
    none: () =>
      hasUncertain
        ? bound === null
          ? averaged((one) => one.none())
          : chanceOfNone(bound)
        : chanceOfNone(yearSources(threats.map(withoutAnnualLimit), spread, 1)),
    means: () => means,
    distribution: () =>
      bound === null
        ? averagedYears(once(), factorsMiss(factors, spread, events))
        : lessExact(distributionOf(bound, laidOut(bound)), factorsMiss(factors, spread, events)),
    shared: () =>
      averagedShares(once().map(({ chance, year }) => ({ chance, year: year.shared() }))),
  };
}

/**
 * The year of threats some of which have a rate that is not known, all that the common factor binds in one source; null where some of that
 * costs single amounts, which are listed for each value of the factor, or has a limit of the year.
 */
function boundSources(
  threats: readonly Threat[],
  spread: number,
  factors: readonly BadYearFactor[],
): YearSources | null {
  const isBound = (threat: Threat): boolean => eventsShared(threat) > 0;
  const bound = threats.filter(isBound);
  if (bound.some(({ frequency, event }) => hasAnnualLimit(frequency, event))) return null;
  const steady = bound.filter((threat) => !isUncertain(threat));
  const { pooled } = yearSources(steady, 0, 1);
  const rows = bound.filter(isUncertain).flatMap(({ frequency, frequencyReduction, event }) => {
    const own = thin(frequency, frequencyReduction);
    return own.kind === "uncertain" ? [{ ...own, event }] : [];
  });
  const hasAmounts = [pooled, ...rows.map(({ event }) => sizesOfOneEvent(event))].some(
    ({ atoms }) => atoms.length > 0,
  );
  if (hasAmounts) return null;
  const others = yearSources(
    threats.filter((threat) => !isBound(threat)),
    0,
    1,
  );
  const sizes = boundSizes(pooled, rows, spread, factors);
  if (sizes.mass === 0) return others;
  return { ...others, single: [...others.single, { key: "bad years", probability: 1, sizes }] };
}

function averagedShares(
  years: readonly { readonly chance: number; readonly year: SharedYear }[],
): SharedYear {
  const average = (of: (one: SharedYear) => number): number =>
    years.reduce((sum, { chance, year }) => sum + chance * of(year), 0);
  return {
    atMost: (loss) => average((one) => one.atMost(loss)),
    lessThan: (loss) => average((one) => one.lessThan(loss)),
    shares(loss, jumps) {
      const each = years.map(({ chance, year }) => ({ chance, ...year.shares(loss, jumps) }));
      const count = each[0]?.upTo.length ?? 0;
      const sum = (of: (one: (typeof each)[number]) => readonly number[]): number[] =>
        Array.from({ length: count }, (_, i) =>
          each.reduce((total, one) => total + one.chance * (of(one)[i] ?? 0), 0),
        );
      return { upTo: sum((one) => one.upTo), at: jumps ? sum((one) => one.at) : [] };
    },
  };
}

/** Events that the factor multiplies. */
export function eventsShared({ frequency, frequencyReduction }: Threat): number {
  const isShared = frequency.kind === "poisson" || frequency.kind === "uncertain";
  return isShared ? meanFrequency(thin(frequency, frequencyReduction)) : 0;
}

function withFactor(frequency: Frequency, spread: number): Frequency {
  const mean = meanFrequency(frequency);
  return clustered(mean, 1 + mean * spread * spread);
}

/** A frequency in a year in which the common factor has a value. */
export function multiplied(frequency: Frequency, factor: number): Frequency {
  const isShared = frequency.kind === "poisson" || frequency.kind === "uncertain";
  return isShared ? { ...frequency, mean: frequency.mean * factor } : frequency;
}
