import type { ICellData } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { CellRange } from "../../../workbook/book/book";
import type { Grid, GridTable, SheetRange } from "../../grid";
import { GridError } from "../../grid";
import { usualTableStyle } from "../../../workbook/book/usual-table-style";
import { cellsEdit, reach } from "../edits/cell-edits";
import type { GridCells } from "../book/grid-cells";
import { cellOfInput, intersect } from "../book/grid-cells";
import type { GridNames } from "../book/grid-names";
import type { Shift } from "../../../workbook/book/sheet-move";
import { columnNames, headerEdits } from "./table-columns";
import { TableGrowth } from "./table-growth";
import { TableLines } from "./table-lines";
import { TableNames } from "./table-names";
import { eachCell, headerRow, rangeOnly } from "./table-ranges";
import { TableRims } from "./table-rims";
import { TableShifts } from "./table-shifts";
import type { MoveJournal } from "../book/move-journal";
import type { TableStore } from "../book/table-store";
import type { TableState } from "../book/table-state";
import { gridTable } from "../book/table-store";
import type { UndoSteps } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";
import { worksheetOf } from "../book/univer-book";

/** Makes, changes and removes tables as Excel does. */
export class GridTables {
  readonly growth: TableGrowth;
  readonly lines: TableLines;
  readonly named: TableNames;
  readonly shifts: TableShifts;
  private readonly rims: TableRims;

  constructor(
    private readonly book: UniverBook,
    private readonly store: TableStore,
    private readonly cells: GridCells,
    names: GridNames,
    private readonly steps: UndoSteps,
    journal: MoveJournal,
    /** Told after cells have moved; `inTable` when rows or columns of a table did. */
    shifted: (sheet: string, shift: Shift, inTable: boolean) => void,
  ) {
    this.growth = new TableGrowth(book, store, cells);
    this.named = new TableNames(book, store, cells, names, steps);
    this.shifts = new TableShifts(book, store, cells, names, steps, journal, shifted);
    this.lines = new TableLines(book, store, cells, steps, this.shifts);
    this.rims = new TableRims(book, store, cells, steps, this.shifts);
  }

  add(range: SheetRange, hasHeaders: boolean, name?: string): GridTable {
    this.mustBeFree(range, null);
    if (name !== undefined) this.named.mustBeNew(name, null);
    // Without headers Excel makes some, and what is there moves down.
    const close = this.steps.open();
    try {
      if (!hasHeaders) this.shifts.shift(range.sheet, headerRow(range));
      return this.addUnderHeader(range, hasHeaders, name);
    } finally {
      close();
    }
  }

  private addUnderHeader(range: SheetRange, hasHeaders: boolean, name?: string): GridTable {
    const whole = hasHeaders ? range : { ...range, endRow: range.endRow + 1 };
    // A header alone gets a blank row, so that there is something to fill in.
    const full = { ...whole, endRow: Math.max(whole.endRow, whole.startRow + 1) };
    const said = hasHeaders
      ? this.cells.values({ ...range, endRow: range.startRow })[0]
      : undefined;
    const columns = columnNames(said ?? [], range.endColumn - range.startColumn + 1);
    const table: TableState = {
      id: this.store.newId(),
      name: name ?? this.named.freeName(),
      sheet: range.sheet,
      range: rangeOnly(full),
      columns,
      showHeaders: true,
      showTotals: false,
      style: usualTableStyle,
      hasStripes: true,
      hasFilter: true,
    };
    reach(this.book, table.sheet, full.endRow, full.endColumn);
    this.steps.edit([
      ...headerEdits(this.book, this.cells, table),
      this.store.become([...this.store.list(), table]),
    ]);
    return gridTable(table);
  }

  delete(id: string, keepCells: boolean): void {
    const table = this.store.get(id);
    const others = this.store.list().filter((each) => each !== table);
    const close = this.steps.open();
    try {
      this.steps.move([
        ...this.shifts.departure([table], keepCells ? "cells" : "#REF!"),
        this.store.become(others),
      ]);
      if (keepCells) return;
      const patch = new ObjectMatrix<ICellData>();
      eachCell(table.range, (row, column) => {
        patch.setValue(row, column, cellOfInput("") ?? {});
      });
      this.steps.edit([cellsEdit(this.book, table.sheet, patch)]);
    } finally {
      close();
    }
  }

  set(id: string, change: Parameters<Grid["setTable"]>[1]): void {
    const close = this.steps.open();
    try {
      if (change.name !== undefined) this.named.rename(id, change.name);
      if (change.range !== undefined) this.resize(id, change.range);
      if (change.showHeaders !== undefined) this.rims.showHeaders(id, change.showHeaders);
      if (change.showTotals !== undefined) this.rims.showTotals(id, change.showTotals);
      if (change.style !== undefined && change.style !== this.store.get(id).style) {
        this.steps.edit([this.store.replace(id, { style: change.style })]);
      }
    } finally {
      close();
    }
  }

  private resize(id: string, range: CellRange): void {
    const table = this.store.get(id);
    const least = (table.showHeaders ? 1 : 0) + (table.showTotals ? 1 : 0);
    const rows = range.endRow - range.startRow + 1;
    if (range.startRow !== table.range.startRow || rows < least || rows < 1) {
      throw new GridError("InvalidArgument", "a table must keep its header row when it is resized");
    }
    const overlaps =
      range.startColumn <= table.range.endColumn && range.endColumn >= table.range.startColumn;
    if (!overlaps) {
      throw new GridError("InvalidArgument", "a resized table must overlap what it was");
    }
    this.mustBeFree({ sheet: table.sheet, ...range }, table);
    if (table.showTotals && range.endRow !== table.range.endRow) {
      throw new GridError("InvalidOperation", "a table with a totals row must keep its height");
    }
    reach(this.book, table.sheet, range.endRow, range.endColumn);
    const header = { sheet: table.sheet, ...range, endRow: range.startRow };
    const said = table.showHeaders ? this.cells.values(header)[0] : undefined;
    const width = range.endColumn - range.startColumn + 1;
    const kept = Array.from({ length: width }, (_, index) => {
      const old = table.columns[range.startColumn + index - table.range.startColumn];
      return said?.[index] ?? old ?? null;
    });
    const next = { ...table, range: rangeOnly(range), columns: columnNames(kept, width) };
    this.steps.edit([
      this.store.replace(id, { range: next.range, columns: next.columns }),
      ...headerEdits(this.book, this.cells, next),
    ]);
  }

  private mustBeFree(range: SheetRange, except: TableState | null): void {
    worksheetOf(this.book, range.sheet);
    const other = this.store
      .list()
      .find(
        (table) => table !== except && table.sheet === range.sheet && intersect(table.range, range),
      );
    if (!other) return;
    throw new GridError("InvalidArgument", `a table must not overlap another, got ${other.name}`);
  }
}
