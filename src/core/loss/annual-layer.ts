/** Insurance of a year's total: the insurer pays share · min(max(S - retention, 0), limit). */
export interface AnnualLayer {
  /** 0 or more. */
  readonly retention: number;
  /** More than 0; Infinity for none. */
  readonly limit: number;
  /** What the insurer takes of the layer, 0 to 1; 1 where left out. */
  readonly share?: number;
}

/** A year shared with an insurer of its total. */
export interface LayeredYear {
  /** E[S], before the layer. */
  readonly expectedLoss: number;
  /** What the insurer pays on average. */
  readonly expectedRecovery: number;
  readonly expectedNet: number;
  /** P(S > retention). */
  readonly chanceToAttach: number;
  /** P(S >= retention + limit). */
  readonly chanceToExhaust: number;
  /** Percentile of what is left. @throws ModelError `level-out-of-range` */
  netPercentile(level: number): number;
}
