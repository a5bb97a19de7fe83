import type { LocaleMarks } from "../contract/locale-marks";
import { numberTyped } from "./typed-number";

/** Words behind a number that multiply it, in the languages of finance teams. */
const multiples: readonly (readonly [RegExp, number])[] = [
  [/(?:k|tsd\.?|thousand|mille|mil)$/i, 1e3],
  [/(?:m|mn|mm|mio\.?|million|millions|millionen|millones|milhões)$/i, 1e6],
  [/(?:bn|b|mrd\.?|billion|milliarden?)$/i, 1e9],
];

/**
 * An amount as people write it in a hurry: "640k", "2.5m", "1,2 Mio. €", "$1.2bn".
 *
 * @returns null for anything else
 */
export function amountTyped(typed: string, marks: LocaleMarks): number | null {
  const plain = numberTyped(typed, marks);
  if (plain !== null) return plain;
  // The currency may stand behind the word.
  const text = typed.trim().replace(/\s*(?:[A-Z]{3}|\p{Sc})$/u, "");
  for (const [word, factor] of multiples) {
    if (!word.test(text)) continue;
    const number = numberTyped(text.replace(word, "").trim(), marks);
    if (number !== null) return Number((number * factor).toPrecision(15));
  }
  return null;
}
