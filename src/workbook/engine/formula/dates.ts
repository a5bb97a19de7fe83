/** A day's parts; months count from 1. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const millisecondsOfDay = 86_400_000;
/** 30 December 1899. */
const zero = Date.UTC(1899, 11, 30);

/** The last day a cell can hold: 31 December 9999. */
export const lastSerial = 2_958_465;

/** The serial of a date; months and days may run over. 1900 has a 29 February here, as in Excel. */
export function serialOfDate(year: number, month: number, day: number): number {
  if (year === 1900 && month === 2 && day === 29) return 60;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const days = Math.round((date.getTime() - zero) / millisecondsOfDay);
  return days <= 60 ? days - 1 : days;
}

/** The date of a serial, whose part of a day is left out. */
export function dateOfSerial(serial: number): DateParts {
  const days = Math.floor(serial);
  if (days === 60) return { year: 1900, month: 2, day: 29 };
  if (days === 0) return { year: 1900, month: 1, day: 0 };
  const date = new Date(zero + (days < 60 ? days + 1 : days) * millisecondsOfDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export const isLeapYear = (year: number) =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysOfMonth = (year: number, month: number) =>
  new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
