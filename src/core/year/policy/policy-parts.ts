import { SAME_SUM } from "../../numeric/same-but-for-rounding";
import type { Spectrum } from "../sizes/spectrum";
import type { CountedRow } from "./counted-rows";
import type { InsuredEvents } from "./insured-events";
import type { PaidSum } from "./paid-amounts";

/** Events of a year, spread ones and single amounts. */
export interface PolicyEvents {
  readonly pooled: InsuredEvents;
  /** How many times as often the pooled events come. */
  readonly times: number;
  readonly amounts: readonly PaidSum[];
  /** Rows whose events are no Poisson number. */
  readonly counted: readonly CountedRow[];
}

/** A year that costs a single amount, and its chance. */
export interface SingleYear {
  readonly amount: number;
  readonly frequency: number;
}

/** What is known of a year under a policy. */
export interface PolicyParts {
  /** E[min(Σ (X - retention)⁺, limit)], whatever share of it the insurer pays. */
  readonly meanInLayer: number;
  /** P(Σ (X - retention)⁺ >= limit). */
  readonly chanceToExhaust: number;
  /** The years that cost a single amount with a chance of its own, in rising order. */
  readonly singles: readonly SingleYear[];
  /** Transform, on a lattice, of what is left of all other years. */
  readonly spectrum: (size: number, spacing: number) => Spectrum;
}

/** Years of the same amount as one, in rising order. */
export function mergedSingles(years: readonly SingleYear[]): readonly SingleYear[] {
  const inOrder = [...years].sort((a, b) => a.amount - b.amount);
  const merged: { amount: number; frequency: number }[] = [];
  for (const one of inOrder) {
    const last = merged.at(-1);
    if (last !== undefined && one.amount - last.amount <= SAME_SUM * one.amount) {
      last.frequency += one.frequency;
    } else merged.push({ ...one });
  }
  return merged;
}
