import type { CellRange } from "../../../workbook/book/book";

export interface TableState {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  /** Header and totals rows included. */
  readonly range: CellRange;
  readonly columns: readonly string[];
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly style: string;
  readonly hasStripes: boolean;
  readonly hasFilter: boolean;
}
