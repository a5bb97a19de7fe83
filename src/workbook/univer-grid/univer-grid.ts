import type { ICellData } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import { SetSelectionsOperation } from "@univerjs/sheets";
import type { Book, CellRange, CellValue } from "../book";
import { lastColumn, lastRow } from "../cell-address";
import { formulaFault } from "../formulas/check-formula";
import type { FunctionMetadata } from "../function-values";
import type {
  AnswerCall,
  CellFormat,
  CellInput,
  Grid,
  GridEvent,
  GridName,
  GridSheet,
  GridTable,
  SheetRange,
} from "../grid";
import { GridError } from "../grid";
import { Calculation } from "./calculation";
import { cellsEdit, reach } from "./cell-edits";
import { Changes } from "./changes";
import { CustomFunctions } from "./custom-functions";
import { FormulaWriter } from "./engine-formulas";
import { Formats } from "./formats";
import { bookOf } from "./grid-book";
import { cellOfInput, GridCells, hasFormula } from "./grid-cells";
import { GridNames } from "./grid-names";
import { GridSheets } from "./grid-sheets";
import { GridTables } from "./grid-tables";
import { selectedRange } from "./selection";
import type { Shift } from "./shift-cells";
import { TableStore } from "./table-store";
import { UndoSteps } from "./undo-steps";
import type { UniverBook } from "./univer-book";
import { worksheetOf } from "./univer-book";

/** A workbook in Univer, with or without a screen. */
export class UniverGrid implements Grid {
  private readonly cells: GridCells;
  private readonly steps: UndoSteps;
  private readonly sheetTabs: GridSheets;
  private readonly looks: Formats;
  private readonly nameList: GridNames;
  private readonly store: TableStore;
  private readonly tableList: GridTables;
  private readonly functions: CustomFunctions;
  private readonly calculation: Calculation;
  private readonly changes: Changes;
  private readonly disconnect: () => void;
  private isFrom1904 = false;

  /** @param closed ends what was opened for the grid alone */
  constructor(
    private readonly workbook: UniverBook,
    private readonly closed: () => void,
  ) {
    this.cells = new GridCells(workbook);
    this.steps = new UndoSteps(workbook);
    this.sheetTabs = new GridSheets(workbook, this.steps, (work) => {
      this.changes.withoutActivation(work);
    });
    this.looks = new Formats(workbook, this.cells);
    this.nameList = new GridNames(workbook);
    this.store = new TableStore(workbook);
    this.tableList = new GridTables(
      workbook,
      this.store,
      this.cells,
      this.nameList,
      this.steps,
      (sheet, shift, inTable) => {
        this.shifted(sheet, shift, inTable);
      },
    );
    this.functions = new CustomFunctions(
      workbook,
      ({ sheetId, row, column }) =>
        hasFormula(
          workbook.workbook.getSheetBySheetId(sheetId)?.getCellMatrix().getValue(row, column),
        ),
      (sites) => {
        this.calculation.answered(sites);
      },
    );
    const writer = new FormulaWriter(workbook, this.store, () => this.functions.functionIds());
    this.calculation = new Calculation(workbook, this.cells, writer, this.functions, (sheets) => {
      this.changes.emit({ kind: "calculated", sheets });
    });
    this.changes = new Changes(
      workbook,
      this.cells,
      this.store,
      this.tableList,
      this.steps,
      this.calculation,
    );
    this.disconnect = this.store.connect((before, after) => {
      this.changes.tablesChanged(before, after);
    });
  }

  /** Takes over what a book has beside its cells, which are there already. */
  load(book: Book): void {
    this.isFrom1904 = book.from1904 ?? false;
    const sheetIds = new Map(this.sheetTabs.list().map(({ id, name }) => [name, id]));
    this.store.load(book.tables, sheetIds);
    this.nameList.load(book.names, sheetIds);
    this.calculation.rebuilt();
  }

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

  values(range: SheetRange): CellValue[][] {
    return this.cells.values(checked(range));
  }

  formulas(range: SheetRange): CellValue[][] {
    return this.cells.formulas(checked(range));
  }

  texts(range: SheetRange): string[][] {
    return this.looks.texts(checked(range));
  }

  numberFormats(range: SheetRange): string[][] {
    return this.looks.numberFormats(checked(range));
  }

  spillOf(sheet: string, row: number, column: number): SheetRange | null {
    worksheetOf(this.workbook, sheet);
    const spill = this.cells
      .spills(sheet)
      .find((each) => each.row === row && each.column === column);
    return spill ? { sheet, ...spill.range } : null;
  }

  write(range: SheetRange, inputs: readonly (readonly CellInput[])[]): void {
    this.mustBeEditable(range.sheet);
    mustFit(range, inputs);
    const cells = new ObjectMatrix<ICellData>();
    inputs.forEach((line, row) => {
      line.forEach((input, column) => {
        const cell = cellOfInput(checkedInput(input));
        if (cell) cells.setValue(range.startRow + row, range.startColumn + column, cell);
      });
    });
    if (Object.keys(cells.getMatrix()).length === 0) return;
    reach(this.workbook, range.sheet, range.endRow, range.endColumn);
    this.steps.write([cellsEdit(this.workbook, range.sheet, cells)]);
  }

  setNumberFormats(range: SheetRange, formats: readonly (readonly string[])[]): void {
    this.mustBeEditable(range.sheet);
    mustFit(range, formats);
    reach(this.workbook, range.sheet, range.endRow, range.endColumn);
    this.steps.edit([this.looks.numberFormatsEdit(range, formats)]);
  }

  clear(range: SheetRange, what: "All" | "Contents" | "Formats"): void {
    this.mustBeEditable(range.sheet);
    const used = this.inUse(checked(range));
    if (!used) return;
    const close = this.steps.open();
    try {
      if (what !== "Contents") this.steps.edit([this.looks.clearEdit(used)]);
      if (what === "Formats") return;
      const cells = new ObjectMatrix<ICellData>();
      const empty = cellOfInput("") ?? {};
      for (let row = used.startRow; row <= used.endRow; row++) {
        for (let column = used.startColumn; column <= used.endColumn; column++) {
          cells.setValue(row, column, { ...empty });
        }
      }
      this.steps.write([cellsEdit(this.workbook, range.sheet, cells)]);
    } finally {
      close();
    }
  }

  insert(range: SheetRange, shift: "Down" | "Right"): void {
    this.mustBeEditable(range.sheet);
    const along = shift === "Down" ? "rows" : "columns";
    const area = plainArea(checked(range));
    this.tableList.shifts.shift(range.sheet, { area, along, removes: false });
  }

  remove(range: SheetRange, shift: "Up" | "Left"): void {
    this.mustBeEditable(range.sheet);
    const along = shift === "Up" ? "rows" : "columns";
    const area = plainArea(checked(range));
    this.tableList.shifts.shift(range.sheet, { area, along, removes: true });
  }

  usedRange(sheet: string, valuesOnly: boolean): SheetRange | null {
    const found = new Extent();
    const styles = this.workbook.workbook.getStyles();
    worksheetOf(this.workbook, sheet)
      .getCellMatrix()
      .forValue((row, column, cell) => {
        const holds =
          hasFormula(cell) || (cell?.v !== undefined && cell.v !== null) || cell?.p !== undefined;
        if (holds || (!valuesOnly && styles.getStyleByCell(cell))) found.include(row, column);
      });
    for (const { range } of this.cells.spills(sheet)) {
      found.include(range.startRow, range.startColumn);
      found.include(range.endRow, range.endColumn);
    }
    return found.range ? { sheet, ...found.range } : null;
  }

  format<K extends keyof CellFormat>(range: SheetRange, property: K): CellFormat[K] | null {
    return this.looks.read(checked(range), property);
  }

  setFormat<K extends keyof CellFormat>(
    range: SheetRange,
    property: K,
    value: CellFormat[K],
  ): void {
    this.mustBeEditable(range.sheet);
    reach(this.workbook, range.sheet, checked(range).endRow, range.endColumn);
    this.steps.edit([this.looks.edit(range, property, value)]);
  }

  autofitColumns(range: SheetRange): void {
    this.mustBeEditable(range.sheet);
    const used = this.inUse(checked(range));
    if (used) this.steps.edit(this.looks.autofitEdits(used));
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

  message(sheet: string, row: number, column: number): string | null {
    worksheetOf(this.workbook, sheet);
    const value = this.cells.valueAt(sheet, row, column);
    const from = this.cells.spillAround(sheet, row, column) ?? { row, column };
    const site = { sheetId: sheet, row: from.row, column: from.column };
    const { message } = this.functions.complaints.about(
      site,
      row - from.row,
      column - from.column,
      value,
    );
    return message ?? null;
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
      rows.map((row) => row.map(checkedInput)),
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
    this.tableList.lines.insertColumn(table, index, cells.map(checkedInput), name);
  }

  deleteTableColumn(table: string, index: number): void {
    this.mustBeEditable(this.store.get(table).sheet);
    this.tableList.lines.deleteColumn(table, index);
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
    });
  }

  openStep(): () => void {
    return this.steps.open();
  }

  undo(): void {
    this.mustNotBeEditing();
    this.steps.undo();
  }

  redo(): void {
    this.mustNotBeEditing();
    this.steps.redo();
  }

  isEditing(): boolean {
    return this.changes.isEditing;
  }

  settled(): Promise<void> {
    return this.calculation.settled();
  }

  defineFunctions(functions: readonly FunctionMetadata[], answer: AnswerCall): void {
    this.functions.define(functions, answer);
    this.calculation.rebuilt();
  }

  recalculate(): void {
    this.functions.forgetAnswers();
    this.calculation.rebuilt();
  }

  subscribe(listener: (event: GridEvent) => void): () => void {
    return this.changes.subscribe(listener);
  }

  book(): Book {
    const book = bookOf(this.workbook, this.cells, this.store, this.nameList);
    return this.isFrom1904 ? { ...book, from1904: true } : book;
  }

  close(): void {
    this.calculation.close();
    this.functions.close();
    this.changes.close();
    this.steps.close();
    this.disconnect();
    this.closed();
  }

  private shifted(sheet: string, { area, along, removes }: Shift, inTable: boolean): void {
    this.calculation.rebuilt();
    const isWhole =
      along === "rows"
        ? area.startColumn === 0 && area.endColumn >= lastColumn
        : area.startRow === 0 && area.endRow >= lastRow;
    // Whole rows and columns have told already.
    if (isWhole) return;
    const line = along === "rows" ? "Row" : "Column";
    const what = inTable ? line : "Cell";
    this.changes.changed(`${what}${removes ? "Deleted" : "Inserted"}`, sheet, area);
  }

  /** The part of a range that holds or looks like anything. */
  private inUse(range: SheetRange): SheetRange | null {
    const used = this.usedRange(range.sheet, false);
    if (!used) return null;
    const part = {
      sheet: range.sheet,
      startRow: Math.max(range.startRow, used.startRow),
      endRow: Math.min(range.endRow, used.endRow),
      startColumn: Math.max(range.startColumn, used.startColumn),
      endColumn: Math.min(range.endColumn, used.endColumn),
    };
    return part.startRow > part.endRow || part.startColumn > part.endColumn ? null : part;
  }

  private mustBeEditable(sheet: string): void {
    worksheetOf(this.workbook, sheet);
    this.mustNotBeEditing();
    if (!this.changes.protectedSheets.has(sheet)) return;
    throw new GridError("AccessDenied", "a sheet must not be protected to be edited");
  }

  private mustNotBeEditing(): void {
    if (!this.isEditing()) return;
    throw new GridError("InvalidOperationInCellEditMode", "nobody must be typing in a cell");
  }
}

class Extent {
  range: CellRange | null = null;

  include(row: number, column: number): void {
    const { startRow, endRow, startColumn, endColumn } = this.range ?? {
      startRow: row,
      endRow: row,
      startColumn: column,
      endColumn: column,
    };
    this.range = {
      startRow: Math.min(startRow, row),
      endRow: Math.max(endRow, row),
      startColumn: Math.min(startColumn, column),
      endColumn: Math.max(endColumn, column),
    };
  }
}

function checked(range: SheetRange): SheetRange {
  const { startRow, endRow, startColumn, endColumn } = range;
  const isRange =
    [startRow, endRow, startColumn, endColumn].every(Number.isInteger) &&
    startRow >= 0 &&
    startColumn >= 0 &&
    endRow >= startRow &&
    endColumn >= startColumn &&
    endRow <= lastRow &&
    endColumn <= lastColumn;
  if (isRange) return range;
  const got = [startRow, startColumn, endRow, endColumn].join(", ");
  throw new GridError("InvalidArgument", `range must lie on the sheet, got ${got}`);
}

const plainArea = ({ startRow, endRow, startColumn, endColumn }: SheetRange): CellRange => ({
  startRow,
  endRow,
  startColumn,
  endColumn,
});

function mustFit(range: SheetRange, rows: readonly (readonly unknown[])[]): void {
  const { startRow, endRow, startColumn, endColumn } = checked(range);
  const height = endRow - startRow + 1;
  const width = endColumn - startColumn + 1;
  if (rows.length === height && rows.every((row) => row.length === width)) return;
  const got = `${rows.length} x ${rows[0]?.length ?? 0}`;
  throw new GridError("InvalidArgument", `rows must be ${height} x ${width}, got ${got}`);
}

/** @throws GridError for a formula that cannot be read */
function checkedInput(input: CellInput): CellInput {
  if (typeof input !== "string" || !input.startsWith("=") || input.length === 1) return input;
  const fault = formulaFault(input.slice(1));
  if (fault === undefined) return input;
  throw new GridError("InvalidArgument", `formula must be one, got ${input}: ${fault}`);
}
