import { exactSum } from "../numeric/exact-sum";
import { exp } from "../numeric/elementary/exp";
import { thin } from "../threat/frequency";
import type { Frequency } from "../threat/frequency";
import { logCountChances } from "./annual-limit/count-chances";
import { badYearFactors } from "./bad-year-factors";
import { multiplied } from "./limited-bad-years";
import { rateNodes } from "./uncertain/rate-nodes";
import type { RowCounts } from "./policy/counted-rows";
import type { InsuredAmount } from "./policy/insured-events";

/**
 * A number of events as a Poisson one of several rates, or at most one.
 *
 * @param times as often, where a common factor multiplies them
 */
export function rowCounts(frequency: Frequency, times: number): RowCounts {
  switch (frequency.kind) {
    case "bernoulli":
      return { rates: Float64Array.of(frequency.probability), chances: null, shape: null };
    case "negative-binomial": {
      const { mean, varianceRatio } = frequency;
      const shape = mean / (varianceRatio - 1);
      const factors = badYearFactors(1 / Math.sqrt(shape), mean);
      return {
        rates: Float64Array.from(factors, ({ factor }) => mean * factor),
        chances: Float64Array.from(factors, ({ chance }) => chance),
        shape,
      };
    }
    case "poisson":
      return {
        ...{ rates: Float64Array.of(frequency.mean * times), chances: Float64Array.of(1) },
        shape: null,
      };
    case "uncertain": {
      const mean = frequency.mean * times;
      const { rates, chances } = rateNodes(frequency.law, mean);
      return { rates: rates.map((rate) => rate * mean), chances, shape: null };
    }
  }
}

/** Chances of 0, 1, 2, … events that cost a single amount. */
export function amountCounts({ frequency, share }: InsuredAmount, times: number): Float64Array {
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
