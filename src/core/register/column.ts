import type { Field, FieldKey } from "./field";
import type { Finding } from "./finding";

/** A column of the sheet that fills a field of the register. */
export interface Column {
  readonly field: Field;
  readonly index: number;
  /** Columns whose texts follow behind its own: a name that is joined from several. Mostly empty. */
  readonly joined: readonly number[];
  /** The header as it stands in the sheet; of joined columns all of them. */
  readonly header: string;
  readonly scale: number;
  readonly level: number | null;
}

/** What a user said about the columns of a register, beside what their headers say. Columns count from 0. */
export interface ColumnChoices {
  /** The field that a column fills, whatever its header says. */
  readonly fields?: ReadonlyMap<number, FieldKey>;
  /** The columns whose texts, one behind the other, are the name of the threat. */
  readonly name?: readonly number[];
}

/** What became of one column of the range. */
export interface ColumnReading {
  /** The field it fills, alone or joined with others; null where it is not read. */
  readonly field: FieldKey | null;
  /** The field its header most likely means, where it is not read. */
  readonly guess: FieldKey | null;
  /** Factor from what is written to the unit of the model; 1 where it is not read. */
  readonly scale: number;
}

/** Which column fills which field, and what there is to say about the headers. */
export interface Columns {
  readonly of: ReadonlyMap<FieldKey, Column>;
  /** Column by column, from the left. */
  readonly readings: readonly ColumnReading[];
  /** Fields that a header seems to mean without saying it: their absence is already explained. */
  readonly inDoubt: ReadonlySet<FieldKey>;
  readonly findings: readonly Finding[];
}
