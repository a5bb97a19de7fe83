import type { Cell } from "../../core";
import { describeCell, quote } from "../../core";

/** What core says of a text that looks like a number. */
const textLikeNumber = /^must be (?:a number|a date): this is text that looks like one$/;

/**
 * What is wrong with a cell, in a reader's words. A formula cannot tell a blank cell from a 0; the pane sees the cell itself.
 *
 * @param rule as core says it: "must be greater than 0"
 * @param isRow whether it is about a row, and not about the headers
 */
export function findingWords(rule: string, value: Cell, isRow: boolean): string {
  if (!isRow || !rule.startsWith("must ")) return rule;
  const isEmpty = value === null || (typeof value === "string" && value.trim() === "");
  if (isEmpty) {
    return /^must be (?:greater than 0|filled in)$/.test(rule) ? "is empty" : rule;
  }
  if (typeof value === "string" && textLikeNumber.test(rule)) {
    return `is stored as text: ${quote(value)}`;
  }
  return `${rule}, got ${value === 0 ? "0" : describeCell(value)}`;
}
