import type { SheetRange } from "../../../src/embedded/grid";
import type { OpenedOffice } from "../../embedded/office-host/opened-office";

/** The sheet in front of an office, by rows and columns counted from 0. */
export interface SheetOfOffice {
  readonly id: string;
  readonly range: (row: number, column: number, rows?: number, columns?: number) => SheetRange;
  /** What a cell holds: its formula where there is one. */
  readonly cell: (row: number, column: number) => unknown;
  readonly value: (row: number, column: number) => unknown;
}

export function sheetOfOffice({ grid }: Pick<OpenedOffice, "grid">): SheetOfOffice {
  const id = grid.activeSheet();
  const range: SheetOfOffice["range"] = (row, column, rows = 1, columns = 1) => ({
    sheet: id,
    startRow: row,
    startColumn: column,
    endRow: row + rows - 1,
    endColumn: column + columns - 1,
  });
  return {
    id,
    range,
    cell: (row, column) => grid.formulas(range(row, column))[0]?.[0],
    value: (row, column) => grid.values(range(row, column))[0]?.[0],
  };
}
