import type { Book, BookCell, CellValue } from "../book/book";

/** What the formulas of a book came to, sheet by sheet. */
interface Outcomes {
  readonly outcomes: (sheet: number) => readonly {
    readonly row: number;
    readonly column: number;
    readonly rows: readonly (readonly CellValue[])[];
  }[];
}

/** A book with results in place of what its file remembers. A formula that is stored plain keeps to its own cell. */
export function withResults(book: Book, calculation: Outcomes): Book {
  const sheets = book.sheets.map((sheet, number) => {
    const found = new Map(
      calculation
        .outcomes(number)
        .map(({ row, column, rows }) => [`${row}:${column}`, rows] as const),
    );
    const cells = sheet.cells.map((cell): BookCell => {
      const rows = found.get(`${cell.row}:${cell.column}`);
      if (cell.formula === undefined || rows === undefined) return cell;
      const value = rows[0]?.[0] ?? null;
      return { ...cell, value, ...(cell.spill ? { spill: rows } : {}) };
    });
    return { ...sheet, cells };
  });
  return { ...book, sheets };
}
