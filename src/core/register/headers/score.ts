import type { Cell } from "../../input/cell";
import type { Header } from "./header";
import { bracket } from "./header";
import { plain } from "./header-name";

/**
 * Whether a column is a score and not a quantity: Likelihood or Impact over nothing but whole numbers from 1 to 10, or
 * text. A unit in the header makes the numbers a quantity.
 *
 * @param synonyms those that may head a score
 * @param filled the cells of the rows that are read, blank ones left out
 */
export function isScore<Key extends string>(
  { text, reading }: Header<Key>,
  synonyms: readonly string[],
  filled: readonly Cell[],
): boolean {
  const name = plain(text.replace(bracket, " "));
  if (!synonyms.includes(name) || filled.length === 0) return false;
  const hasUnit = reading.kind === "field" && name !== plain(text);
  return filled.every(
    (cell) =>
      typeof cell === "string" ||
      (!hasUnit && typeof cell === "number" && Number.isInteger(cell) && cell >= 1 && cell <= 10),
  );
}
