import type { Field, FieldKey } from "./field";
import type { Finding } from "../findings/finding";
import type { RegisterKind } from "./register-kind";

/** A column of the sheet that fills a field of a register. */
export interface Column<Key extends string = FieldKey> {
  readonly field: Field<Key>;
  readonly index: number;
  /** Columns whose texts follow behind its own: a name that is joined from several. Mostly empty. */
  readonly joined: readonly number[];
  /** The column whose text follows a name that several rows have, and tells them apart; left out where none is needed. */
  readonly apart?: number;
  /** The header as it stands in the sheet; of joined columns all of them. */
  readonly header: string;
  readonly scale: number;
  readonly level: number | null;
}

/** What a user said about the columns of a register, beside what their headers say. Columns count from 0. */
export interface ColumnChoices<Key extends string = FieldKey> {
  /** The field that a column fills, whatever its header says. */
  readonly fields?: ReadonlyMap<number, Key>;
  /** The columns whose texts, one behind the other, are the name of a row. */
  readonly name?: readonly number[];
  /** Rows that are left out, and why, by their numbers: 1 is the row below the header. */
  readonly leftOut?: ReadonlyMap<number, string>;
  /** Columns whose number format names money: no warning of scores there. No figure hangs on it, since functions see no formats. */
  readonly money?: ReadonlySet<number>;
  /** Whether rows may be in several currencies, as for whoever converts them. */
  readonly mayMix?: boolean;
}

/** What became of one column of the range. */
export interface ColumnReading<Key extends string = FieldKey> {
  /** The field it fills, alone or joined with others; null where it is not read. */
  readonly field: Key | null;
  /** The field its header most likely means, where it is not read. */
  readonly guess: Key | null;
  /** The unit that its header most likely names, in the words of a header's brackets, where it is not read for that. */
  readonly guessUnit?: string;
  /** Factor from what is written to the unit of the model; 1 where it is not read. */
  readonly scale: number;
}

/** Which column fills which field, and what there is to say about the headers. */
export interface Columns<Key extends string = FieldKey> {
  /** The sort of register they make. */
  readonly kind: RegisterKind<Key>;
  readonly of: ReadonlyMap<Key, Column<Key>>;
  /** Column by column, from the left. */
  readonly readings: readonly ColumnReading<Key>[];
  /** Fields that a header seems to mean without saying it: their absence is already explained. */
  readonly inDoubt: ReadonlySet<Key>;
  /** Columns that are not read since they hold scores rather than quantities, by their places. */
  readonly scores: ReadonlySet<number>;
  readonly findings: readonly Finding[];
}
