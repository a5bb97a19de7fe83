import type { ICellData } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import { shiftFormula } from "../../../workbook/formulas/shift-formula";
import type { GridCells } from "../book/grid-cells";
import type { TableState } from "../book/table-state";
import { bodyOf } from "../book/table-store";
import type { UniverBook } from "../book/univer-book";
import { worksheetOf } from "../book/univer-book";

/** New rows look like the one above and take over the formulas of columns that are calculated all the way down. */
export function rowTemplate(
  book: UniverBook,
  cells: GridCells,
  table: TableState,
  first: number,
  count: number,
  likeAbove: boolean,
  onlyBlank = false,
): ObjectMatrix<ICellData> {
  const patch = new ObjectMatrix<ICellData>();
  const body = bodyOf(table);
  const model = likeAbove ? first - 1 : first + count;
  if (model < body.startRow || model > body.endRow) return patch;
  const matrix = worksheetOf(book, table.sheet).getCellMatrix();
  const styles = book.workbook.getStyles();
  for (let column = body.startColumn; column <= body.endColumn; column++) {
    const style = styles.getStyleByCell(matrix.getValue(model, column));
    const formula = cells.formulaAt(table.sheet, model, column);
    const isCalculated = formula !== null && isCalculatedColumn(cells, table, column, first, count);
    for (let row = first; row < first + count; row++) {
      const there = matrix.getValue(row, column);
      const isBlank = !there || (there.v === undefined && !there.f && !there.p);
      const cell: ICellData = {
        ...(style && !styles.getStyleByCell(there) ? { s: { ...style } } : {}),
        ...(isCalculated && (isBlank || !onlyBlank)
          ? { f: `=${shiftFormula(formula.slice(1), row - model, 0)}` }
          : {}),
      };
      if (Object.keys(cell).length > 0) patch.setValue(row, column, cell);
    }
  }
  return patch;
}

/** Whether all cells of a column, but the new ones, hold the same formula. */
function isCalculatedColumn(
  cells: GridCells,
  table: TableState,
  column: number,
  first: number,
  count: number,
): boolean {
  const body = bodyOf(table);
  const asInFirstRow = new Set<string | null>();
  for (let row = body.startRow; row <= body.endRow; row++) {
    if (row >= first && row < first + count) continue;
    const formula = cells.formulaAt(table.sheet, row, column);
    asInFirstRow.add(
      formula === null ? null : shiftFormula(formula.slice(1), body.startRow - row, 0),
    );
  }
  return asInFirstRow.size === 1 && !asInFirstRow.has(null);
}
