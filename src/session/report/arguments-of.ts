import { outerCalls, textOf } from "../../formulas/function-calls";
import type { Token } from "../../formulas/formula-tokens";
import { tokenizeFormula } from "../../formulas/formula-tokens";
import type { FormulaOnSheet } from "../contract/report";

/** What the first call of a function in a formula is given, an argument for each; null where it is not called. */
export function argumentsOf(
  formula: string,
  { id, prefix }: { readonly id: string; readonly prefix: string },
): readonly (readonly Token[])[] | null {
  const tokens = tokenizeFormula(formula.replace(/^=/, ""));
  const call = outerCalls(tokens, { ids: new Set([id]), prefix }).find((each) => each.id === id);
  return call?.args.map(([from, to]) => tokens.slice(from, to)) ?? null;
}

/** An argument as a formula on another sheet has it: cells are named with their sheet. */
export function onSheet(tokens: readonly Token[], sheet: string): string {
  const prefix = `'${sheet.replaceAll("'", "''")}'!`;
  return textOf(
    tokens.map((token, at) => {
      const isBare = token.kind === "reference" && tokens[at - 1]?.kind !== "sheet";
      return isBare ? { ...token, text: `${prefix}${token.text}` } : token;
    }),
  ).trim();
}

/** The formulas of a column say the same in each row: each is wanted once. */
export function eachOnce(formulas: readonly FormulaOnSheet[]): readonly FormulaOnSheet[] {
  return [...new Map(formulas.map((each) => [`${each.sheet} ${each.formula}`, each])).values()];
}
