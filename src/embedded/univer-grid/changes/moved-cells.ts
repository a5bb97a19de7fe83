import type { IRange } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import { RemoveDefinedNameMutation, SetDefinedNameMutation } from "@univerjs/engine-formula";
import {
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  ReorderRangeMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
} from "@univerjs/sheets";
import type { CellRange } from "../../../workbook/book/book";
import { lastColumn, lastRow } from "../../../workbook/book/cell-address";
import type { GridChange } from "../../grid";
import { plainRange } from "../book/grid-cells";
import { setTablesId } from "../book/table-store";
import type { UndoSteps } from "../book/undo-steps";
import type { SheetObjects } from "../objects/sheet-objects";
import type { Calculation } from "../calculation/calculation";
import type { Listeners } from "./listeners";
import type { MoveParams } from "./written-cells";
import { rangeOf } from "./written-cells";

const lines: Readonly<Record<string, GridChange>> = {
  [InsertRowMutation.id]: "RowInserted",
  [RemoveRowMutation.id]: "RowDeleted",
  [InsertColMutation.id]: "ColumnInserted",
  [RemoveColMutation.id]: "ColumnDeleted",
};

const reworded: ReadonlySet<string> = new Set([
  SetDefinedNameMutation.id,
  RemoveDefinedNameMutation.id,
  SetWorksheetNameMutation.id,
  setTablesId,
]);

/** Cells, lines and sheets that come, go or change places, and the names formulas call them by. */
export class MovedCells {
  constructor(
    private readonly steps: UndoSteps,
    private readonly calculation: Calculation,
    private readonly listeners: Listeners,
    private readonly protectedSheets: Set<string>,
    private readonly objects: SheetObjects,
  ) {}

  /** Passes on what a mutation means; one that moves nothing means nothing. */
  pass(id: string, sheet: string, params: unknown): void {
    if (id in lines) {
      this.calculation.rebuilt();
      const { range } = params as { range: IRange };
      const area = wholeLines(range, id);
      this.objects.follow(sheet, {
        area,
        along: id === InsertRowMutation.id || id === RemoveRowMutation.id ? "rows" : "columns",
        removes: id === RemoveRowMutation.id || id === RemoveColMutation.id,
      });
      this.listeners.changed(lines[id] ?? "RangeEdited", sheet, area);
    } else if (id === MoveRangeMutation.id) this.moved(params as MoveParams);
    else if (id === MoveRowsMutation.id || id === MoveColsMutation.id) {
      this.calculation.rebuilt();
      const { sourceRange, targetRange } = params as Record<string, IRange>;
      for (const range of [sourceRange, targetRange]) {
        if (range) this.listeners.changed("RangeEdited", sheet, plainRange(range));
      }
    } else if (id === ReorderRangeMutation.id) {
      this.calculation.rebuilt();
      const { range } = params as { range: IRange };
      this.listeners.changed("RangeEdited", sheet, plainRange(range));
    } else if (id === InsertSheetMutation.id) {
      this.calculation.taught();
      const added = params as { sheet: { id: string } };
      this.listeners.emit({ kind: "sheetAdded", sheet: added.sheet.id });
    } else if (id === RemoveSheetMutation.id) {
      this.calculation.rebuilt();
      this.protectedSheets.delete(sheet);
      this.listeners.emit({ kind: "sheetDeleted", sheet });
    } else if (id === SetWorksheetOrderMutation.id) this.calculation.reordered();
    else if (reworded.has(id)) this.calculation.reworded();
  }

  private moved({ from, to }: MoveParams): void {
    this.calculation.rebuilt();
    if (this.steps.isMovingCells) return;
    for (const { subUnitId, value } of [from, to]) {
      const range = rangeOf(new ObjectMatrix(value));
      if (range) this.listeners.changed("RangeEdited", subUnitId, range);
    }
  }
}

/** Rows reach over every column, columns over every row, wherever the selection was. */
function wholeLines(range: IRange, id: string): CellRange {
  const isRows = id === InsertRowMutation.id || id === RemoveRowMutation.id;
  return isRows
    ? { ...plainRange(range), startColumn: 0, endColumn: lastColumn }
    : { ...plainRange(range), startRow: 0, endRow: lastRow };
}
