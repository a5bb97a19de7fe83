import type { LocaleMarks } from "./locale-marks";

const day = 86_400_000;

/** Serial day 0 of Excel, counted back from March 1900: it takes 1900 for a leap year. */
const dayZero = Date.UTC(1899, 11, 30);
const firstRight = 61;
const afterLast = 2_958_466;

/**
 * A date as it is typed in the user's language, "31.12.2026", or as 2026-12-31; a year of two digits is one from 1930 to
 * 2029, as in Excel.
 *
 * @returns serial day of the workbook, or null for anything else
 */
export function dateTyped(typed: string, { dateOrder }: LocaleMarks): number | null {
  const text = typed
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();
  const international = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (international) return serial(international.slice(1).map(Number));
  const figures = /^(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,4})\.?$/.exec(text)?.slice(1);
  if (!figures) return null;
  const of = (part: LocaleMarks["dateOrder"][number]): string =>
    figures[dateOrder.indexOf(part)] ?? "";
  const year = of("year");
  if (year.length !== 2 && year.length !== 4) return null;
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 30 ? 2000 : 1900);
  return serial([full, Number(of("month")), Number(of("day"))]);
}

function serial([year = 0, month = 0, dayOfMonth = 0]: readonly number[]): number | null {
  const time = Date.UTC(year, month - 1, dayOfMonth);
  const date = new Date(time);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  const number = (time - dayZero) / day;
  return isReal && number >= firstRight && number < afterLast ? number : null;
}

/** A serial day as it would be typed; null for one that is no date. */
export function typedDate(value: number, { dateOrder, dateMark }: LocaleMarks): string | null {
  if (!(value >= firstRight && value < afterLast && Number.isInteger(value))) return null;
  const date = new Date(dayZero + value * day);
  const parts = {
    year: String(date.getUTCFullYear()),
    month: String(date.getUTCMonth() + 1),
    day: String(date.getUTCDate()),
  };
  return dateOrder.map((part) => parts[part]).join(dateMark);
}
