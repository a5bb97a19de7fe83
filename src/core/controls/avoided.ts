/** What one of several controls avoids, in the currency of the measure. */
export interface Avoided {
  /** By itself, as if no other were bought. */
  readonly alone: number;
  /** On top of all others. */
  readonly last: number;
  /** Its share of what all avoid together; the shares add up to that, to rounding. */
  readonly share: number;
  /** Standard error of the share where orders were sampled; 0 where it is exact. */
  readonly shareError: number;
}
