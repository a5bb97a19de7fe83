import type { ScenarioRow } from "../../core";
import type { AdoptionShown } from "./adoption";
import type { Choice } from "./choice";
import type { Rectangle } from "./register-port";

/** What a row of a scenario says, as it is written into the sheet. */
export interface NewScenarioRow {
  readonly scenario: string;
  /** By its name; null for all that are open, and beside a control. */
  readonly threat: string | null;
  readonly field: "Frequency" | "Loss" | "Insurance" | "Control";
  /** A factor, "off", or the name of a control. */
  readonly change: number | string;
}

/** All that applying a scenario changes, before anything is written. */
export interface ScenarioShown extends Pick<
  AdoptionShown,
  "kind" | "cells" | "columns" | "formulas" | "notes" | "byHand"
> {
  readonly scenario: string;
  /** What it was made of when it was shown. */
  readonly changes: readonly ScenarioRow[];
}

/** What applying would do, or why it cannot be done and what to do first. */
export type ScenarioPreview =
  ScenarioShown | { readonly kind: "refused"; readonly message: string };

/** Scenarios on a visible sheet, beside the register that they leave alone. */
export interface ScenariosSession {
  /** Looks for the table of scenarios from now on: few workbooks have one. */
  readonly follow: () => void;
  /**
   * Writes a row of a scenario below its others: one step of undo. Where the workbook has no table of scenarios, it is made
   * on a sheet of its own.
   */
  readonly add: (row: NewScenarioRow) => Promise<Choice>;
  /** Deletes the rows of a scenario from the sheet: one step of undo, which `takeBack` takes back, too. */
  readonly discard: (scenario: string) => Promise<Choice>;
  /** What applying a scenario would change of what is read now. Nothing is written. */
  readonly preview: (scenario: string) => Promise<ScenarioPreview>;
  /**
   * Writes what was shown into the register, and marks its controls as in place: one step of undo, which `takeBack` takes
   * back, too. Where anything of it is no longer as it was shown, nothing is written.
   */
  readonly apply: (shown: ScenarioShown) => Promise<Choice>;
  /** Shows the table in the sheet, or the cells of a finding. */
  readonly show: (cells?: Rectangle) => void;
}
