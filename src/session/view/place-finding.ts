import type { Cell, Finding } from "../../core";
import { describeCell, quote } from "../../core";
import { addressOf } from "../find/cell-address";
import type { Rectangle } from "../contract/register-port";
import type { PlacedFinding } from "../contract/register-snapshot";

/**
 * Puts a finding into a sentence and finds its cell.
 *
 * @param register where the register stands on the sheet
 * @param columns ids of its columns, from the left
 * @param typed ids of those that somebody is typing in: nothing is stored there yet
 */
export function placeFinding(
  finding: Finding,
  register: Rectangle,
  columns: readonly string[],
  typed: ReadonlyMap<string, string> = nothingTyped,
): PlacedFinding {
  const { kind, row, column, index, value } = finding;
  const isTyped = index !== null && typed.has(columns[index] ?? "");
  const rule = findingWords(finding.rule, value, { isRow: row > 0, isTyped });
  const isHeader = row === 0 && index !== null;
  const name = Array.from(finding.name).slice(0, 60).join("");
  const subject = isHeader ? `Column "${column}"` : name === "" ? column : `${column} of ${name}`;
  const line = { ...register, row: register.row + row, rows: 1 };
  const sentence = `${subject} ${rule}`;
  if (index === null) {
    const cells = row === 0 ? register : line;
    return { kind, sentence, rule, column: null, address: null, cells };
  }
  const cells = { ...line, column: register.column + index, columns: 1 };
  const address = addressOf(cells);
  return { kind, sentence, rule, column: columns[index] ?? null, address, cells };
}

const nothingTyped: ReadonlyMap<string, string> = new Map();

/** What core says of a text that looks like a number. */
const textLikeNumber = /^must be (?:a number|a date): this is text that looks like one$/;

/**
 * What is wrong with a cell, in a reader's words. A formula cannot tell a blank cell from a 0; the pane sees the cell itself.
 *
 * @param rule as core says it: "must be greater than 0"
 * @param isRow whether it is about a row, and not about the headers
 * @param isTyped whether it is what is being typed
 */
function findingWords(
  rule: string,
  value: Cell,
  { isRow, isTyped }: { readonly isRow: boolean; readonly isTyped: boolean },
): string {
  if (!isRow || !rule.startsWith("must ")) return rule;
  const isEmpty = value === null || (typeof value === "string" && value.trim() === "");
  if (isEmpty) {
    return /^must be (?:greater than 0|filled in)$/.test(rule) ? "is empty" : rule;
  }
  if (typeof value === "string" && textLikeNumber.test(rule)) {
    return isTyped
      ? `${rule.replace(/:.*/, "")}, got ${describeCell(value)}`
      : `is stored as text: ${quote(value)}`;
  }
  return `${rule}, got ${value === 0 ? "0" : describeCell(value)}`;
}
