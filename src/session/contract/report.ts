import type { NewChart } from "./chart";
import type { Choice } from "./choice";
import type { CellContent } from "./register-port";

/** Paper that a report is printed on. */
export type ReportPaper = (typeof reportPapers)[number];
export const reportPapers = ["A4", "Letter"] as const;

/** Languages that reports are written in. */
export type ReportLanguage = (typeof reportLanguages)[number];
export const reportLanguages = ["en", "de"] as const;

/** What somebody wants of a report. */
export interface ReportWish {
  readonly paper: ReportPaper;
  readonly language: ReportLanguage;
  /** New money for controls, currency a year, that the plan is made for; null where there is no plan. */
  readonly budget: number | null;
  /** Serial day on which it is written. */
  readonly today: number;
}

/** How cells of a report look. */
export interface PageLook {
  readonly bold: boolean;
  /** Points. */
  readonly size: number;
  /** "#RRGGBB", and empty for no fill. */
  readonly color: string;
  readonly fill: string;
  readonly align: "General" | "Left" | "Right";
}

/** Cells beside and below each other that look the same. */
export interface PageBlock {
  readonly row: number;
  readonly column: number;
  /** null stays blank. */
  readonly cells: readonly (readonly CellContent[])[];
  /** Number formats, column by column. */
  readonly formats: readonly string[];
  readonly look: PageLook;
  /** Whether its first cell is a formula that fills the others. */
  readonly isFilled: boolean;
}

/** A chart of a page, by what it is known by the next time: "curve". */
export interface PageChart extends NewChart {
  readonly key: string;
}

/** A sheet that is written as a whole, and again in place of what was written of it before. */
export interface Page {
  /** Name of the sheet; where there is one of that name already, a number is added. */
  readonly sheet: string;
  /** In characters, from the first column. */
  readonly widths: readonly number[];
  /** Points, by row. */
  readonly heights: readonly (readonly [row: number, height: number])[];
  readonly blocks: readonly PageBlock[];
  readonly charts: readonly PageChart[];
  readonly paper: ReportPaper;
  /** How many rows and columns are printed, from the first cell. */
  readonly rows: number;
  readonly columns: number;
}

/** A formula that checks what is accepted, and how many rows it fills. */
export interface AppetiteCheck {
  readonly sheet: string;
  /** With its "=". */
  readonly formula: string;
  readonly rows: number;
}

/** A formula with its "=", and the sheet it stands on. */
export interface FormulaOnSheet {
  readonly sheet: string;
  readonly formula: string;
}

/** Functions that a report looks for in formulas, as these call them: "APPETITE_CHECK". */
export interface SoughtFunctions {
  /** Checks what is accepted. */
  readonly appetite: string;
  /** Divides a budget that is kept by line. */
  readonly spend: string;
}

/** A row of a history whose date cannot be read. */
export interface UnreadRow {
  /** Below the headers, from 1 on. */
  readonly row: number;
  /** What stands in place of a date; empty for nothing. */
  readonly text: string;
}

/** What a workbook has that a report tells of, beside its register. */
export interface ReportSources {
  readonly checks: readonly AppetiteCheck[];
  /** Formulas that divide a budget, each once. */
  readonly spends: readonly FormulaOnSheet[];
  /** The history of the register, as a formula has it, with the serial days of its records; null for none. */
  readonly history: {
    readonly formula: string;
    readonly days: readonly number[];
    /** A row that keeps all of it from being read; null where none does. */
    readonly unread: UnreadRow | null;
  } | null;
  /** Name of the sheet that a report was written on; null where none was. */
  readonly sheet: string | null;
  /** Names of all sheets. */
  readonly sheets: readonly string[];
  /** Whether all that is written can be one step of undo. */
  readonly isOneStep: boolean;
}

/** What reports need of an open workbook. Every method may reject with a SheetError. */
export interface ReportPort {
  sources(sought: SoughtFunctions): Promise<ReportSources>;
  /**
   * Writes a page: one step of undo. What was written of it before is replaced, and what anybody put beside it stays; rows come in where
   * it needs more than before. Where writing fails, the workbook is left as it was.
   *
   * @returns name of the sheet
   */
  write(page: Page): Promise<string>;
}

/** What a report will be, before it is written. */
export interface ReportShown {
  readonly kind: "preview";
  readonly wish: ReportWish;
  /** Name of the sheet. */
  readonly sheet: string;
  /** Whether it replaces what was written there before. */
  readonly isAgain: boolean;
  /** Whether Excel can take it back in one step: a new sheet is none. */
  readonly isOneStep: boolean;
  readonly title: string;
  readonly question: string;
  /** Its parts, from the top: a title, and what it will hold. */
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** How many cells will be filled by it. */
  readonly cells: number;
  readonly page: Page;
}

export type ReportPreview = ReportShown | { readonly kind: "refused"; readonly message: string };

/** A page for a board, on a sheet of its own. */
export interface ReportSession {
  /** What would be written. */
  readonly preview: (wish: ReportWish) => Promise<ReportPreview>;
  /** Writes it, as it is shown, and goes there. */
  readonly write: (shown: ReportShown) => Promise<Choice>;
}
