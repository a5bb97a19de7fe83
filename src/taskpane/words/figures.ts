import type { LocaleMarks } from "../../session/contract/locale-marks";
import type { MoneyFormat } from "../../session/contract/register-snapshot";

/** Writes numbers as the workbook's reader does. */
export interface Figures {
  /** "$1.24M": three digits and the sheet's currency, for a narrow pane. */
  readonly compact: (amount: number) => string;
  /** "$1,239,847". Never more digits than money has. */
  readonly full: (amount: number) => string;
  /** "9,000,000" of "9000000", "1234.5" likewise; any other text as it is. */
  readonly grouped: (text: string) => string;
  /** "77%". */
  readonly share: (share: number) => string;
  /** "12", of things that are counted. */
  readonly count: (number: number) => string;
  /** Whether one text stands before another in a list by name. */
  readonly compareNames: (a: string, b: string) => number;
}

/** Money of a sheet whose formats name no currency. */
export const plainMoney: MoneyFormat = {
  sign: "",
  code: null,
  isBefore: true,
  isApart: false,
  decimals: null,
};

/**
 * @param locale as Office names the language of the content: "de-DE"; what no browser knows is read as the browser's own
 * @param money how the sheet's own formats show money
 * @param separators what Excel writes between digits, where that is not what the language usually does
 */
export function figuresIn(
  locale: string | undefined,
  money: MoneyFormat = plainMoney,
  separators?: Separators,
): Figures {
  const known = knownLocale(locale);
  const written = writingWith(separators);
  const compact = new Intl.NumberFormat(known, {
    notation: "compact",
    maximumSignificantDigits: 3,
  });
  // Some languages have no short word for a thousand: a rounded "77.500" would read as every digit of an amount.
  const long = new Intl.NumberFormat(known, {
    notation: "compact",
    compactDisplay: "long",
    maximumSignificantDigits: 3,
  });
  const decimal = separators?.decimal ?? plainDecimal(known);
  // Beyond a thousand trillion the short words end, and zeros would not fit.
  const scientific = new Intl.NumberFormat(known, {
    notation: "scientific",
    maximumSignificantDigits: 3,
  });
  const digits = money.decimals ?? 0;
  const full = new Intl.NumberFormat(known, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // Below a thousand, cents count whatever the format leaves out.
  const cents = new Intl.NumberFormat(known, {
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.max(2, digits),
  });
  const count = new Intl.NumberFormat(known, { maximumFractionDigits: 0 });
  const share = new Intl.NumberFormat(known, { style: "percent", maximumFractionDigits: 0 });
  const { compare } = new Intl.Collator(known, { numeric: true });
  return {
    compact: (amount) =>
      withSign(
        Math.abs(amount) < 1e15
          ? visiblyRounded(amount, { compact, long, full, written })
          : written(scientific, amount),
        money,
      ),
    full: (amount) => withSign(written(Math.abs(amount) < 1000 ? cents : full, amount), money),
    grouped: (text) => {
      const [, sign = "", whole, part = ""] = plainNumber.exec(text) ?? [];
      const isPlain = whole !== undefined && (part === "" || part.startsWith(decimal));
      return isPlain ? sign + written(count, BigInt(whole)) + part : text;
    },
    share: (part) => written(share, Math.floor(part * 100) / 100),
    count: (number) => written(count, number),
    compareNames: compare,
  };
}

/** What Excel writes between digits. */
export type Separators = Pick<LocaleMarks, "decimal" | "group">;

type Writing = (format: Intl.NumberFormat, number: number | bigint) => string;

/** Writes as a format does, but for these separators. */
const writingWith =
  (separators?: Separators): Writing =>
  (format, number) =>
    format
      .formatToParts(number)
      .map(({ type, value }) => {
        if (type === "decimal") return separators?.decimal ?? value;
        if (type === "group") return separators?.group ?? value;
        return type === "compact" ? (shorter.get(value) ?? value) : value;
      })
      .join("");

/** Digits with nothing between them, as they are typed. */
const plainNumber = /^([-\u2212]?)([1-9]\d{3,})([.,]\d*)?$/;

const plainDecimal = (locale: string | undefined): string =>
  new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === "decimal")?.value ??
  ".";

/** Words that tables write shorter than the language's long form does. */
const shorter: ReadonlyMap<string, string> = new Map([["Tausend", "Tsd."]]);

/** Few digits with the word that says so; all digits where there is no such word. */
function visiblyRounded(
  amount: number,
  {
    compact,
    long,
    full,
    written,
  }: Record<"compact" | "long" | "full", Intl.NumberFormat> & { readonly written: Writing },
): string {
  if (Math.abs(amount) < 999.5 || hasWord(compact, amount)) return written(compact, amount);
  return written(hasWord(long, amount) ? long : full, amount);
}

const hasWord = (format: Intl.NumberFormat, amount: number): boolean =>
  format.formatToParts(amount).some(({ type }) => type === "compact");

function withSign(number: string, { sign, isBefore, isApart }: MoneyFormat): string {
  if (sign === "") return number;
  const space = isApart ? "\u00a0" : "";
  return isBefore ? sign + space + number : number + space + sign;
}

function knownLocale(locale: string | undefined): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale ?? [])[0];
  } catch {
    // Not even the form of a language tag.
    return undefined;
  }
}
