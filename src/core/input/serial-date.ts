import type { Cell } from "./cell";

/** A day of the calendar. Months and days count from 1. */
interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** 1 January 1970 as a workbook counts days. */
const EPOCH = 25569;
/** 31 December 9999, the last day a workbook can show. */
export const LAST_DAY = 2958465;

/** Days of a cycle of the calendar, which repeats every 400 years, and of a year. */
const CYCLE = 146097;

/**
 * The serial date in a cell, hours as its fraction: a number from 1 to the last day of 9999, or ISO text ("2026-03-31", "2026-03-31
 * 14:30"). Null for anything else.
 */
export function serialDateIn(cell: Cell | undefined): number | null {
  if (typeof cell === "number") return cell >= 1 && cell < LAST_DAY + 1 ? cell : null;
  if (typeof cell !== "string") return null;
  const [text, year, month, day, hours = "0", minutes = "0", seconds = "0"] = iso.exec(cell) ?? [];
  if (text === undefined) return null;
  const written = { year: Number(year), month: Number(month), day: Number(day) };
  const serial = serialOf(written);
  const isDay = sameDay(civilDay(serial), written) && serial >= 1 && serial <= LAST_DAY;
  const time = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return isDay && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60
    ? serial + time / 86400
    : null;
}

const iso = /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z?)?\s*$/;

/** A serial date as ISO text, without its hours: "2026-03-31". */
export function isoDay(serial: number): string {
  const { year, month, day } = civilDay(serial);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** The day so many years after another, as EDATE counts: 29 February becomes the 28th where a year has none. */
export function yearsAfter(serial: number, years: number): number {
  const { year, month, day } = civilDay(serial);
  const wanted = { year: year + years, month, day };
  const found = serialOf(wanted);
  return sameDay(civilDay(found), wanted) ? found : serialOf({ ...wanted, day: day - 1 });
}

/**
 * How many years there are from one day to the end of another: whole years as EDATE counts them, and what is left as a share of the
 * year that begins there. 1 January to 31 December is exactly 1.
 *
 * @param from serial date; its hours do not count
 * @param to serial date, not before `from`; counted to its end
 */
export function yearsFrom(from: number, to: number): number {
  const [first, end] = [Math.floor(from), Math.floor(to) + 1];
  let years = civilDay(end).year - civilDay(first).year;
  if (yearsAfter(first, years) > end) years -= 1;
  const begins = yearsAfter(first, years);
  return years + (end - begins) / (yearsAfter(first, years + 1) - begins);
}

const sameDay = (a: CivilDay, b: CivilDay): boolean =>
  a.year === b.year && a.month === b.month && a.day === b.day;

// Years are counted from March, so that the day that comes and goes is the last of a year.

/** @see Hinnant (2013), chrono-compatible low-level date algorithms (days from civil, civil from days) */
function serialOf({ year, month, day }: CivilDay): number {
  const fromMarch = month > 2 ? year : year - 1;
  const cycle = Math.floor(fromMarch / 400);
  const yearOfCycle = fromMarch - cycle * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return cycle * CYCLE + yearOfCycle * 365 + leapDays + dayOfYear - 719468 + EPOCH;
}

function civilDay(serial: number): CivilDay {
  const days = Math.floor(serial) - EPOCH + 719468;
  const cycle = Math.floor(days / CYCLE);
  const dayOfCycle = days - cycle * CYCLE;
  const leapDays =
    Math.floor(dayOfCycle / 1460) -
    Math.floor(dayOfCycle / 36524) +
    Math.floor(dayOfCycle / 146096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const before = 365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  const dayOfYear = dayOfCycle - before;
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}
