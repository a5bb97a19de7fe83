import type { CellContent } from "../../session/contract/register-port";

/** Words that nothing but a text can be read as: no figures, so no number and no date. */
const plainWords = /^\p{L}[\p{L}\p{M}\s.,;&()/-]*$/u;
const truthValue = /^(?:true|false)$/i;

/**
 * What Excel is given so that a cell holds this, and nothing is read into it: an apostrophe keeps a text a text that
 * Excel would take for a formula, a number or a date.
 */
export function cellInput(value: CellContent): string | number | boolean {
  if (value === null) return "";
  if (typeof value === "object") return value.formula;
  if (typeof value !== "string") return value;
  return plainWords.test(value) && !truthValue.test(value) ? value : `'${value}`;
}
