import type { IRange } from "@univerjs/core";
import { SheetsSelectionsService } from "@univerjs/sheets";
import type { CellRange } from "../../../workbook/book/book";
import { lastColumn, lastRow } from "../../../workbook/book/cell-address";
import { cellRange } from "./grid-cells";
import type { UniverBook } from "./univer-book";

/** The range that is selected last; the first cell where nothing is. */
export function selectedRange({ injector, workbook, unit }: UniverBook) {
  const sheet = workbook.getActiveSheet().getSheetId();
  const selections = injector.get(SheetsSelectionsService).getWorkbookSelections(unit);
  const range = selections.getSelectionsOfWorksheet(sheet).at(-1)?.range;
  return { sheet, ...(range ? plainSelection(range) : cellRange(0, 0)) };
}

/** Whole rows and columns are selected without the ends that go without saying. */
function plainSelection(range: IRange): CellRange {
  const known = (value: number, otherwise: number) => (Number.isNaN(value) ? otherwise : value);
  return {
    startRow: known(range.startRow, 0),
    endRow: known(range.endRow, lastRow),
    startColumn: known(range.startColumn, 0),
    endColumn: known(range.endColumn, lastColumn),
  };
}
