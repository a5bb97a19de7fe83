import { numfmt } from "@univerjs/core";
import type { CellValue } from "../../../workbook/book/book";
import { isError } from "../../../workbook/engine/univer/engine-cells";

/**
 * What a cell shows of a value.
 *
 * @param locale by which number formats know the region; US English where there is none
 */
export function shownText(value: CellValue, format: string, locale = "en-US"): string {
  if (value === null) return "";
  if (isError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  try {
    return numfmt.format(format, value, { locale });
  } catch {
    return String(value);
  }
}
