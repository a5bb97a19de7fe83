import { SheetError } from "../../session/contract/register-port";
import type { AppetiteCheck, Page, ReportPort, ReportSources } from "../../session/contract/report";
import { freeName } from "../../session/formulas/free-name";
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
import type { Book, BookSheet, BookTable, CellValue } from "../../workbook/book/book";
import { userFormula } from "../../workbook/formulas/user-formula";
import { cellsOfPage, sheetOfPage } from "./page-sheet";

/** Reports in a book that is no file yet. */
export interface BookReports {
  readonly port: ReportPort;
  /** The book with what was written, its new formulas not calculated yet. */
  readonly now: () => Book;
}

const historyName = /^RegisterHistory\d*$/i;

/** @param book its figures calculated */
export function bookReports(book: Book, functions: readonly AddInFunction[]): BookReports {
  const ids = new Set(functions.map(({ id }) => id));
  let now = book;
  return {
    now: () => now,
    port: {
      sources: (appetiteFunction) => Promise.resolve(sourcesOf(now, ids, appetiteFunction)),

      write(page) {
        const written = withPage(now, page);
        now = written.book;
        return Promise.resolve(written.sheet);
      },
    },
  };
}

function sourcesOf(book: Book, ids: ReadonlySet<string>, appetiteFunction: string): ReportSources {
  const before = beforeIn(book);
  const history = book.tables.find(({ name }) => historyName.test(name));
  return {
    checks: book.sheets
      .filter(({ name }) => name !== before?.sheet)
      .flatMap((sheet) => checksOn(sheet, ids, appetiteFunction)),
    history: history ? { formula: `${history.name}[#All]`, days: daysIn(book, history) } : null,
    sheet: before?.sheet ?? null,
  };
}

function checksOn(
  { name, cells }: BookSheet,
  ids: ReadonlySet<string>,
  appetiteFunction: string,
): AppetiteCheck[] {
  return cells.flatMap(({ formula, spill }) => {
    if (formula === undefined) return [];
    const typed = `=${userFormula(formula, ids)}`;
    if (!typed.toUpperCase().includes(`${appetiteFunction}(`)) return [];
    return [{ sheet: name, formula: typed, rows: spill?.length ?? 1 }];
  });
}

/** Serial days of the column Date. */
function daysIn({ sheets }: Book, { sheet, range, columns }: BookTable): number[] {
  const column = range.startColumn + columns.indexOf("Date");
  const cells = sheets.find(({ name }) => name === sheet)?.cells ?? [];
  const days = cells.flatMap(({ row, column: at, value }) => {
    const isDay = at === column && row > range.startRow && row <= range.endRow;
    return isDay && typeof value === "number" ? [Math.floor(value)] : [];
  });
  return [...new Set(days)];
}

/** What was written of a report before; null where nothing was, or its sheet is gone. */
function beforeIn({ names, sheets }: Book): WrittenBefore | null {
  const found = names.find(({ name, sheet }) => name === PAGE_NAME && sheet === undefined);
  const before = found ? writtenBefore(`=${found.formula}`) : null;
  return sheets.some(({ name }) => name === before?.sheet) ? before : null;
}

interface WithPage {
  readonly book: Book;
  /** Name of the page's sheet. */
  readonly sheet: string;
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
    sheet,
    book: {
      ...{ ...book, sheets: [...book.sheets, made] },
      names: [...names, { name: PAGE_NAME, formula }],
    },
  };
}

/** In place of what was written before: its charts stay, so what they show must stand where it stood. */
function withPageAgain(book: Book, page: Page, before: WrittenBefore): WithPage {
  const sheet = book.sheets.find(({ name }) => name === before.sheet);
  if (!sheet) return withPageFirst(book, page);
  roomFor(page, before, usedBeside(sheet, before));
  const areas = page.blocks.map(areaOf);
  if (nameFormula(sheet.name, areas) !== nameFormula(sheet.name, before.areas)) {
    throw new SheetError(
      "refused",
      `has a report on ${sheet.name} that is laid out otherwise. Delete that sheet in Excel, or write the report again in the pane.`,
    );
  }
  const isOurs = ({ row, column }: { readonly row: number; readonly column: number }): boolean =>
    areas.some((area) => holds(area, row, column));
  const { cells, blanks } = cellsOfPage(page);
  const now: BookSheet = {
    ...sheet,
    cells: [...sheet.cells.filter((cell) => !isOurs(cell)), ...cells].sort(
      (a, b) => a.row - b.row || a.column - b.column,
    ),
    blanks: [...(sheet.blanks ?? []).filter((cell) => !isOurs(cell)), ...blanks],
  };
  return {
    sheet: sheet.name,
    book: { ...book, sheets: book.sheets.map((each) => (each === sheet ? now : each)) },
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
