import type { Cell } from "../../core";
import { CellError } from "../../core";
import type { Area, Block, Rectangle, WorkbookAreas } from "../../session/contract/register-port";
import type { Book, BookTable, CellValue } from "../../workbook/book/book";
import type { CalculatedBook } from "../../workbook/engine/calculate-book";

/** Where a header may stand in what a sheet holds: a title and remarks go above it. */
const rowsToLookAt = 30;

/** What a sheet holds, from its first cell that holds something to its last. */
interface Used extends Rectangle {
  readonly cells: readonly (readonly Cell[])[];
  readonly formulas: ReadonlyMap<string, string>;
  readonly formats: ReadonlyMap<string, string>;
}

/** A calculated book, to find a register in it as the pane finds one in Excel: its tables first, then its sheets. */
export function bookAreas(book: Book, calculated: Pick<CalculatedBook, "sheets">): WorkbookAreas {
  const known = new Map<string, Used | null>();
  const usedOf = (sheet: string): Used | null => {
    const before = known.get(sheet);
    if (before !== undefined) return before;
    const used = usedIn(book, calculated, sheet);
    known.set(sheet, used);
    return used;
  };
  const visible = book.sheets.filter(({ hidden }) => !hidden);
  const tables = book.tables.filter(
    ({ hasHeader, sheet }) => hasHeader && visible.some(({ name }) => name === sheet),
  );
  const sheetArea = (name: string): Area | null => {
    const used = usedOf(name);
    if (!used) return null;
    const { row, column, cells } = used;
    return { id: `sheet ${name}`, kind: "sheet", sheet: name, table: null, row, column, cells };
  };
  const tableArea = (table: BookTable): Area => {
    const place = placeOfTable(table);
    const cells = cut(usedOf(table.sheet), place);
    const about = { id: `table ${table.name}`, sheet: table.sheet, table: table.name };
    return { ...about, kind: "table", row: place.row, column: place.column, cells };
  };
  const all = (): Area[] => [
    ...tables.map(tableArea),
    ...visible.flatMap(({ name }) => sheetArea(name) ?? []),
  ];
  const areaOf = (id: string): Area | null => all().find((area) => area.id === id) ?? null;
  return {
    candidates: () =>
      Promise.resolve(all().map((area) => ({ ...area, cells: area.cells.slice(0, rowsToLookAt) }))),
    read: (id) => Promise.resolve(areaOf(id)),
    block: (id, locate) => {
      const area = areaOf(id);
      const place = area && (area.kind === "table" ? wholeOf(area) : locate(area));
      return Promise.resolve(area && place ? blockOf(area, place, usedOf(area.sheet)) : null);
    },
  };
}

const wholeOf = ({ row, column, cells }: Area): Rectangle => ({
  ...{ row, column, rows: cells.length, columns: cells[0]?.length ?? 0 },
});

/** Without its totals row: that is no threat, whatever stands in its first cell. */
function placeOfTable({ range, hasTotals }: BookTable): Rectangle {
  const rows = range.endRow - range.startRow + 1 - Number(hasTotals);
  const columns = range.endColumn - range.startColumn + 1;
  return { row: range.startRow, column: range.startColumn, rows, columns };
}

function usedIn(book: Book, calculated: Pick<CalculatedBook, "sheets">, name: string): Used | null {
  const place = book.sheets.findIndex((sheet) => sheet.name === name);
  const given = book.sheets[place]?.cells ?? [];
  const values = new Map<number, Map<number, Cell>>();
  const put = (row: number, column: number, value: CellValue): void => {
    const line = values.get(row) ?? new Map<number, Cell>();
    values.set(row, line);
    line.set(column, cellOf(value));
  };
  const formulas = new Map<string, string>();
  const formats = new Map<string, string>();
  for (const { row, column, value, formula, format } of given) {
    put(row, column, value);
    if (formula !== undefined) formulas.set(`${row} ${column}`, `=${formula}`);
    if (format !== undefined) formats.set(`${row} ${column}`, format);
  }
  for (const { row, column, value } of calculated.sheets[place]?.cells ?? []) {
    put(row, column, value);
  }
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const [row, line] of values) {
    for (const [column, value] of line) {
      if (value === null) continue;
      [top, left] = [Math.min(top, row), Math.min(left, column)];
      [bottom, right] = [Math.max(bottom, row), Math.max(right, column)];
    }
  }
  if (bottom < 0) return null;
  const columns = right - left + 1;
  const blank: readonly Cell[] = Array.from({ length: columns }, () => null);
  const cells = Array.from({ length: bottom - top + 1 }, (_, index) => {
    const line = values.get(top + index);
    return line ? blank.map((_, at) => line.get(left + at) ?? null) : blank;
  });
  return { row: top, column: left, rows: cells.length, columns, cells, formulas, formats };
}

const cellOf = (value: CellValue): Cell =>
  typeof value === "object" && value !== null ? new CellError(value.error) : value;

/** Cells of a sheet; blank where they lie outside what it holds. */
function cut(used: Used | null, { row, column, rows, columns }: Rectangle): Cell[][] {
  return Array.from({ length: rows }, (_, down) =>
    Array.from(
      { length: columns },
      (_, along) => used?.cells[row + down - used.row]?.[column + along - used.column] ?? null,
    ),
  );
}

function blockOf({ id, kind, sheet, table }: Area, place: Rectangle, used: Used | null): Block {
  const area = { id, kind, sheet, table };
  const cells = cut(used, place);
  const said = <T>(of: (row: number, column: number) => T): T[][] =>
    cells.map((line, down) => line.map((_, along) => of(place.row + down, place.column + along)));
  const isTable = area.kind === "table";
  const { row = 0, column = 0, cells: around = [] } = used ?? {};
  const below = Math.max(place.row + place.rows - row, 0);
  return {
    area,
    place,
    cells,
    formulas: said((at, along) => used?.formulas.get(`${at} ${along}`) ?? null),
    texts: cells.map((line) => line.map((cell) => (typeof cell === "string" ? cell : ""))),
    formats: said((at, along) => used?.formats.get(`${at} ${along}`) ?? "General"),
    ...{ isProtected: false, others: [], isFreeBelow: true, freeColumns: 0 },
    around: isTable
      ? { row: place.row + place.rows, column, cells: around.slice(below) }
      : { row, column, cells: around },
  };
}
