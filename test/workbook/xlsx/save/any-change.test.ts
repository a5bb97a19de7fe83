import fc from "fast-check";
import type { Book, BookCell, BookSheet } from "../../../../src/workbook/book/book";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { savePackage } from "../../../../src/workbook/xlsx/save/save-package";
import { writeXlsx } from "../../../../src/workbook/xlsx/write/write-xlsx";
import { isLong } from "../../../support/is-long";
import { anyBook } from "../../../support/workbook/book-arbitrary";

const ids = new Set(["EXPECTED_LOSS", "TWICE", "SEEN"]);

/** Looks of whole rows and columns are the file's: no grid changes them. */
const withoutLineLooks = (sheet: BookSheet): BookSheet => {
  const lines = <T extends object>(list: readonly T[] | undefined): readonly T[] | undefined => {
    const bare = list
      ?.map((line) =>
        Object.fromEntries(
          Object.entries(line).filter(([key]) => !["format", "style"].includes(key)),
        ),
      )
      .filter((line) => Object.keys(line).length > 1);
    return bare === undefined || bare.length === 0 ? undefined : (bare as T[]);
  };
  const { rows, columns, ...rest } = sheet;
  const [bareRows, bareColumns] = [lines(rows), lines(columns)];
  return {
    ...rest,
    ...(bareRows ? { rows: bareRows } : {}),
    ...(bareColumns ? { columns: bareColumns } : {}),
  };
};

/** A book that has become another one, on sheets of the same names. */
function become(from: Book, to: Book): Book {
  const sheets = from.sheets.map((old, at) => ({ ...(to.sheets[at] ?? old), name: old.name }));
  const called = new Map(to.sheets.map(({ name }, at) => [name, from.sheets[at]?.name]));
  const isKept = (name: string) => from.sheets.findIndex((sheet) => sheet.name === name);
  const tables = [
    ...to.tables.flatMap((table) => {
      const sheet = called.get(table.sheet);
      return sheet === undefined ? [] : [{ ...table, sheet }];
    }),
    ...from.tables.filter(({ sheet }) => isKept(sheet) >= to.sheets.length),
  ];
  const names = to.names.filter(
    ({ sheet }) => sheet === undefined || from.sheets.some(({ name }) => name === sheet),
  );
  const settings = to.addIns?.[0]?.settings;
  const instances = new Set<string>();
  const addIns = from.addIns?.filter(({ instance }) => {
    const isNew = !instances.has(instance);
    instances.add(instance);
    return isNew;
  });
  return {
    ...from,
    sheets,
    tables,
    names,
    ...(addIns
      ? { addIns: addIns.map((each) => ({ ...each, settings: settings ?? each.settings })) }
      : {}),
  };
}

const bare = (book: Book): Book => ({ ...book, sheets: book.sheets.map(withoutLineLooks) });

/** Without order where the format has none. */
const comparable = (book: Book) => ({
  ...book,
  names: new Set(book.names.map((name) => JSON.stringify(Object.entries(name).sort()))),
  tables: new Set(book.tables.map((table) => JSON.stringify(Object.entries(table).sort()))),
});

describe("a book that is saved into the file it came from", () => {
  it("reads back as it was left, whatever was done to it", async () => {
    await fc.assert(
      fc.asyncProperty(anyBook(), anyBook(), async (first, second) => {
        const once = become(bare(first), bare(first));
        const bytes = await writeXlsx(once, ids);
        const asRead = await readXlsx(bytes);
        const now = become(asRead, bare(second));
        const { bytes: saved } = await savePackage({ bytes, asRead, before: asRead }, now, ids);
        const wanted = await readXlsx(await writeXlsx(now, ids));
        expect(comparable(await readXlsx(saved))).toEqual(comparable(wanted));
      }),
      { numRuns: isLong ? 1000 : 25 },
    );
  }, 600_000);

  it("lets a formula spill no more that takes one value of each range now", async () => {
    const one: BookCell = { row: 0, column: 1, value: 2, formula: "A1:A3*2" };
    const bookWith = (cell: BookCell): Book => ({
      ...{ tables: [], names: [] },
      sheets: [{ name: "Data", hidden: false, cells: [cell] }],
    });
    const bytes = await writeXlsx(bookWith({ ...one, spill: [[2], [4], [6]] }), ids);
    const asRead = await readXlsx(bytes);
    const saved = await savePackage({ bytes, asRead, before: asRead }, bookWith(one), ids);
    expect((await readXlsx(saved.bytes)).sheets[0]?.cells).toEqual([one]);
  });

  it("is the bytes that were opened where nothing was", async () => {
    await fc.assert(
      fc.asyncProperty(anyBook(), async (book) => {
        const bytes = await writeXlsx(book, ids);
        const asRead = await readXlsx(bytes);
        const saved = await savePackage({ bytes, asRead, before: asRead }, asRead, ids);
        expect(saved.bytes).toBe(bytes);
      }),
      { numRuns: isLong ? 500 : 20 },
    );
  }, 600_000);
});
