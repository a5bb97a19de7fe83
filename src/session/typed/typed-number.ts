import type { LocaleMarks } from "../contract/locale-marks";

/** What a number is written with. */
type NumberMarks = Pick<LocaleMarks, "decimal" | "group" | "digits">;

/**
 * A number as it is typed by these separators: "1.234,5" in Germany, "12%", "(100)", "1E-3", "$ 1,200". Spaces of every
 * kind are one, and so are apostrophes.
 *
 * Thousands must be apart as they are there: "1,23" is no number where "," stands between thousands.
 *
 * @returns null for anything else
 */
export function numberTyped(typed: string, marks: NumberMarks): number | null {
  const text = withPlainDigits(typed, marks)
    .replace(/\p{Cf}/gu, "")
    .trim();
  const bracketed = /^\((.*)\)$/.exec(text);
  const [sign, unsigned] = signOf((bracketed?.[1] ?? text).trim());
  if (bracketed && sign !== "") return null;
  const percent = /^(.*\d)\s*%$|^%\s*(\S.*)$/.exec(unsigned);
  const bare = withoutCurrency((percent?.[1] ?? percent?.[2] ?? unsigned).trim());
  const figures = figuresIn(bare, marks);
  if (figures === null) return null;
  const value = percent ? shifted(figures, -2) : Number(figures);
  if (!Number.isFinite(value)) return null;
  return bracketed || sign === "-" ? 0 - value : value;
}

/** Separators of the world: a decimal one, and what may stand between thousands beside it. */
const customs: readonly Pick<LocaleMarks, "decimal" | "group">[] = [".", ","].flatMap((decimal) =>
  [".", ",", " ", "'"].flatMap((group) => (group === decimal ? [] : [{ decimal, group }])),
);

/**
 * The numbers that a text may mean, by whatever separators somebody writes: "1,234" is 1234 or 1.234. Where thousands
 * are apart too early, as in "12,5", Excel may leave the separator out: that is a meaning, too.
 */
export function numbersMeant(typed: string, marks: LocaleMarks): readonly number[] {
  const { digits, group } = marks;
  const here = numberTyped(typed, marks);
  const elsewhere = customs.map((custom) => numberTyped(typed, { digits, ...custom }));
  const joined = /^[.,]$/.test(group) ? numberTyped(typed.replaceAll(group, ""), marks) : null;
  const isJoined = here === null && isFigures.test(typed) && elsewhere.some((one) => one !== null);
  const all = [here, ...elsewhere, isJoined ? joined : null];
  return [...new Set(all.filter((number) => number !== null))];
}

/** Figures with a single separator. */
const isFigures = /^[^.,]*\d[.,]\d[^.,]*$/;

/**
 * A number with all its digits, as it would be typed: "1234,5".
 *
 * @param isPercent written in percent: "12%"
 */
export function typedNumber(
  value: number,
  isPercent: boolean,
  marks: Pick<LocaleMarks, "decimal">,
): string {
  const figures = isPercent ? inPercent(value) : String(value);
  const text = figures.replace(".", marks.decimal).replace("e+", "E+").replace("e-", "E-");
  return isPercent ? `${text}%` : text;
}

/** Whatever looks like an apostrophe: some keyboards have no other than an accent. */
const apostrophes = /[\u2018\u2019\u201b\u02bc\u2032\u00b4`\uff07]/g;

function withPlainDigits(typed: string, { digits }: NumberMarks): string {
  const plain = typed.replace(apostrophes, "'").normalize("NFKC");
  if (digits[1] === "1") return plain;
  return Array.from(plain, (character) => {
    const digit = digits.indexOf(character);
    return digit < 0 ? character : String(digit);
  }).join("");
}

function signOf(text: string): ["" | "-" | "+", string] {
  const first = text.charAt(0);
  if (first === "-" || first === "\u2212") return ["-", text.slice(1).trim()];
  return first === "+" ? ["+", text.slice(1).trim()] : ["", text];
}

/** Signs and codes of money are no part of the number. */
function withoutCurrency(text: string): string {
  const before = /^(?:\p{Sc}|[A-Z]{3}(?=\s))\s*(.*)$/u.exec(text);
  if (before?.[1] !== undefined) return before[1];
  const behind = /^(.*\d)\s*(?:\p{Sc}|(?<=\s)[A-Z]{3})$/u.exec(text);
  return behind?.[1] ?? text;
}

/** Digits with a point and an exponent, as JavaScript reads them; null where it is no number. */
function figuresIn(text: string, { decimal, group }: NumberMarks): string | null {
  const between = escaped(group.replace(apostrophes, "'").normalize("NFKC"));
  const whole =
    between === "" ? "\\d+" : `\\d+|[1-9]\\d{0,2}(?:${between}\\d{2,3})*${between}\\d{3}`;
  const pattern = new RegExp(`^(${whole})?(?:${escaped(decimal)}(\\d*))?(?:[eE]([+-]?\\d+))?$`);
  const match = pattern.exec(text);
  const [, digits = "", part = "", exponent = "0"] = match ?? [];
  if (!match || digits + part === "") return null;
  return `${digits.replace(/\D/g, "") || "0"}.${part || "0"}e${exponent}`;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Moves the point without the noise of a multiplication: 7 percent is 0.07. */
function shifted(figures: string, by: number): number {
  const [digits = "", exponent = "0"] = figures.split("e");
  return Number(`${digits}e${Number(exponent) + by}`);
}

/** The digits of a hundred times the number: no digit may change, as it would in a multiplication. */
function inPercent(value: number): string {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [, sign = "", whole = "", part = ""] = /^(-?)(\d+)\.?(\d*)$/.exec(mantissa) ?? [];
  const digits = whole + part;
  const point = whole.length + Number(exponent) + 2;
  if (point > 21 || point < -6) return `${mantissa}e${Number(exponent) + 2}`;
  const padded = digits.padEnd(point, "0").padStart(digits.length + Math.max(0, 1 - point), "0");
  const at = Math.max(1, point);
  const plain = `${padded.slice(0, at)}.${padded.slice(at)}`.replace(/\.?0*$/, "");
  return sign + plain.replace(/^0+(?=\d)/, "");
}
