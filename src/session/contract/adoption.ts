import type { Choice } from "./choice";

/** One of the two tables that controls are adopted in. */
export type AdoptedTable = "register" | "controls";

export interface AdoptionOptions {
  /** Whether what the controls cost is left out of the threats' spend. */
  readonly leaveSpend: boolean;
}

/** A cell that gets another value. */
export interface AdoptedCell {
  readonly table: AdoptedTable;
  /** With its sheet: "Register!G7". */
  readonly address: string;
  /** "Loss reduction of Ransomware": the header of its column, and the name of its row. */
  readonly subject: string;
  /** The header and the name by themselves; the name is empty where the row has none. */
  readonly header: string;
  readonly name: string;
  /** What the sheet shows; empty where the cell is blank or not there yet. */
  readonly before: string;
  /** What the sheet will show, in the column's own unit and format. */
  readonly after: string;
  /** The same with all digits, as it is typed here. */
  readonly exact: string;
}

/** A column that comes in at the end of a table or range. */
export interface AddedColumn {
  readonly table: AdoptedTable;
  readonly header: string;
  /** Of the header, with its sheet: "Register!H4". */
  readonly address: string;
}

/** A cell that holds a formula and stays as it is. */
export interface KeptFormula {
  readonly table: AdoptedTable;
  /** With its sheet. */
  readonly address: string;
  readonly subject: string;
  readonly formula: string;
  /** What the sheet shows. */
  readonly before: string;
  /** What the cell would have to show, as in `AdoptedCell`. */
  readonly needed: string;
  /** By how much that is more than it shows, in its format; null where it is no more, or no number. */
  readonly more: string | null;
  /** The name of its row; empty where the row has none. */
  readonly name: string;
}

/** All that adopting controls changes, before anything is written. */
export interface AdoptionShown {
  readonly kind: "preview";
  /** The controls that are not in place yet, as their table names them, in its order. */
  readonly controls: readonly string[];
  readonly options: AdoptionOptions;
  /** Those of the register first, each table from top to bottom. */
  readonly cells: readonly AdoptedCell[];
  readonly columns: readonly AddedColumn[];
  readonly formulas: readonly KeptFormula[];
  /** Whole sentences on what the register will not tell: of a control that leaves nothing to stop, of a cost recorded nowhere. */
  readonly notes: readonly string[];
  /** What somebody has to do by hand besides, and agree to before anything is written; null for nothing. */
  readonly byHand: string | null;
}

/** What adopting would do, or why it cannot be done and what to do first. */
export type AdoptionPreview =
  AdoptionShown | { readonly kind: "refused"; readonly message: string };

/** How the register learns what controls do that are bought. */
export interface AdoptionSession {
  /**
   * What adopting these controls would change of what is read now. Nothing is written.
   *
   * @param names of controls, without regard to case and outer spaces
   */
  readonly preview: (
    names: readonly string[],
    options: AdoptionOptions,
  ) => Promise<AdoptionPreview>;
  /**
   * Writes what was shown, in both tables in one step of undo, which `takeBack` takes back, too. Where anything of it is no
   * longer as it was shown, or a sheet lets nobody write, nothing is written.
   */
  readonly adopt: (shown: AdoptionShown) => Promise<Choice>;
}
