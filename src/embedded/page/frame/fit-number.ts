/** What a cell shows of a number, and whether a text fits into it. */
export interface FittedNumber {
  readonly value: number;
  /** The number in full, by its format. */
  readonly text: string;
  /** Whether its format leaves the digits to the width. */
  readonly isGeneral: boolean;
  readonly decimal: string;
  readonly fits: (text: string) => boolean;
}

/**
 * The number as a column of some width shows it, as Excel does: General gives up digits behind the point, then becomes
 * scientific; everything else, and what still does not fit, is a row of "#". Never a part of the number's digits.
 */
export function fitNumber({ value, text, isGeneral, decimal, fits }: FittedNumber): string {
  if (fits(text)) return text;
  return (isGeneral ? rounded(value, decimal, fits) : null) ?? hashes(fits);
}

function rounded(value: number, decimal: string, fits: FittedNumber["fits"]): string | null {
  const size = Math.abs(value);
  if (size >= 1 && size < 1e11) {
    for (let digits = 9; digits >= 0; digits--) {
      const short = String(Number(value.toFixed(digits))).replace(".", decimal);
      if (fits(short)) return short;
    }
  }
  for (let digits = 5; digits >= 0; digits--) {
    const short = scientific(value, digits).replace(".", decimal);
    if (fits(short)) return short;
  }
  // Of less than one, a column too narrow for anything else shows 0.
  return size < 0.5 && fits("0") ? "0" : null;
}

/** "1.2E+06": at least two digits in the exponent, as Excel writes it. */
const scientific = (value: number, digits: number): string =>
  value
    .toExponential(digits)
    .replace(/e([+-])(\d)$/, "E$10$2")
    .replace("e", "E");

function hashes(fits: FittedNumber["fits"]): string {
  let text = "#";
  while (text.length < 255 && fits(`${text}#`)) text += "#";
  return text;
}
