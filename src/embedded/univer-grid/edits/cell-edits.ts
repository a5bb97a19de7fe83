import type { ICellData, IMutationInfo } from "@univerjs/core";
import { ObjectMatrix, Tools } from "@univerjs/core";
import {
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SetStyleCommand,
  SetWorksheetColumnCountMutation,
  SetWorksheetRowCountMutation,
} from "@univerjs/sheets";
import { lastColumn, lastRow } from "../../../workbook/book/cell-address";
import type { Edit } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";
import { worksheetOf } from "../book/univer-book";

/** Cells to be changed, by row and column. What a cell does not mention stays. */
export type CellPatch = ObjectMatrix<ICellData>;

/** The change of cells of one sheet. */
export function cellsEdit(book: UniverBook, sheet: string, cells: CellPatch): Edit {
  const params = { unitId: book.unit, subUnitId: sheet, cellValue: cells.getMatrix() };
  const undo = SetRangeValuesUndoMutationFactory(book.injector, params);
  return {
    // Univer writes into what it is given; a redo must find it as it was.
    redo: { id: SetRangeValuesMutation.id, params: Tools.deepClone(params) },
    undo: { id: SetRangeValuesMutation.id, params: undo },
  };
}

/** The change of looks alone. */
export function looksEdit(
  book: UniverBook,
  sheet: string,
  styles: ObjectMatrix<Record<string, unknown>>,
): Edit {
  const matrix = worksheetOf(book, sheet).getCellMatrix();
  const patch: CellPatch = new ObjectMatrix();
  styles.forValue((row, column, style) => {
    patch.setValue(row, column, { s: style });
  });
  const { redo, undo } = cellsEdit(book, sheet, patch);
  const alone = ({ id, params }: IMutationInfo): IMutationInfo => {
    const { cellValue, ...target } = params as { cellValue: ReturnType<CellPatch["getMatrix"]> };
    const only: CellPatch = new ObjectMatrix();
    new ObjectMatrix(cellValue).forValue((row, column, cell) => {
      // Univer takes a formula that is not mentioned for one that is deleted, unless the trigger says it is a matter of
      // looks; and on the way of an undo it sets a trigger of its own.
      const { f, si } = matrix.getValue(row, column) ?? {};
      only.setValue(row, column, { s: cell.s ?? null, ...(f ? { f } : {}), ...(si ? { si } : {}) });
    });
    return {
      id,
      params: { ...target, cellValue: only.getMatrix(), trigger: SetStyleCommand.id },
    };
  };
  return { redo: alone(redo), undo: alone(undo) };
}

/** Lets a sheet reach to this cell. It is not undone: Excel's sheets have no smaller size either. */
export function reach(book: UniverBook, sheet: string, row: number, column: number): void {
  const worksheet = worksheetOf(book, sheet);
  const target = { unitId: book.unit, subUnitId: sheet };
  if (row >= worksheet.getRowCount()) {
    const rowCount = Math.min(row + 100, lastRow + 1);
    const params = { ...target, rowCount };
    book.commands.syncExecuteCommand(SetWorksheetRowCountMutation.id, params, { onlyLocal: true });
  }
  if (column >= worksheet.getColumnCount()) {
    const columnCount = Math.min(column + 10, lastColumn + 1);
    const params = { ...target, columnCount };
    book.commands.syncExecuteCommand(SetWorksheetColumnCountMutation.id, params, {
      onlyLocal: true,
    });
  }
}
