import type { ICellData, Nullable } from "@univerjs/core";
import { CellValueType } from "@univerjs/core";
import { ERROR_TYPE_SET } from "@univerjs/engine-formula";
import type { CellError, CellValue } from "../../book/book";
import { markText, unmarkText } from "../cells/univer-values";

/** Errors Excel knows and Univer does not. */
const otherErrors = ["#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"];

/** Teaches the engine every error of Excel's, so that each stays an error on its way through formulas. */
export function knowEveryError(): void {
  for (const text of otherErrors) (ERROR_TYPE_SET as Set<string>).add(text);
}

export const isError = (value: CellValue): value is CellError =>
  typeof value === "object" && value !== null;

/** A constant as the engine stores it. */
export function constantOf(value: CellValue): ICellData {
  if (value === null) return {};
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof value === "string") return { v: markText(value), t: CellValueType.STRING };
  return { v: value.error, t: CellValueType.STRING };
}

/** What the engine left in a cell. A reference to a blank cell shows 0. */
export function cellValue(cell: Nullable<ICellData>): CellValue {
  if (!cell) return 0;
  // HYPERLINK leaves its text as a document.
  const value = cell.v ?? cell.p?.body?.dataStream.trimEnd();
  if (value === undefined) return 0;
  if (cell.t === CellValueType.BOOLEAN) return value === 1 || value === true || value === "TRUE";
  if (typeof value === "number") return Number.isFinite(value) ? value : { error: "#NUM!" };
  if (typeof value === "boolean") return value;
  if ((ERROR_TYPE_SET as ReadonlySet<string>).has(value)) return { error: value };
  // A text of several lines is a document, whose lines end otherwise than a cell's.
  return unmarkText(cell.p ? value.replace(/\r\n?/g, "\n") : value);
}
