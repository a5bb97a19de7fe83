import { SAME_CHANCE } from "../numeric/same-but-for-rounding";
import { checkAmount, checkShare } from "../input/domain";
import type { YearOfLosses } from "../year/year-of-losses";

/** A loss, and how likely a year may be to exceed it. */
export interface Allowance {
  /** Currency, 0 or more. */
  readonly loss: number;
  /** 0 to 1. */
  readonly allowed: number;
}

/** An allowance held against a year. */
export interface AppetiteLine extends Allowance {
  /** P(S > loss). */
  readonly modelled: number;
  /** Whether the year exceeds the loss no more often than allowed; null where the two lie closer than the stated error. */
  readonly within: boolean | null;
}

/** A stated error up to this is that of rounding alone: such a chance is known. */
const ROUNDING = 1e-10;

/**
 * Holds a year against a risk appetite: each loss with the chance of a year that costs more.
 *
 *     within = P(S > loss) <= allowed        to rounding
 *
 * Where |P(S > loss) - allowed| is no more than the stated error of the chance, neither is said.
 *
 * @throws ModelError `out-of-range`
 */
export function appetiteCheck(
  year: Pick<YearOfLosses, "exceedance" | "exceedanceError">,
  allowances: readonly Allowance[],
): readonly AppetiteLine[] {
  return allowances.map(({ loss, allowed }) => {
    checkAmount(loss, "loss");
    checkShare(allowed, "allowed probability");
    const modelled = year.exceedance(loss);
    const error = year.exceedanceError(loss);
    const isOpen = error > ROUNDING && Math.abs(modelled - allowed) <= error;
    return { loss, allowed, modelled, within: isOpen ? null : modelled <= allowed + SAME_CHANCE };
  });
}
