import { SAME_SUM } from "../../numeric/same-but-for-rounding";

/** Events that are paid one amount each, and how many there are. */
export interface PaidAmount {
  /** What an event costs beyond the retention. */
  readonly paid: number;
  /** Chances of 0, 1, 2, … events. */
  readonly chances: Float64Array;
}

/** Years by what they bring of single amounts: how many of them, and what they come to beyond the retention. */
export interface PaidSum {
  readonly events: number;
  /** How many of them a common factor multiplies. */
  readonly bound: number;
  readonly paid: number;
  readonly chance: number;
}

/** The year without a single amount. */
export const NO_AMOUNT: readonly PaidSum[] = [{ events: 0, bound: 0, paid: 0, chance: 1 }];

/** Rarer years are left out. */
const LEAST = 1e-16;
/** More sums are not told apart. */
const MOST = 20_000;

/**
 * All sums of single amounts, those of the same number of events that are equal but for rounding as one.
 *
 * @param from sums of others that they are added to
 * @returns null where they are too many
 */
export function paidSumsOf(
  amounts: readonly PaidAmount[],
  from: readonly PaidSum[] = NO_AMOUNT,
): readonly PaidSum[] | null {
  let sums: readonly PaidSum[] = from;
  for (const { paid, chances } of amounts) {
    const grown: PaidSum[] = [];
    for (const sum of sums) {
      for (const [count, chance] of chances.entries()) {
        const both = sum.chance * chance;
        if (both < LEAST) continue;
        const events = sum.events + count;
        grown.push({ events, bound: sum.bound, paid: sum.paid + count * paid, chance: both });
        if (grown.length > 20 * MOST) return null;
      }
    }
    sums = merged(grown);
    if (sums.length > MOST) return null;
  }
  return sums;
}

function merged(sums: PaidSum[]): PaidSum[] {
  sums.sort((a, b) => a.bound - b.bound || a.events - b.events || a.paid - b.paid);
  const found: { events: number; bound: number; paid: number; chance: number }[] = [];
  for (const sum of sums) {
    const last = found.at(-1);
    const isSame =
      last?.events === sum.events &&
      last.bound === sum.bound &&
      sum.paid - last.paid <= SAME_SUM * sum.paid;
    if (last !== undefined && isSame) last.chance += sum.chance;
    else found.push({ ...sum });
  }
  return found;
}
