import type { ICellData } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import { cellsEdit, reach } from "../edits/cell-edits";
import type { GridCells } from "../book/grid-cells";
import { cellOfInput } from "../book/grid-cells";
import type { Shift } from "../../../workbook/book/sheet-move";
import { headerEdits } from "./table-columns";
import { eachCell, headerRow } from "./table-ranges";
import type { TableShifts } from "./table-shifts";
import type { TableStore } from "../book/table-store";
import type { TableState } from "../book/table-state";
import { bodyOf } from "../book/table-store";
import type { UndoSteps } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";

/** Shows and hides the rows above and below the body of a table. */
export class TableRims {
  constructor(
    private readonly book: UniverBook,
    private readonly store: TableStore,
    private readonly cells: GridCells,
    private readonly steps: UndoSteps,
    private readonly shifts: TableShifts,
  ) {}

  showHeaders(id: string, on: boolean): void {
    const table = this.store.get(id);
    if (table.showHeaders === on) return;
    const { range } = table;
    if (!on) {
      const patch = new ObjectMatrix<ICellData>();
      eachCell({ ...range, endRow: range.startRow }, (row, column) => {
        patch.setValue(row, column, cellOfInput("") ?? {});
      });
      const smaller = { ...range, startRow: range.startRow + 1 };
      // The state goes first: blank cells are no new names of columns.
      this.steps.edit([
        this.store.replace(id, { showHeaders: false, range: smaller }),
        cellsEdit(this.book, table.sheet, patch),
      ]);
      return;
    }
    const above = { ...range, startRow: range.startRow - 1, endRow: range.startRow - 1 };
    const isFree =
      above.startRow >= 0 &&
      this.cells
        .values({ sheet: table.sheet, ...above })
        .flat()
        .every((value) => value === null);
    const next = {
      ...table,
      showHeaders: true,
      range: isFree
        ? { ...range, startRow: range.startRow - 1 }
        : { ...range, endRow: range.endRow + 1 },
    };
    const headers = this.store.replace(id, next);
    if (isFree) this.steps.edit([headers, ...headerEdits(this.book, this.cells, next)]);
    else {
      this.shifts.shift(table.sheet, headerRow(range), next);
      this.steps.edit(headerEdits(this.book, this.cells, next));
    }
  }

  showTotals(id: string, on: boolean): void {
    const table = this.store.get(id);
    if (table.showTotals === on) return;
    const { range } = table;
    if (!on) {
      const area = { ...range, startRow: range.endRow };
      const shift: Shift = { area, along: "rows", removes: true };
      const smaller = {
        ...table,
        showTotals: false,
        range: { ...range, endRow: range.endRow - 1 },
      };
      this.shifts.shift(table.sheet, shift, smaller);
      return;
    }
    const row = range.endRow + 1;
    const area = { ...range, startRow: row, endRow: row };
    const shift: Shift = { area, along: "rows", removes: false };
    const next = { ...table, showTotals: true, range: { ...range, endRow: row } };
    const patch = new ObjectMatrix<ICellData>();
    patch.setValue(row, range.startColumn, cellOfInput("Total") ?? {});
    const last = table.columns.at(-1) ?? "";
    if (this.lastColumnIsNumbers(table)) {
      const column = last.replace(/['[\]#@]/g, "'$&");
      const sum = `=SUBTOTAL(109,${table.name}[${column}])`;
      if (range.endColumn > range.startColumn) {
        patch.setValue(row, range.endColumn, cellOfInput(sum) ?? {});
      }
    }
    reach(this.book, table.sheet, row, range.endColumn);
    const close = this.steps.open();
    try {
      this.shifts.shift(table.sheet, shift, next);
      this.steps.edit([cellsEdit(this.book, table.sheet, patch)]);
    } finally {
      close();
    }
  }

  private lastColumnIsNumbers(table: TableState): boolean {
    const body = bodyOf(table);
    const column = { ...body, startColumn: body.endColumn };
    if (body.endRow < body.startRow) return false;
    const values = this.cells.values({ sheet: table.sheet, ...column }).flat();
    return values.some((value) => typeof value === "number");
  }
}
