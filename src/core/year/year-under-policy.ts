import { exactSum } from "../numeric/exact-sum";
import { exp } from "../numeric/elementary/exp";
import { thin } from "../threat/frequency";
import type { Frequency } from "../threat/frequency";
import type { Threat } from "../threat/threat";
import { logCountChances } from "./annual-limit/count-chances";
import { averagedYears } from "./averaged-years";
import type { BadYearFactor } from "./bad-year-factors";
import { badYearFactors } from "./bad-year-factors";
import { distributionOf } from "./distribution/distribution-of";
import { laidOut } from "./distribution/laid-out-year";
import { factorsMiss } from "./factors-miss";
import { eventsShared, multiplied } from "./limited-bad-years";
import type { YearParts } from "./limited-bad-years";
import { insuredThreats } from "./policy/insured-events";
import type { InsuredAmount, InsuredThreats } from "./policy/insured-events";
import { layeredTotal } from "./policy/layered-total";
import { paidSumsOf } from "./policy/paid-amounts";
import type { PolicyTerms } from "./policy/policy-terms";
import type { PolicyYear } from "./policy/policy-year";
import { policyYear } from "./policy/policy-year";
import type { EventSizes } from "./sizes/event-sizes";
import { rateNodes } from "./uncertain/rate-nodes";
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
 *   are many and bad years bind others together, or their losses are capped or end near the limit
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
  const common = commonFactor([...insured, ...others], spread);
  const isOne = common.factors.length === 1;
  const kinds: (KindOfYear & PolicyYear)[] = [];
  for (const { factor, chance } of common.factors) {
    const year = yearGiven(sorted, terms, factor, isOne);
    if (year === null) return null;
    kinds.push({ ...year, chance, error: 0, sources: besideOthers(rest, factor, year.sizes) });
  }
  const meanInLayer = averaged(kinds, (kind) => kind.meanInLayer);
  const gross = totalExpectedLoss([...insured, ...others], "gross");
  return {
    meanInLayer,
    chanceToExhaust: averaged(kinds, (kind) => kind.chanceToExhaust),
    net: yearOfKinds(kinds, gross - terms.share * meanInLayer, common),
  };
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
  return yearOfKinds(kinds, gross - recovery, common);
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

function yearOfKinds(
  kinds: readonly KindOfYear[],
  mean: number,
  { miss }: CommonFactor,
): YearAnswers {
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
  isOne: boolean,
): PolicyYear | null {
  const sums = paidSumsOf(
    amounts.map((amount) => ({ paid: amount.paid, chances: countChances(amount, times) })),
  );
  if (sums === null) return null;
  const rows = counted.map(({ frequency, events }) => ({ events, ...ratesOf(frequency, times) }));
  return policyYear({ pooled, times, amounts: sums, counted: rows }, terms, isOne);
}

/** A number of events as a Poisson one of several rates; the chance of one at most where `chances` is null. */
function ratesOf(
  frequency: Frequency,
  times: number,
): { readonly rates: Float64Array; readonly chances: Float64Array | null } {
  switch (frequency.kind) {
    case "bernoulli":
      return { rates: Float64Array.of(frequency.probability), chances: null };
    case "negative-binomial": {
      const { mean, varianceRatio } = frequency;
      const factors = badYearFactors(Math.sqrt((varianceRatio - 1) / mean), mean);
      return {
        rates: Float64Array.from(factors, ({ factor }) => mean * factor),
        chances: Float64Array.from(factors, ({ chance }) => chance),
      };
    }
    case "poisson":
      return { rates: Float64Array.of(frequency.mean * times), chances: Float64Array.of(1) };
    case "uncertain": {
      const mean = frequency.mean * times;
      const { rates, chances } = rateNodes(frequency.law, mean);
      return { rates: rates.map((rate) => rate * mean), chances };
    }
  }
}

/** Chances of 0, 1, 2, … events that cost a single amount. */
function countChances({ frequency, share }: InsuredAmount, times: number): Float64Array {
  const often: Frequency = thin(multiplied(frequency, times), 1 - share);
  switch (often.kind) {
    case "bernoulli":
      return Float64Array.of(1 - often.probability, often.probability);
    case "negative-binomial":
      return chancesOf(often.mean, often.mean / (often.varianceRatio - 1));
    case "poisson":
      return chancesOf(often.mean, null);
    case "uncertain": {
      const { rates, chances } = rateNodes(often.law, 0);
      const kinds = Array.from(rates, (rate) => chancesOf(rate * often.mean, null));
      const most = kinds.reduce((length, kind) => Math.max(length, kind.length), 0);
      return Float64Array.from({ length: most }, (_, n) =>
        exactSum(kinds.map((kind, i) => (chances[i] ?? 0) * (kind[n] ?? 0))),
      );
    }
  }
}

function chancesOf(mean: number, shape: number | null): Float64Array {
  return logCountChances({ mean, shape }).map((log) => exp(log));
}
