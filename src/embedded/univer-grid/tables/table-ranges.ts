import type { ICellData, ObjectMatrix } from "@univerjs/core";
import type { CellRange } from "../../../workbook/book/book";
import type { Shift } from "../../../workbook/book/sheet-move";
import { contains } from "../book/grid-cells";
import type { TableState } from "../book/table-state";
import type { FormulaPlace } from "../edits/formula-edits";

/** Makes room for a header in the first row of a range. */
export const headerRow = (range: CellRange): Shift => ({
  area: { ...rangeOnly(range), endRow: range.startRow },
  along: "rows",
  removes: false,
});

/** The cells without what else is known of them. */
export const rangeOnly = ({ startRow, endRow, startColumn, endColumn }: CellRange): CellRange => ({
  startRow,
  endRow,
  startColumn,
  endColumn,
});

export function eachCell(range: CellRange, visit: (row: number, column: number) => void): void {
  for (let row = range.startRow; row <= range.endRow; row++) {
    for (let column = range.startColumn; column <= range.endColumn; column++) visit(row, column);
  }
}

/** Whether a change of cells changes any. */
export const hasCells = (patch: ObjectMatrix<ICellData>): boolean =>
  Object.keys(patch.getMatrix()).length > 0;

export const isIn = ({ sheet, range }: TableState, place: FormulaPlace): boolean =>
  sheet === place.sheet && contains(range, place.row, place.column);
