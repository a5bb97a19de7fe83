import type { DatePart, LocaleMarks } from "../contract/locale-marks";

const day = 86_400_000;

/** Serial day 0 of Excel, counted back from March 1900: it takes 1900 for a leap year. */
const dayZero = Date.UTC(1899, 11, 30);
const firstRight = 61;
const afterLast = 2_958_466;

/** By what system a workbook counts its days. */
export type DaySystem = Pick<LocaleMarks, "from1904">;

/** From a day as a workbook counts it to the same day counted from 1900. */
export const days1904 = ({ from1904 }: DaySystem): number => (from1904 === true ? 1462 : 0);

/** The figures of a date, and what stands between them. */
interface WrittenDate {
  readonly figures: readonly [string, string, string];
  readonly mark: string;
}

/**
 * A date as Excel reads it here: in the order of the region, between "/", "-" or the region's own mark; or as
 * 2026-12-31 anywhere. A year of two digits is one from 1930 to 2029, as in Excel.
 *
 * @returns serial day of the workbook, or null for anything else
 */
export function dateTyped(typed: string, marks: LocaleMarks): number | null {
  const { dateOrder, dateMark } = marks;
  const written = writtenDate(typed);
  if (!written) return null;
  const { figures, mark } = written;
  if (mark !== "/" && mark !== "-" && mark !== dateMark) return null;
  return inOrder(figures, figures[0].length === 4 ? international : dateOrder, marks);
}

/** The days that a date in figures may mean, in whatever order they are written somewhere. */
export function datesMeant(typed: string, system: DaySystem): readonly number[] {
  const written = writtenDate(typed);
  if (!written) return [];
  const orders = written.figures[0].length === 4 ? [international] : [dayFirst, monthFirst];
  return [...new Set(orders.flatMap((order) => inOrder(written.figures, order, system) ?? []))];
}

const international = ["year", "month", "day"] as const;
const dayFirst = ["day", "month", "year"] as const;
const monthFirst = ["month", "day", "year"] as const;

function writtenDate(typed: string): WrittenDate | null {
  const text = typed
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();
  const [, first = "", mark = "", second = "", third = ""] =
    /^(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?$/.exec(text) ?? [];
  return mark === "" ? null : { figures: [first, second, third], mark };
}

function inOrder(
  figures: WrittenDate["figures"],
  order: readonly DatePart[],
  system: DaySystem,
): number | null {
  const of = (part: DatePart): string => figures[order.indexOf(part)] ?? "";
  const year = of("year");
  if (year.length !== 2 && year.length !== 4) return null;
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 30 ? 2000 : 1900);
  const day = serial([full, Number(of("month")), Number(of("day"))]);
  const held = day === null ? -1 : day - days1904(system);
  return held < 0 ? null : held;
}

function serial([year = 0, month = 0, dayOfMonth = 0]: readonly number[]): number | null {
  const time = Date.UTC(year, month - 1, dayOfMonth);
  const date = new Date(time);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  const number = (time - dayZero) / day;
  return isReal && number >= firstRight && number < afterLast ? number : null;
}

/** A serial day as it would be typed; null for one that is no date. */
export function typedDate(
  value: number,
  { dateOrder, dateMark, from1904 }: Pick<LocaleMarks, "dateOrder" | "dateMark" | "from1904">,
): string | null {
  const counted = value + days1904({ from1904 });
  const isDay = value >= 0 && counted >= firstRight && counted < afterLast;
  if (!isDay || !Number.isInteger(value)) return null;
  const date = new Date(dayZero + counted * day);
  const parts = {
    year: String(date.getUTCFullYear()),
    month: String(date.getUTCMonth() + 1),
    day: String(date.getUTCDate()),
  };
  return dateOrder.map((part) => parts[part]).join(dateMark);
}

/** A serial day as every Excel reads it: "2026-04-03"; null for one that is no date. */
export function internationalDate(value: number, system: DaySystem): string | null {
  const { from1904 } = system;
  if (typedDate(value, { dateOrder: international, dateMark: "-", from1904 }) === null) return null;
  return new Date(dayZero + (value + days1904(system)) * day).toISOString().slice(0, 10);
}

/** A serial day with its month in letters, which nobody can take for another: "3 April 2026"; null for none. */
export function spokenDate(value: number, system: DaySystem): string | null {
  if (internationalDate(value, system) === null) return null;
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return words.format(new Date(dayZero + (value + days1904(system)) * day));
}
