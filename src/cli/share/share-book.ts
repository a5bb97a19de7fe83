import type {
  ChangedArea,
  Content,
  FilledArea,
  FormulasRead,
  HeldValue,
  LedgerChange,
  LedgerRead,
  NamedFormula,
  SharePort,
} from "../../session/contract/share";
import {
  LEDGER_NAME,
  LEDGER_SHEET,
  ledgerHeaders,
  ledgerWidths,
  ledgerWords,
} from "../../session/contract/share";
import { freeName } from "../../session/formulas/free-name";
import type { AddInFunction } from "../../workbook/add-in/add-in-functions";
import type { Book, BookCell, BookName, BookSheet, CellValue } from "../../workbook/book/book";
import { withResults } from "../io/with-results";
import { absoluteRange, parseRange, sheetPrefix } from "../../workbook/book/cell-address";
import { userFormula } from "../../workbook/formulas/user-formula";

/** A book that is frozen or thawed as an open workbook is. */
export interface SharedBook {
  readonly port: SharePort;
  /** As it is now, its figures calculated. */
  readonly now: () => Book;
}

/** @param book its figures calculated */
export function sharedBook(book: Book, functions: readonly AddInFunction[]): SharedBook {
  const ids = new Set(functions.map(({ id }) => id));
  let now = book;
  return {
    now: () => now,
    port: {
      read: () => Promise.resolve(formulasOf(now, ids)),

      async change(want, decide) {
        const formulas = formulasOf(now, ids);
        const wanted = want(formulas);
        const cells = cellsByPlace(now);
        const held = contentsOf(now, ids);
        const decision = decide(formulas, {
          filled: wanted.filled.flatMap((cell) => {
            const found = cells.get(placeOf(cell.sheet, cell.row, cell.column));
            return found ? [{ ...cell, values: found.spill ?? [[found.value]] }] : [];
          }),
          held: wanted.held.map((area) => area && held(area)),
        });
        const { change } = decision;
        if (change) {
          const changed = withNames(withAreas(now, change.areas), change.names);
          const shown = await withResults(changed, functions);
          const values = valuesOf(shown);
          const { areas, ledger } = change.then(change.areas.map(({ area }) => values(area)));
          now = await withResults(withLedger(withAreas(shown, areas), formulas, ledger), functions);
        }
        return decision.answer();
      },
    },
  };
}

const placeOf = (sheet: string, row: number, column: number): string =>
  `${sheet.toLowerCase()}!${row},${column}`;

const cellsByPlace = ({ sheets }: Book): ReadonlyMap<string, BookCell> =>
  new Map(
    sheets.flatMap(({ name, cells }) =>
      cells.map((cell) => [placeOf(name, cell.row, cell.column), cell] as const),
    ),
  );

/** What a cell shows, those that a formula fills among them. */
function valuesByPlace({ sheets }: Book): ReadonlyMap<string, CellValue> {
  const values = new Map<string, CellValue>();
  for (const { name, cells } of sheets) {
    for (const { row, column, value, spill } of cells) {
      for (const [r, line] of (spill ?? [[value]]).entries()) {
        for (const [c, each] of line.entries()) {
          values.set(placeOf(name, row + r, column + c), each);
        }
      }
    }
  }
  return values;
}

type Read<T> = (area: ChangedArea["area"]) => T[][];

function byPlace<T>(at: (place: string) => T): Read<T> {
  return ({ sheet, row, column, rows, columns }) =>
    Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (__, c) => at(placeOf(sheet, row + r, column + c))),
    );
}

function valuesOf(book: Book): Read<HeldValue> {
  const values = valuesByPlace(book);
  return byPlace((place) => values.get(place) ?? null);
}

function contentsOf(book: Book, ids: ReadonlySet<string>): Read<Content> {
  const values = valuesByPlace(book);
  const cells = cellsByPlace(book);
  return byPlace((place): Content => {
    const formula = cells.get(place)?.formula;
    if (formula !== undefined) return { formula: `=${userFormula(formula, ids)}` };
    return values.get(place) ?? null;
  });
}

function formulasOf(book: Book, ids: ReadonlySet<string>): FormulasRead {
  return {
    cells: book.sheets.flatMap(({ name, cells }) =>
      cells.flatMap(({ row, column, formula }) =>
        formula === undefined
          ? []
          : [{ sheet: name, row, column, formula: `=${userFormula(formula, ids)}` }],
      ),
    ),
    names: book.names.map(({ name, sheet, formula }) => ({
      name,
      sheet: sheet ?? null,
      formula: `=${userFormula(formula, ids)}`,
    })),
    tables: book.tables.map(({ name, sheet, range, columns }) => ({
      name,
      columns,
      area: {
        ...{ sheet, row: range.startRow, column: range.startColumn },
        rows: range.endRow - range.startRow + 1,
        columns: range.endColumn - range.startColumn + 1,
      },
    })),
    ledger: ledgerOf(book, ids),
    // Protection is against hands in the workbook, not against a copy of it.
    protectedSheets: [],
  };
}

function ledgerOf(book: Book, ids: ReadonlySet<string>): LedgerRead | null {
  const found = book.names.find(({ name, sheet }) => name === LEDGER_NAME && sheet === undefined);
  const mark = found?.formula.lastIndexOf("!") ?? -1;
  const header = found && mark > 0 ? parseRange(found.formula.slice(mark + 1)) : undefined;
  const called = found?.formula.slice(0, Math.max(0, mark)).replace(/^'(.*)'$/s, "$1");
  const sheet = book.sheets.find(({ name }) => name === called?.replaceAll("''", "'"));
  if (!header || !sheet) return null;
  const { startRow: row, startColumn: column } = header;
  const last = Math.max(row, ...sheet.cells.map((cell) => cell.row));
  const held = contentsOf({ ...book, sheets: [sheet] }, ids);
  const columns = ledgerHeaders.length;
  const area = { sheet: sheet.name, row: row + 1, column, rows: last - row, columns };
  return { sheet: sheet.name, row, column, lines: held(area) };
}

/** The book with other contents in cells, each in the look it had. */
function withAreas(book: Book, areas: readonly FilledArea[]): Book {
  if (areas.length === 0) return book;
  const sheets = book.sheets.map((sheet): BookSheet => {
    const own = areas.filter(({ area }) => area.sheet === sheet.name);
    return own.length === 0 ? sheet : withContents(sheet, own);
  });
  return { ...book, sheets };
}

function withContents(sheet: BookSheet, areas: readonly FilledArea[]): BookSheet {
  const keyOf = ({ row, column }: { readonly row: number; readonly column: number }): string =>
    `${row},${column}`;
  const cells = new Map(sheet.cells.map((cell) => [keyOf(cell), cell]));
  const blanks = new Map((sheet.blanks ?? []).map((blank) => [keyOf(blank), blank]));
  for (const { area, contents } of areas) {
    for (const [r, line] of contents.entries()) {
      for (const [c, content] of line.entries()) {
        const at = { row: area.row + r, column: area.column + c };
        const { format, style } = cells.get(keyOf(at)) ?? blanks.get(keyOf(at)) ?? {};
        const look = { ...(format === undefined ? {} : { format }), ...(style ? { style } : {}) };
        if (content === null) {
          cells.delete(keyOf(at));
          if (Object.keys(look).length > 0) blanks.set(keyOf(at), { ...at, ...look });
          continue;
        }
        blanks.delete(keyOf(at));
        cells.set(keyOf(at), { ...at, ...filled(content), ...look });
      }
    }
  }
  const ordered = [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column);
  return { ...sheet, cells: ordered, blanks: [...blanks.values()] };
}

/** A formula works on arrays, as what is typed does. */
const filled = (content: Exclude<Content, null>): Pick<BookCell, "value" | "formula" | "spill"> =>
  typeof content === "object" && "formula" in content
    ? { value: null, formula: content.formula.slice(1), spill: [[null]] }
    : { value: content };

function withNames(book: Book, names: readonly NamedFormula[]): Book {
  if (names.length === 0) return book;
  return {
    ...book,
    names: book.names.map((each): BookName => {
      const now = names.find(
        ({ name, sheet }) => name === each.name && (sheet ?? undefined) === each.sheet,
      );
      return now ? { ...each, formula: now.formula.slice(1) } : each;
    }),
  };
}

function withLedger(book: Book, { ledger }: FormulasRead, change: LedgerChange): Book {
  const { length: columns } = ledgerHeaders;
  const lines = (at: LedgerRead, row: number, contents: LedgerLines): FilledArea => ({
    area: { sheet: at.sheet, row, column: at.column, rows: contents.length, columns },
    contents,
  });
  if (change.kind === "states") {
    if (!ledger) return book;
    const { sheet, row, column, lines: before } = ledger;
    const contents = before.map((_, at) => [change.states[at] ?? ""]);
    const area = { sheet, row: row + 1, column: column + columns - 1 };
    return withAreas(book, [{ area: { ...area, rows: contents.length, columns: 1 }, contents }]);
  }
  if (ledger) {
    const below = ledger.row + 1 + ledger.lines.length;
    return withAreas(book, [lines(ledger, below, change.lines)]);
  }
  const name = freeName(
    LEDGER_SHEET,
    " ",
    book.sheets.map((sheet) => sheet.name),
  );
  const words = ledgerWords(change.lines.length);
  const row = words.length + 1;
  const made: LedgerRead = { sheet: name, row, column: 0, lines: [] };
  const header = { startRow: row, endRow: row, startColumn: 0, endColumn: 0 };
  const bold = { bold: true };
  const sheet: BookSheet = {
    name,
    hidden: false,
    cells: [
      ...words.map((value, at): BookCell => ({
        ...{ row: at, column: 0, value },
        ...(at === 0 ? { style: bold } : {}),
      })),
      ...ledgerHeaders.map((value, column): BookCell => ({ row, column, value, style: bold })),
    ],
    columns: ledgerWidths.map((width, column) => ({ column, width })),
  };
  return withAreas(
    {
      ...book,
      sheets: [...book.sheets, sheet],
      names: [
        ...book.names,
        { name: LEDGER_NAME, formula: `${sheetPrefix(name)}${absoluteRange(header)}` },
      ],
    },
    [lines(made, row + 1, change.lines)],
  );
}

type LedgerLines = readonly (readonly Content[])[];
