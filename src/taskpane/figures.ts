/** Writes numbers as the workbook's reader does. */
export interface Figures {
  /** "1.24M": three digits, for a narrow pane. */
  readonly compact: (amount: number) => string;
  /** "1,239,847". Never more digits than money has. */
  readonly full: (amount: number) => string;
  /** "77%". */
  readonly share: (share: number) => string;
  /** "12", of things that are counted. */
  readonly count: (number: number) => string;
}

/** @param locale as Office names the language of the content: "de-DE"; what no browser knows is read as the browser's own */
export function figuresIn(locale: string | undefined): Figures {
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
  const full = new Intl.NumberFormat(known, { maximumFractionDigits: 0 });
  const cents = new Intl.NumberFormat(known, { maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(known, { style: "percent", maximumFractionDigits: 0 });
  return {
    compact: (amount) => (Math.abs(amount) < 1e15 ? compact : scientific).format(amount),
    full: (amount) => (Math.abs(amount) < 1000 ? cents : full).format(amount),
    share: (part) => share.format(Math.floor(part * 100) / 100),
    count: (number) => full.format(number),
  };
}

function knownLocale(locale: string | undefined): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale ?? [])[0];
  } catch {
    // Not even the form of a language tag.
    return undefined;
  }
}
