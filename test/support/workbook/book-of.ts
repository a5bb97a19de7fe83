import type { Book, BookCell, CellValue } from "../../../src/workbook/book/book";
import type { CalculatedBook } from "../../../src/workbook/engine/calculate-book";
import { cellAddress, parseRange } from "../../../src/workbook/book/cell-address";

/** Cells by address. Text that begins with "=" is a formula, "'" in front keeps text text. */
export type Cells = Readonly<Record<string, CellValue>>;

/** A book written down as sheets of cells. */
export function bookOf(sheets: Readonly<Record<string, Cells>>, more: Partial<Book> = {}): Book {
  return {
    sheets: Object.entries(sheets).map(([name, cells]) => ({
      name,
      hidden: false,
      cells: Object.entries(cells).map(([address, content]) => cellOf(address, content)),
    })),
    tables: [],
    names: [],
    ...more,
  };
}

/** The same book, its formulas typed today: they spill where they come to more than one value. */
export function spilling(book: Book): Book {
  const sheets = book.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      cell.formula === undefined || cell.fills ? cell : { ...cell, spill: [[cell.value]] },
    ),
  }));
  return { ...book, sheets };
}

/** Cells with the header row of a table in them, from A1 on. */
export function rowsFrom(address: string, rows: readonly (readonly CellValue[])[]): Cells {
  const at = parseRange(address);
  if (!at) throw new Error(`${address} is no cell`);
  return Object.fromEntries(
    rows.flatMap((row, r) =>
      row.map((value, c) => [cellAddress(at.startRow + r, at.startColumn + c), value] as const),
    ),
  );
}

function cellOf(address: string, content: CellValue): BookCell {
  const at = parseRange(address);
  if (!at) throw new Error(`${address} is no cell`);
  const place = { row: at.startRow, column: at.startColumn };
  if (typeof content !== "string") return { ...place, value: content };
  if (content.startsWith("=")) return { ...place, value: null, formula: content.slice(1) };
  return { ...place, value: content.replace(/^'/, "") };
}

/** What a calculated sheet holds, errors as their text. */
export function valuesOn(book: CalculatedBook, sheet: string): Record<string, unknown> {
  const cells = book.sheets.find(({ name }) => name === sheet)?.cells ?? [];
  return Object.fromEntries(
    cells.map(({ row, column, value }) => [cellAddress(row, column), shown(value)]),
  );
}

export const shown = (value: CellValue) =>
  typeof value === "object" && value !== null ? value.error : value;
