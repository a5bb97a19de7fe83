/** A policy over the events of some threats, with one limit for all of a year: the insurer pays share · min(Σ (X - retention)⁺, limit). */
export interface PolicyTerms {
  /** What is kept of each event, 0 or more. */
  readonly retention: number;
  /** Of the whole layer, whatever share of it the insurer takes; more than 0. */
  readonly limit: number;
  /** 0 to 1. */
  readonly share: number;
}
