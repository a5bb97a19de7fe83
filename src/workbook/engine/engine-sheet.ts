import type { ICellData, IWorkbookData } from "@univerjs/core";
import { LocaleType } from "@univerjs/core";
import type { CellValue } from "../book/book";
import { lastColumn, lastRow } from "../book/cell-address";
import { constantOf } from "./engine-cells";

export interface EngineSheet {
  readonly name: string;
  readonly cells: readonly EngineCell[];
}

/**
 * A cell with a constant or with a formula in the engine's words, without its `=`. A formula's value is what others read
 * until it is calculated, which only matters in a circle.
 */
export interface EngineCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula?: string;
}

/** How the engine refers to a sheet of this number. */
export const sheetId = (index: number) => `sheet-${index}`;

/** A workbook as Univer opens it. */
export function snapshotOf(id: string, sheets: readonly EngineSheet[]): IWorkbookData {
  const entries = sheets.map((sheet, index) => {
    const cellData: Record<number, Record<number, ICellData>> = {};
    for (const cell of sheet.cells) {
      const row = (cellData[cell.row] ??= {});
      const formula = cell.formula === undefined ? {} : { f: `=${cell.formula}` };
      row[cell.column] = { ...constantOf(cell.value), ...formula };
    }
    const id = sheetId(index);
    // As large as Excel's, so that no reference and no spill ends before it does there.
    return [
      id,
      { id, name: sheet.name, rowCount: lastRow + 1, columnCount: lastColumn + 1, cellData },
    ] as const;
  });
  return {
    id,
    name: id,
    appVersion: "",
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: entries.map(([key]) => key),
    sheets: Object.fromEntries(entries),
  };
}
