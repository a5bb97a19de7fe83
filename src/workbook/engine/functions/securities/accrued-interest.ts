import type { CellValue } from "../../../book/book";
import { toNumber } from "../../formula/convert";
import { dateOfSerial, daysOfMonth, serialOfDate } from "../../formula/dates";
import { fail } from "../../formula/values";

/** How days are counted: the bases of Excel's functions for securities. */
type Basis = 0 | 1 | 2 | 3 | 4;

const isLastOfMonth = (serial: number) => {
  const { year, month, day } = dateOfSerial(serial);
  return day === daysOfMonth(year, month);
};

const isLastOfFebruary = (serial: number) =>
  dateOfSerial(serial).month === 2 && isLastOfMonth(serial);

/** A date some months on, at the end of its month where asked. */
function monthsOn(serial: number, months: number, atEnd: boolean): number {
  const { year, month, day } = dateOfSerial(serial);
  const count = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1];
  const last = daysOfMonth(y, m);
  return serialOfDate(y, m, atEnd ? last : Math.min(day, last));
}

/** Days from one date to another, negative backwards. */
function daysBetween(from: number, to: number, basis: Basis): number {
  if (basis !== 0 && basis !== 4) return to - from;
  const [start, end] = [dateOfSerial(from), dateOfSerial(to)];
  let { day: first } = start;
  let { day: last } = end;
  if (basis === 4) {
    first = Math.min(first, 30);
    last = Math.min(last, 30);
  } else {
    if (isLastOfFebruary(to) && isLastOfFebruary(from)) last = 30;
    if (last === 31 && first >= 30) last = 30;
    if (first === 31 || isLastOfFebruary(from)) first = 30;
  }
  return (end.year - start.year) * 360 + (end.month - start.month) * 30 + last - first;
}

/** Days of a coupon's period. */
function periodDays(from: number, to: number, frequency: number, basis: Basis): number {
  if (basis === 1) return to - from;
  return (basis === 3 ? 365 : 360) / frequency;
}

/**
 * ACCRINT: what has accrued of the interest of a security. Periods are counted back from the first coupon; the one in
 * which the security was issued counts by its share, those after it as wholes, and from the one before the settlement on
 * its days, which are negative where the settlement is before that.
 */
export function accruedInterest(given: readonly CellValue[]): number {
  const [issue = 0, coupon = 0, settlement = 0] = given.slice(0, 3).map(wholeOf);
  const [rate = 0, par = 0] = given.slice(3, 5).map(numberOf);
  const frequency = wholeOf(given[5] ?? 0);
  const basis = wholeOf(given[6] ?? 0) as Basis;
  const fromIssue = toNumber(given[7] ?? 1) !== 0;
  const isFrequency = [1, 2, 4].includes(frequency);
  if (rate <= 0 || par <= 0 || !isFrequency || ![0, 1, 2, 3, 4].includes(basis))
    return fail("#NUM!");
  if (issue >= settlement) return fail("#NUM!");
  const months = 12 / frequency;
  const atEnd = isLastOfMonth(coupon);
  let from = monthsOn(coupon, -months, atEnd);
  // The settlement's days are held against the first coupon's period, wherever they are.
  const usual = periodDays(from, coupon, frequency, basis);
  let to = coupon;
  for (let count = 1; fromIssue && to < settlement; count++) {
    from = to;
    to = monthsOn(coupon, count * months, atEnd);
  }
  let periods = daysBetween(Math.max(issue, from), settlement, basis) / usual;
  while (from > issue) {
    to = from;
    from = monthsOn(to, -months, atEnd);
    const share =
      issue <= from
        ? Number(fromIssue)
        : daysBetween(issue, to, basis) / periodDays(from, to, frequency, basis);
    periods += share;
  }
  return ((par * rate) / frequency) * periods;
}

const numberOf = (value: CellValue): number =>
  typeof value === "boolean" ? fail("#VALUE!") : toNumber(value);

const wholeOf = (value: CellValue): number => Math.trunc(numberOf(value));
