import type { ICellData } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { CellInput } from "../../grid";
import { GridError } from "../../grid";
import { cellsEdit, reach } from "../edits/cell-edits";
import type { GridCells } from "../book/grid-cells";
import { cellOfInput } from "../book/grid-cells";
import { rowTemplate } from "./new-table-rows";
import type { Shift } from "../../../workbook/book/sheet-move";
import { headerEdits, uniqueIn } from "./table-columns";
import type { TableShifts } from "./table-shifts";
import type { TableStore } from "../book/table-store";
import { bodyOf } from "../book/table-store";
import type { UndoSteps } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";

/** Puts rows and columns into tables and takes them out. */
export class TableLines {
  constructor(
    private readonly book: UniverBook,
    private readonly store: TableStore,
    private readonly cells: GridCells,
    private readonly steps: UndoSteps,
    private readonly shifts: TableShifts,
  ) {}

  insertRows(id: string, index: number | null, rows: readonly (readonly CellInput[])[]): void {
    const table = this.store.get(id);
    const body = bodyOf(table);
    const length = body.endRow - body.startRow + 1;
    const at = index ?? length;
    if (!Number.isInteger(at) || at < 0 || at > length) {
      throw new GridError("InvalidArgument", `index must be from 0 to ${length}, got ${at}`);
    }
    const width = table.columns.length;
    if (rows.length === 0 || rows.some((row) => row.length !== width)) {
      const got = rows.map((row) => row.length).join(", ") || "no rows";
      throw new GridError("InvalidArgument", `rows must have ${width} cells, got ${got}`);
    }
    const first = body.startRow + at;
    const area = { ...table.range, startRow: first, endRow: first + rows.length - 1 };
    const shift: Shift = { area, along: "rows", removes: false };
    const range = { ...table.range, endRow: table.range.endRow + rows.length };
    const close = this.steps.open();
    try {
      reach(this.book, table.sheet, range.endRow, range.endColumn);
      this.shifts.shift(table.sheet, shift, { ...table, range }, true);
      const inherited = rowTemplate(
        this.book,
        this.cells,
        { ...table, range },
        first,
        rows.length,
        at > 0,
      );
      rows.forEach((row, r) => {
        row.forEach((input, c) => {
          const cell = cellOfInput(input);
          if (!cell || (input === "" && inherited.getValue(first + r, area.startColumn + c)?.f)) {
            return;
          }
          const style = inherited.getValue(first + r, area.startColumn + c)?.s;
          inherited.setValue(first + r, area.startColumn + c, {
            ...cell,
            ...(style ? { s: style } : {}),
          });
        });
      });
      this.steps.move([cellsEdit(this.book, table.sheet, inherited)]);
    } finally {
      close();
    }
  }

  deleteRows(id: string, index: number, count: number): void {
    const table = this.store.get(id);
    const body = bodyOf(table);
    const length = body.endRow - body.startRow + 1;
    const isInside = Number.isInteger(index) && index >= 0 && count > 0 && index + count <= length;
    if (!isInside) {
      const got = `${index} and ${count}`;
      throw new GridError(
        "InvalidArgument",
        `index and count must be rows of the table, got ${got}`,
      );
    }
    const first = body.startRow + index;
    const area = { ...table.range, startRow: first, endRow: first + count - 1 };
    this.shifts.shift(table.sheet, { area, along: "rows", removes: true }, undefined, true);
  }

  insertColumn(
    id: string,
    index: number | null,
    inputs: readonly CellInput[],
    name?: string,
  ): void {
    const table = this.store.get(id);
    const at = index ?? table.columns.length;
    if (!Number.isInteger(at) || at < 0 || at > table.columns.length) {
      const most = table.columns.length;
      throw new GridError("InvalidArgument", `index must be from 0 to ${most}, got ${at}`);
    }
    const column = table.range.startColumn + at;
    const area = { ...table.range, startColumn: column, endColumn: column };
    const shift: Shift = { area, along: "columns", removes: false };
    const columns = [...table.columns];
    columns.splice(at, 0, uniqueIn(table.columns, name ?? `Column${columns.length + 1}`));
    const range = { ...table.range, endColumn: table.range.endColumn + 1 };
    const next = { ...table, range, columns };
    const close = this.steps.open();
    try {
      reach(this.book, table.sheet, range.endRow, range.endColumn);
      this.shifts.shift(table.sheet, shift, next, true);
      const patch = new ObjectMatrix<ICellData>();
      inputs.forEach((input, row) => {
        const cell = cellOfInput(input);
        if (cell) patch.setValue(bodyOf(next).startRow + row, column, cell);
      });
      this.steps.move([
        ...headerEdits(this.book, this.cells, next),
        cellsEdit(this.book, table.sheet, patch),
      ]);
    } finally {
      close();
    }
  }

  deleteColumn(id: string, index: number): void {
    const table = this.store.get(id);
    if (table.columns[index] === undefined) {
      throw new GridError("InvalidArgument", `index must be a column of the table, got ${index}`);
    }
    if (table.columns.length === 1) {
      throw new GridError("InvalidOperation", "a table must keep one column, got its last");
    }
    const column = table.range.startColumn + index;
    const area = { ...table.range, startColumn: column, endColumn: column };
    this.shifts.shift(table.sheet, { area, along: "columns", removes: true }, undefined, true);
  }
}
