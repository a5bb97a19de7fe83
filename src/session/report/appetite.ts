import { argumentsOf, onSheet } from "./arguments-of";
import type { SeenAppetite } from "../beside/view-appetite";
import type { AppetiteCheck } from "../contract/report";

const ID = "APPETITE_CHECK";

/** What is accepted, as a formula on any sheet has it, by the first formula that checks it. */
export interface Appetite {
  readonly formula: string;
  readonly limits: number;
}

export function appetiteIn(checks: readonly AppetiteCheck[], prefix: string): Appetite | null {
  for (const { sheet, formula, rows } of checks) {
    const given = argumentsOf(formula, { id: ID, prefix })?.[1] ?? [];
    // Below its headers each limit has a row.
    if (given.length > 0 && rows > 1) return { formula: onSheet(given, sheet), limits: rows - 1 };
  }
  return null;
}

/** The one that stands beside the register; null for none, or for one without limits. */
export function appetiteOf(seen: SeenAppetite | null): Appetite | null {
  const limits = (seen?.view.cells?.length ?? 0) - 1;
  return seen && limits > 0 ? { formula: seen.formula, limits } : null;
}
