import type { BookCell, BookSheet, BookTable } from "../../../book/book";
import { headerTexts } from "../../write/table-xml";

/**
 * A sheet whose cells say the headers of its tables: Excel repairs a file in which they say something else. Tables that did
 * not change are the file's own matter.
 *
 * @param before the tables as they were opened
 */
export function withHeaderCells(
  sheet: BookSheet,
  tables: readonly BookTable[],
  before: readonly BookTable[],
): BookSheet {
  const key = ({ name, range, columns, hasHeader }: BookTable) =>
    JSON.stringify([name, range, columns, hasHeader]);
  const known = new Set(before.map(key));
  const headers = new Map<string, BookCell>();
  for (const table of tables) {
    if (table.sheet !== sheet.name || !table.hasHeader || known.has(key(table))) continue;
    const { startRow: row, startColumn } = table.range;
    headerTexts(table).forEach((value, at) => {
      const column = startColumn + at;
      headers.set(`${row}:${column}`, { row, column, value });
    });
  }
  if (headers.size === 0) return sheet;
  const isHeader = ({ row, column }: { readonly row: number; readonly column: number }) =>
    headers.get(`${row}:${column}`);
  const dressed = [...(sheet.blanks ?? []), ...sheet.cells].flatMap((cell): BookCell[] => {
    const header = isHeader(cell);
    if (!header) return [];
    const { format, style } = cell;
    const look = { ...(format ? { format } : {}), ...(style ? { style } : {}) };
    return [{ ...header, ...look }];
  });
  const there = new Set(dressed.map(({ row, column }) => `${row}:${column}`));
  const added = [...headers].filter(([place]) => !there.has(place)).map(([, cell]) => cell);
  return {
    ...sheet,
    cells: [...sheet.cells.filter((cell) => !isHeader(cell)), ...dressed, ...added],
    ...(sheet.blanks ? { blanks: sheet.blanks.filter((cell) => !isHeader(cell)) } : {}),
  };
}
