import type { FieldKey } from "../headers/field";

/** So many of them make a year. */
const perYear: Readonly<Record<string, number>> = {
  year: 1,
  yr: 1,
  quarter: 4,
  month: 12,
  week: 52,
  day: 365,
};

const times: Readonly<Record<string, number>> = { once: 1, one: 1, a: 1, twice: 2, thrice: 3 };

const unit = "(years?|yrs?|quarters?|months?|weeks?|days?)";
const number = "(\\d{1,9}(?:\\.\\d{1,9})?)";
const count = `(once|twice|thrice|one|${number.slice(1, -1)})`;

/** "1 in 20", "1 in 20 years", "once in 18 months", "2 in 10 years". */
const within = new RegExp(`^${count}(?: times?)? in ${number}(?: ${unit})?$`);
/** "once every 3 years", "every 18 months", "once per year", "every year". */
const every = new RegExp(
  `^(?:${count}(?: times?)? )?(?:every|each|per|a|an)(?: ${number})? ${unit}$`,
);

/** Longer texts say something else. */
const LONGEST = 60;

/** Events a year that a text says, such as "1 in 20 years", "every 18 months" or "twice a year"; null where it says none. */
export function rateInWords(text: string): number | null {
  if (text.length > LONGEST) return null;
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/(\d),(?=\d{3}(?!\d))/g, "$1");
  const found = within.exec(plain) ?? every.exec(plain);
  if (!found) return null;
  const [, often, long = "1", span = "years"] = found;
  // "a year" alone says a span, and no rate.
  if (often === undefined && !plain.startsWith("every")) return null;
  const events = often === undefined ? 1 : (times[often] ?? Number(often));
  const rate = (events / Number(long)) * (perYear[span.replace(/s$/, "")] ?? NaN);
  return rate > 0 && rate < Infinity ? rate : null;
}

/** The fields whose cells may say a rate in words. */
export const keysInWords = ["frequency", "returnPeriod"] as const satisfies readonly FieldKey[];

/** The number that words in a cell of a field stand for, in the field's unit; null where they stand for none. */
export function numberInWords(key: FieldKey, text: string): number | null {
  if (key !== "frequency" && key !== "returnPeriod") return null;
  const rate = rateInWords(text);
  return rate === null || key === "frequency" ? rate : 1 / rate;
}
