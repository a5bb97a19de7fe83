import type { EventLoss, RowStatement } from "../../core";
import { eventQuantile } from "../../core";

/**
 * The amounts between which most events were said to lie: the low or the median and the high as they were stated, the limits of a loss
 * that has them. Nine in ten events lie between them where neither was stated.
 *
 * @returns the lower first, before a cap; an amount that is always the same twice
 */
export function eventEnds(
  { severity }: EventLoss,
  numbers: RowStatement["numbers"],
): readonly [number, number] {
  switch (severity.kind) {
    // Nobody stated what both losses come to.
    case "with-secondary": {
      const at = (level: number): number => eventQuantile({ severity, cap: Infinity }, level);
      return [at(0.05), at(0.95)];
    }
    case "fixed":
      return [severity.amount, severity.amount];
    case "two-piece":
    case "lognormal": {
      const at = (level: number): number => eventQuantile({ severity, cap: Infinity }, level);
      const low = numbers.get("low") ?? numbers.get("median") ?? at(0.05);
      return [low, numbers.get("high") ?? at(0.95)];
    }
    case "uniform":
    case "triangular":
    case "pert":
      return [severity.min, severity.max];
  }
}
