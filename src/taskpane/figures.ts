import type { MoneyFormat } from "../session/register-snapshot";

/** Writes numbers as the workbook's reader does. */
export interface Figures {
  /** "$1.24M": three digits and the sheet's currency, for a narrow pane. */
  readonly compact: (amount: number) => string;
  /** "$1,239,847". Never more digits than money has. */
  readonly full: (amount: number) => string;
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
 */
export function figuresIn(locale: string | undefined, money: MoneyFormat = plainMoney): Figures {
  const known = knownLocale(locale);
  const compact = new Intl.NumberFormat(known, {
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
  const { compare } = new Intl.Collator(known, { numeric: true });
  return {
    compact: (amount) =>
      withSign((Math.abs(amount) < 1e15 ? compact : scientific).format(amount), money),
    full: (amount) => withSign((Math.abs(amount) < 1000 ? cents : full).format(amount), money),
    share: (part) => share.format(Math.floor(part * 100) / 100),
    count: (number) => count.format(number),
    compareNames: compare,
  };
}

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
