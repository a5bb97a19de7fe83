/** What can be asked of a distribution of losses, made by `lattice-cascade`, `two-part-year` or `averaged-years`. */
export interface Distribution {
  /** P(S <= loss). */
  atMost(loss: number): number;
  /** P(S < loss). */
  lessThan(loss: number): number;
  /** E[S; S <= loss]. */
  partialMean(loss: number): number;
  /** The least loss with P(S <= loss) >= level. */
  quantile(level: number): number;
  /** Stated error of P(S <= loss). */
  error(loss: number): number;
  /** Stated error of E[max(loss - S, 0)]. */
  shortfallError(loss: number): number;
}
