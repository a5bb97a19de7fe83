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
    decimals: decimalsIn(section),
  };
}

function currencyIn(section: string): { sign: string; index: number; length: number } | null {
  const [whole, sign] = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(section) ?? [];
  if (whole !== undefined && sign !== undefined) {
    return { sign: sign.trim(), index: section.indexOf(whole), length: whole.length };
  }
  const quoted = /"\s*(\p{Sc}|[A-Za-z]{1,3}\.?|\p{Sc}[A-Z]{2}|[A-Z]{1,2}\p{Sc})\s*"/u.exec(section);
  if (quoted?.[1] !== undefined) {
    const inside = quoted.index + quoted[0].indexOf(quoted[1]);
    return { sign: quoted[1], index: inside, length: quoted[1].length };
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
