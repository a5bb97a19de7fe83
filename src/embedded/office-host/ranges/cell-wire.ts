import type { CellValue } from "../../../workbook/book/book";
import type { Wire } from "../protocol/wire";

/** A cell's value as an add-in sees it: "" for a blank cell, an error as its text. */
export function wireValue(value: CellValue): string | number | boolean {
  if (value === null) return "";
  return typeof value === "object" ? value.error : value;
}

/** Excel.RangeValueType. */
export function wireType(value: CellValue): Wire {
  if (value === null || value === "") return "Empty";
  if (typeof value === "object") return "Error";
  if (typeof value === "number") return "Double";
  return typeof value === "boolean" ? "Boolean" : "String";
}
