import type { CellValue } from "../../book/book";
import { toBoolean, toNumber, toText } from "../formula/convert";
import { dateOfSerial, daysOfMonth, isLeapYear, lastSerial, serialOfDate } from "../formula/dates";
import { dateOf, numberFromText, timeOf } from "../formula/number-from-text";
import { fail, leftOut } from "../formula/values";
import { flat, given } from "./cells";
import type { FunctionTable } from "./own-function";
import type { CalledFunction } from "../formula/evaluator";
import { ofValues, taking } from "./own-function";

const whole = (value: CellValue) => Math.trunc(toNumber(value));

/** A day that a cell can hold, its part of a day left out. */
function dayOf(value: CellValue): number {
  const serial = Math.floor(toNumber(value));
  return serial < 0 || serial > lastSerial ? fail("#NUM!") : serial;
}

/** A truth is no number to functions that once came with the Analysis ToolPak. */
const counted = (value: CellValue): CellValue =>
  typeof value === "boolean" ? fail("#VALUE!") : value;

/** A moment that is all but midnight is the next day. */
const nearDay = (value: CellValue): number => dayOf(toNumber(value) + 5e-6);

const inRange = (serial: number): number =>
  serial < 0 || serial > lastSerial ? fail("#NUM!") : serial;

/** The same day some months on; the last of the month where that has no such day. */
export function monthsOn(serial: number, months: number): number {
  const { year, month, day } = dateOfSerial(serial);
  const ahead = month - 1 + months;
  const newYear = year + Math.floor(ahead / 12);
  const newMonth = (((ahead % 12) + 12) % 12) + 1;
  if (newYear < 1900 || newYear > 9999) return fail("#NUM!");
  return inRange(serialOfDate(newYear, newMonth, Math.min(day, daysOfMonth(newYear, newMonth))));
}

function monthEnd(serial: number, months: number): number {
  const { year, month } = dateOfSerial(serial);
  const ahead = month - 1 + months;
  const newYear = year + Math.floor(ahead / 12);
  const newMonth = (((ahead % 12) + 12) % 12) + 1;
  if (newYear < 1900 || newYear > 9999) return fail("#NUM!");
  return inRange(serialOfDate(newYear, newMonth, daysOfMonth(newYear, newMonth)));
}

const isMonthEnd = (serial: number) => {
  const { year, month, day } = dateOfSerial(serial);
  return day === daysOfMonth(year, month);
};

const isFebruaryEnd = (serial: number) => dateOfSerial(serial).month === 2 && isMonthEnd(serial);

/** Days between two days of a year of 360, by the rule of the United States. */
function days360(start: number, end: number, european: boolean, febRule: boolean): number {
  const from = dateOfSerial(start);
  const to = dateOfSerial(end);
  let first = from.day;
  let last = to.day;
  if (european) {
    first = Math.min(first, 30);
    last = Math.min(last, 30);
  } else {
    if (febRule && isFebruaryEnd(start) && isFebruaryEnd(end)) last = 30;
    if (febRule ? isFebruaryEnd(start) : isMonthEnd(start)) first = 30;
    if (first === 31) first = 30;
    if (last === 31 && first >= 30) last = 30;
    else if (!febRule && last === 31 && first < 30) last = 31;
  }
  return (to.year - from.year) * 360 + (to.month - from.month) * 30 + (last - first);
}

/** The share of a year between two days. */
export function yearFraction(a: number, b: number, basis: number): number {
  const [start, end] = a <= b ? [a, b] : [b, a];
  if (basis < 0 || basis > 4) return fail("#NUM!");
  if (basis === 0) return days360(start, end, false, true) / 360;
  if (basis === 4) return days360(start, end, true, false) / 360;
  const days = end - start;
  if (basis === 2) return days / 360;
  if (basis === 3) return days / 365;
  return days / averageYear(start, end);
}

function averageYear(start: number, end: number): number {
  const from = dateOfSerial(start);
  const to = dateOfSerial(end);
  const isWithinYear =
    from.year === to.year ||
    (to.year === from.year + 1 &&
      (from.month > to.month || (from.month === to.month && from.day >= to.day)));
  if (!isWithinYear) {
    let days = 0;
    for (let year = from.year; year <= to.year; year++) days += isLeapYear(year) ? 366 : 365;
    return days / (to.year - from.year + 1);
  }
  if (from.year === to.year) return isLeapYear(from.year) ? 366 : 365;
  const leapDay = (year: number) => (isLeapYear(year) ? serialOfDate(year, 2, 29) : -1);
  const crosses = [leapDay(from.year), leapDay(to.year)].some((day) => day >= start && day <= end);
  return crosses ? 366 : 365;
}

/** 1 for Sunday. */
const weekdayOf = (serial: number) => ((((Math.floor(serial) - 1) % 7) + 7) % 7) + 1;

function weekday(value: CellValue, kind: CellValue = 1): number {
  const day = weekdayOf(dayOf(value));
  const type = whole(kind);
  if (type === 1) return day;
  if (type === 2) return ((day + 5) % 7) + 1;
  if (type === 3) return (day + 5) % 7;
  if (type < 11 || type > 17) return fail("#NUM!");
  const first = type === 17 ? 1 : type - 9;
  return ((day - first + 7) % 7) + 1;
}

function isoWeek(serial: number): number {
  const thursday = serial - ((weekdayOf(serial) + 5) % 7) + 3;
  const { year } = dateOfSerial(thursday);
  return Math.floor((thursday - serialOfDate(year, 1, 1)) / 7) + 1;
}

function weekNumber(value: CellValue, kind: CellValue = 1): number {
  const serial = dayOf(value);
  const type = whole(kind);
  if (type === 21) return isoWeek(serial);
  const first =
    type === 1 ? 1 : type === 2 ? 2 : type >= 11 && type <= 17 ? ((type - 10) % 7) + 1 : 0;
  if (first === 0) return fail("#NUM!");
  const newYear = serialOfDate(dateOfSerial(serial).year, 1, 1);
  const lead = (weekdayOf(newYear) - first + 7) % 7;
  return Math.floor((serial - newYear + lead) / 7) + 1;
}

/** Which days from Monday on are free. */
function weekendOf(value: CellValue): boolean[] {
  if (typeof value === "string") {
    if (!/^[01]{7}$/.test(value)) return fail("#VALUE!");
    return Array.from(value, (mark) => mark === "1");
  }
  const number = whole(value);
  const free =
    number >= 1 && number <= 7
      ? [(number + 4) % 7, (number + 5) % 7]
      : number >= 11 && number <= 17
        ? [(number - 5) % 7]
        : fail("#NUM!");
  return Array.from({ length: 7 }, (_, day) => free.includes(day));
}

const isFree = (serial: number, weekend: readonly boolean[], holidays: ReadonlySet<number>) =>
  (weekend[(weekdayOf(serial) + 5) % 7] ?? false) || holidays.has(serial);

function workdays(
  start: number,
  end: number,
  weekend: readonly boolean[],
  holidays: ReadonlySet<number>,
) {
  const [from, to] = start <= end ? [start, end] : [end, start];
  let days = 0;
  for (let day = from; day <= to; day++) if (!isFree(day, weekend, holidays)) days++;
  return start <= end ? days : -days;
}

function workday(
  start: number,
  days: number,
  weekend: readonly boolean[],
  holidays: ReadonlySet<number>,
) {
  if (weekend.every(Boolean)) return fail("#VALUE!");
  const step = days < 0 ? -1 : 1;
  let day = start;
  for (let left = Math.abs(days); left > 0;) {
    day += step;
    if (day < 0 || day > lastSerial) return fail("#NUM!");
    if (!isFree(day, weekend, holidays)) left--;
  }
  return day;
}

const withHolidays = (
  at: number,
  weekendAt: number,
  make: (
    a: number,
    b: number,
    weekend: readonly boolean[],
    holidays: ReadonlySet<number>,
  ) => number,
  isDays: boolean,
): CalledFunction =>
  taking(weekendAt < 0 ? "VVR" : "VVVR", 2, at + 1, (args, evaluation) => {
    const [from, to] = [args[0] as CellValue, args[1] as CellValue];
    const weekend = given([args[weekendAt] ?? leftOut], 0, weekendOf, weekendOf(1));
    const free = args[at];
    const holidays = new Set(
      free === undefined || free === leftOut
        ? []
        : flat(free, evaluation)
            .filter((value) => value !== null && value !== "")
            .map(dayOf),
    );
    return make(dayOf(from), isDays ? whole(to) : dayOf(to), weekend, holidays);
  });

function dateDifference(a: CellValue, b: CellValue, unit: string): number {
  const start = dayOf(a);
  const end = dayOf(b);
  if (start > end) return fail("#NUM!");
  const from = dateOfSerial(start);
  const to = dateOfSerial(end);
  const months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  switch (unit.toUpperCase()) {
    case "Y":
      return Math.floor(months / 12);
    case "M":
      return months;
    case "D":
      return end - start;
    case "YM":
      return months % 12;
    case "MD": {
      if (to.day >= from.day) return to.day - from.day;
      const before = to.month === 1 ? 12 : to.month - 1;
      const year = to.month === 1 ? to.year - 1 : to.year;
      return daysOfMonth(year, before) - from.day + to.day;
    }
    case "YD": {
      const back = to.month < from.month || (to.month === from.month && to.day < from.day);
      return end - serialOfDate(back ? to.year - 1 : to.year, from.month, from.day);
    }
    default:
      return fail("#NUM!");
  }
}

/** Seconds of a day, to the nearest. */
function secondsOf(value: CellValue): number {
  const serial = toNumber(value);
  if (serial < 0 || serial >= lastSerial + 1) return fail("#NUM!");
  return Math.round((serial - Math.floor(serial)) * 86_400) % 86_400;
}

function date(yearGiven: CellValue, monthGiven: CellValue, dayGiven: CellValue): number {
  const year = whole(yearGiven);
  const full = year >= 0 && year < 1900 ? year + 1900 : year;
  const month = whole(monthGiven);
  const day = whole(dayGiven);
  if (full < 1900 || full > 9999) return fail("#NUM!");
  const serial = serialOfDate(full, 1, 1);
  const years = Math.floor((month - 1) / 12);
  if (!Number.isFinite(serial) || Math.abs(years) > 10_000) return fail("#NUM!");
  if (full + years > 9999) return fail("#NUM!");
  const first = full + years < 1900 ? -1 : serialOfDate(full + years, month - years * 12, 1);
  return first < 0 ? fail("#NUM!") : inRange(first + day - 1);
}

const part = (make: (serial: number) => number): CalledFunction =>
  ofValues(1, 1, (value = null) => make(dayOf(value)));

function dateValue(text: CellValue): number {
  if (typeof text !== "string") return fail("#VALUE!");
  const number = dateOf(text) ?? (timeOf(text) === undefined ? numberFromText(text) : 0);
  const isDate = /[-/ ]/.test(text.trim()) || /[A-Za-z]{3}/.test(text);
  return number === undefined || !isDate ? fail("#VALUE!") : Math.floor(number);
}

/** Milliseconds of local time as a serial. */
export function serialNow(): number {
  const now = new Date();
  const local = now.getTime() - now.getTimezoneOffset() * 60_000;
  return local / 86_400_000 + 25_569;
}

export const timeFunctions: FunctionTable = {
  DATE: ofValues(3, 3, (year = null, month = null, day = null) => date(year, month, day)),
  YEAR: part((serial) => dateOfSerial(serial).year),
  MONTH: part((serial) => dateOfSerial(serial).month),
  DAY: part((serial) => dateOfSerial(serial).day),
  HOUR: ofValues(1, 1, (value = null) => Math.floor(secondsOf(value) / 3600)),
  MINUTE: ofValues(1, 1, (value = null) => Math.floor(secondsOf(value) / 60) % 60),
  SECOND: ofValues(1, 1, (value = null) => secondsOf(value) % 60),
  TIME: ofValues(3, 3, (hour = null, minute = null, second = null) => {
    const seconds = whole(hour) * 3600 + whole(minute) * 60 + whole(second);
    return seconds < 0 ? fail("#NUM!") : (seconds % 86_400) / 86_400;
  }),
  DATEVALUE: ofValues(1, 1, (text = null) => dateValue(text)),
  TIMEVALUE: ofValues(1, 1, (text = null) => {
    if (typeof text !== "string") return fail("#VALUE!");
    const number = numberFromText(text) ?? fail("#VALUE!");
    return number - Math.floor(number);
  }),
  TODAY: taking("V", 0, 0, () => Math.floor(serialNow())),
  NOW: taking("V", 0, 0, () => serialNow()),
  DAYS: ofValues(2, 2, (end = null, start = null) => dayOf(end) - dayOf(start)),
  DAYS360: ofValues(2, 3, (start = null, end = null, method = false) =>
    days360(nearDay(start), nearDay(end), toBoolean(method), false),
  ),
  YEARFRAC: ofValues(2, 3, (start = null, end = null, basis = 0) =>
    yearFraction(dayOf(start), dayOf(end), whole(basis)),
  ),
  EDATE: ofValues(2, 2, (start = null, months = null) =>
    monthsOn(dayOf(counted(start)), whole(counted(months))),
  ),
  EOMONTH: ofValues(2, 2, (start = null, months = null) =>
    monthEnd(dayOf(counted(start)), whole(counted(months))),
  ),
  WEEKDAY: ofValues(1, 2, (value = null, kind = 1) => weekday(value, kind)),
  WEEKNUM: ofValues(1, 2, (value = null, kind = 1) => weekNumber(value, kind)),
  ISOWEEKNUM: part(isoWeek),
  NETWORKDAYS: withHolidays(2, -1, workdays, false),
  "NETWORKDAYS.INTL": withHolidays(3, 2, workdays, false),
  WORKDAY: withHolidays(2, -1, workday, true),
  "WORKDAY.INTL": withHolidays(3, 2, workday, true),
  DATEDIF: ofValues(3, 3, (start = null, end = null, unit = null) =>
    dateDifference(start, end, toText(unit)),
  ),
};
