import type { FindingKind } from "../findings/finding";
import type { Field, FieldKey } from "./field";
import type { HeaderPhrases, LevelFields } from "./header";
import { HeaderReader } from "./header";
import { FieldNames } from "./header-name";

/** Whether a register has a column. */
type Has<Key> = (key: Key) => boolean;

/** What sets one sort of register apart: its fields, and what it asks of its columns. */
export interface KindTraits<Key extends string> {
  /** What a message calls it: "the register", "the controls". */
  readonly called: string;
  readonly fields: readonly Field<Key>[];
  /** The field that names a row. */
  readonly name: Key;
  /** What a row is: "a threat". */
  readonly row: string;
  /** The field whose words leave a row out; null where there is none. */
  readonly status: Key | null;
  /** What to say of a range whose first row holds none of its headers. */
  readonly headersRule: string;
  /** What to say of one without rows. */
  readonly emptyRule: string;
  /** Columns without which it cannot be read: of each line one, called by `name`, or as `instead` says. */
  readonly required: readonly {
    readonly keys: readonly Key[];
    readonly name: string;
    readonly instead: string;
  }[];
  /** Fields that can stand in for each other, and whether those that have a column do. */
  readonly alternatives: readonly {
    readonly keys: readonly Key[];
    readonly isComplete: (has: Has<Key>) => boolean;
  }[];
  /** Whether a register that has these columns leaves one for a field unused: then nothing about its header stops anything. Left out for none. */
  readonly hasNoUse?: (key: Key, has: Has<Key>) => boolean;
  /** Fields of which a wrong cell changes no number: it is warned of and stops nothing. */
  readonly remarkKeys: readonly Key[];
  /** Fields that change no figure: a header that nearly names one is noted and stops nothing. */
  readonly asideKeys: readonly Key[];
  /** Fields that are compared with what the others give and never used. */
  readonly checkKeys: readonly Key[];
  /** Fields that are often filled down a whole table: alone they make no row. */
  readonly labelKeys?: readonly Key[];
  /** What people call the fields beside their names and synonyms; a column read by one of these is noted. */
  readonly inUse?: ReadonlyMap<Key, readonly string[]>;
  /** Names that may mean a field and may not. */
  readonly toAsk?: ReadonlyMap<Key, readonly string[]>;
  /** Columns that must not be left unread where they hold numbers: their words, and what to do. */
  readonly mustRead?: { readonly words: RegExp; readonly but: RegExp; readonly rule: string };
  /** What headers say in words of their own. */
  readonly phrases?: HeaderPhrases<Key>;
  /** The field of so many events a year. */
  readonly rate?: Key;
  /** Synonyms that elsewhere head a score from 1 to 10 rather than a quantity. */
  readonly scoreSynonyms: readonly string[];
  /** Words of a header over amounts that may be scores as well. */
  readonly scoreWords: RegExp;
  /** Fields of which a header may be another one by what its cells hold. */
  readonly byValues?: {
    /** A share of a year that is a rate where a cell is above 1. */
    readonly chance: { readonly from: Key; readonly to: Key };
    /** A mean that is every event's loss where nothing says how far losses spread. */
    readonly mean: { readonly from: Key; readonly to: Key; readonly spread: Key };
    /** Fields that are of use only beside another: words in one without the other stop nothing. */
    readonly beside: ReadonlyMap<Key, Key>;
    /** A field of names whose header elsewhere heads units of measure. */
    readonly label: Key;
    /** Fields whose own names mean something else to others. */
    readonly ambiguous: readonly Key[];
    /** The ends of a range, and the field of what stands between them. */
    readonly ranges: readonly {
      readonly low: Key;
      readonly high: Key;
      readonly between: Key;
      readonly kind: FindingKind;
    }[];
  };
  /** null where no header says a share of events. */
  readonly levels: LevelFields<Key> | null;
  /** Fields that are another one where their header says "a year"; left out for none. */
  readonly ofYear?: ReadonlyMap<Key, Key>;
}

/** A sort of register, and how its headers are read. */
export interface RegisterKind<Key extends string = FieldKey> extends KindTraits<Key> {
  readonly names: FieldNames<Key>;
  readonly headers: HeaderReader<Key>;
}

/** A sort of register. */
export function registerKind<Key extends string>(traits: KindTraits<Key>): RegisterKind<Key> {
  const names = new FieldNames(traits.fields, traits.inUse, traits.toAsk);
  return {
    ...traits,
    names,
    headers: new HeaderReader(names, traits.levels, traits.ofYear, traits.phrases, traits.rate),
  };
}
