import type { Region } from "./register-port";

/** How numbers and dates are written where the workbook is open. */
export interface LocaleMarks {
  /** "de-DE", by which browsers write numbers; undefined for the browser's own. */
  readonly locale: string | undefined;
  /** Whether the workbook's application said so; else it is only what the language usually does. */
  readonly isSaid: boolean;
  /** Between whole and part: "." or ",". */
  readonly decimal: string;
  /** Between thousands: ",", ".", "’" or a space; empty where there is none. */
  readonly group: string;
  /** The digits from 0 to 9. */
  readonly digits: readonly string[];
  /** Order of a date written in figures. */
  readonly dateOrder: readonly DatePart[];
  /** Between the figures of a date: "/", ".", "-". */
  readonly dateMark: string;
  /** Whether the workbook counts its days from 1 January 1904; null where nobody says, and it is taken not to. */
  readonly from1904: boolean | null;
}

export type DatePart = "year" | "month" | "day";

/** What is said where nothing is. */
export const unsaid: Region = {
  culture: null,
  decimal: null,
  group: null,
  date: null,
  from1904: null,
};

const known = new Map<string, LocaleMarks>();

/**
 * How numbers and dates are typed here: as Excel says, and where it does not, as the language usually does. English
 * words on the buttons of a German machine are common: there the language says nothing about what is typed.
 *
 * @param language of the content, as Office names it; undefined for the browser's own
 * @param region what Excel says
 */
export function marksOf(language: string | undefined, region: Region = unsaid): LocaleMarks {
  const key = JSON.stringify([language, region]);
  const marks = known.get(key) ?? readMarks(supported(region.culture ?? language), region);
  known.set(key, marks);
  return marks;
}

/** What no browser knows is read as the browser's own. */
function supported(locale: string | undefined): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale ?? [])[0];
  } catch {
    // Not even the form of a language tag.
    return undefined;
  }
}

function readMarks(locale: string | undefined, region: Region): LocaleMarks {
  const number = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-1234567.5);
  const part = (type: Intl.NumberFormatPartTypes): string =>
    number.find((each) => each.type === type)?.value ?? "";
  const plain = new Intl.NumberFormat(locale, { useGrouping: false });
  return {
    locale,
    isSaid: region.decimal !== null,
    decimal: region.decimal ?? (part("decimal") || "."),
    group: region.group ?? part("group"),
    digits: Array.from({ length: 10 }, (_, digit) => plain.format(digit)),
    from1904: region.from1904,
    ...(dateIn(region.date ?? "") ?? usualDate(locale)),
  };
}

type DateMarks = Pick<LocaleMarks, "dateOrder" | "dateMark">;

/** @param pattern "dd.MM.yyyy" */
function dateIn(pattern: string): DateMarks | null {
  const [, first = "", mark = "", second = "", third = ""] =
    /^\W*([dMy])\1*(?:\s*)([^\sdMy])\s*([dMy])\3*\s*\2\s*([dMy])\4*\W*$/.exec(pattern) ?? [];
  const named: Readonly<Record<string, DatePart>> = { d: "day", M: "month", y: "year" };
  const dateOrder = [first, second, third].flatMap((letter) => named[letter] ?? []);
  return new Set(dateOrder).size === 3 ? { dateOrder, dateMark: mark } : null;
}

function usualDate(locale: string | undefined): DateMarks {
  const date = new Intl.DateTimeFormat(locale, {
    calendar: "gregory",
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  }).formatToParts(new Date(Date.UTC(2000, 11, 31)));
  return {
    dateOrder: date.flatMap(({ type }) =>
      type === "year" || type === "month" || type === "day" ? [type] : [],
    ),
    dateMark:
      date.map(({ type, value }) => (type === "literal" ? value.trim() : "")).find(Boolean) ?? "/",
  };
}
