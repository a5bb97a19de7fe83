import type { Cell } from "../../input/cell";

/** A problem stops every function that needs the register, a warning and a note stop nothing. */
export type FindingKind = "Problem" | "Warning" | "Note";

/** Something a reader of the register should know about one of its cells. */
export interface Finding {
  readonly kind: FindingKind;
  /** Name of the row: its threat, or its control. Empty where the finding concerns a column or the row has no name. */
  readonly name: string;
  /** Counted from the header: 0 is the header itself, 1 the row below it. */
  readonly row: number;
  /** The header of the column as it stands in the sheet, or the name of the column that is missing. */
  readonly column: string;
  /** Place of the column in the range, counted from 0; null where the column is missing or all of them are meant. */
  readonly index: number | null;
  /** What is wrong, as a predicate of the column: "must be greater than 0", "is read in thousands (× 1,000)". */
  readonly rule: string;
  /** What the cell holds. */
  readonly value: Cell;
}
