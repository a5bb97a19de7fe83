import type { Field } from "./field";
import { nearestOf } from "../findings/nearest";

/** A header reduced to what matters in a comparison: letters, digits and percent signs, in small letters without accents. */
export function plain(header: string): string {
  return header
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{M}\p{N}%‰]/gu, "");
}

/** A name of a field that is known. */
interface Known<Key extends string> {
  readonly field: Field<Key>;
  /** Place among the names of the field: 0 is its own name. */
  readonly rank: number;
  readonly text: string;
}

/** The place of the first name in use, behind all synonyms. */
export const looseRank = 100;

/** The names by which the fields of a register are known. */
export class FieldNames<Key extends string> {
  // A Map, since a header may be "__proto__" or "constructor".
  private readonly known: ReadonlyMap<string, Known<Key>>;
  private readonly asked: ReadonlyMap<string, Field<Key>>;
  private readonly byKey: ReadonlyMap<Key, Field<Key>>;

  /**
   * @param fields where two share a name, the later has it
   * @param inUse what people call them besides
   * @param toAsk names that may mean a field and may not
   */
  constructor(
    fields: readonly Field<Key>[],
    inUse: ReadonlyMap<Key, readonly string[]> = new Map<Key, readonly string[]>(),
    toAsk: ReadonlyMap<Key, readonly string[]> = new Map<Key, readonly string[]>(),
  ) {
    this.byKey = new Map(fields.map((field) => [field.key, field]));
    const known = new Map<string, Known<Key>>(
      fields.flatMap((field) =>
        [field.name, ...field.synonyms].map((text, rank) => [plain(text), { field, rank, text }]),
      ),
    );
    for (const field of fields) {
      for (const [place, text] of (inUse.get(field.key) ?? []).entries()) {
        const name = plain(text);
        if (!known.has(name)) known.set(name, { field, rank: looseRank + place, text });
      }
    }
    this.known = known;
    this.asked = new Map(
      [...toAsk].flatMap(([key, texts]) => texts.map((text) => [plain(text), this.fieldFor(key)])),
    );
  }

  /** The field that a name may mean, of which it is to be asked. */
  fieldAsked(header: string): Field<Key> | undefined {
    return this.asked.get(plain(header));
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
