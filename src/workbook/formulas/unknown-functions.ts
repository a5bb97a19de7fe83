import { tokenizeFormula } from "../../formulas/formula-tokens";
import { localNames } from "./local-names";

/**
 * Functions a formula calls by names nobody knows.
 *
 * @param formula without its `=`
 * @param isKnown says whether a function of this upper-case name exists
 */
export function unknownFunctions(formula: string, isKnown: (name: string) => boolean): string[] {
  const tokens = tokenizeFormula(formula);
  const locals = localNames(tokens, new Set());
  return tokens
    .filter(({ kind }) => kind === "function")
    .map(({ text }) => text.toUpperCase())
    .filter((name) => !isKnown(name) && !locals.has(name) && !["LET", "LAMBDA"].includes(name));
}
