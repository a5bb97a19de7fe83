import type { MoneyFormat } from "../contract/register-snapshot";

/** What a number format shows. */
export type FormatKind = "general" | "number" | "percent" | "date" | "text";

/** @param format as Excel writes it: `#,##0.00`, `0%`, `yyyy-mm-dd`, `@` */
export function formatKind(format: string): FormatKind {
  const bare = bareSection(format);
  if (/^\s*$|general/i.test(bare)) return "general";
  if (bare.includes("@")) return "text";
  if (bare.includes("%")) return "percent";
  return /[ymdhs]/i.test(bare) ? "date" : "number";
}

/** The first section without texts, colours and conditions. */
function bareSection(format: string): string {
  return firstSection(format)
    .replace(/"[^"]*"/g, "")
    .replace(/\\.|_.|\*./g, "")
    .replace(/\[[^\]]*\]/g, "");
}

/** What positive numbers are shown by. */
function firstSection(format: string): string {
  return /^(?:"[^"]*"|\\.|[^;])*/.exec(format)?.[0] ?? "";
}

const codes: ReadonlyMap<string, string> = new Map([
  ["€", "EUR"],
  ["£", "GBP"],
  ["₹", "INR"],
  ["₩", "KRW"],
  ["₺", "TRY"],
  ["₪", "ILS"],
]);

/** How a number format shows money; null where it names no currency. */
export function moneyIn(format: string): MoneyFormat | null {
  const section = firstSection(format);
  const currency = currencyIn(section);
  if (!currency) return null;
  const { sign, index, length } = currency;
  const firstDigit = section.search(/[0#?]/);
  const isBefore = firstDigit < 0 || index < firstDigit;
  const beside = isBefore ? section.slice(index + length) : section.slice(0, index);
  return {
    sign,
    code: codes.get(sign) ?? (/^[A-Z]{3}$/.test(sign) ? sign : null),
    isBefore,
    isApart: isBefore ? /^["\\]?[\s\u00a0]/.test(beside) : /[\s\u00a0]["\\]?$/.test(beside),
    // Decimals of thousands are none of the whole amount.
    decimals: isWhole(format) ? decimalsIn(section) : null,
  };
}

/** Whether a format shows whole amounts, and not thousands or millions of them. */
export function isWhole(format: string): boolean {
  const { text, thousands } = unitShown(format);
  return thousands === 0 && withoutMultiple(text) === text;
}

/** What a number format says beside the digits. */
export interface FormatUnit {
  /** Words and signs as they are shown: "k€", "Mio. €", "per month"; empty for none. */
  readonly text: string;
  /** How many times a thousand the number is divided by before it is shown. */
  readonly thousands: number;
  /** Whether it is shown in percent. */
  readonly isPercent: boolean;
}

/** What positive numbers are shown with. */
export function unitShown(format: string): FormatUnit {
  const section = firstSection(format).replace(/_.|\*./g, "");
  const bare = bareSection(format);
  const shown = section
    .replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]/g, (_, sign?: string) => sign ?? "")
    .replace(/"([^"]*)"|\\(.)/g, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? "");
  const isNumber = /[0#?]/.test(bare);
  const [, before = "", behind = ""] =
    /^([^0#?]*)[0#?][0#?.,\s]*(?:[eE][+-]?0+)?(.*)$/s.exec(shown) ?? [];
  return {
    text: isNumber ? `${before.trim()} ${behind.trim()}`.replaceAll("%", "").trim() : "",
    thousands: isNumber ? (/[0#?](,+)(?=[^0#?,]*$)/.exec(bare)?.[1] ?? "").length : 0,
    isPercent: bare.includes("%"),
  };
}

/** Letters before a sign or behind a number that count money in thousands and more. */
const multiples =
  "k|K|T|Tsd\\.?|m|M|mm|MM|mn|Mn|Mio\\.?|mio\\.?|mln|bn|Mrd\\.?|thousands?|millions?|billions?";
const onlyMultiple = new RegExp(`^(?:${multiples})$`, "u");
const multipleBefore = new RegExp(`^(?:${multiples})\\s*(?=\\p{Sc}|[A-Z]{3}$)`, "u");
const multipleBehind = new RegExp(`(?<=\\p{Sc}|[A-Z]{3})\\s*(?:${multiples})$`, "u");

/** A text of a format without what counts in thousands: "€" of "k€"; empty where it is nothing else. */
function withoutMultiple(text: string): string {
  const bare = text.trim();
  if (onlyMultiple.test(bare)) return "";
  return bare.replace(multipleBefore, "").replace(multipleBehind, "").trim();
}

function currencyIn(section: string): { sign: string; index: number; length: number } | null {
  const [whole, sign] = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(section) ?? [];
  if (whole !== undefined && sign !== undefined) {
    return { sign: withoutMultiple(sign), index: section.indexOf(whole), length: whole.length };
  }
  for (const { 0: quoted, 1: text = "", index } of section.matchAll(/"([^"]*)"/g)) {
    const sign = withoutMultiple(text);
    if (!/^(?:\p{Sc}|[A-Za-z]{1,3}\.?|\p{Sc}[A-Z]{2}|[A-Z]{1,2}\p{Sc})$/u.test(sign)) continue;
    // A multiple beside the sign is shown with it, and no part of it.
    return text.trim() === sign
      ? { sign, index: index + quoted.indexOf(sign), length: sign.length }
      : {
          sign,
          index: index + 1 + (text.length - text.trimStart().length),
          length: text.trim().length,
        };
  }
  // A language alone is written with a "$" that stands for no money: [$-407].
  const plain = /\p{Sc}/u.exec(section.replace(/\[\$-[^\]]*\]/g, (tag) => " ".repeat(tag.length)));
  return plain && { sign: plain[0], index: plain.index, length: plain[0].length };
}

function decimalsIn(section: string): number | null {
  const bare = bareSection(section);
  if (!/[0#?]/.test(bare)) return null;
  return (/\.([0#?]*)/.exec(bare)?.[1] ?? "").length;
}
