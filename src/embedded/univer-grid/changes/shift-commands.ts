import type { IRange } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  RemoveColCommand,
  RemoveRowCommand,
} from "@univerjs/sheets";
import type { CellRange } from "../../../workbook/book/book";
import { lastColumn, lastRow } from "../../../workbook/book/cell-address";
import { plainRange } from "../book/grid-cells";
import type { Shift } from "../../../workbook/book/sheet-move";

const insertRowId = "sheet.command.insert-row";

const removeRowId: string = RemoveRowCommand.id;

/** Univer's commands that move cells: their table is ours, and formulas they rewrite are no edits. */
export const shiftCommands: Readonly<Record<string, Pick<Shift, "along" | "removes">>> = {
  [insertRowId]: { along: "rows", removes: false },
  [removeRowId]: { along: "rows", removes: true },
  [InsertColCommand.id]: { along: "columns", removes: false },
  [RemoveColCommand.id]: { along: "columns", removes: true },
  [InsertRangeMoveDownCommand.id]: { along: "rows", removes: false },
  [InsertRangeMoveRightCommand.id]: { along: "columns", removes: false },
  [DeleteRangeMoveUpCommand.id]: { along: "rows", removes: true },
  [DeleteRangeMoveLeftCommand.id]: { along: "columns", removes: true },
};

/** The cells such a command puts in or takes out. */
export function commandArea(range: IRange, id: string): CellRange {
  if (id === insertRowId || id === removeRowId) {
    return { ...plainRange(range), startColumn: 0, endColumn: lastColumn };
  }
  if (id === InsertColCommand.id || id === RemoveColCommand.id) {
    return { ...plainRange(range), startRow: 0, endRow: lastRow };
  }
  return plainRange(range);
}
