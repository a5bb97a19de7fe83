import fc from "fast-check";
import type { Threat } from "../../../src/core";
import { bernoulli, clustered, poisson } from "../../../src/core";
import type { FixedRow } from "./counted-sums";
import { fixed, threatOf } from "./threats";

const evenInLog = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1_000_000 }).map((n) => low * Math.pow(high / low, n / 1_000_000));

/** Rows of fixed losses with cents, of all kinds. */
export const fixedRows = (least: number, most: number): fc.Arbitrary<FixedRow[]> =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom<FixedRow["kind"]>("P", "P", "B", "N"),
        evenInLog(1e-3, 1),
        evenInLog(1e-3, 1.6),
        evenInLog(300, 2e6),
        evenInLog(0.05, 3),
      )
      .map(([kind, chance, mean, loss, more]): FixedRow => ({
        kind,
        frequency: kind === "B" ? chance : mean,
        loss: Math.round(loss * 100) / 100,
        ratio: 1 + more,
      })),
    { minLength: least, maxLength: most },
  );

export function fixedThreat({ kind, frequency, loss, ratio }: FixedRow): Threat {
  if (kind === "B") return threatOf(bernoulli(frequency), fixed(loss));
  return threatOf(kind === "P" ? poisson(frequency) : clustered(frequency, ratio), fixed(loss));
}
