import { SetSelectionsOperation } from "@univerjs/sheets";
import type {
  CellInput,
  Grid,
  GridCharts,
  GridLayouts,
  GridName,
  GridSheet,
  GridTable,
  SheetRange,
} from "../grid";
import { GridError } from "../grid";
import { reach } from "./edits/cell-edits";
import { CellMethods } from "./cell-methods";
import { checked, checkedInput } from "./book/checked-input";
import { selectedRange } from "./book/selection";
import { worksheetOf } from "./book/univer-book";

/** A workbook in Univer, with or without a screen. */
export class UniverGrid extends CellMethods implements Grid {
  readonly charts: GridCharts = {
    list: () => this.objects.charts(),
    add: (sheet, given) => {
      this.mustBeEditable(sheet);
      const { chart, edit } = this.objects.newChart(sheet, given);
      this.steps.edit([edit]);
      return chart;
    },
    set: (chart, change) => {
      this.mustBeEditable(this.sheetOfChart(chart));
      this.steps.edit([this.objects.changeChart(chart, change)]);
    },
    delete: (chart) => {
      this.mustBeEditable(this.sheetOfChart(chart));
      this.steps.edit([this.objects.changeChart(chart, null)]);
    },
  };

  readonly layouts: GridLayouts = {
    of: (sheet) => this.objects.layout(worksheetOf(this.workbook, sheet).getSheetId()),
    set: (sheet, change) => {
      this.mustBeEditable(sheet);
      this.steps.edit([this.objects.changeLayout(sheet, change)]);
    },
  };

  sheets(): readonly GridSheet[] {
    return this.sheetTabs.list();
  }

  addSheet(name?: string): GridSheet {
    this.mustNotBeEditing();
    return this.sheetTabs.add(name);
  }

  deleteSheet(sheet: string): void {
    this.mustNotBeEditing();
    this.sheetTabs.delete(sheet);
  }

  setSheet(sheet: string, change: Parameters<Grid["setSheet"]>[1]): void {
    this.mustNotBeEditing();
    this.sheetTabs.set(sheet, change);
  }

  activeSheet(): string {
    return this.sheetTabs.active();
  }

  activateSheet(sheet: string): void {
    this.mustNotBeEditing();
    this.sheetTabs.activate(sheet);
  }

  isProtected(sheet: string): boolean {
    worksheetOf(this.workbook, sheet);
    return this.changes.protectedSheets.has(sheet);
  }

  protect(sheet: string, on: boolean): void {
    worksheetOf(this.workbook, sheet);
    if (on) this.changes.protectedSheets.add(sheet);
    else this.changes.protectedSheets.delete(sheet);
  }

  selection(): SheetRange {
    return selectedRange(this.workbook);
  }

  select(range: SheetRange): void {
    this.mustNotBeEditing();
    const { sheet, ...cells } = checked(range);
    if (this.activeSheet() !== sheet) this.activateSheet(sheet);
    reach(this.workbook, sheet, cells.startRow, cells.startColumn);
    const { startRow, startColumn } = cells;
    const primary = {
      actualRow: startRow,
      actualColumn: startColumn,
      startRow,
      endRow: startRow,
      startColumn,
      endColumn: startColumn,
      isMerged: false,
      isMergedMainCell: false,
    };
    this.workbook.commands.syncExecuteCommand(SetSelectionsOperation.id, {
      unitId: this.workbook.unit,
      subUnitId: sheet,
      selections: [{ range: cells, primary, style: null }],
      // On a screen it comes into sight, as in Excel.
      reveal: true,
    });
  }

  tables(): readonly GridTable[] {
    return this.store.gridTables();
  }

  addTable(range: SheetRange, hasHeaders: boolean, name?: string): GridTable {
    this.mustBeEditable(range.sheet);
    return this.tableList.add(checked(range), hasHeaders, name);
  }

  deleteTable(table: string, keepCells: boolean): void {
    this.mustBeEditable(this.store.get(table).sheet);
    this.tableList.delete(table, keepCells);
  }

  setTable(table: string, change: Parameters<Grid["setTable"]>[1]): void {
    this.mustBeEditable(this.store.get(table).sheet);
    this.tableList.set(table, change);
  }

  insertTableRows(
    table: string,
    index: number | null,
    rows: readonly (readonly CellInput[])[],
  ): void {
    this.mustBeEditable(this.store.get(table).sheet);
    this.tableList.lines.insertRows(
      table,
      index,
      rows.map((row) => row.map((input) => checkedInput(input, this.faultOf))),
    );
  }

  deleteTableRows(table: string, index: number, count: number): void {
    this.mustBeEditable(this.store.get(table).sheet);
    this.tableList.lines.deleteRows(table, index, count);
  }

  insertTableColumn(
    table: string,
    index: number | null,
    cells: readonly CellInput[],
    name?: string,
  ): void {
    this.mustBeEditable(this.store.get(table).sheet);
    this.tableList.lines.insertColumn(
      table,
      index,
      cells.map((input) => checkedInput(input, this.faultOf)),
      name,
    );
  }

  deleteTableColumn(table: string, index: number): void {
    this.mustBeEditable(this.store.get(table).sheet);
    this.tableList.lines.deleteColumn(table, index);
  }

  private sheetOfChart(id: string): string {
    const found = this.objects.charts().find((chart) => chart.id === id);
    if (!found) throw new GridError("ItemNotFound", `chart must be one of the book, got ${id}`);
    return found.sheet;
  }

  names(): readonly GridName[] {
    return this.nameList.list();
  }

  setName(name: GridName): void {
    this.mustNotBeEditing();
    if (this.store.list().some((each) => each.name.toLowerCase() === name.name.toLowerCase())) {
      throw new GridError("ItemAlreadyExists", `name must be no table's, got ${name.name}`);
    }
    this.steps.edit([this.nameList.set(name)]);
  }

  deleteName(name: string, sheet: string | null): void {
    this.mustNotBeEditing();
    this.steps.edit([this.nameList.delete(name, sheet)]);
  }
}
