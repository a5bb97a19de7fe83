import type { CellRange } from "../../book/book";
import type { Shift } from "../../book/sheet-move";

/** What became of the sheets of a book since it was opened. */
export interface SheetChanges {
  /** For each sheet as they are now, its number when the book was opened; undefined for a new one. */
  readonly origins: readonly (number | undefined)[];
  /** For each sheet as they are now, the number of the one that it was copied from; absent for no copies. */
  readonly copied?: readonly (number | undefined)[];
  /** What moved cells of a sheet, in its order; the sheet by its number when the book was opened. */
  readonly moves: readonly {
    readonly sheet: number;
    readonly shift?: Shift;
    readonly cut?: CellRange;
    readonly reordered?: CellRange;
  }[];
  /** Charts that go from a sheet that stays, by its name and theirs; absent for none. */
  readonly isChartGone?: (sheet: string, chart: string) => boolean;
}
