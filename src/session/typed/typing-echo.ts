import type { Cell } from "../../core";
import type { LocaleMarks } from "../contract/locale-marks";
import { formatKind } from "./number-format";
import { type CellKind, isDated } from "./typed-cell";
import { spokenDate } from "./typed-date";
import { typedNumber } from "./typed-number";

/**
 * What was typed as it was understood: "60000" of 60,000, "12.5%", "3 April 2026".
 *
 * @param value what the sheet would hold
 * @returns null where that is a text
 */
export function echoOf(
  value: Cell,
  typed: string,
  kind: CellKind,
  marks: LocaleMarks,
): string | null {
  if (typeof value !== "number") return null;
  const isPercent = formatKind(kind.format) === "percent" || typed.includes("%");
  const date = isDated(kind) ? spokenDate(value, marks) : null;
  return date ?? typedNumber(value, isPercent, marks);
}
