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
  readonly paid: number;
  readonly chance: number;
}

/** Rarer years are left out. */
const LEAST = 1e-16;
/** More sums are not told apart. */
const MOST = 20_000;

/**
 * All sums of single amounts, those of the same number of events that are equal but for rounding as one.
 *
 * @returns null where they are too many
 */
export function paidSumsOf(amounts: readonly PaidAmount[]): readonly PaidSum[] | null {
  let sums: PaidSum[] = [{ events: 0, paid: 0, chance: 1 }];
  for (const { paid, chances } of amounts) {
    const grown: PaidSum[] = [];
    for (const sum of sums) {
      for (const [count, chance] of chances.entries()) {
        const both = sum.chance * chance;
        if (both < LEAST) continue;
        grown.push({ events: sum.events + count, paid: sum.paid + count * paid, chance: both });
        if (grown.length > 20 * MOST) return null;
      }
    }
    sums = merged(grown);
    if (sums.length > MOST) return null;
  }
  return sums;
}

function merged(sums: PaidSum[]): PaidSum[] {
  sums.sort((a, b) => a.events - b.events || a.paid - b.paid);
  const found: { events: number; paid: number; chance: number }[] = [];
  for (const sum of sums) {
    const last = found.at(-1);
    const isSame = last?.events === sum.events && sum.paid - last.paid <= SAME_SUM * sum.paid;
    if (last !== undefined && isSame) last.chance += sum.chance;
    else found.push({ ...sum });
  }
  return found;
}
