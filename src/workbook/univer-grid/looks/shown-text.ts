import { numfmt } from "@univerjs/core";
import type { CellValue } from "../../book";
import { isError } from "../../engine/engine-cells";

/** What a cell shows of a value. */
export function shownText(value: CellValue, format: string): string {
  if (value === null) return "";
  if (isError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  try {
    return numfmt.format(format, value);
  } catch {
    return String(value);
  }
}
