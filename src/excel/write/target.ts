import type { Block } from "../../session/contract/register-port";

/** Where a change happens. */
export interface Target {
  readonly context: Excel.RequestContext;
  readonly sheet: Excel.Worksheet;
  /** null for a range. */
  readonly table: Excel.Table | null;
  readonly block: Block;
}
