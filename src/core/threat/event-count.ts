/** A number of events: negative binomial of a shape, or Poisson where that is null. */
export interface EventCount {
  readonly mean: number;
  /** Of the gamma factor on the mean; null for none. */
  readonly shape: number | null;
}
