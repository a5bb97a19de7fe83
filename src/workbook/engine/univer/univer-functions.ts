import type { Refusal } from "../../add-in/function-values";

/** A call of an add-in function that gave an error somewhere in its result. */
export interface Complaint extends Refusal {
  /** Where in the result, counted from its first cell. */
  readonly row: number;
  readonly column: number;
}

/** The cell whose formula is being calculated. */
export interface CallSite {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}
