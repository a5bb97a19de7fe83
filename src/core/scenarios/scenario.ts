/** What a row of a scenario changes of the register. */
export type ScenarioChange =
  /** How often its threats happen, or what each event costs, times a factor above 0. */
  | { readonly kind: "frequency" | "loss"; readonly factor: number }
  /** Its threats are insured no longer, and no premium is paid. */
  | { readonly kind: "insurance off" }
  /** A control is bought, whichever threats it acts on. */
  | { readonly kind: "control"; readonly control: string };

/** A row of a scenario that was read. */
export interface ScenarioRow {
  /** Counted from the header: 1 is the row below it. */
  readonly row: number;
  /** As the register spells them; null for all that are open, and beside a control. */
  readonly threats: readonly string[] | null;
  readonly change: ScenarioChange;
}

/** Changes that are tried together. */
export interface Scenario {
  readonly name: string;
  /** In the order of the sheet. */
  readonly changes: readonly ScenarioRow[];
}
