import type { ICellData } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { Book } from "../../../workbook/book/book";
import { lastColumn, lastRow } from "../../../workbook/book/cell-address";
import { linkedSheets } from "../../../workbook/book/linked-sheets";
import { constantOf } from "../../../workbook/engine/univer/engine-cells";

/** A sheet of another workbook, as the engine gets it. */
interface OtherSheet {
  readonly id: string;
  /** "[1]Data". */
  readonly name: string;
  readonly cells: ObjectMatrix<ICellData>;
  /** What a whole column or row of it must hold. */
  readonly extent: { readonly rows: number; readonly columns: number };
}

/** The sheets of other workbooks that formulas read, with the values that the file remembers: no user sees them. */
export class OtherBooks {
  sheets: readonly OtherSheet[] = [];

  load(book: Pick<Book, "links">): void {
    this.sheets = linkedSheets(book).map(({ name, cells }, index) => {
      const matrix = new ObjectMatrix<ICellData>();
      let rows = 1;
      let columns = 1;
      for (const { row, column, value } of cells) {
        matrix.setValue(row, column, constantOf(value));
        rows = Math.max(rows, row + 1);
        columns = Math.max(columns, column + 1);
      }
      return { id: `other-${index + 1}`, name, cells: matrix, extent: { rows, columns } };
    });
  }

  /** As data of the engine, which takes sheets of any size. */
  data(): Record<string, ReturnType<typeof sheetData>> {
    return Object.fromEntries(this.sheets.map((sheet) => [sheet.id, sheetData(sheet)]));
  }
}

const sheetData = ({ cells }: OtherSheet) => ({
  cellData: cells,
  rowCount: lastRow + 1,
  columnCount: lastColumn + 1,
  rowData: {},
  columnData: {},
  defaultRowHeight: 20,
  defaultColumnWidth: 64,
});
