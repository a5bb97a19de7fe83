import type { CellRange } from "./book";

/** Cells that are put in or taken out, so that others move. */
export interface Shift {
  /** The cells put in or taken out. */
  readonly area: CellRange;
  readonly along: "rows" | "columns";
  readonly removes: boolean;
}

/** Something that moved cells of a sheet. */
export interface SheetMove {
  /** Id of the sheet. */
  readonly sheet: string;
  readonly shift?: Shift;
  /** Cells that were cut and pasted elsewhere; nothing else moves then. */
  readonly cut?: CellRange;
  /** Whole rows or columns among which some changed places. */
  readonly reordered?: CellRange;
}
