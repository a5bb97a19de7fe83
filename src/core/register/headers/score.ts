import type { Cell } from "../../input/cell";
import type { FieldHeader, Header } from "./header";
import { bracket, saidSo } from "./header";
import { looseRank, plain } from "./header-name";
import { looksLikeNumber } from "./placeholder";

interface ScoreNames {
  readonly scoreSynonyms: readonly string[];
  readonly scoreWords: RegExp;
}

/** Whether brackets say that a column counts points: "(1-5)", "(score)". */
function saysScale(header: string): boolean {
  return Array.from(header.slice(0, 255).matchAll(bracket), (match) =>
    String(match[1] ?? match[2] ?? match[3]).trim(),
  ).some((inside) => {
    const [, end] = /^(?:scale )?\d+\s*(?:-|–|to|\.\.|bis|à|a)\s*(\d+)$/i.exec(inside) ?? [];
    return end === undefined
      ? /^(?:scores?|rating|points?|scale|punkte|note)$/i.test(inside)
      : Number(end) > 1;
  });
}

/**
 * Whether a column of amounts looks like a score: its header speaks of impact and names no money, and no cell is above 100.
 *
 * @param words those of a header over what may be a score
 */
export function looksLikeScore<Key extends string>(
  { text, reading }: Header<Key>,
  words: RegExp,
  filled: () => readonly Cell[],
): boolean {
  const isAmount =
    reading.kind === "field" &&
    reading.field.quantity === "event-amount" &&
    !reading.hasUnit &&
    reading.level === null;
  if (!isAmount || !words.test(plain(text.slice(0, 255))) || saysMoney.test(text)) return false;
  const numbers = filled().filter((cell) => typeof cell === "number");
  return numbers.length > 0 && numbers.every((cell) => cell >= 0 && cell <= 100);
}

/** Whether a header speaks of points. */
export const saysScore = (header: string): boolean =>
  /\b(?:score|scores|rating|level|punkte|stufe)\b/i.test(header.slice(0, 255));

const saysMoney = /financ|monet|money|cost|loss|\p{Sc}/iu;

/**
 * Whether a column is a score and not a quantity: Likelihood or Impact over nothing but whole numbers from 1 to 10, or
 * text. A unit in the header makes the numbers a quantity.
 *
 * @param names synonyms that may head a score, and words of headers that may
 * @param filled the cells of the rows that are read, blank ones left out
 */
export function isScore<Key extends string>(
  { text, reading }: Header<Key>,
  { scoreSynonyms: synonyms, scoreWords: words }: ScoreNames,
  filled: () => readonly Cell[],
): boolean {
  const name = plain(text.slice(0, 255).replace(bracket, " "));
  if (reading.kind === "unclear" && saysScale(text)) return filled().length > 0;
  const isDescribed =
    reading.kind === "field" &&
    reading.rank >= looseRank &&
    reading.field.quantity === "event-amount" &&
    words.test(name) &&
    !saysMoney.test(text);
  if (!synonyms.includes(name) && !isDescribed) return false;
  const hasUnit = reading.kind === "field" && name !== plain(text.slice(0, 255));
  const cells = filled();
  const isWordOrPoint = (cell: Cell): boolean =>
    typeof cell === "string" ? !looksLikeNumber(cell) : !hasUnit && isPoint(cell);
  return cells.length > 0 && cells.every(isWordOrPoint);
}

/** Whether a column that names no unit holds whole numbers from 1 to 10, and not only 1. */
export function holdsPoints<Key extends string>(
  { reading }: FieldHeader<Key>,
  filled: readonly Cell[],
): boolean {
  return (
    reading.rank !== saidSo &&
    !reading.hasUnit &&
    filled.some((cell) => cell !== 1) &&
    filled.every(isPoint)
  );
}

const isPoint = (cell: Cell): boolean =>
  typeof cell === "number" && Number.isInteger(cell) && cell >= 1 && cell <= 10;
