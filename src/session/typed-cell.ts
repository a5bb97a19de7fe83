import type { Cell, Quantity } from "../core";
import type { LocaleMarks } from "./locale-marks";
import { formatKind } from "./number-format";
import type { Input } from "./register-port";
import { dateTyped, typedDate } from "./typed-date";
import { numberTyped, typedNumber } from "./typed-number";

/** What is known of a cell before something is typed in it. */
export interface CellKind {
  readonly quantity: Quantity;
  /** Its number format as Excel writes it. */
  readonly format: string;
}

/**
 * What the sheet would hold after this was typed: a number where one belongs and can be read, else the text as it is. A
 * cell in percent takes 12 for 12%, as Excel does.
 */
export function inputTyped(
  typed: string,
  { quantity, format }: CellKind,
  marks: LocaleMarks,
): Input {
  if (typed.trim() === "") return null;
  if (quantity === "text") return typed.trim();
  if (quantity === "date") {
    const date = dateTyped(typed, marks);
    if (date !== null) return date;
  }
  const number = numberTyped(typed, marks);
  if (number === null) return typed.trim();
  const isPercent = formatKind(format) === "percent" && !typed.includes("%");
  if (!isPercent || Math.abs(number) < 1) return number;
  return numberTyped(`${typed.trim()}%`, marks) ?? number / 100;
}

/** With what the editing of a cell begins: everything it holds, so that typing the same changes nothing. */
export function typedCell(cell: Cell, { quantity, format }: CellKind, marks: LocaleMarks): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "string") return cell;
  if (typeof cell === "object") return cell.code;
  const kind = formatKind(format);
  if (quantity === "date" || (quantity === "text" && kind === "date")) {
    const date = typedDate(cell, marks);
    if (date !== null) return date;
  }
  return typedNumber(cell, kind === "percent", marks);
}
