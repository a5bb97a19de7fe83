import { exactSum } from "../numeric/exact-sum";
import { exp } from "../numeric/elementary/exp";
import { thin } from "../threat/frequency";
import type { Frequency } from "../threat/frequency";
import type { Threat } from "../threat/threat";
import { logCountChances } from "./annual-limit/count-chances";
import { averagedYears } from "./averaged-years";
import { badYearFactors } from "./bad-year-factors";
import { distributionOf } from "./distribution/distribution-of";
import { laidOut } from "./distribution/laid-out-year";
import { factorsMiss } from "./factors-miss";
import { eventsShared, multiplied } from "./limited-bad-years";
import type { YearParts } from "./limited-bad-years";
import { insuredThreats } from "./policy/insured-events";
import type { InsuredAmount, InsuredThreats } from "./policy/insured-events";
import { paidSumsOf } from "./policy/paid-amounts";
import type { PolicyTerms } from "./policy/policy-terms";
import { policyYear } from "./policy/policy-year";
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
 * @returns null where the law of the year is not known: events are paid too often to count them, or too many rows are no Poisson numbers
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
  const gross = totalExpectedLoss([...insured, ...others], "gross");
  const shared = exactSum([...insured, ...others].map(eventsShared));
  const factors =
    spread === 0 || shared === 0 ? [{ factor: 1, chance: 1 }] : badYearFactors(spread, shared);
  const kinds: {
    chance: number;
    meanInLayer: number;
    chanceToExhaust: number;
    sources: YearSources;
  }[] = [];
  for (const { factor, chance } of factors) {
    const year = yearGiven(sorted, terms, factor);
    if (year === null) return null;
    const sources = yearSources(
      rest.map((threat) => ({ ...threat, frequency: multiplied(threat.frequency, factor) })),
      0,
      1,
    );
    const { meanInLayer, chanceToExhaust, sizes } = year;
    const policy = { key: "policy", probability: 1, sizes };
    const isSomething = sizes.mass > 0;
    kinds.push({
      ...{ chance, meanInLayer, chanceToExhaust },
      sources: { ...sources, single: [...sources.single, ...(isSomething ? [policy] : [])] },
    });
  }
  const averaged = (of: (kind: (typeof kinds)[number]) => number): number =>
    exactSum(kinds.map((kind) => kind.chance * of(kind)));
  const meanInLayer = averaged((kind) => kind.meanInLayer);
  const parts: Pick<YearParts, "mean" | "none" | "distribution"> = {
    mean: gross - terms.share * meanInLayer,
    none: () => averaged(({ sources }) => chanceOfNone(sources)),
    distribution() {
      const each = kinds.map(({ chance, sources }) => ({
        chance,
        distribution: distributionOf(sources, laidOut(sources)),
      }));
      const [only] = each;
      if (only !== undefined && each.length === 1) return only.distribution;
      return averagedYears(each, factorsMiss(factors, spread, shared));
    },
  };
  return {
    meanInLayer,
    chanceToExhaust: averaged((kind) => kind.chanceToExhaust),
    net: yearAnswers(parts),
  };
}

function yearGiven(
  { pooled, amounts, counted }: InsuredThreats,
  terms: PolicyTerms,
  times: number,
): ReturnType<typeof policyYear> {
  const sums = paidSumsOf(
    amounts.map((amount) => ({ paid: amount.paid, chances: countChances(amount, times) })),
  );
  if (sums === null) return null;
  const rows = counted.map(({ frequency, events }) => ({ events, ...ratesOf(frequency, times) }));
  return policyYear({ pooled, times, amounts: sums, counted: rows }, terms);
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
