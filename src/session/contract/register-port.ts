import type { Cell, Cells } from "../../core";
import type { NewChart } from "./chart";
import type { Rectangle } from "./rectangle";

// An adapter makes cells without reaching for the model itself.
export type { Cell, Cells } from "../../core";
export type { Rectangle } from "./rectangle";
export { CellError } from "../../core";

/** A rectangle of the workbook, as it was when it was read. Rows and columns count from 0. */
export interface Area {
  /** By which it is found again, however it is renamed or moved. */
  readonly id: string;
  /** A table, or all that one sheet holds. */
  readonly kind: "table" | "sheet";
  /** Name of the sheet. */
  readonly sheet: string;
  /** Name of the table; null for a sheet. */
  readonly table: string | null;
  readonly row: number;
  readonly column: number;
  readonly cells: Cells;
}

/** Why the workbook does not answer. */
export type SheetFailure =
  /** Somebody is typing in a cell: Excel answers nobody until it is over. */
  | "cell-edit"
  /** The workbook, or the way to it, is gone. */
  | "connection"
  /** The sheet is protected. */
  | "protected"
  /** The workbook is open for viewing or reading only. */
  | "read-only"
  /** Anything else the workbook refuses. */
  | "refused";

/** The workbook does not answer, for a reason that lies with it. */
export class SheetError extends Error {
  override readonly name = "SheetError";

  constructor(
    readonly failure: SheetFailure,
    message: string,
  ) {
    super(message);
  }
}

/** All that a register's cells hold, header row first. The totals row of a table is not among them. */
export interface Block {
  readonly area: Omit<Area, "row" | "column" | "cells">;
  readonly place: Rectangle;
  readonly cells: Cells;
  /** With their "="; null where there is none. */
  readonly formulas: readonly (readonly (string | null)[])[];
  /** What the cells show. */
  readonly texts: readonly (readonly string[])[];
  /** Number formats as Excel writes them. */
  readonly formats: readonly (readonly string[])[];
  /** The sheet is protected. */
  readonly isProtected: boolean;
  /** Other tables on the sheet. */
  readonly others: readonly Rectangle[];
  /** Whether the two rows below are blank in the block's columns. */
  readonly isFreeBelow: boolean;
  /** How many columns right beside it are blank in all its rows, a totals row included; at most `MOST_FREE_COLUMNS` are counted. */
  readonly freeColumns: number;
  /** What the sheet holds: of a range's sheet everything, of a table's only what is below the table. */
  readonly around: Pick<Area, "row" | "column" | "cells">;
}

/** So many columns beside a block are looked at. */
export const MOST_FREE_COLUMNS = 3;

/** What a cell held that no plain value stands for: a formula with its "=", or an error that was typed. */
export interface FormulaInput {
  readonly formula: string;
  /** What it came to when it was last read. */
  readonly value: Cell;
}

/** What is typed into a cell: a text is a text, whatever it begins with; null empties the cell. */
export type Input = number | string | null;

/** What is put into a cell. */
export type CellContent = Input | boolean | FormulaInput;

/** One change of a register. Rows and columns are those of the sheet. */
export type Change =
  | { readonly kind: "write"; readonly cells: readonly CellInput[] }
  /**
   * A new row of the register: of its table, or of the columns of its range only. What stands in this row, and below it,
   * moves down.
   */
  | {
      readonly kind: "insert";
      readonly row: number;
      /** The row whose look it gets, as it is numbered before; null for none. */
      readonly like: number | null;
      /** The columns whose contents it gets from that row, too: formulas as in a copy. */
      readonly copied: readonly number[];
      readonly cells: readonly CellInput[];
    }
  /**
   * Rows of a table: below its last, or over a blank one that it has in place of any. What stands below moves down where it is in the
   * way.
   */
  | {
      readonly kind: "append";
      /** The first of them. */
      readonly row: number;
      /** From the table's first column on. */
      readonly rows: readonly (readonly CellContent[])[];
      /** Number formats, column by column. */
      readonly formats: readonly string[];
    }
  /** A row of the table, or of the columns of the range only, goes, or so many of a table; what is below moves up. */
  | { readonly kind: "remove"; readonly row: number; readonly rows?: number }
  /** New columns at the end of the table or range; the cells may lie in them. */
  | {
      readonly kind: "widen";
      readonly columns: readonly NewColumn[];
      /** Whether what stands beside the table moves to the right; else it must be free. Beside a range nothing moves. */
      readonly isMoving: boolean;
      readonly cells: readonly CellInput[];
    }
  /** The last columns go: what is beside the table moves back where it is said to, and else they are emptied. */
  | {
      readonly kind: "narrow";
      readonly columns: number;
      readonly isMoving: boolean;
      readonly cells: readonly CellInput[];
    };

export interface NewColumn {
  readonly header: string;
  /** The number format of the cells below. */
  readonly format: string;
}

export interface CellInput {
  readonly row: number;
  readonly column: number;
  readonly value: CellContent;
  /** The number format the cell gets; it keeps its own where none is given. */
  readonly format?: string;
}

/** What a reading leads to. */
export interface Decision<T> {
  /** null leaves the workbook as it is. */
  readonly change: Change | null;
  readonly answer: T;
}

/** What the reading of several registers leads to, in their order. */
export interface DecisionTogether<T> {
  /** null leaves a register as it is; so does one that is missing. */
  readonly changes: readonly (Change | null)[];
  /** Tables that come with it, on new sheets, last in the workbook; left out for none. */
  readonly tables?: readonly NewTable[];
  readonly answer: T;
}

/** Finds the register among the cells of a sheet; null where it is not there. */
export type Locate = (area: Area) => Rectangle | null;

/** By what a register is found. */
export interface Whereabouts {
  /** Of its area. */
  readonly id: string;
  readonly locate: Locate;
}

/** Where the user is in the sheet. */
export interface SheetSelection {
  /** Name of the sheet. */
  readonly sheet: string;
  /** Ids of the areas it lies in: tables first, then the sheet. */
  readonly areas: readonly string[];
  readonly cells: Rectangle;
}

/** A cell anywhere in the workbook. */
export interface CellPlace {
  /** Name of the sheet. */
  readonly sheet: string;
  /** "B4". */
  readonly address: string;
}

/** What may have changed: the cells or anything around them, or only where the user is. */
export type Hint = "cells" | "selection";

/** A table to be made. */
export interface NewTable {
  /** Name of the sheet; of one that is made, with a number where there is one of that name already. */
  readonly sheet: string;
  /** Name of the table; where that is taken, a number is added. */
  readonly name: string;
  readonly columns: readonly {
    readonly header: string;
    readonly format: string;
    /** In characters. */
    readonly width: number;
  }[];
  readonly rows: readonly (readonly Input[])[];
}

/** A register to be made, and what stands on sheets with it. */
export interface NewRegister extends NewTable {
  /** What stands above the table, line by line. */
  readonly results: readonly NewResult[];
  /** A table on a sheet of its own. */
  readonly controls: NewTable;
}

/** A line of words and a figure. */
export interface NewResult {
  readonly words: string;
  /** With `register` and `controls` in place of the names of the tables. */
  readonly formula: (register: string, controls: string) => string;
  readonly format: string;
}

/** A formula that fills cells below and beside its own, on a sheet of its own, and what others call it. */
export interface SpillingFormula {
  /** Name of the sheet; where there is one of that name already, a number is added. */
  readonly sheet: string;
  /** What stands above it. */
  readonly title: string;
  readonly formula: string;
  /** Name of what it fills; where that is taken, a number is added. */
  readonly name: string;
  /** Where it was put before, and its name; null where it never was. */
  readonly before: NamedCell | null;
}

/** A cell, and the name by which formulas have what it fills. */
export interface NamedCell extends CellPlace {
  readonly name: string;
}

/** A formula for a cell that somebody chose. */
export interface PlacedFormula {
  readonly formula: string;
  /** How many rows it fills. */
  readonly rows: number;
  /** The columns it fills: their number format, and characters they must be wide for. */
  readonly columns: readonly { readonly format: string; readonly width: number }[];
  /** A chart of what it fills, told where its first cell is; left out for none. */
  readonly chart?: (row: number, column: number) => NewChart;
}

/** How the application that the workbook is open in reads what is typed. Each null where it does not say. */
export interface Region {
  /** "de-DE": that of the system, whatever language the buttons are in. */
  readonly culture: string | null;
  /** Between whole and part. */
  readonly decimal: string | null;
  /** Between thousands. */
  readonly group: string | null;
  /** How a date is written in figures: "dd.MM.yyyy". */
  readonly date: string | null;
  /** Whether the workbook counts its days from 1 January 1904. */
  readonly from1904: boolean | null;
}

/** What the session needs of an open workbook. Every method may reject with a SheetError. */
export interface RegisterPort {
  /**
   * Every table and every sheet's content with its first rows, tables first, the active sheet before the others. A
   * table without a header row and a hidden sheet are no candidates.
   */
  candidates(): Promise<readonly Area[]>;
  /** All cells of an area; null where it is gone or blank. */
  read(id: string): Promise<Area | null>;
  /** Shows cells of the sheet that an area lies on, and selects them. */
  select(id: string, cells: Rectangle): Promise<void>;
  /**
   * Says that something may have changed. Hints get lost, come twice and come for nothing: what they are worth only a
   * reading tells.
   *
   * @returns ends the subscription
   */
  subscribe(onHint: (hint: Hint) => void): Promise<() => Promise<void>>;

  /**
   * The register in an area, and where in it.
   *
   * @param locate asked for an area that is a sheet; a table is a register from end to end
   * @returns null where the area is gone, blank, or holds no register
   */
  block(id: string, locate: Locate): Promise<Block | null>;
  /**
   * Reads the register and changes it in the same breath: one step of undo. In Excel: `excel/write/change-register.ts`.
   *
   * @param decide told what the cells hold now
   */
  change<T>(id: string, locate: Locate, decide: (now: Block | null) => Decision<T>): Promise<T>;
  /**
   * The same with several registers: all of them are read before any is changed, and what is changed is one step of undo. A
   * change of one must not be in the way of another. Where it fails midway, the workbook is left as it was.
   */
  changeTogether<T>(
    places: readonly Whereabouts[],
    decide: (now: readonly (Block | null)[]) => DecisionTogether<T>,
  ): Promise<T>;
  /** The formulas of these cells, with their "="; null where there is none. */
  formulasAt(cells: readonly CellPlace[]): Promise<readonly (string | null)[]>;
  /** Shows a cell and selects it. */
  showCell(cell: CellPlace): Promise<void>;
  /** null where it is in nothing that has cells, or in several places at once. */
  selection(): Promise<SheetSelection | null>;
  /** Makes a register on a new sheet, and goes there. @returns id of its area */
  create(register: NewRegister): Promise<string>;
  /** Makes a table on a new sheet, last in the workbook, and stays where the user is. @returns id of its area */
  makeTable(table: NewTable): Promise<string>;
  /**
   * Puts tables side by side to the right of all that the sheet of an area holds, a blank column before each.
   *
   * @param row of their headers
   * @returns ids of their areas
   */
  putTables(beside: string, row: number, tables: readonly NewTable[]): Promise<readonly string[]>;
  /** Whether Excel can make one step of undo of all that is written at a time. */
  isOneStep(): boolean;
  /** Whether a formula can fill cells below and beside its own, and a name can mean them. */
  spills(): Promise<boolean>;
  /** Puts a formula where all can see it, in place of what it was before, and gives a name to what it fills. */
  putSpilling(formula: SpillingFormula): Promise<NamedCell>;
  /** Puts a formula into the selected cell, if that and all that it fills is empty. @returns where */
  insert(formula: PlacedFormula): Promise<CellPlace>;
  /** How numbers and dates are typed where the workbook is open. */
  region(): Promise<Region>;
  /** What was kept in the workbook; null where nothing was. */
  kept(): Promise<string | null>;
  /** Keeps a text in the workbook, for everybody who opens it. */
  keep(text: string): Promise<void>;
}

/** What of a workbook is enough to find a register in it and read it. */
export type WorkbookAreas = Pick<RegisterPort, "candidates" | "read" | "block">;

/** What of a workbook is enough to keep up with its register. */
export type WorkbookFollowed = WorkbookAreas &
  Pick<RegisterPort, "kept" | "keep" | "region" | "selection" | "subscribe">;
