import type { Region } from "../../../workbook/book/region";

/** What a cell holds after something was typed: a number with the format Excel gives it, or a text. */
export type TypedValue =
  | { readonly kind: "number"; readonly value: number; readonly format: string | null }
  | { readonly kind: "text" };

/**
 * What typed figures are in a region, as Excel reads them: "1.234,5" is a number in Germany and a text in the USA, where
 * 3.4.2026 is one, too.
 *
 * @param year that of today: 3/4 is a day of it
 * @returns null for what is no figures, which means the same everywhere
 */
export function typedValue(typed: string, region: Region, year: number): TypedValue | null {
  const text = typed
    .replace(/[\u2018\u2019\u02bc\u2032\u00b4`]/g, "'")
    .normalize("NFKC")
    .trim();
  if (
    !/^[-+(%\p{Sc}\s]*[\d.,].*[\d.%)\p{Sc}]$|^\d$/u.test(text) ||
    /[^\d\s.,'%()+\-/\p{Sc}E]/iu.test(text)
  ) {
    return null;
  }
  return dateIn(text, region, year) ?? numberIn(text, region) ?? { kind: "text" };
}

function dateIn(text: string, region: Region, thisYear: number): TypedValue | null {
  const [, first = "", mark = "", second = "", third] =
    /^(\d{1,4})\s*([./-])\s*(\d{1,4})(?:\s*\2\s*(\d{1,4}))?$/.exec(text) ?? [];
  const isMark = mark === "/" || mark === "-" || (mark === region.dateMark && mark !== "");
  if (!isMark) return null;
  const order = region.shortDate.replace(/[^dMy]/g, "").replace(/(.)\1+/g, "$1");
  const letters = third === undefined ? order.replace("y", "") : first.length === 4 ? "yMd" : order;
  const figures = third === undefined ? [first, second] : [first, second, third];
  const of = (letter: string) => figures[letters.indexOf(letter)] ?? "";
  const [day, month, years] = [of("d"), of("M"), of("y")];
  if (third === undefined && second.length === 4) {
    const firstOfMonth = serialOf(Number(second), Number(first), 1);
    return firstOfMonth === null ? null : { kind: "number", value: firstOfMonth, format: "mmm-yy" };
  }
  const serial = serialOf(
    third === undefined ? thisYear : fullYear(years),
    Number(month),
    Number(day),
  );
  if (serial === null || day.length > 2 || month.length > 2) return null;
  const format = third === undefined ? "d-mmm" : region.shortDate.replaceAll("M", "m");
  return { kind: "number", value: serial, format };
}

/** A year of two digits is one from 1930 to 2029. */
const fullYear = (year: string): number =>
  year.length > 2 ? Number(year) : Number(year) + (Number(year) < 30 ? 2000 : 1900);

function serialOf(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
  return isReal ? (time - Date.UTC(1899, 11, 30)) / 86_400_000 : null;
}

function numberIn(text: string, { decimal, group }: Region): TypedValue | null {
  const bracketed = /^\((.*)\)$/.exec(text);
  const [, sign = "", before = "", figures = "", behind = ""] =
    /^([-+]?)\s*(%|\p{Sc})?\s*([\d.,' E+-]*?)\s*(%|\p{Sc})?$/iu.exec(bracketed?.[1] ?? text) ?? [];
  if ((before !== "" && behind !== "") || (bracketed && sign !== "")) return null;
  const mark = (each: string) =>
    each
      .replace(/[\u2018\u2019]/g, "'")
      .normalize("NFKC")
      .replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(
    `^(\\d+|\\d{1,3}(?:${mark(group)}\\d{3})+)?(?:${mark(decimal)}(\\d*))?(E[+-]?\\d+)?$`,
    "i",
  );
  const [, whole = "", part, exponent = ""] = pattern.exec(figures) ?? [];
  if (whole === "" && (part ?? "") === "") return null;
  const symbol = before + behind;
  const digits = `${whole.replace(/\D/g, "") || "0"}.${part ?? ""}`;
  const shift =
    symbol === "%" ? Number(exponent.slice(1) || 0) - 2 : Number(exponent.slice(1) || 0);
  const size = Number(`${digits}0e${shift}`);
  const isGrouped = /\D/.test(whole);
  const format = formatFor(symbol, before !== "", isGrouped, part !== undefined && part !== "");
  const isNegative = sign === "-" || bracketed !== null;
  return { kind: "number", value: isNegative ? 0 - size : size, format };
}

function formatFor(
  symbol: string,
  isBefore: boolean,
  isGrouped: boolean,
  hasPart: boolean,
): string | null {
  if (symbol === "%") return hasPart ? "0.00%" : "0%";
  const grouped = hasPart ? "#,##0.00" : "#,##0";
  if (symbol !== "") return isBefore ? `"${symbol}"${grouped}` : `${grouped} "${symbol}"`;
  return isGrouped ? grouped : null;
}
