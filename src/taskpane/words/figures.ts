import type { LocaleMarks } from "../../session/contract/locale-marks";
import type { MoneyFormat } from "../../session/contract/register-snapshot";

/** Writes numbers as the workbook's reader does. */
export interface Figures {
  /** "$1.24M": three digits and the sheet's currency, for a narrow pane. */
  readonly compact: (amount: number) => string;
  /**
   * How amounts are written that stand beside or below each other: all in one unit and with as many digits, so that what adds up
   * adds up to the eye: "$1,003k", "$584k". What is too little for that is "<$1k", and nothing but nothing is "$0".
   */
  readonly together: (amounts: readonly number[]) => Together;
  /** "$1,239,847". Never more digits than money has. */
  readonly full: (amount: number) => string;
  /** "9,000,000" of "9000000", "1234.5" likewise; any other text as it is. */
  readonly grouped: (text: string) => string;
  /** "77%", to the nearest as in the sheet; all and nothing only of what is. */
  readonly share: (share: number) => string;
  /** "12.5%", in three digits and to the nearest. */
  readonly percent: (share: number) => string;
  /** "5.6", "14", "2.5M", of what is known about: from 10 on whole. */
  readonly about: (number: number) => string;
  /** "12", of things that are counted. */
  readonly count: (number: number) => string;
  /** Whether one text stands before another in a list by name. */
  readonly compareNames: (a: string, b: string) => number;
}

/** How amounts are written that stand together. */
export interface Together {
  readonly write: (amount: number) => string;
  /** An amount as it is written, as a number: differences of these are written as they should be. */
  readonly rounded: (amount: number) => number;
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
  const decimal = separators?.decimal ?? plainDecimal(known);
  const short = writingWith({ decimal, group: "" });
  // The pane speaks English, and so do its short words; some languages have none for a thousand.
  const compact = new Intl.NumberFormat("en", {
    notation: "compact",
    maximumSignificantDigits: 3,
  });
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
  const percent = new Intl.NumberFormat(known, { style: "percent", maximumSignificantDigits: 3 });
  const tenths = new Intl.NumberFormat(known, { maximumFractionDigits: 1 });
  const { compare } = new Intl.Collator(known, { numeric: true });
  const shortly = (number: number): string =>
    Math.abs(number) < 1e15
      ? short(compact, number).replace("K", "k")
      : written(scientific, number);
  return {
    compact: (amount) => withSign(shortly(amount), money),
    together(amounts) {
      const largest = Math.max(0, ...amounts.map(Math.abs));
      const unit = units.find(({ below }) => largest < below);
      if (!unit) {
        return {
          write: (amount) => withSign(written(scientific, amount), money),
          rounded: (amount) => amount,
        };
      }
      const { size, word } = unit;
      const isFine = size > 1 && largest < 100 * size;
      const format = new Intl.NumberFormat(known, {
        minimumFractionDigits: isFine ? 1 : 0,
        maximumFractionDigits: isFine ? 1 : 0,
      });
      const isSmall = size === 1 && largest < 1000;
      const step = isSmall ? 0.01 : isFine ? size / 10 : size;
      const least = isFine ? 0.1 : 1;
      return {
        write: (amount) => {
          // Nothing has no unit, and what is below a cent is the noise of a computation.
          if (Math.abs(amount) < HALF_A_CENT) return withSign(written(count, 0), money);
          if (isSmall) return withSign(written(cents, amount) + word, money);
          if (Math.abs(amount / size) >= least / 2) {
            return withSign(written(format, amount / size) + word, money);
          }
          // Little beside much is not nothing.
          return amount > 0
            ? `<${withSign(written(format, least) + word, money)}`
            : `>${withSign(written(format, -least) + word, money)}`;
        },
        rounded: (amount) => Math.round(amount / step) * step,
      };
    },
    full: (amount) => withSign(written(Math.abs(amount) < 1000 ? cents : full, amount), money),
    grouped: (text) => {
      const [, sign = "", whole, part = ""] = plainNumber.exec(text) ?? [];
      const isPlain = whole !== undefined && (part === "" || part.startsWith(decimal));
      return isPlain ? sign + written(count, BigInt(whole)) + part : text;
    },
    share: (part) => written(share, roundedShare(part)),
    percent: (part) => written(percent, part),
    about: (number) => {
      if (number >= 1e6) return shortly(number);
      return written(number < 9.95 ? tenths : count, number);
    },
    count: (number) => written(count, number),
    compareNames: compare,
  };
}

const HALF_A_CENT = 0.005;

/** Units of amounts that stand together, and up to where they serve: four digits are read at a glance. */
const units = [
  { below: 1e4, size: 1, word: "" },
  { below: 1e7, size: 1e3, word: "k" },
  { below: 1e10, size: 1e6, word: "M" },
  { below: 1e13, size: 1e9, word: "B" },
  { below: 1e15, size: 1e12, word: "T" },
] as const;

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
        return value;
      })
      .join("");

/** Digits with nothing between them, as they are typed. */
const plainNumber = /^([-\u2212]?)([1-9]\d{3,})([.,]\d*)?$/;

const plainDecimal = (locale: string | undefined): string =>
  new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === "decimal")?.value ??
  ".";

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

/** By how much shares that add up to all may miss it. */
const ROUNDING = 1e-12;

/** Not quite all is never said to be all, and a little never to be nothing. */
function roundedShare(part: number): number {
  const nearest = Math.round(part * 100) / 100;
  if (part > ROUNDING && part < 1 - ROUNDING) return Math.min(Math.max(nearest, 0.01), 0.99);
  return nearest;
}
