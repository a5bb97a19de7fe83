import type { Field } from "./field";
import { nearestOf } from "../findings/nearest";

/** A header reduced to what matters in a comparison: letters, digits and percent signs, in lower case. */
export function plain(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}%‰]/gu, "");
}

/** A name of a field that is known. */
interface Known<Key extends string> {
  readonly field: Field<Key>;
  /** Place among the names of the field: 0 is its own name. */
  readonly rank: number;
  readonly text: string;
}

/** The names by which the fields of a register are known. */
export class FieldNames<Key extends string> {
  // A Map, since a header may be "__proto__" or "constructor".
  private readonly known: ReadonlyMap<string, Known<Key>>;
  private readonly byKey: ReadonlyMap<Key, Field<Key>>;

  /** @param fields where two share a name, the later has it */
  constructor(fields: readonly Field<Key>[]) {
    this.byKey = new Map(fields.map((field) => [field.key, field]));
    this.known = new Map(
      fields.flatMap((field) =>
        [field.name, ...field.synonyms].map((text, rank) => [plain(text), { field, rank, text }]),
      ),
    );
  }

  /** The field of a key. */
  fieldFor(key: Key): Field<Key> {
    const found = this.byKey.get(key);
    if (!found) throw new Error(`no field ${key}`);
    return found;
  }

  /** The field that a header names, comparing without case, spaces and punctuation; undefined where there is none. */
  fieldNamed(header: string): Known<Key> | undefined {
    return this.known.get(plain(header));
  }

  /** The known name that a header most likely means, or undefined where none is near enough. */
  nearestName(header: string): Known<Key> | undefined {
    const given = plain(header);
    const nearest = nearestOf(given, this.known.keys(), tolerance(given.length));
    return nearest === undefined ? undefined : this.known.get(nearest);
  }
}

/** Slips allowed in a name: short names are too close to each other to guess. */
function tolerance(length: number): number {
  if (length < 5) return 0;
  return length < 12 ? 1 : 2;
}
