import type { Severity, Threat } from "../../src/core";
import { bernoulli, poisson } from "../../src/core";

const fraction = (x: number): number => x - Math.floor(x);
const lognormal = (median: number, sigma: number): Severity => ({
  ...{ kind: "lognormal", mu: Math.log(median), sigma },
});

/** A threat of which only its losses are known. */
export function threatOf(frequency: Threat["frequency"], severity: Severity): Threat {
  return {
    ...{
      name: "",
      unit: "",
      row: 1,
      frequency,
      frequencyReduction: 0,
      spend: 0,
      premium: 0,
      actual: null,
    },
    event: { severity, cap: Infinity, lossReduction: 0, cover: null },
    ...{ vulnerability: null, productivity: null },
    attacker: { value: null, attemptCost: null, attemptSuccess: null, defenderAdvantage: 1 },
    review: { owner: "", status: "", lastReviewed: null, everyDays: null, source: "" },
  };
}

const medianOf = (i: number): number => 20000 * Math.pow(50, fraction(0.7548776662466927 * i));

/**
 * P(n, scale): independent Poisson threats with lognormal losses, i = 0 … n - 1.
 *
 *     frequency scale · 0.05 · 60^frac(0.618… i)    median 20,000 · 50^frac(0.755… i)    σ 0.6 + 1.4 frac(0.570… i)
 */
export function portfolio(n: number, scale: number): Threat[] {
  return Array.from({ length: n }, (_, i) =>
    threatOf(
      poisson(scale * 0.05 * Math.pow(60, fraction(0.6180339887498949 * i))),
      lognormal(medianOf(i), 0.6 + 1.4 * fraction(0.5698402909980532 * i)),
    ),
  );
}

/** 200 threats with σ from 0.1 to 4: a tenth fixed, a tenth PERT, a tenth that strike at most once. */
export function mixed(): Threat[] {
  return portfolio(200, 0.1).map((row, i) => {
    const median = medianOf(i);
    if (i % 10 === 0) return threatOf(row.frequency, { kind: "fixed", amount: Math.round(median) });
    if (i % 10 === 1) {
      const pert = { kind: "pert" as const, min: median / 2, mostLikely: median, max: 5 * median };
      return threatOf(row.frequency, pert);
    }
    const severity = lognormal(median, 0.1 * Math.pow(40, fraction(0.5698402909980532 * i)));
    return threatOf(i % 10 === 2 ? bernoulli(0.02 + 0.001 * i) : row.frequency, severity);
  });
}
