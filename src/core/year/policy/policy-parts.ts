import type { YearAtom } from "../annual-limit/year-as-loss";
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
  /** Events that a common factor multiplies; null for none. */
  readonly bound: BoundPool | null;
}

/**
 * Poisson events that a gamma factor with mean 1 multiplies together, single amounts among them. After n of those, of a mean m, a factor of shape k
 * has shape k + n and (k + n) / (k + m) times the mean.
 */
export interface BoundPool {
  /** Those whose losses spread. */
  readonly events: InsuredEvents;
  readonly shape: number;
  /** Mean number of the single amounts. */
  readonly amounts: number;
}

/** What is known of a year under a policy. */
export interface PolicyParts {
  /** E[min(Σ (X - retention)⁺, limit)], whatever share of it the insurer pays. */
  readonly meanInLayer: number;
  /** P(Σ (X - retention)⁺ >= limit). */
  readonly chanceToExhaust: number;
  /** The years that cost a single amount with a chance of its own, in rising order. */
  readonly singles: readonly YearAtom[];
  /** Transform, on a lattice, of what is left of all other years. */
  readonly spectrum: (size: number, spacing: number) => Spectrum;
}
