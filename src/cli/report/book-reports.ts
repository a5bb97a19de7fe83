import type {
  AppetiteCheck,
  Page,
  ReportPort,
  ReportSources,
  SoughtFunctions,
} from "../../session/contract/report";
import { freeName } from "../../session/formulas/free-name";
import { eachOnce } from "../../session/report/arguments-of";
import { type HistoryDays, historyDays } from "../../session/report/history-days";
import { areaOf, roomFor } from "../../session/report/room-for-page";
import type { WrittenBefore } from "../../session/report/written-before";
import {
  chartCalled,
  holds,
  nameFormula,
  PAGE_NAME,
  writtenBefore,
} from "../../session/report/written-before";
import type { AddInFunction } from "../../workbook/add-in/add-in-functions";
import type { Book, BookName, BookSheet, BookTable, CellValue } from "../../workbook/book/book";
import type { Shift } from "../../workbook/book/sheet-move";
import { userFormula } from "../../workbook/formulas/user-formula";
import { sheetOfPage } from "./page-sheet";
import { rowsShift, withRowsIn } from "./rows-inserted";

/** Reports in a book that is no file yet. */
export interface BookReports {
  readonly port: ReportPort;
  /** The book with what was written, its new formulas not calculated yet. */
  readonly now: () => Book;
  /** The rows that came in, in their order. */
  readonly rowsIn: () => readonly RowsIn[];
}

/** Rows that came in on a sheet, which is called by its name. */
interface RowsIn {
  readonly sheet: string;
  readonly shift: Shift;
}

const historyName = /^RegisterHistory\d*$/i;

/** @param book its figures calculated */
export function bookReports(book: Book, functions: readonly AddInFunction[]): BookReports {
  const ids = new Set(functions.map(({ id }) => id));
  let now = book;
  let rowsIn: readonly RowsIn[] = [];
  return {
    now: () => now,
    rowsIn: () => rowsIn,
    port: {
      sources: (sought) => Promise.resolve(sourcesOf(now, ids, sought)),

      write(page) {
        const written = withPage(now, page);
        now = written.book;
        if (written.rowsIn) rowsIn = [...rowsIn, written.rowsIn];
        return Promise.resolve(written.sheet);
      },
    },
  };
}

function sourcesOf(book: Book, ids: ReadonlySet<string>, sought: SoughtFunctions): ReportSources {
  const before = beforeIn(book);
  const history = book.tables.find(({ name }) => historyName.test(name));
  const others = book.sheets.filter(({ name }) => name !== before?.sheet);
  return {
    checks: others.flatMap((sheet) => callsOn(sheet, ids, sought.appetite)),
    spends: eachOnce(others.flatMap((sheet) => callsOn(sheet, ids, sought.spend))),
    history: history ? { formula: `${history.name}[#All]`, ...daysIn(book, history) } : null,
    sheet: before?.sheet ?? null,
    sheets: book.sheets.map(({ name }) => name),
    isOneStep: true,
  };
}

function callsOn(
  { name, cells }: BookSheet,
  ids: ReadonlySet<string>,
  sought: string,
): AppetiteCheck[] {
  return cells.flatMap(({ formula, spill }) => {
    if (formula === undefined) return [];
    const typed = `=${userFormula(formula, ids)}`;
    if (!typed.toUpperCase().includes(`${sought}(`)) return [];
    return [{ sheet: name, formula: typed, rows: spill?.length ?? 1 }];
  });
}

/** The days of which a history has a record. */
function daysIn({ sheets }: Book, { sheet, range, columns }: BookTable): HistoryDays {
  const rows = Array.from({ length: range.endRow - range.startRow }, (): CellValue[] => []);
  for (const { row, column, value } of sheets.find(({ name }) => name === sheet)?.cells ?? []) {
    const line = rows[row - range.startRow - 1];
    if (line) line[column - range.startColumn] = value;
  }
  return historyDays([columns, ...rows]);
}

/** The name of the cells that were written. */
const isOfPage = ({ name, sheet }: BookName): boolean => name === PAGE_NAME && sheet === undefined;

/** What was written of a report before; null where nothing was, or its sheet is gone. */
function beforeIn({ names, sheets }: Book): WrittenBefore | null {
  const found = names.find(isOfPage);
  const before = found ? writtenBefore(`=${found.formula}`) : null;
  return sheets.some(({ name }) => name === before?.sheet) ? before : null;
}

interface WithPage {
  readonly book: Book;
  /** Name of the page's sheet. */
  readonly sheet: string;
  /** Rows that came in for it. */
  readonly rowsIn: RowsIn | null;
}

/** @throws SheetError where something is in its way */
function withPage(book: Book, page: Page): WithPage {
  const before = beforeIn(book);
  return before ? withPageAgain(book, page, before) : withPageFirst(book, page);
}

function withPageFirst(book: Book, page: Page): WithPage {
  const sheet = freeName(
    page.sheet,
    " ",
    book.sheets.map(({ name }) => name),
  );
  const made = sheetOfPage(page, sheet, (key) => chartCalled(1, key));
  const names = book.names.filter(({ name }) => name !== PAGE_NAME);
  const formula = nameFormula(sheet, page.blocks.map(areaOf)).slice(1);
  return {
    ...{ sheet, rowsIn: null },
    book: {
      ...{ ...book, sheets: [...book.sheets, made] },
      names: [...names, { name: PAGE_NAME, formula }],
    },
  };
}

/**
 * In place of what was written before, charts and paper included; what stands beside it stays, and what stands below it goes down where
 * the page needs more rows.
 */
function withPageAgain(book: Book, page: Page, before: WrittenBefore): WithPage {
  const found = book.sheets.find(({ name }) => name === before.sheet);
  if (!found) return withPageFirst(book, page);
  const { name: called } = found;
  const { moved, rowsIn: lines } = roomFor(page, before, usedBeside(found, before));
  const rowsIn = lines ? { sheet: called, shift: rowsShift(lines.first, lines.last) } : null;
  const roomy = rowsIn ? withRowsIn(book, called, rowsIn.shift) : book;
  const areas = [...moved, ...page.blocks.map(areaOf)];
  const isOurs = ({ row, column }: { readonly row: number; readonly column: number }): boolean =>
    areas.some((area) => holds(area, row, column));
  const made = sheetOfPage(page, called, (key) => chartCalled(1, key));
  const now = (sheet: BookSheet): BookSheet => ({
    ...sheet,
    cells: [...sheet.cells.filter((cell) => !isOurs(cell)), ...made.cells].sort(
      (a, b) => a.row - b.row || a.column - b.column,
    ),
    blanks: [...(sheet.blanks ?? []).filter((cell) => !isOurs(cell)), ...(made.blanks ?? [])],
    ...(made.charts ? { charts: made.charts } : {}),
    ...(made.layout ? { layout: made.layout } : {}),
  });
  const formula = nameFormula(called, page.blocks.map(areaOf)).slice(1);
  return {
    ...{ sheet: called, rowsIn },
    book: {
      ...roomy,
      sheets: roomy.sheets.map((each) => (each.name === called ? now(each) : each)),
      names: roomy.names.map((name) => (isOfPage(name) ? { ...name, formula } : name)),
    },
  };
}

/** Cells of a sheet that show something, but for what formulas of the report fill. */
function usedBeside({ cells }: BookSheet, { areas }: WrittenBefore): (readonly [number, number])[] {
  return cells.flatMap(({ row, column, value, spill = [[value]] }) => {
    if (areas.some((area) => holds(area, row, column))) return [];
    const isShown = (shown: CellValue): boolean => shown !== null && shown !== "";
    return spill.flatMap((line, r) =>
      line.flatMap((shown, c) => (isShown(shown) ? [[row + r, column + c] as const] : [])),
    );
  });
}
