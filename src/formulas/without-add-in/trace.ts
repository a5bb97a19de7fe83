import { tokenizeFormula } from "../formula-tokens";
import type { Content } from "./workbook-formulas";

/**
 * A short mark of what was left in cells: where it is another one later, somebody changed them. Blank cells do not count, and a
 * formula counts without the cells it reads: rows may have come in.
 */
export function traceOf(contents: readonly (readonly Content[])[]): string {
  const said = contents
    .flat()
    .filter((each) => each !== null && each !== "")
    .map((each) => {
      if (typeof each !== "object" || each === null) return JSON.stringify(each);
      return "formula" in each ? shapeOf(each.formula) : each.error;
    });
  return hash(said.join("\n"));
}

/** A formula without the cells it reads. */
export function shapeOf(formula: string): string {
  return tokenizeFormula(formula.replace(/^=/, ""))
    .filter(({ kind }) => kind !== "space" && kind !== "reference" && kind !== "sheet")
    .map(({ kind, text }) => (kind === "structured" ? "[]" : text.toUpperCase()))
    .join("");
}

/** FNV-1a over 32 bits, in 8 figures. */
function hash(text: string): string {
  let bits = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) bits = Math.imul(bits ^ text.charCodeAt(at), 0x01000193);
  return (bits >>> 0).toString(16).padStart(8, "0");
}
