import type { CellEdit } from "./cell-edits";
import type { ScannedCell } from "./scan-sheet";

/** Where a cell of the file is now; nothing where it was taken out. */
export type WhereTo = (
  row: number,
  column: number,
) => { readonly row: number; readonly column: number } | undefined;

/** Attributes of rows that changed, by row. */
export type RowEdits = ReadonlyMap<number, Readonly<Record<string, string | number | undefined>>>;

/** What becomes of the rows and cells of a sheet. */
export interface SheetEdits {
  readonly cells: readonly CellEdit[];
  readonly rows: RowEdits;
  /** Formulas of the file by row and column, in its own words; shared ones are written out. */
  readonly formulaAt: (row: number, column: number) => string | undefined;
  /** The look new cells of a column have. */
  readonly columnLook: (column: number) => number;
  /** Where cells and rows of the file are now. */
  readonly cellTo: WhereTo;
  readonly rowTo: (row: number) => number | undefined;
  /** How the cells of a row of the file go: with it, to other columns of it, or to other rows. */
  readonly cellsGo: (row: number) => "along" | "aside" | "apart";
  /** What the formula of a cell says of places now, where they have moved. */
  readonly placesOf: (cell: ScannedCell) => Readonly<Record<string, string | number>> | undefined;
}
