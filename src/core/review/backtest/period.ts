import type { Frequency } from "../../threat/frequency";
import type { Threat } from "../../threat/threat";

/**
 * How many events come within a period of years, as counts that are independent of each other.
 *
 *     Poisson(λ) -> Poisson(λT)    negative binomial -> mean λT, the same variance ratio
 *     Poisson of an uncertain rate Λ -> ΛT: it is not known, and does not vary from year to year
 *     Bernoulli(p) -> ⌊T⌋ of chance p, and one of p (T - ⌊T⌋)
 *
 * @param frequency of a year
 * @param years T, more than 0
 */
export function countsWithin(frequency: Frequency, years: number): readonly Frequency[] {
  switch (frequency.kind) {
    case "poisson":
    case "negative-binomial":
    case "uncertain":
      return [{ ...frequency, mean: frequency.mean * years }];
    case "bernoulli": {
      const whole = Math.floor(years);
      const part = frequency.probability * (years - whole);
      const rest: readonly Frequency[] = part > 0 ? [{ kind: "bernoulli", probability: part }] : [];
      return [...Array.from({ length: whole }, () => frequency), ...rest];
    }
  }
}

/** A threat over a period, as threats whose years make up its losses there. */
export function threatsWithin(threat: Threat, years: number): readonly Threat[] {
  return countsWithin(threat.frequency, years).map((frequency) => ({ ...threat, frequency }));
}
