import { ModelError, quote, rightName } from "../../core";

/**
 * The word of a closed list that an argument holds; the first of the list where it is blank.
 *
 * @param words the list, the usual one first
 * @param word without outer spaces and in lower case
 * @param name of the argument
 * @throws ModelError `unknown-word`, with the nearest of the words
 */
export function oneOf<Word extends string>(
  words: readonly [Word, ...Word[]],
  word: string,
  name: string,
): Word {
  const found = word === "" ? words[0] : words.find((known) => known === word);
  if (found !== undefined) return found;
  const rule = `be ${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
  throw new ModelError("unknown-word", name, rightName(word, words, rule), quote(word));
}
