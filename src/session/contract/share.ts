import type { CellArea } from "../../formulas/cell-places";
import type { KnownTable } from "../../formulas/without-add-in/known-names";
import type {
  Content,
  FilledArea,
  FilledCell,
  FormulaCell,
  HeldValue,
  NamedFormula,
  WorkbookFormulas,
} from "../../formulas/without-add-in/workbook-formulas";

export type { OurFunctions } from "../../formulas/function-calls";
export type { CellArea } from "../../formulas/cell-places";
export {
  LEDGER_NAME,
  LEDGER_SHEET,
  ledgerHeaders,
  ledgerWidths,
  ledgerWords,
} from "../../formulas/without-add-in/ledger";
export type {
  Content,
  FilledArea,
  FilledCell,
  FormulaCell,
  HeldValue,
  NamedFormula,
} from "../../formulas/without-add-in/workbook-formulas";

/** The list of formulas that were put aside, as it stands in the workbook. */
export interface LedgerRead {
  readonly sheet: string;
  /** Of the first header, counted from 0. */
  readonly row: number;
  readonly column: number;
  /** The lines below it: what their cells hold, formulas with their "=". */
  readonly lines: readonly (readonly Content[])[];
}

/** All formulas of a workbook. */
export interface FormulasRead extends WorkbookFormulas {
  readonly tables: readonly KnownTable[];
  /** null where nothing was ever put aside. */
  readonly ledger: LedgerRead | null;
  /** Sheets that nobody may write to. */
  readonly protectedSheets: readonly string[];
}

/** What is to be known before anything is written. */
export interface Wanted {
  /** Formulas of which all that they fill is wanted; those that another one fills are not told. */
  readonly filled: readonly FormulaCell[];
  /** Cells of which the contents are wanted; null for none. */
  readonly held: readonly (CellArea | null)[];
}

export interface WantedRead {
  readonly filled: readonly FilledCell[];
  /** In the order that was wanted; formulas with their "=". */
  readonly held: readonly (readonly (readonly Content[])[] | null)[];
}

/** Cells that change, and what they held. */
export interface ChangedArea extends FilledArea {
  readonly before: readonly (readonly Content[])[];
}

/** What else changes once cells have. */
export interface AfterCells {
  /** Cells that are to hold something else after all, in place of what was written. */
  readonly areas: readonly FilledArea[];
  readonly ledger: LedgerChange;
}

export type LedgerChange =
  /** Lines below those that are there; the list is made where there is none. */
  | { readonly kind: "append"; readonly lines: readonly (readonly Content[])[] }
  /** What stands in the last column, line by line. */
  | { readonly kind: "states"; readonly states: readonly string[] };

/** What a reading of formulas leads to. */
export interface ShareDecision<T> {
  /** null leaves the workbook as it is. */
  readonly change: {
    readonly areas: readonly ChangedArea[];
    readonly names: readonly NamedFormula[];
    /** @param shown what the changed cells show now, area by area */
    readonly then: (shown: readonly (readonly (readonly HeldValue[])[])[]) => AfterCells;
  } | null;
  /** Asked for once everything is written. */
  readonly answer: () => T;
}

/** What sharing a workbook needs of it. Every method may reject with a SheetError. */
export interface SharePort {
  /** All formulas, and the list of those that were put aside. */
  read(): Promise<FormulasRead>;
  /**
   * Reads, decides and writes in one run: one step of undo. Where writing fails, what was written is taken back.
   */
  change<T>(
    want: (formulas: FormulasRead) => Wanted,
    decide: (formulas: FormulasRead, read: WantedRead) => ShareDecision<T>,
  ): Promise<T>;
}

/** What freezing or putting back does to a sheet. */
export interface SheetTouched {
  readonly sheet: string;
  /** Addresses, each once. */
  readonly cells: readonly string[];
}

/** What freezing will do, to be shown before. */
export interface FreezeShown {
  readonly kind: "preview";
  /** Formulas that stay alive in Excel's own functions. */
  readonly native: number;
  /** Formulas whose results stay. */
  readonly values: number;
  /** Others, and names, that read what those fill. */
  readonly fixed: number;
  readonly sheets: readonly SheetTouched[];
}

export interface SharingRefused {
  readonly kind: "refused";
  readonly message: string;
}

/** A copy for people without the add-in, and back. */
export interface SharingSession {
  /** How many formulas wait to be put back. */
  readonly waiting: () => Promise<number | SharingRefused>;
  /** What freezing would touch; "nothing" where no formula needs the add-in. */
  readonly preview: () => Promise<FreezeShown | { readonly kind: "nothing" } | SharingRefused>;
  /** Puts figures, or formulas of Excel's own, in place of the add-in's formulas. @param shown as the user saw it */
  readonly freeze: (shown: FreezeShown) => Promise<Frozen | SharingRefused>;
  /** Puts every formula back. */
  readonly thaw: () => Promise<Thawing | SharingRefused>;
}

/** How many formulas were frozen, and as what. */
export interface Frozen {
  readonly kind: "frozen";
  readonly native: number;
  readonly values: number;
  readonly fixed: number;
}

/** What became of the formulas that were put aside. */
export interface Thawing {
  readonly kind: "thawed";
  readonly count: number;
  /** "Plan!B4: its cells were deleted". */
  readonly notBack: readonly string[];
}
