import type { BookCell, BookSheet, BookTable, CellValue } from "../../../book/book";
import { rangeAddress, sheetInFormula } from "../../../book/cell-address";
import { headerTexts } from "../../write/table-xml";

/**
 * A sheet whose cells say the headers of its tables: Excel repairs a file in which they say something else. Tables that did
 * not change are the file's own matter, as long as their headers' cells did not.
 *
 * @param before the tables and the sheet as they were opened
 */
export function withHeaderCells(
  sheet: BookSheet,
  tables: readonly BookTable[],
  before: { readonly tables: readonly BookTable[]; readonly sheet: BookSheet },
): BookSheet {
  const key = ({ name, range, columns, hasHeader }: BookTable) =>
    JSON.stringify([name, range, columns, hasHeader]);
  const known = new Set(before.tables.map(key));
  const rows = new Set(tables.map(({ range }) => range.startRow));
  const olds = valuesIn(before.sheet, rows);
  const news = valuesIn(sheet, rows);
  const headers = new Map<string, BookCell>();
  for (const table of tables) {
    if (table.sheet !== sheet.name || !table.hasHeader) continue;
    const isKnown = known.has(key(table));
    const { startRow: row, startColumn } = table.range;
    headerTexts(table).forEach((value, at) => {
      const column = startColumn + at;
      const place = `${row}:${column}`;
      if (isKnown && olds.get(place) === news.get(place)) return;
      headers.set(place, { row, column, value });
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

/**
 * What the headers of tables take the place of, in plain words: where a table lost the row of its headers, the first of its other
 * rows is that row now.
 *
 * @param headed the same sheet, whose cells say the headers
 */
export function underHeaders(
  sheet: BookSheet,
  headed: BookSheet,
  tables: readonly BookTable[],
): string[] {
  if (sheet === headed) return [];
  const mine = tables.filter((table) => table.sheet === sheet.name && table.hasHeader);
  const rows = new Set(mine.map(({ range }) => range.startRow));
  const held = valuesIn(sheet, rows);
  const said = valuesIn(headed, rows);
  const isLost = ([place, value]: readonly [string, CellValue]): boolean =>
    value !== null && textOf(value) !== textOf(said.get(place) ?? null);
  return mine.flatMap(({ name, range }) => {
    const { startRow, startColumn, endColumn } = range;
    const places = Array.from(
      { length: endColumn - startColumn + 1 },
      (_, at) => `${startRow}:${startColumn + at}`,
    );
    const isOver = places.some((place) => isLost([place, held.get(place) ?? null]));
    const cells = rangeAddress({ ...range, endRow: startRow });
    return isOver
      ? [
          `what stands in ${sheetInFormula(sheet.name)}!${cells}: the headers of the table ${name} are there now`,
        ]
      : [];
  });
}

const textOf = (value: CellValue): string =>
  value === null ? "" : typeof value === "object" ? value.error : String(value);

/** What stands in some rows, by place. */
const valuesIn = ({ cells }: BookSheet, rows: ReadonlySet<number>): Map<string, CellValue> =>
  new Map(
    cells.flatMap(({ row, column, value }) =>
      rows.has(row) ? [[`${row}:${column}`, value] as const] : [],
    ),
  );
