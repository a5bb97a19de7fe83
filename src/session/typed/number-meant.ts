import type { Quantity } from "../../core";
import { amounts } from "../../core";
import type { LocaleMarks } from "../contract/locale-marks";
import { isDated, numberIn } from "./typed-cell";
import { numbersMeant } from "./typed-number";
import { doubtIn } from "./typing-doubt";

/** What a text stands for, and the number format that shows it as it was written; null for no format of its own. */
export interface NumberMeant {
  readonly value: number;
  readonly format: string | null;
}

/** What is known of the cell. */
export interface TextCell {
  readonly quantity: Quantity;
  /** Factor from what is written to the unit of the model. */
  readonly scale: number;
  readonly format: string;
}

/**
 * The number that a text in a cell stands for: "20" and "1,200.50" stored as texts, "10 %", "2.5m", "1 in 8", "twice a
 * year". A multiple counts in the unit of the column.
 *
 * @returns null where it may be none, or more than one
 */
export function numberMeant(text: string, cell: TextCell, marks: LocaleMarks): NumberMeant | null {
  const words = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  if (words === "" || words.length > longest || cell.quantity === "text") return null;
  if (isDated(cell)) return dateMeant(words, cell, marks);
  if (/%\s*$/.test(words)) return shareMeant(words, cell, marks);
  const plain = single(words, marks);
  if (plain !== null) return { value: plain, format: null };
  return amountMeant(words, cell, marks) ?? rateMeant(words, cell, marks);
}

/** Nobody writes a number in more. */
const longest = 60;

/** The only number that figures may be. */
function single(figures: string, marks: LocaleMarks): number | null {
  const meant = numbersMeant(figures, marks);
  if (marks.isSaid) {
    const here = numberIn(figures, { quantity: "number", format: "General" }, marks);
    if (here !== null) return here;
  }
  const [only] = meant;
  return meant.length === 1 && only !== undefined ? only : null;
}

function dateMeant(text: string, cell: TextCell, marks: LocaleMarks): NumberMeant | null {
  const kind = { quantity: cell.quantity, format: cell.format };
  if (doubtIn(text, kind, marks) !== null) return null;
  const value = numberIn(text, kind, marks);
  return value === null ? null : { value, format: "yyyy-mm-dd" };
}

/** "10 %" is 0.1, and 10 in a column of percentages. */
function shareMeant(
  text: string,
  { quantity, scale }: TextCell,
  marks: LocaleMarks,
): NumberMeant | null {
  if (quantity !== "share" && quantity !== "rate") return null;
  const figures = text.replace(/\s*%\s*$/, "");
  const value = single(scale === 1 ? `${figures}%` : figures, marks);
  if (value === null || (scale !== 1 && scale !== 0.01)) return null;
  if (scale !== 1) return { value, format: null };
  return { value, format: /[.,]/.test(figures) ? "0.0%" : "0%" };
}

/** Zeros behind a number, by the words for them. */
const zeros: readonly (readonly [RegExp, number])[] = [
  [/^(?:k|tsd\.?|thousand|tausend)$/i, 3],
  [/^(?:m|mm|mn|mio\.?|million|millions|millionen)$/i, 6],
  [/^(?:b|bn|billion|billions|mrd\.?|milliarden)$/i, 9],
  [/^(?:lakh|lakhs|lac)$/i, 5],
  [/^(?:cr|crore|crores)$/i, 7],
];

const multiplied =
  /^(?<before>\p{Sc}|[A-Z]{3}(?=[\s\d]))?\s*(?<figures>-?[\d.,'\u2019 ]*\d)\s*(?<word>[\p{L}.]+?)\s*(?<behind>\p{Sc}|(?<=[\s.\p{Ll}])[A-Z]{3})?$/u;

/** "2.5m", "\u20ac 60k", "1.2 Mio. EUR". */
function amountMeant(
  text: string,
  { quantity, scale }: TextCell,
  marks: LocaleMarks,
): NumberMeant | null {
  if (!amounts.includes(quantity)) return null;
  const { figures, word } = multiplied.exec(text)?.groups ?? {};
  const down = Math.round(Math.log10(scale));
  const [, up] = zeros.find(([pattern]) => pattern.test(word ?? "")) ?? [];
  if (figures === undefined || up === undefined || Number(`1e${down}`) !== scale) return null;
  const value = single(figures, marks);
  if (value === null) return null;
  // The digits stay as they are: a multiplication would add noise.
  const [digits = "", exponent = "0"] = String(value).split("e");
  return { value: Number(`${digits}e${Number(exponent) + up - down}`), format: null };
}

const times: ReadonlyMap<string, number> = new Map([
  ["once", 1],
  ["twice", 2],
  ["one", 1],
  ["two", 2],
  ["three", 3],
]);
const aYear: ReadonlyMap<string, number> = new Map([
  ["year", 1],
  ["yr", 1],
  ["annum", 1],
  ["quarter", 4],
  ["month", 12],
  ["week", 52],
  ["day", 365],
]);
const often: ReadonlyMap<string, number> = new Map([
  ["yearly", 1],
  ["annually", 1],
  ["quarterly", 4],
  ["monthly", 12],
  ["weekly", 52],
  ["daily", 365],
]);

/** "1 in 8", "once in 5 years", "every 10 years", "2 a year", "monthly". */
function rateMeant(
  text: string,
  { quantity, scale }: TextCell,
  marks: LocaleMarks,
): NumberMeant | null {
  if ((quantity !== "rate" && quantity !== "share") || scale !== 1) return null;
  const words = text.toLowerCase();
  const counted = (figures: string): number | null => times.get(figures) ?? single(figures, marks);
  const [, first, among] =
    /^(?:(.+?)\s*(?:x|times)?\s*(?:in|every|each|out of|\/|:))\s*([\d.,]+)\s*(?:years?|yrs?)?$/.exec(
      words,
    ) ??
    /^(?:()every)\s*([\d.,]+)\s*(?:years?|yrs?)$/.exec(words) ??
    [];
  if (among !== undefined) {
    const [part, whole] = [first === "" ? 1 : counted((first ?? "").trim()), single(among, marks)];
    const value = part !== null && whole !== null && whole > 0 ? part / whole : null;
    const isOne = value !== null && value > 0 && (quantity === "rate" || value <= 1);
    return isOne ? { value, format: null } : null;
  }
  if (quantity !== "rate") return null;
  const regular = often.get(words);
  if (regular !== undefined) return { value: regular, format: null };
  const [, count, unit] =
    /^(.+?)\s*(?:x|times)?\s*(?:a|an|per|each|every|\/)\s*(year|yr|annum|quarter|month|week|day)$/.exec(
      words,
    ) ?? [];
  const number = count === undefined ? null : counted(count.trim());
  const factor = aYear.get(unit ?? "");
  return number === null || factor === undefined ? null : { value: number * factor, format: null };
}
