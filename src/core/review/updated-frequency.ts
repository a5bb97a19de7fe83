import { checkAmount } from "../input/domain";
import { blankInWords, ModelError } from "../input/model-error";

/**
 * Frequency after evidence: an estimate that counts as `priorYears` years of observation, and what was then observed.
 *
 *     (λ n + k) / (n + t)
 *
 * This is the mean of a Gamma distributed frequency with prior mean λ and rate n after k Poisson events in t years, and a
 * credibility average of λ and k/t with weight t / (n + t) on what was observed. n = 0 means no prior: the answer is k/t.
 * An observation of no length changes nothing, to the last bit.
 *
 * @param priorFrequency λ, events a year, 0 or more
 * @param priorYears n, how many years of observation the prior is worth, 0 or more
 * @param events k, 0 or more; 0 where `years` is 0
 * @param years t, years of observation, 0 or more; greater than 0 where `priorYears` is 0
 * @returns events a year, between λ and k/t (to rounding)
 * @throws ModelError `out-of-range`
 * @see Klugman, Panjer & Willmot (2012), Loss Models: From Data to Decisions, fourth edition, chapters 15 and 18
 */
export function updatedFrequency(
  priorFrequency: number,
  priorYears: number,
  events: number,
  years: number,
): number {
  checkAmount(priorFrequency, "prior_frequency");
  checkAmount(priorYears, "prior_years");
  checkAmount(events, "events");
  checkAmount(years, "years");
  if (years === 0) {
    if (priorYears === 0) {
      const rule = "be greater than 0 where prior_years is 0";
      throw new ModelError("out-of-range", "years", rule, blankInWords);
    }
    if (events === 0) return priorFrequency;
    const rule = "be 0 where years is 0: nothing happens in no time";
    throw new ModelError("out-of-range", "events", rule, String(events));
  }
  return (priorFrequency * priorYears + events) / (priorYears + years);
}
