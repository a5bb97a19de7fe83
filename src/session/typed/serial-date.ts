const DAY = 86_400_000;
/** 1 January 1970 as the sheet counts it. */
const EPOCH = 25_569;

/** A day as the sheet counts it. */
export function serialDate(now: Date): number {
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY + EPOCH;
}

/** A day as every Excel shows it. */
export const dayFormat = "yyyy-mm-dd";
