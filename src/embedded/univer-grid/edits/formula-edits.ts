import type { ICellData } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { IFormulaDataItem } from "@univerjs/engine-formula";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { shiftFormula } from "../../../workbook/formulas/shift-formula";
import { notesAlong } from "../calculation/engine-formulas";
import type { Edit } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";
import { worksheetsOf } from "../book/univer-book";

/** Where a formula stands. */
export interface FormulaPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/**
 * What becomes of every formula of the book when it is rewritten.
 *
 * @param rewrite gets and gives formulas without their `=`
 */
export function formulaEdits(
  book: UniverBook,
  rewrite: (formula: string, place: FormulaPlace) => string,
): Edit[] {
  const all = book.injector.get(FormulaDataModel).getFormulaData()[book.unit] ?? {};
  return worksheetsOf(book).flatMap((worksheet) => {
    const sheet = worksheet.getSheetId();
    const redo = new ObjectMatrix<ICellData>();
    const undo = new ObjectMatrix<ICellData>();
    new ObjectMatrix<IFormulaDataItem>(
      (all[sheet] ?? {}) as Record<number, Record<number, IFormulaDataItem>>,
    ).forValue((row, column, item) => {
      if (!item.f) return;
      const formula = shiftFormula(item.f.slice(1), item.y ?? 0, item.x ?? 0);
      const after = rewrite(formula, { sheet, row, column });
      if (after === formula) return;
      const { f, si, custom } = worksheet.getCellMatrix().getValue(row, column) ?? {};
      const notes = notesAlong(custom, after);
      const keeps = notes ? { custom: { ...custom, ...notes } } : {};
      redo.setValue(row, column, { f: `=${after}`, si: null, ...keeps });
      undo.setValue(row, column, { f: f ?? null, si: si ?? null, ...(notes ? { custom } : {}) });
    });
    if (Object.keys(redo.getMatrix()).length === 0) return [];
    const edit = (cells: ObjectMatrix<ICellData>) => ({
      id: SetRangeValuesMutation.id,
      params: { unitId: book.unit, subUnitId: sheet, cellValue: cells.getMatrix() },
    });
    return [{ redo: edit(redo), undo: edit(undo) }];
  });
}
