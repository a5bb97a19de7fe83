/** How a machine's region writes numbers and dates, as Excel takes it over. */
export interface Region {
  /** "de-CH". */
  readonly culture: string;
  /** Between whole and part. */
  readonly decimal: string;
  /** Between thousands. */
  readonly group: string;
  /** A date in figures: "dd.MM.yyyy". */
  readonly shortDate: string;
  /** Between the figures of a date. */
  readonly dateMark: string;
}

/** The region that is named so; what no browser knows is the browser's own. */
export function regionFor(name: string): Region {
  const locale = supported(name);
  const number = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-1234567.5);
  const part = (type: Intl.NumberFormatPartTypes): string | undefined =>
    number.find((each) => each.type === type)?.value;
  const date = new Intl.DateTimeFormat(locale, {
    calendar: "gregory",
    numberingSystem: "latn",
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  const parts = date.formatToParts(new Date(Date.UTC(2000, 2, 4)));
  const literal = parts.find(({ type, value }) => type === "literal" && value.trim() !== "");
  return {
    culture: date.resolvedOptions().locale,
    decimal: part("decimal") ?? ".",
    group: part("group") ?? ",",
    shortDate: parts.map(({ type, value }) => figures(type, value)).join(""),
    dateMark: literal?.value.trim() ?? "/",
  };
}

function supported(name: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(name)[0];
  } catch {
    return undefined;
  }
}

function figures(type: Intl.DateTimeFormatPartTypes, value: string): string {
  if (type === "day") return "d".repeat(value.length);
  if (type === "month") return "M".repeat(value.length);
  return type === "year" ? "yyyy" : value;
}
