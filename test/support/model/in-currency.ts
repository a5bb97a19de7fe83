import type { EventLoss, Severity } from "../../../src/core";

/** The loss of an event in a currency of which `rate` units are worth one of the old. */
export function inCurrency(loss: EventLoss, rate: number): EventLoss {
  const { severity, cap, cover } = loss;
  return {
    ...loss,
    severity: severityInCurrency(severity, rate),
    cap: cap * rate,
    cover: cover && { retention: cover.retention * rate, limit: cover.limit * rate },
  };
}

function severityInCurrency<T extends Severity>(severity: T, rate: number): T;
function severityInCurrency(severity: Severity, rate: number): Severity {
  switch (severity.kind) {
    case "with-secondary":
      return {
        ...severity,
        primary: severityInCurrency(severity.primary, rate),
        secondary: severityInCurrency(severity.secondary, rate),
      };
    case "lognormal":
    case "two-piece":
      return { ...severity, mu: severity.mu + Math.log(rate) };
    case "fixed":
      return { ...severity, amount: severity.amount * rate };
    case "uniform":
      return { ...severity, min: severity.min * rate, max: severity.max * rate };
    case "triangular":
    case "pert":
      return {
        ...severity,
        min: severity.min * rate,
        mostLikely: severity.mostLikely * rate,
        max: severity.max * rate,
      };
  }
}
