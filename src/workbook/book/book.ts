import type { CellRange } from "./cell-range";
import type { Chart } from "./chart";
import type { PageLayout } from "./page-layout";

export type { CellRange } from "./cell-range";

/** An error as a cell shows it: `#N/A`, `#VALUE!`, … */
export interface CellError {
  readonly error: string;
}

/** What a cell holds. A blank cell is `null`. Dates are serial numbers, as in the file. */
export type CellValue = number | string | boolean | CellError | null;

export interface BookBorder {
  /** As files name it: "thin", "medium", "double", "hair", … */
  readonly style: string;
  /** "#RRGGBB"; absent for the colour of text. */
  readonly color?: string;
}

/**
 * How a cell looks, beside its number format. What is absent is as in a new workbook. Colours are "#RRGGBB", sizes
 * points.
 */
export interface BookStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly fontName?: string;
  readonly fontSize?: number;
  readonly fontColor?: string;
  readonly fill?: string;
  readonly horizontal?: "left" | "center" | "right" | "fill" | "justify";
  readonly vertical?: "top" | "middle" | "bottom";
  readonly wrap?: boolean;
  readonly indent?: number;
  readonly top?: BookBorder;
  readonly right?: BookBorder;
  readonly bottom?: BookBorder;
  readonly left?: BookBorder;
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
  /**
   * What a formula that works on arrays last gave, row by row, `value` first. Its presence is what tells Excel to let
   * the formula spill; absent, Excel takes one value of each range (`@`). Beside `fills` it is only what is remembered.
   */
  readonly spill?: readonly (readonly CellValue[])[];
  /**
   * Whether a formula that works on ranges is stored plain and takes the one value of each in line with it. Said where
   * what is typed works on arrays; in a file every formula without `spill` and `fills` is.
   */
  readonly isPlain?: boolean;
  /** Whether its file wants it calculated whatever else stays. */
  readonly always?: boolean;
  /** Number format, where it is not General. */
  readonly format?: string;
  /** Where it is not that of a new workbook. */
  readonly style?: BookStyle;
}

/** A blank cell that nevertheless has a look. */
export type BookBlank = Pick<BookCell, "row" | "column" | "format" | "style">;

export interface BookColumn {
  readonly column: number;
  /** In characters, as files count: a character is 7 pixels. Absent for the usual width. */
  readonly width?: number;
  readonly hidden?: boolean;
  /** Look of those of its cells that nothing else is said of. */
  readonly format?: string;
  readonly style?: BookStyle;
}

export interface BookRow {
  readonly row: number;
  /** Points. Absent where it follows from the content. */
  readonly height?: number;
  readonly hidden?: boolean;
  /** Whether a filter hides it, by what it lets through. */
  readonly filtered?: boolean;
  readonly format?: string;
  readonly style?: BookStyle;
}

export interface BookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Hidden, and not offered when a user unhides sheets. */
  readonly veryHidden?: boolean;
  readonly cells: readonly BookCell[];
  readonly blanks?: readonly BookBlank[];
  readonly columns?: readonly BookColumn[];
  readonly rows?: readonly BookRow[];
  readonly merges?: readonly CellRange[];
  /** Rows and columns that stay while the rest scrolls. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** Absent for yes. */
  readonly showGridLines?: boolean;
  /** How high a row is that nothing is said of, in points; absent for 15. */
  readonly rowHeight?: number;
  /** How wide a column is that nothing is said of, counted as theirs; absent for that of a new workbook. */
  readonly columnWidth?: number;
  /** Percent; absent for 100. */
  readonly zoom?: number;
  /** "#RRGGBB". */
  readonly tabColor?: string;
  /** From the lowest to the topmost; cells of other sheets by their names. */
  readonly charts?: readonly Chart[];
  /** Absent where nothing is said. */
  readonly layout?: PageLayout;
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
  /** Name of its look, "" for none; absent for what a new table gets. */
  readonly style?: string;
  /** Whether every other row is shaded; absent for yes. */
  readonly hasRowStripes?: boolean;
  /** Whether headers carry filter buttons; absent for yes. */
  readonly hasFilter?: boolean;
}

export interface BookName {
  readonly name: string;
  /** Name of the only sheet that knows it; absent where the whole book does. */
  readonly sheet?: string;
  /** Without a leading `=`. */
  readonly formula: string;
  /** Whether it is kept from users' lists of names; absent for no. */
  readonly hidden?: boolean;
  readonly comment?: string;
}

/** How formulas in a circle are calculated. */
export interface BookIteration {
  /** Rounds at most. */
  readonly rounds: number;
  /** A round that changes nothing by more is the last. */
  readonly change: number;
}

/** What a file says about itself, such as its author and title: its parts of that kind, as they are. */
export interface BookProperties {
  /** What every kind of document has. */
  readonly core?: string;
  /** What its users added. */
  readonly custom?: string;
}

/** Where an add-in is got from, in the words of files. */
export interface AddInSource {
  /** What its manifest calls it. */
  readonly id: string;
  readonly version?: string;
  readonly store?: string;
  /** "Registry", "EXCatalog", "OMEX", … */
  readonly storeType?: string;
}

/** What an add-in with a pane keeps in a workbook. */
export interface BookAddIn {
  /** Id of this use of it, in braces. */
  readonly instance: string;
  /** Where it was got from, then where it can be got as well. */
  readonly sources: readonly [AddInSource, ...AddInSource[]];
  /** What it keeps under which key, in their order. office.js makes each text JSON. */
  readonly settings: readonly (readonly [key: string, text: string])[];
  /** How its pane stands, as files say it. */
  readonly pane: Readonly<Record<string, string>>;
}

/** What a part refers to, in the words of files. */
export interface LinkTarget {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly mode?: string;
}

/** Another workbook that formulas read: `[1]Sheet!A1` is on a sheet of the first. */
export interface BookLink {
  /** Its sheets as they were when the file was written; those of which the file remembers no cells are not here. */
  readonly sheets: readonly {
    readonly name: string;
    readonly cells: readonly Pick<BookCell, "row" | "column" | "value">[];
  }[];
  /** The part that says so, as it is, and where that leads. */
  readonly part: string;
  readonly targets: readonly LinkTarget[];
}

/** A workbook as read from a file, before anything is calculated. */
export interface Book {
  readonly sheets: readonly BookSheet[];
  readonly tables: readonly BookTable[];
  readonly names: readonly BookName[];
  /** Whether day 0 of its dates is 1 January 1904; absent for no. */
  readonly from1904?: boolean;
  /** Whether the values of its formulas are what Excel computed, and up to date. */
  readonly isComputed?: boolean;
  /** Whether the file says that the values of its formulas are not up to date. */
  readonly isOutdated?: boolean;
  /** Other workbooks that formulas read, in the order of their numbers; absent for none. */
  readonly links?: readonly BookLink[];
  /** Whether it is calculated only on demand. */
  readonly isManual?: boolean;
  /** Whether formulas are to see numbers as they are shown, with no more digits. */
  readonly isAsShown?: boolean;
  /** Absent where a circle of formulas is a mistake. */
  readonly iteration?: BookIteration;
  readonly properties?: BookProperties;
  /** Absent where none keeps anything. */
  readonly addIns?: readonly BookAddIn[];
}
