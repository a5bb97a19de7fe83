import type { FunctionMetadata, Argument, Result } from "../workbook/add-in/add-in-functions";
import type { Book, CellRange, CellValue } from "../workbook/book/book";
import type { Chart } from "../workbook/book/chart";
import type { PageLayout } from "../workbook/book/page-layout";
import type { SheetMove } from "../workbook/book/sheet-move";

/*
 * The seam between the office.js host and a spreadsheet. The host speaks the protocol and knows no grid; a grid holds
 * cells and knows no protocol. Either can be replaced.
 */

/** Cells of one sheet. Rows and columns count from 0, both ends belong to it. */
export interface SheetRange extends CellRange {
  /** Id of the sheet, which a renaming leaves alone. */
  readonly sheet: string;
}

export interface GridSheet {
  readonly id: string;
  readonly name: string;
  readonly visibility: "Visible" | "Hidden" | "VeryHidden";
  /** "#RRGGBB", or "" for none. */
  readonly tabColor: string;
  /** Id of the sheet that it was copied from; absent for none. */
  readonly copyOf?: string;
}

export interface GridTable {
  /** Survives a renaming and a move. */
  readonly id: string;
  readonly name: string;
  /** Header and totals rows included. A table whose rows were all deleted is its header and totals alone. */
  readonly range: SheetRange;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly style: string;
}

export interface GridName {
  readonly name: string;
  /** Id of the only sheet that knows it; null where the whole book does. */
  readonly sheet: string | null;
  /** With its "=". */
  readonly formula: string;
}

/**
 * What is put into a cell, as if typed: a text that begins with "=" is a formula, one that begins with an apostrophe is
 * the text behind it, "" empties the cell. null leaves it as it is.
 */
export type CellInput = number | string | boolean | null;

/** What can be read and set of the look of cells. Colours are "#RRGGBB", sizes points. */
export interface CellFormat {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly fontColor: string;
  readonly fontName: string;
  readonly fontSize: number;
  /** "" for no fill. */
  readonly fill: string;
  readonly horizontalAlignment: "General" | "Left" | "Center" | "Right";
  readonly wrapText: boolean;
  readonly columnWidth: number;
  readonly rowHeight: number;
}

/** Why a grid refuses, in the words office.js has for it. */
export type GridErrorCode =
  | "AccessDenied"
  | "InvalidArgument"
  | "InvalidOperation"
  | "InvalidOperationInCellEditMode"
  | "ItemAlreadyExists"
  | "ItemNotFound";

/** A refusal; the host hands it to the add-in as an error of that code. */
export class GridError extends Error {
  constructor(
    readonly code: GridErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** A chart on a sheet; the cells it shows name their sheets by id. */
export interface GridChart extends Chart {
  readonly id: string;
  readonly sheet: string;
}

/** The charts of a workbook. Where a sheet goes, so do its charts; undo brings both back. */
export interface GridCharts {
  /** From the lowest to the topmost. */
  list(): readonly GridChart[];
  add(sheet: string, chart: Chart): GridChart;
  set(chart: string, change: Partial<Chart>): void;
  delete(chart: string): void;
}

/** How sheets are printed. */
export interface GridLayouts {
  of(sheet: string): PageLayout;
  set(sheet: string, change: Partial<PageLayout>): void;
}

export type GridChange =
  | "RangeEdited"
  | "RowInserted"
  | "RowDeleted"
  | "ColumnInserted"
  | "ColumnDeleted"
  | "CellInserted"
  | "CellDeleted";

/** What keeps cells from moving: content that would be pushed off the sheet, or a table that would be torn apart. */
export type ShiftObstacle =
  | { readonly kind: "pushed"; readonly cell: string }
  | { readonly kind: "torn"; readonly table: string }
  /** Some of the cells that an array formula fills would move or go, and others not. */
  | { readonly kind: "parted"; readonly cells: string };

/** Something happened in the grid, whoever did it. Results of a calculation never count as edits. */
export type GridEvent =
  | {
      readonly kind: "changed";
      readonly change: GridChange;
      readonly range: SheetRange;
      /** Before and after, for an edit of one cell. */
      readonly detail: { readonly before: CellValue; readonly after: CellValue } | null;
    }
  | { readonly kind: "selected"; readonly range: SheetRange }
  /** A user wanted to change these cells, and their sheet is protected. Told once, whatever the wish was made of. */
  | { readonly kind: "refused"; readonly range: SheetRange }
  /** A user wanted to put a text into a cell that is longer than Excel's cells can be. */
  | { readonly kind: "textRefused"; readonly range: SheetRange; readonly length: number }
  /** A user typed what begins like a formula and is none; the cell is still being edited. What is wrong with it. */
  | { readonly kind: "formulaRefused"; readonly range: SheetRange; readonly fault: string }
  /** A user wanted to put in or take out these cells, and others stood in the way. */
  | {
      readonly kind: "shiftRefused";
      readonly range: SheetRange;
      readonly along: "rows" | "columns";
      readonly removes: boolean;
      readonly obstacle: ShiftObstacle;
    }
  | {
      readonly kind: "sheetActivated" | "sheetDeactivated" | "sheetAdded" | "sheetDeleted";
      readonly sheet: string;
    }
  | { readonly kind: "calculated"; readonly sheets: readonly string[] }
  | { readonly kind: "chartsChanged" }
  | { readonly kind: "tableAdded" | "tableDeleted"; readonly table: string }
  | {
      readonly kind: "tableChanged";
      readonly table: string;
      /** Whether it is again what it had been, by undo or redo. */
      readonly isBack: boolean;
    };

/** A call of a custom function by a cell. */
export interface FunctionCall {
  readonly id: string;
  readonly args: readonly Argument[];
  /** "Sheet1!B4". */
  readonly address: string;
  /** Aborted when no cell waits for the answer any more, as after its formula was deleted. */
  readonly signal?: AbortSignal;
}

/** Answers calls of custom functions: at once, or later, and until then the cell shows #BUSY!. It never throws. */
export type AnswerCall = (call: FunctionCall) => Result | Promise<Result>;

/** A spreadsheet that is open. Every method that names something unknown, or cannot be done, throws GridError. */
export interface Grid {
  /** In the order of their tabs. */
  sheets(): readonly GridSheet[];
  addSheet(name?: string): GridSheet;
  deleteSheet(sheet: string): void;
  setSheet(
    sheet: string,
    change: Partial<Omit<GridSheet, "id">> & { readonly position?: number },
  ): void;
  activeSheet(): string;
  activateSheet(sheet: string): void;

  /** Results, spills included, at full precision; null for a blank cell. */
  values(range: SheetRange): CellValue[][];
  /** The formula with its "=", or the value where there is none. */
  formulas(range: SheetRange): CellValue[][];
  /** What the cells show. */
  texts(range: SheetRange): string[][];
  numberFormats(range: SheetRange): string[][];
  /** The cells the formula in this cell fills; null where it fills but its own. A grid need not know. */
  spillOf?(sheet: string, row: number, column: number): SheetRange | null;
  write(range: SheetRange, inputs: readonly (readonly CellInput[])[]): void;
  setNumberFormats(range: SheetRange, formats: readonly (readonly string[])[]): void;
  clear(range: SheetRange, what: "All" | "Contents" | "Formats"): void;
  /** Shifts the cells that are in the way. */
  insert(range: SheetRange, shift: "Down" | "Right"): void;
  remove(range: SheetRange, shift: "Up" | "Left"): void;
  /** The smallest range that holds everything; null for an empty sheet. */
  usedRange(sheet: string, valuesOnly: boolean): SheetRange | null;
  /** null where the cells differ. */
  format<K extends keyof CellFormat>(range: SheetRange, property: K): CellFormat[K] | null;
  setFormat<K extends keyof CellFormat>(range: SheetRange, property: K, value: CellFormat[K]): void;
  autofitColumns(range: SheetRange): void;
  isProtected(sheet: string): boolean;
  /** A protected sheet refuses every edit with AccessDenied. */
  protect(sheet: string, on: boolean): void;
  /** The words of the function that made the error in a cell; null where there are none. */
  message(sheet: string, row: number, column: number): string | null;

  tables(): readonly GridTable[];
  addTable(range: SheetRange, hasHeaders: boolean, name?: string): GridTable;
  /** With or without the cells below it. */
  deleteTable(table: string, keepCells: boolean): void;
  setTable(
    table: string,
    change: Partial<Pick<GridTable, "name" | "showHeaders" | "showTotals" | "style">> & {
      readonly range?: CellRange;
    },
  ): void;
  /** Rows of the body, counted from 0; index null appends; blank cells are "". Cells below the table move down. */
  insertTableRows(
    table: string,
    index: number | null,
    rows: readonly (readonly CellInput[])[],
  ): void;
  deleteTableRows(table: string, index: number, count: number): void;
  /** Cells of the body, counted from 0; index null appends, a name that is left out is chosen. */
  insertTableColumn(
    table: string,
    index: number | null,
    cells: readonly CellInput[],
    name?: string,
  ): void;
  deleteTableColumn(table: string, index: number): void;

  /** A grid need not have charts. */
  readonly charts?: GridCharts;
  /** Nor know how its sheets are printed. */
  readonly layouts?: GridLayouts;

  names(): readonly GridName[];
  setName(name: GridName): void;
  deleteName(name: string, sheet: string | null): void;

  selection(): SheetRange;
  select(range: SheetRange): void;

  /** Everything up to the matching call is one step of undo. May be nested. */
  openStep(): () => void;
  undo(): void;
  redo(): void;

  /** Whether somebody is typing in a cell: edits are refused until it is over. */
  isEditing(): boolean;
  /** Resolves when every formula has its result, those of custom functions included. */
  settled(): Promise<void>;
  /** Whether what cells show is what their formulas come to: a fault in the calculation may have ended it early. */
  isCalculated(): boolean;
  /** Whether the workbook is calculated only on demand. */
  isManual(): boolean;
  /** Whether day 0 of its dates is 1 January 1904. */
  isFrom1904(): boolean;
  /** Calculates what has changed, where that is not done by itself. */
  calculate(): void;
  /**
   * Addresses of the cells whose formula cannot be calculated here and whose value, which is the file's, may be out of
   * date: something they read was changed or calculated anew.
   */
  doubtful(): readonly string[];
  /** Teaches the formulas the functions of an add-in; those that were waiting are calculated again. */
  defineFunctions(functions: readonly FunctionMetadata[], answer: AnswerCall): void;
  /** Asks every custom function again, as after the add-in was loaded anew. */
  recalculate(): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: (event: GridEvent) => void): () => void;

  /** The workbook as a file would hold it. */
  book(): Book;
  /** What has moved in it since it was opened, and was not undone, in its order. A grid need not know. */
  moves?(): readonly SheetMove[];
  close(): void;
}
