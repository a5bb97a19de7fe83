import { ModelError } from "../input/model-error";
import type { RateLaw, UncertainRate } from "./uncertain-rate";

/** How many loss events a year brings. */
export type Frequency =
  /** Events that come independently: variance equals the mean. */
  | { readonly kind: "poisson"; readonly mean: number }
  /** At most one event a year. */
  | { readonly kind: "bernoulli"; readonly probability: number }
  /** Events that come in clusters: the variance is `varianceRatio` > 1 times the mean. */
  | { readonly kind: "negative-binomial"; readonly mean: number; readonly varianceRatio: number }
  /** Events that come independently at a rate that is not known itself: `mean` is that of the rate, `law` that of rate over mean. */
  | { readonly kind: "uncertain"; readonly mean: number; readonly law: RateLaw };

/**
 * Events that come independently at a steady rate.
 *
 * @param mean events a year, 0 or more, finite
 * @throws ModelError `out-of-range`
 */
export function poisson(mean: number): Frequency {
  if (!(mean >= 0 && mean < Infinity)) {
    throw new ModelError("out-of-range", "frequency", "be 0 or more events a year", String(mean));
  }
  return { kind: "poisson", mean };
}

/**
 * At most one event a year.
 *
 * @param probability chance of an event within a year, 0 to 1
 * @throws ModelError `out-of-range`
 */
export function bernoulli(probability: number): Frequency {
  if (!(probability >= 0 && probability <= 1)) {
    throw new ModelError("out-of-range", "probability", "be between 0 and 1", String(probability));
  }
  return { kind: "bernoulli", probability };
}

/**
 * Events that come in clusters: a negative binomial number with variance `varianceRatio` times its mean. A ratio of 1
 * is the Poisson number it tends to.
 *
 * @param mean events a year, 0 or more, finite
 * @param varianceRatio variance of the number over its mean, 1 or more, finite
 * @throws ModelError `out-of-range`
 */
export function clustered(mean: number, varianceRatio: number): Frequency {
  const steady = poisson(mean);
  if (!(varianceRatio >= 1 && varianceRatio < Infinity)) {
    throw new ModelError(
      "out-of-range",
      "variance ratio",
      "be 1 or more (variance of the number of events over its mean)",
      String(varianceRatio),
    );
  }
  return varianceRatio === 1 ? steady : { kind: "negative-binomial", mean, varianceRatio };
}

/** Events that come independently at a rate that is not known itself. */
export function uncertain({ mean, law }: UncertainRate): Frequency {
  return { kind: "uncertain", mean, law };
}

/** Mean number of events a year. */
export function meanFrequency(frequency: Frequency): number {
  return frequency.kind === "bernoulli" ? frequency.probability : frequency.mean;
}

/**
 * What is left when each event is stopped, independently, with chance `reduction`.
 *
 *     Poisson(λ) -> Poisson(λ(1-e))    Bernoulli(p) -> Bernoulli(p(1-e))    φ -> 1 + (φ-1)(1-e)    Λ -> Λ(1-e)
 *
 * @param reduction share of events stopped, 0 to 1
 */
export function thin(frequency: Frequency, reduction: number): Frequency {
  if (reduction === 0) return frequency;
  const kept = 1 - reduction;
  switch (frequency.kind) {
    case "poisson":
      return { kind: "poisson", mean: frequency.mean * kept };
    case "bernoulli":
      return { kind: "bernoulli", probability: frequency.probability * kept };
    case "negative-binomial":
      return clustered(frequency.mean * kept, 1 + (frequency.varianceRatio - 1) * kept);
    case "uncertain":
      return { ...frequency, mean: frequency.mean * kept };
  }
}

/**
 * What there was before each event was stopped, independently, with chance `reduction`: the reverse of `thin`. A chance
 * stays at most 1.
 *
 * @param reduction share of events stopped, 0 to less than 1
 */
export function unthin(frequency: Frequency, reduction: number): Frequency {
  if (reduction === 0) return frequency;
  const kept = 1 - reduction;
  switch (frequency.kind) {
    case "poisson":
      return { kind: "poisson", mean: frequency.mean / kept };
    case "bernoulli":
      return { kind: "bernoulli", probability: Math.min(frequency.probability / kept, 1) };
    case "negative-binomial":
      return clustered(frequency.mean / kept, 1 + (frequency.varianceRatio - 1) / kept);
    case "uncertain":
      return { ...frequency, mean: frequency.mean / kept };
  }
}
