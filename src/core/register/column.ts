import type { Field, FieldKey } from "./field";
import type { Finding } from "./finding";

/** A column of the sheet that fills a field of the register. */
export interface Column {
  readonly field: Field;
  readonly index: number;
  /** The header as it stands in the sheet. */
  readonly header: string;
  readonly scale: number;
  readonly level: number | null;
}

/** Which column fills which field, and what there is to say about the headers. */
export interface Columns {
  readonly of: ReadonlyMap<FieldKey, Column>;
  /** Fields that a header seems to mean without saying it: their absence is already explained. */
  readonly inDoubt: ReadonlySet<FieldKey>;
  readonly findings: readonly Finding[];
}
