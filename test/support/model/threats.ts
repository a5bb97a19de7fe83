import type { EventLoss, Frequency, Severity, Threat } from "../../../src/core";
import { poisson } from "../../../src/core";

/** A threat of which only frequency and loss matter. */
export function threatOf(
  frequency: number | Frequency,
  severity: Severity,
  rest: Partial<EventLoss> & { readonly frequencyReduction?: number } = {},
): Threat {
  const { frequencyReduction = 0, ...event } = rest;
  return {
    name: "",
    unit: "",
    row: 1,
    frequency: typeof frequency === "number" ? poisson(frequency) : frequency,
    frequencyReduction,
    event: { severity, cap: Infinity, lossReduction: 0, cover: null, ...event },
    spend: 0,
    premium: 0,
    actual: null,
    vulnerability: null,
    productivity: null,
    attacker: { value: null, attemptCost: null, attemptSuccess: null, defenderAdvantage: 1 },
    review: { owner: "", status: "", lastReviewed: null, everyDays: null, source: "" },
  };
}

export const lognormal = (median: number, sigma: number): Severity => ({
  kind: "lognormal",
  mu: Math.log(median),
  sigma,
});

/** The lognormal whose 5th and 95th percentiles are `low` and `high`. */
export const range = (low: number, high: number): Severity => ({
  kind: "lognormal",
  mu: (Math.log(low) + Math.log(high)) / 2,
  sigma: Math.log(high / low) / (2 * 1.6448536269514722),
});

export const fixed = (amount: number): Severity => ({ kind: "fixed", amount });

const fraction = (x: number): number => x - Math.floor(x);

/**
 * The reference portfolio of n Poisson lognormals:
 *
 *     λ = scale · 0.05 · 60^frac(0.6180339887498949 i)    median = 20000 · 50^frac(0.7548776662466927 i)
 *     σ = 0.6 + 1.4 frac(0.5698402909980532 i),  i from 0
 */
export function portfolio(n: number, scale: number, rest: Partial<EventLoss> = {}): Threat[] {
  return Array.from({ length: n }, (_, i) =>
    threatOf(
      scale * 0.05 * Math.pow(60, fraction(0.6180339887498949 * i)),
      lognormal(
        20000 * Math.pow(50, fraction(0.7548776662466927 * i)),
        0.6 + 1.4 * fraction(0.5698402909980532 * i),
      ),
      rest,
    ),
  );
}
