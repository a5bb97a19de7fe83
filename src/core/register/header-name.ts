import type { Field } from "./field";
import { fields } from "./field";
import { nearestOf } from "./nearest";

/** A header reduced to what matters in a comparison: letters, digits and percent signs, in lower case. */
export function plain(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}%‰]/gu, "");
}

interface Known {
  readonly field: Field;
  /** Place among the names of the field: 0 is its own name. */
  readonly rank: number;
  readonly text: string;
}

// A Map, since a header may be "__proto__" or "constructor".
const known: ReadonlyMap<string, Known> = new Map(
  fields.flatMap((field) =>
    [field.name, ...field.synonyms].map((text, rank) => [plain(text), { field, rank, text }]),
  ),
);

/** The field that a header names, comparing without case, spaces and punctuation; undefined where there is none. */
export function fieldNamed(header: string): Known | undefined {
  return known.get(plain(header));
}

/** The known name that a header most likely means, or undefined where none is near enough. */
export function nearestName(header: string): Known | undefined {
  const given = plain(header);
  const nearest = nearestOf(given, known.keys(), tolerance(given.length));
  return nearest === undefined ? undefined : known.get(nearest);
}

/** Slips allowed in a name: short names are too close to each other to guess. */
function tolerance(length: number): number {
  if (length < 5) return 0;
  return length < 12 ? 1 : 2;
}
