import { exactSum } from "../numeric/exact-sum";
import type { Threat } from "../threat/threat";
import { averagedYears } from "./averaged-years";
import type { BadYearFactor } from "./bad-year-factors";
import { badYearFactors } from "./bad-year-factors";
import { distributionOf } from "./distribution/distribution-of";
import { laidOut } from "./distribution/laid-out-year";
import { factorsMiss } from "./factors-miss";
import { eventsShared, multiplied } from "./limited-bad-years";
import type { YearParts } from "./limited-bad-years";
import { insuredThreats } from "./policy/insured-events";
import { boundYear } from "./bound-pool";
import type { InsuredThreats } from "./policy/insured-events";
import { layeredTotal } from "./policy/layered-total";
import { paidSumsOf } from "./policy/paid-amounts";
import type { PolicyTerms } from "./policy/policy-terms";
import type { PolicyWay, PolicyYear } from "./policy/policy-year";
import { policyYear } from "./policy/policy-year";
import { amountCounts, rowCounts } from "./row-counts";
import type { EventSizes } from "./sizes/event-sizes";
import { totalExpectedLoss } from "./sources/expected-loss";
import { chanceOfNone, yearSources } from "./sources/year-sources";
import type { YearSources } from "./sources/year-sources";
import type { YearAnswers } from "./year-answers";
import { yearAnswers } from "./year-answers";

/** A year of threats of which some are under one policy with a limit of the year. */
export interface YearUnderPolicy {
  /** E[min(Σ (X - retention)⁺, limit)] over the threats of the policy, whatever share of it the insurer pays. */
  readonly meanInLayer: number;
  /** P(Σ (X - retention)⁺ >= limit). */
  readonly chanceToExhaust: number;
  /** What is left of all threats. */
  readonly net: YearAnswers;
}

/**
 * The year of threats of which some are under one policy with a limit of the year.
 *
 * @param insured the threats of the policy, without insurance of their own
 * @param others those whose losses are kept, without insurance
 * @param spread of the common factor of bad years
 * @returns null where the law of the year is not known: events are paid too often to count them; or rows that are no Poisson numbers
 *   are many, and their losses are capped or end near the limit, or bad years bind rates that are not known, single amounts that are kept,
 *   or very many sums of single amounts
 */
export function yearUnderPolicy(
  insured: readonly Threat[],
  others: readonly Threat[],
  terms: PolicyTerms,
  spread: number,
): YearUnderPolicy | null {
  const sorted = insuredThreats(insured, terms);
  const rest = [...others, ...sorted.unpaid];
  if (sorted.unknown.length > 0) return null;
  const inOne = (): PolicyYears | null => kindInOne(sorted, rest, terms, spread);
  const byFactor = (): PolicyYears | null =>
    kindsByFactor(sorted, rest, terms, commonFactor([...insured, ...others], spread));
  const isOneFirst = sorted.counted.length > FEW_ROWS;
  const years = isOneFirst ? (inOne() ?? byFactor()) : (byFactor() ?? inOne());
  if (years === null) return null;
  const { kinds, miss } = years;
  const meanInLayer = averaged(kinds, (kind) => kind.meanInLayer);
  const gross = totalExpectedLoss([...insured, ...others], "gross");
  return {
    meanInLayer,
    chanceToExhaust: averaged(kinds, (kind) => kind.chanceToExhaust),
    net: yearOfKinds(kinds, gross - terms.share * meanInLayer, miss),
  };
}

/** Up to so many rows that are no Poisson numbers, years with each value of the common factor are faster by patterns of paid events. */
const FEW_ROWS = 2;

/** Kinds of years under a policy, and what a chance may be off by that is averaged over them. */
interface PolicyYears {
  readonly kinds: readonly (KindOfYear & PolicyYear)[];
  readonly miss: () => number;
}

/** As one year, where the common factor multiplies nothing but Poisson events; null where it does, or that year is not known. */
function kindInOne(
  sorted: InsuredThreats,
  rest: readonly Threat[],
  terms: PolicyTerms,
  spread: number,
): PolicyYears | null {
  const isBound = (threat: Threat): boolean => eventsShared(threat) > 0;
  if (spread === 0) return null;
  const events = boundYear(sorted, rest.filter(isBound), terms, spread);
  const year = events && policyYear(events, terms, "joint");
  if (year === null) return null;
  const free = rest.filter((threat) => !isBound(threat));
  const kind = { ...year, chance: 1, error: 0, sources: besideOthers(free, 1, year.sizes) };
  return { kinds: [kind], miss: () => 0 };
}

/** By the values of the common factor. */
function kindsByFactor(
  sorted: InsuredThreats,
  rest: readonly Threat[],
  terms: PolicyTerms,
  { factors, miss }: CommonFactor,
): PolicyYears | null {
  const kinds: (KindOfYear & PolicyYear)[] = [];
  for (const { factor, chance } of factors) {
    const way = factors.length === 1 ? "patterns first" : "patterns";
    const year = yearGiven(sorted, terms, factor, way);
    if (year === null) return null;
    kinds.push({ ...year, chance, error: 0, sources: besideOthers(rest, factor, year.sizes) });
  }
  return { kinds, miss };
}

/**
 * The year of threats of which the total of some is under a cover.
 *
 * @param insured the threats of the cover, without insurance of their own
 * @param others those whose losses are kept, without insurance
 * @param recovery what is paid of it on average
 * @param spread of the common factor of bad years
 */
export function yearUnderLayer(
  insured: readonly Threat[],
  others: readonly Threat[],
  terms: PolicyTerms,
  recovery: number,
  spread: number,
): YearAnswers {
  const common = commonFactor([...insured, ...others], spread);
  const kinds = common.factors.map(({ factor, chance }): KindOfYear => {
    const { sizes, error } = layeredTotal(yearSources(timesAsOften(insured, factor), 0, 1), terms);
    return { chance, error, sources: besideOthers(others, factor, sizes) };
  });
  const gross = totalExpectedLoss([...insured, ...others], "gross");
  return yearOfKinds(kinds, gross - recovery, common.miss);
}

/** Years in which the common factor has one value. */
interface KindOfYear {
  readonly chance: number;
  readonly sources: YearSources;
  /** What chances may be off by, besides. */
  readonly error: number;
}

function averaged<Kind extends KindOfYear>(
  kinds: readonly Kind[],
  of: (kind: Kind) => number,
): number {
  return exactSum(kinds.map((kind) => kind.chance * of(kind)));
}

interface CommonFactor {
  readonly factors: readonly BadYearFactor[];
  /** What a chance may be off by that is averaged over them. */
  readonly miss: () => number;
}

function commonFactor(threats: readonly Threat[], spread: number): CommonFactor {
  const shared = exactSum(threats.map(eventsShared));
  if (spread === 0 || shared === 0) return { factors: [{ factor: 1, chance: 1 }], miss: () => 0 };
  const factors = badYearFactors(spread, shared);
  return { factors, miss: () => factorsMiss(factors, spread, shared) };
}

function timesAsOften(threats: readonly Threat[], factor: number): Threat[] {
  return threats.map((threat) => ({ ...threat, frequency: multiplied(threat.frequency, factor) }));
}

/** The threats whose losses are kept, beside what is left of the others. */
function besideOthers(others: readonly Threat[], factor: number, sizes: EventSizes): YearSources {
  const sources = yearSources(timesAsOften(others, factor), 0, 1);
  if (!(sizes.mass > 0)) return sources;
  const policy = { key: "policy", probability: 1, sizes };
  return { ...sources, single: [...sources.single, policy] };
}

function yearOfKinds(kinds: readonly KindOfYear[], mean: number, miss: () => number): YearAnswers {
  const parts: Pick<YearParts, "mean" | "none" | "distribution"> = {
    mean,
    none: () => averaged(kinds, ({ sources }) => chanceOfNone(sources)),
    distribution() {
      const each = kinds.map(({ chance, sources }) => ({
        chance,
        distribution: distributionOf(sources, laidOut(sources)),
      }));
      const beside = averaged(kinds, ({ error }) => error);
      const [only] = each;
      const isOne = only !== undefined && each.length === 1;
      if (isOne && beside === 0) return only.distribution;
      return averagedYears(each, (isOne ? 0 : miss()) + beside);
    },
  };
  return yearAnswers(parts);
}

function yearGiven(
  { pooled, amounts, counted }: InsuredThreats,
  terms: PolicyTerms,
  times: number,
  way: PolicyWay,
): PolicyYear | null {
  const sums = paidSumsOf(
    amounts.map((amount) => ({ paid: amount.paid, chances: amountCounts(amount, times) })),
  );
  if (sums === null) return null;
  const rows = counted.map(({ frequency, events }) => ({ events, ...rowCounts(frequency, times) }));
  return policyYear({ pooled, times, amounts: sums, counted: rows, bound: null }, terms, way);
}
