import { SAME_AS_TYPED } from "../../../numeric/same-but-for-rounding";
import type { ChanceList } from "./chance-list";

/**
 * The years in which only single amounts are lost: what they cost, and how likely.
 *
 * Chances are those of all years: they add up to the chance that nothing else is lost.
 */
export interface AtomLaw {
  /** Whether every year costs one of the amounts: only single amounts can be lost. */
  readonly isAll: boolean;
  /** Whether anything but nothing can be lost. */
  readonly hasAmounts: boolean;
  /** Whether amounts were rounded down and up, so that chances are known between bounds only. */
  readonly isRounded: boolean;
  /** P(S <= loss and S one of the amounts). Never falls, to the last bit. */
  atMost(loss: number): number;
  /** P(S < loss and S one of the amounts), of all of them where the loss is Infinity. */
  lessThan(loss: number): number;
  /** E[S; S <= loss and S one of the amounts]. */
  partialMean(loss: number): number;
  /** The least amount above a loss that is not the loss itself but for rounding; Infinity for none. */
  next(loss: number): number;
  /** The largest amount below a loss that is not the loss itself but for rounding; 0 for none. */
  previous(loss: number): number;
  /** How an amount is found that so many years do not exceed, where an answer takes long and amounts are many; else by answers alone. */
  readonly search?: AmountSearch;
  /** The largest amount. */
  readonly largest: number;
  /** What `atMost` and `lessThan` may be off by at a loss. */
  error(loss: number): number;
  /** What E[max(loss - S, 0)] over these years may be off by. */
  shortfallError(loss: number): number;
  /** The amounts up to a loss; where they are many, neighbours together at their mean. */
  list(loss: number): ChanceList;
  /** Steps that one answer takes, about. */
  readonly steps: number;
}

/** What shortens the search for an amount. */
export interface AmountSearch {
  /** A loss up to which about so many years lie; above 0. */
  near(level: number): number;
  /** The least amount between two losses close to each other up to which at least `level` lies, which it does up to the upper one. */
  least(low: number, high: number, level: number): number;
}

/** A loss, and what is the same but for rounding. */
export function upTo(loss: number): number {
  return loss + SAME_AS_TYPED * loss;
}

/** A loss, less what is the same but for rounding. */
export function below(loss: number): number {
  return loss === Infinity ? loss : loss - SAME_AS_TYPED * loss;
}

/** Error of a chance that is a sum of products: rounding, and what is left out in any case. */
export const LISTED = 1e-11;
