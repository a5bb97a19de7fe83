import type { Field } from "./field";
import { fields } from "./field";

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
  let nearest: Known | undefined;
  let least = tolerance(given.length) + 1;
  for (const [name, entry] of known) {
    const distance = editDistance(given, name, least);
    if (distance < least) [nearest, least] = [entry, distance];
  }
  return nearest;
}

/** Slips allowed in a name: short names are too close to each other to guess. */
function tolerance(length: number): number {
  if (length < 5) return 0;
  return length < 12 ? 1 : 2;
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other, or `enough` where it
 * takes that many or more.
 */
export function editDistance(a: string, b: string, enough: number): number {
  if (Math.abs(a.length - b.length) >= enough) return enough;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    if (Math.min(...row) >= enough) return enough;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length] ?? enough, enough);
}
