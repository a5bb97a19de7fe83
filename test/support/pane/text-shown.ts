import type { Cell } from "../../../src/core";
import { CellError } from "../../../src/core";

/** What a cell shows in an English workbook. Only the formats tests and pictures use are known. */
export function textShown(value: Cell, format: string): string {
  if (value === null) return "";
  if (value instanceof CellError) return value.code;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  if (format === "General" || format === "@") return String(value);
  if (/[ymd]/i.test(format)) {
    const date = new Date(Date.UTC(1899, 11, 30) + value * 86_400_000);
    return date.toISOString().slice(0, 10);
  }
  const [, before = "", digits = "", behind = ""] = /^([^0#]*)([0#,.%]*)(.*)$/.exec(format) ?? [];
  const decimals = /\.([0#]*)/.exec(digits)?.[1]?.length ?? 0;
  const isPercent = digits.includes("%");
  const figures = new Intl.NumberFormat("en-US", {
    useGrouping: digits.includes(","),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(isPercent ? value * 100 : value);
  const bare = (text: string): string =>
    text.replace(/\[\$([^\]-]*)[^\]]*\]/g, "$1").replace(/["\\]/g, "");
  return `${bare(before)}${figures}${isPercent ? "%" : ""}${bare(behind)}`;
}
