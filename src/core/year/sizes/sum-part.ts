import { keepLast } from "../../numeric/keep-last";
import type { Lognormal } from "../../severity/lognormal";
import type { SumOfTwo } from "../../severity/with-secondary";
import type { EventSizes, PairOfLosses, StretchDensity } from "./event-sizes";
import type { LognormalGrid } from "./lognormal-grid";
import { lognormalDensity } from "./stretch-density";
import { boundsOfSum, sumDensity } from "./sum-density";
import { fitsGrid, sumGrids } from "./sum-grid";

/** Whether a sum is of two lognormals that both spread: it lies on a grid as a whole. */
export function isOnGrid({ primary, secondary }: SumOfTwo): boolean {
  return primary.kind === "lognormal" && fitsGrid(primary, secondary);
}

/** All events of sums that lie on grids. */
export function wholeSums(
  rows: readonly { readonly severity: SumOfTwo; readonly often: number }[],
): LognormalGrid[] {
  const pairs = rows.flatMap(({ severity: { primary, secondary }, often }) =>
    primary.kind === "lognormal" ? [{ one: primary, other: secondary, often }] : [],
  );
  return sumGrids(pairs);
}

/**
 * All events of a sum that lies on no grid.
 *
 * @param sizesOf one event of a loss
 */
export function wholeSum(
  sum: SumOfTwo,
  often: number,
  sizesOf: (severity: Lognormal | SumOfTwo["primary"]) => EventSizes,
): StretchDensity & { readonly pair: PairOfLosses } {
  const { from, start, stop, spread } = boundsOfSum(sum);
  let rough: StretchDensity | null = null;
  return {
    ...{ from, to: Infinity, start, stop, spread, shift: 0, mass: often },
    pair: pairsKnown(JSON.stringify(sum), () => ({
      one: sizesOf(sum.primary),
      other: sizesOf(sum.secondary),
    })),
    density(amount) {
      rough ??= sumDensity(sum, often, from, Infinity, 0, often);
      return rough.density(amount);
    },
  };
}

const pairsKnown = keepLast<PairOfLosses>(400);

/**
 * A stretch of a sum.
 *
 * @param frequency of all such events, those outside the stretch too
 * @param mass events a year of the stretch
 */
export function sumPart(
  sum: SumOfTwo,
  frequency: number,
  from: number,
  to: number,
  shift: number,
  mass: number,
): StretchDensity {
  const [grid] = isOnGrid(sum) ? wholeSums([{ severity: sum, often: frequency }]) : [];
  return grid === undefined
    ? sumDensity(sum, frequency, from, to, shift, mass)
    : lognormalDensity(grid, from, to, shift, mass);
}
