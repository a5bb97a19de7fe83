import type { Cell, Quantity } from "../../core";
import type { LocaleMarks } from "../contract/locale-marks";
import { formatKind } from "./number-format";
import type { Input } from "../contract/register-port";
import { dateTyped, typedDate } from "./typed-date";
import { numberTyped, typedNumber } from "./typed-number";

/** What is known of a cell before something is typed in it. */
export interface CellKind {
  readonly quantity: Quantity;
  /** Its number format as Excel writes it. */
  readonly format: string;
  /** What it holds; left out where it is not there yet. */
  readonly held?: Cell;
}

/** Stands for a line break in a field of one line. */
const lineBreak = "\u21b5";

/**
 * What the sheet would hold after this was typed: a number where one belongs and can be read, else the text as it is.
 * One belongs among words, too, where the cell held one. A cell in percent takes 12 for 12%, and figures behind an
 * apostrophe are a text, as in Excel.
 */
export function inputTyped(typed: string, kind: CellKind, marks: LocaleMarks): Input {
  const text = typed.trim();
  if (text === "") return null;
  const number = numberIn(text, kind, marks);
  if (number !== null) return number;
  return withLineBreaks(isEscaped(text, kind, marks) ? text.slice(1) : text, kind);
}

/** Whether an apostrophe keeps figures a text. */
function isEscaped(text: string, kind: CellKind, marks: LocaleMarks): boolean {
  if (!text.startsWith("'") || !takesNumbers(kind)) return false;
  const behind = text.slice(1).trim();
  return numberIn(behind, kind, marks) !== null || isEscaped(behind, kind, marks);
}

/** Whether figures typed here are a number. */
export const takesNumbers = ({ quantity, held }: CellKind): boolean =>
  quantity !== "text" || typeof held === "number";

/** The mark stands for a line break only in a text that had some, and no such mark of its own. */
const withLineBreaks = (text: string, { held }: CellKind): string =>
  hasMarkedBreaks(held) ? text.replaceAll(lineBreak, "\n") : text;

const hasMarkedBreaks = (held: Cell | undefined): held is string =>
  typeof held === "string" && held.includes("\n") && !held.includes(lineBreak);

/** The number that Excel reads here; null for a text. */
export function numberIn(typed: string, kind: CellKind, marks: LocaleMarks): number | null {
  if (!takesNumbers(kind)) return null;
  const { format } = kind;
  if (isDated(kind)) {
    const date = dateTyped(typed, marks);
    if (date !== null) return date;
  }
  const number = numberTyped(typed, marks);
  if (number === null) return null;
  const isPercent = formatKind(format) === "percent" && !typed.includes("%");
  if (!isPercent || Math.abs(number) < 1) return number;
  return numberTyped(`${typed.trim()}%`, marks) ?? number / 100;
}

export const isDated = ({ quantity, format }: CellKind): boolean =>
  quantity === "date" || (quantity === "text" && formatKind(format) === "date");

/** With what the editing of a cell begins: everything it holds, so that typing the same changes nothing. */
export function typedCell(cell: Cell, kind: CellKind, marks: LocaleMarks): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "string") return typedText(cell, { ...kind, held: cell }, marks);
  if (typeof cell === "object") return cell.code;
  if (isDated(kind)) {
    const date = typedDate(cell, marks);
    if (date !== null) return date;
  }
  return typedNumber(cell, formatKind(kind.format) === "percent", marks);
}

/** A text that looks like a number begins with an apostrophe: without it, it is the number. */
function typedText(held: string, kind: CellKind, marks: LocaleMarks): string {
  const text = hasMarkedBreaks(held) ? held.replaceAll("\n", lineBreak) : held;
  const isNumber = numberIn(text.trim(), kind, marks) !== null;
  return isNumber || isEscaped(text.trim(), kind, marks) ? `'${text}` : text;
}
