/** An error as a cell shows it: `#N/A`, `#VALUE!`, … */
export interface CellError {
  readonly error: string;
}

/** What a cell holds. A blank cell is `null`. Dates are serial numbers, as in the file. */
export type CellValue = number | string | boolean | CellError | null;

/** A rectangle of cells. Rows and columns count from 0, both ends belong to it. */
export interface CellRange {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

/** A cell that holds something. */
export interface BookCell {
  readonly row: number;
  readonly column: number;
  /** The constant, or what the file remembers of the formula's last result. */
  readonly value: CellValue;
  /** Without its `=`, in the words of the file. */
  readonly formula?: string;
  /** The fixed cells an old array formula (Ctrl+Shift+Enter) fills. */
  readonly fills?: CellRange;
  /** Number format, where it is not General. */
  readonly format?: string;
}

export interface BookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly BookCell[];
}

export interface BookTable {
  readonly name: string;
  /** Name of the sheet it is on. */
  readonly sheet: string;
  /** Header and totals rows included. */
  readonly range: CellRange;
  readonly columns: readonly string[];
  readonly hasHeader: boolean;
  readonly hasTotals: boolean;
}

export interface BookName {
  readonly name: string;
  /** Name of the only sheet that knows it; absent where the whole book does. */
  readonly sheet?: string;
  /** Without a leading `=`. */
  readonly formula: string;
}

/** A workbook as read from a file, before anything is calculated. */
export interface Book {
  readonly sheets: readonly BookSheet[];
  readonly tables: readonly BookTable[];
  readonly names: readonly BookName[];
  /** Whether its dates count from 1904, as those of old Macintosh workbooks do. */
  readonly countsFrom1904?: boolean;
}
