import type { Finding } from "../../core";
import { addressOf } from "../find/cell-address";
import { findingWords } from "./finding-words";
import type { Rectangle } from "../contract/register-port";
import type { PlacedFinding } from "../contract/register-snapshot";

/**
 * Puts a finding into a sentence and finds its cell.
 *
 * @param register where the register stands on the sheet
 * @param columns ids of its columns, from the left
 */
export function placeFinding(
  finding: Finding,
  register: Rectangle,
  columns: readonly string[],
): PlacedFinding {
  const { kind, row, column, index, value } = finding;
  const rule = findingWords(finding.rule, value, row > 0);
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
