import { checkAmount } from "../input/domain";
import { ModelError } from "../input/model-error";

/** Insurance of a year's total: the insurer pays share · min(max(S - retention, 0), limit). */
export interface AnnualLayer {
  /** 0 or more. */
  readonly retention: number;
  /** More than 0; Infinity for none. */
  readonly limit: number;
  /** What the insurer takes of the layer, 0 to 1; 1 where left out. */
  readonly share?: number;
}

/** A year shared with an insurer of its total. */
export interface LayeredYear {
  /** E[S], before the layer. */
  readonly expectedLoss: number;
  /** What the insurer pays on average. */
  readonly expectedRecovery: number;
  readonly expectedNet: number;
  /** P(S > retention). */
  readonly chanceToAttach: number;
  /** P(S >= retention + limit). */
  readonly chanceToExhaust: number;
  /** Percentile of what is left. @throws ModelError `level-out-of-range` */
  netPercentile(level: number): number;
}

/** What a layer needs to know of the year. */
interface Year {
  readonly mean: number;
  percentile(level: number): number;
  exceedance(loss: number): number;
  atLeast(loss: number): number;
  /** E[max(S - loss, 0)]. */
  excessMean(loss: number): number;
}

/**
 * Shares a year with an insurer of its total.
 *
 *     E[recovery] = share (E[(S - retention)+] - E[(S - retention - limit)+])
 *
 * What is left never falls as S rises, so its percentiles are those of S less what is paid then.
 *
 * @throws ModelError `out-of-range`
 */
export function layeredYear(year: Year, { retention, limit, share = 1 }: AnnualLayer): LayeredYear {
  checkAmount(retention, "retention");
  check(limit > 0, "limit", "be greater than 0", limit);
  check(share >= 0 && share <= 1, "share", "lie between 0 and 1", share);
  const end = retention + limit;
  const hasEnd = end < Infinity;
  const layer = year.excessMean(retention) - (hasEnd ? year.excessMean(end) : 0);
  const [toAttach, toExhaust] = [year.exceedance(retention), hasEnd ? year.atLeast(end) : 0];
  // All of the limit is paid where it is exhausted, and nothing where it does not attach: far out both means are rounding.
  const [least, most] = hasEnd ? [limit * toExhaust, limit * toAttach] : [0, year.mean];
  const expectedRecovery = share * Math.min(Math.max(layer, least), most, year.mean);
  return {
    expectedLoss: year.mean,
    expectedRecovery,
    expectedNet: year.mean - expectedRecovery,
    chanceToAttach: toAttach,
    chanceToExhaust: toExhaust,
    netPercentile(level) {
      const loss = year.percentile(level);
      return loss - share * Math.min(Math.max(loss - retention, 0), limit);
    },
  };
}

function check(isRight: boolean, name: string, rule: string, got: number): void {
  if (!isRight) throw new ModelError("out-of-range", name, rule, String(got));
}
