import { outerCalls, textOf } from "../../formulas/function-calls";
import type { Token } from "../../formulas/formula-tokens";
import { tokenizeFormula } from "../../formulas/formula-tokens";
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
    const tokens = tokenizeFormula(formula.replace(/^=/, ""));
    const call = outerCalls(tokens, { ids: new Set([ID]), prefix }).find(({ id }) => id === ID);
    const [from, to] = call?.args[1] ?? [0, 0];
    const given = tokens.slice(from, to);
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

/** Cells are named with their sheet: the report is on another. */
function onSheet(tokens: readonly Token[], sheet: string): string {
  const prefix = `'${sheet.replaceAll("'", "''")}'!`;
  return textOf(
    tokens.map((token, at) => {
      const isBare = token.kind === "reference" && tokens[at - 1]?.kind !== "sheet";
      return isBare ? { ...token, text: `${prefix}${token.text}` } : token;
    }),
  ).trim();
}
