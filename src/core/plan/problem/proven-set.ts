/** A set, and a proof of how good it is. */
export interface ProvenSet {
  readonly set: Uint8Array;
  readonly loss: number;
  /** No set within the budget has less; `loss` itself where that is proven, but for the rounding of sums. */
  readonly bound: number;
}
