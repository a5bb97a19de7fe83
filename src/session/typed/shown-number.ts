import type { LocaleMarks } from "../contract/locale-marks";
import { formatKind, unitShown } from "./number-format";
import { typedNumber } from "./typed-number";

/** So many digits does a cell without a number format show. */
const DIGITS_SHOWN = 10;

/**
 * What a cell will show of a number, by its number format: "40%", "€ 1.250". Formats of other kinds than digits and words
 * around them give all digits, as they are typed.
 *
 * @param format as Excel writes it
 */
export function shownNumber(value: number, format: string, marks: LocaleMarks): string {
  const kind = formatKind(format);
  if (kind === "general" || kind === "text") {
    return typedNumber(Number(value.toPrecision(DIGITS_SHOWN)), false, marks);
  }
  const plain = plainFormat(format);
  if (!plain || kind === "date") return typedNumber(value, false, marks);
  const { before, digits, behind } = plain;
  const { isPercent, thousands } = unitShown(format);
  const [, decimals = ""] = /\.([0#?]*)/.exec(digits) ?? [];
  const shifted = timesTen(value, (isPercent ? 2 : 0) - 3 * thousands);
  const [whole = "", part = ""] = rounded(Math.abs(shifted), decimals.length).split(".");
  const isGrouped = /[0#?],[0#?]/.test(digits);
  const groups = isGrouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, marks.group) : whole;
  const kept = part.slice(0, decimals.replace(/[#?]+$/, "").length);
  const shown = kept + part.slice(kept.length).replace(/0+$/, "");
  // The mark stands wherever the format has it, even before nothing.
  const fraction = digits.includes(".") ? marks.decimal + shown : "";
  return `${value < 0 ? "-" : ""}${before}${groups}${fraction}${behind}`;
}

/** A format of words, digits and words; null for any other, such as fractions and exponents. */
function plainFormat(
  format: string,
): { readonly before: string; readonly digits: string; readonly behind: string } | null {
  const section = /^(?:"[^"]*"|\\.|[^;])*/.exec(format)?.[0] ?? "";
  const parts = section
    .replace(/_./g, " ")
    .replace(/\*./g, "")
    .match(/"[^"]*"|\\.|\[[^\]]*\]|[0#?][0#?.,]*|[^0#?"\\[\]]+/g);
  let [before, behind] = ["", ""];
  let digits: string | null = null;
  for (const part of parts ?? []) {
    const isDigits = /^[0#?]/.test(part);
    if (isDigits && digits !== null) return null;
    if (isDigits) digits = part;
    else if (digits === null) before += literal(part);
    else behind += literal(part);
  }
  if (digits === null || /^(?:E|\/)/i.test(behind.trim())) return null;
  return { before: before.trimStart(), digits, behind: behind.trimEnd() };
}

/** What a part of a format shows: "[$€-407]" a sign, "[Red]" nothing. */
function literal(part: string): string {
  if (part.startsWith('"')) return part.slice(1, -1);
  if (part.startsWith("\\")) return part.slice(1);
  if (part.startsWith("[")) return /^\[\$([^\]-]*)/.exec(part)?.[1] ?? "";
  return part;
}

/** Rounded by its decimal digits, as Excel does: 0.285 is 29 percent. */
function rounded(value: number, decimals: number): string {
  const whole = Math.round(timesTen(value, decimals));
  return Number.isSafeInteger(whole)
    ? timesTen(whole, -decimals).toFixed(decimals)
    : value.toFixed(decimals);
}

/** Moves the point without the noise of a multiplication. */
function timesTen(value: number, by: number): number {
  const [digits = "", exponent = "0"] = String(Number(value.toPrecision(15))).split("e");
  return Number(`${digits}e${Number(exponent) + by}`);
}
