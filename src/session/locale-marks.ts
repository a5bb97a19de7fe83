/** How numbers and dates are written in a language. */
export interface LocaleMarks {
  /** Between whole and part: "." or ",". */
  readonly decimal: string;
  /** Between thousands: ",", ".", "’" or a space; empty where there is none. */
  readonly group: string;
  /** The digits from 0 to 9. */
  readonly digits: readonly string[];
  /** Order of a date written in figures. */
  readonly dateOrder: readonly ("year" | "month" | "day")[];
  /** Between the figures of a date: "/", ".", "-". */
  readonly dateMark: string;
}

const known = new Map<string, LocaleMarks>();

/** @param locale as Office names the language of the content, "de-DE"; undefined for the browser's own */
export function marksOf(locale: string | undefined): LocaleMarks {
  const key = locale ?? "";
  const marks = known.get(key) ?? readMarks(supported(locale));
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

function readMarks(locale: string | undefined): LocaleMarks {
  const number = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-1234567.5);
  const part = (type: Intl.NumberFormatPartTypes): string =>
    number.find((each) => each.type === type)?.value ?? "";
  const plain = new Intl.NumberFormat(locale, { useGrouping: false });
  const date = new Intl.DateTimeFormat(locale, {
    calendar: "gregory",
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  }).formatToParts(new Date(Date.UTC(2000, 11, 31)));
  return {
    decimal: part("decimal") || ".",
    group: part("group"),
    digits: Array.from({ length: 10 }, (_, digit) => plain.format(digit)),
    dateOrder: date.flatMap(({ type }) =>
      type === "year" || type === "month" || type === "day" ? [type] : [],
    ),
    dateMark:
      date.map(({ type, value }) => (type === "literal" ? value.trim() : "")).find(Boolean) ?? "/",
  };
}
