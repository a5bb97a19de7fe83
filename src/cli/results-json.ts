import type { CalculatedBook } from "../workbook/engine/calculate-book";
import type { CellValue } from "../workbook/book/book";
import { cellAddress } from "../workbook/book/cell-address";

type Sheets = CalculatedBook["sheets"];

/**
 * The results of a book as JSON, sheets and cells in their order. Written by hand because an object would move a sheet
 * called 2024 to the front.
 */
export function sheetsJson(sheets: Sheets): string {
  const blocks = sheets.map(({ name, cells }) => {
    const lines = cells.map(
      ({ row, column, value }) => `    "${cellAddress(row, column)}": ${valueJson(value)}`,
    );
    const body = lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n  }`;
    return `  ${JSON.stringify(name)}: ${body}`;
  });
  return blocks.length === 0 ? "{}" : `{\n${blocks.join(",\n")}\n}`;
}

/** One result as JSON: a single value as itself, more as rows. */
export function resultJson(values: readonly (readonly CellValue[])[]): string {
  const [only] = values;
  if (values.length === 1 && only?.length === 1) return valueJson(only[0] ?? null);
  return `[${values.map((row) => `[${row.map(valueJson).join(",")}]`).join(",")}]`;
}

/** Errors by their text, and what is blank as 0, which is how it shows. */
function valueJson(value: CellValue): string {
  if (value === null) return "0";
  return JSON.stringify(typeof value === "object" ? value.error : value);
}

/** What the functions said about the errors in a book, one line a cell. */
export function complaintLines(sheets: Sheets): string[] {
  return sheets.flatMap(({ name, cells }) =>
    cells
      .filter(({ message }) => message !== undefined)
      .map(({ row, column, value, message = "" }) => {
        const plainName = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name);
        const sheet = plainName ? name : `'${name.replaceAll("'", "''")}'`;
        return complaintLine(value, message, `${sheet}!${cellAddress(row, column)} `);
      }),
  );
}

/** "#VALUE!: frequency must be …", on one line whatever the function put into its message. */
export function complaintLine(value: CellValue, message: string, where = ""): string {
  const error = typeof value === "object" && value !== null ? value.error : String(value);
  return `${where}${error}: ${message.replace(/\s+/g, " ").trim()}`;
}
