import { type DaySystem, days1904 } from "./typed-date";

const DAY = 86_400_000;
/** 1 January 1970, counted from 1900. */
const EPOCH = 25_569;

/** A day as a workbook counts it. */
export function serialDate(now: Date, system: DaySystem): number {
  const day = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY + EPOCH;
  return day - days1904(system);
}

/** A day as every Excel shows it. */
export const dayFormat = "yyyy-mm-dd";
