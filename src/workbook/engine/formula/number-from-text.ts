import { serialOfDate } from "./dates";

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** The number a text says: figures, percentages, amounts, fractions, dates and times; nothing where it says none. */
export function numberFromText(text: string): number | undefined {
  const bare = text.trim();
  if (bare === "" || bare.length > 255) return undefined;
  // Spaces around a date are not passed over, around figures and times they are.
  return plainNumber(bare) ?? fraction(bare) ?? timeOf(bare) ?? dateAndTime(text);
}

function plainNumber(text: string): number | undefined {
  const negative = /^\((.*)\)$/.exec(text);
  const inside = negative?.[1] ?? text;
  const parts =
    /^([+-]?)\s*[$€]?\s*([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:E[+-]?\d+)?)\s*(%|€?)$/i.exec(
      inside,
    );
  const figures = parts?.[3] ?? "";
  if (!parts || !/^[\d,]*\.?\d*(?:E[+-]?\d+)?$/i.test(figures) || !/^\.?\d/.test(figures)) {
    return undefined;
  }
  const number = Number(figures.replaceAll(",", ""));
  if (!Number.isFinite(number)) return undefined;
  if (parts[1] !== "" && parts[2] !== "") return undefined;
  const minus = [parts[1], parts[2], negative ? "-" : ""].filter((sign) => sign === "-").length;
  const signed = minus % 2 === 1 ? -number : number;
  return parts[4] === "%" ? signed / 100 : signed;
}

function fraction(text: string): number | undefined {
  const parts = /^([+-]?)(\d+) (\d+)\/(\d+)$/.exec(text);
  if (!parts || Number(parts[4]) === 0) return undefined;
  const number = Number(parts[2]) + Number(parts[3]) / Number(parts[4]);
  return parts[1] === "-" ? -number : number;
}

function dateAndTime(text: string): number | undefined {
  const date = dateOf(text);
  if (date !== undefined) return date;
  const split = /^(.*?)[ T]+(\d{1,2}(?::\d.*| ?[AP]M))$/i.exec(text);
  const day = split && dateOf(split[1] ?? "");
  const hours = split && timeOf(split[2] ?? "");
  return typeof day === "number" && typeof hours === "number" ? day + hours : undefined;
}

export function timeOf(text: string): number | undefined {
  const parts = /^(\d{1,5})(?::(\d{1,5}))?(?::(\d{1,5}(?:\.\d+)?))?\s*([AP]M?)?$/i.exec(
    text.trim(),
  );
  if (!parts || (parts[2] === undefined && parts[4] === undefined)) return undefined;
  let hours = Number(parts[1]);
  const half = parts[4]?.toUpperCase().charAt(0);
  if (half !== undefined) {
    if (hours > 12) return undefined;
    hours = (hours % 12) + (half === "P" ? 12 : 0);
  }
  return (hours * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)) / 86_400;
}

/** A date in figures or with the name of its month, as the United States write it. */
export function dateOf(text: string): number | undefined {
  const bare = text.replace(/,/g, " ").replace(/\s+/g, " ");
  const iso = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/.exec(bare);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 1));
  const figures = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{2}|\d{4}))?$/.exec(bare);
  if (figures) {
    const year = figures[3] === undefined ? thisYear() : fullYear(figures[3]);
    return dayOf(year, Number(figures[1]), Number(figures[2]));
  }
  const monthYear = /^(\d{1,2})[-/](\d{4})$/.exec(bare);
  if (monthYear) return dayOf(Number(monthYear[2]), Number(monthYear[1]), 1);
  const dayFirst = /^(\d{1,2})[- /]?([A-Za-z]{3,9})(?:[- /](\d{2}|\d{4}))?$/.exec(bare);
  if (dayFirst) {
    const year = dayFirst[3] === undefined ? thisYear() : fullYear(dayFirst[3]);
    return dayOf(year, monthNamed(dayFirst[2] ?? ""), Number(dayFirst[1]));
  }
  const monthFirst = /^([A-Za-z]{3,9})[- /](\d{1,2})(?:[- /](\d{4}|\d{2}))?$/.exec(bare);
  if (monthFirst) {
    const isYear = monthFirst[3] === undefined && Number(monthFirst[2]) > 31;
    const year = isYear
      ? fullYear(monthFirst[2] ?? "")
      : monthFirst[3] === undefined
        ? thisYear()
        : fullYear(monthFirst[3]);
    return dayOf(year, monthNamed(monthFirst[1] ?? ""), isYear ? 1 : Number(monthFirst[2]));
  }
  const monthAlone = /^([A-Za-z]{3,9})[- /](\d{4})$/.exec(bare);
  return monthAlone ? dayOf(Number(monthAlone[2]), monthNamed(monthAlone[1] ?? ""), 1) : undefined;
}

function monthNamed(word: string): number {
  const small = word.toLowerCase();
  const at = months.indexOf(small.slice(0, 3));
  const full = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });
  if (at < 0) return 0;
  const name = full.format(new Date(Date.UTC(2000, at, 1))).toLowerCase();
  return small.length === 3 || small === name ? at + 1 : 0;
}

const thisYear = () => new Date().getFullYear();

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function dayOf(year: number, month: number, day: number): number | undefined {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  const isExtra = year === 1900 && month === 2 && day === 29;
  if (!isExtra && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return serialOfDate(year, month, day);
}
