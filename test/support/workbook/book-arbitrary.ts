import fc from "fast-check";
import type {
  Book,
  BookAddIn,
  BookBlank,
  BookBorder,
  BookCell,
  BookColumn,
  BookName,
  BookProperties,
  BookRow,
  BookSheet,
  BookStyle,
  BookTable,
  CellRange,
  CellValue,
} from "../../../src/workbook/book/book";

/*
 * Books as a file can hold them, whatever is in their cells. They are written down the way they are read: cells in the
 * order of rows, nothing said that is usual anyway.
 */

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

/** Leaves out what is undefined. */
const compact = <T extends object>(record: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

const color = fc
  .integer({ min: 1, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, "0").toUpperCase()}`);

/** Texts that files stumble over: blanks at the ends, signs of XML, control characters, what looks like an escape. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    ..."=1+1|'quoted|+1|-1|@x|#N/A|TRUE|5|  two  |a\nb|a\r\nb|\t|_x000D_|_x005F_x000D_|<b>&amp;\"|]]>|=".split(
      "|",
    ),
  ),
);

const number = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constantFrom(0, 0.1, 1e-300, 5e-324, 1.7976931348623157e308, 46023.25),
  )
  // Excel knows one zero.
  .map((value) => value + 0 || 0);

const error = fc
  .constantFrom("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
  .map((name) => ({ error: name }));

const filled: fc.Arbitrary<NonNullable<CellValue>> = fc.oneof(number, text, fc.boolean(), error);

const border: fc.Arbitrary<BookBorder> = fc
  .record({ style: fc.constantFrom("thin", "medium", "double"), color: optional(color) })
  .map((line) => compact<BookBorder>(line));

const style: fc.Arbitrary<BookStyle | undefined> = fc
  .record({
    bold: optional(fc.constant(true)),
    italic: optional(fc.constant(true)),
    underline: optional(fc.constant(true)),
    strike: optional(fc.constant(true)),
    fontName: optional(fc.constantFrom("Arial", 'Font "&" Co')),
    fontSize: optional(fc.constantFrom(8, 10.5, 72)),
    fontColor: optional(color),
    fill: optional(color),
    horizontal: optional(fc.constantFrom("left" as const, "center" as const, "justify" as const)),
    vertical: optional(fc.constantFrom("top" as const, "middle" as const)),
    wrap: optional(fc.constant(true)),
    indent: optional(fc.integer({ min: 1, max: 5 })),
    top: optional(border),
    left: optional(border),
    right: optional(border),
    bottom: optional(border),
  })
  .map((record) => compact<BookStyle>(record))
  .map((record) => (Object.keys(record).length === 0 ? undefined : record));

const look = fc.record({
  format: optional(
    fc.constantFrom("0%", "mm-dd-yy", '#,##0.00 "€";[Red]-#,##0.00 "€"', "@", "yyyy-mm-dd"),
  ),
  style,
});

/** Formulas in the words of a file. */
const formula = fc.constantFrom(
  "1+1",
  "SUM(A1:B2)*2",
  '"a ""quoted"" text & <more>"&A1',
  "_xldudf_EXPECTED_LOSS(A1,B1,C1)",
  "_xlfn.LET(_xlpm.x,1,_xlpm.x+1)",
  "_xlfn._xlws.FILTER(A1:A9,A1:A9>0)",
  "'Sheet ''1'''!$A$1",
  'IF(A1="_x000D_",1,\n  2)',
  "_xlfn.ANCHORARRAY(A1)",
  "T[[#This Row],[Köln]]",
);

/** Cells lie in blocks of four by four, one in each, so that what spills has room. */
const blockSize = 4;

const blockCell = (block: { row: number; column: number }): fc.Arbitrary<BookCell | BookBlank> => {
  const at = { row: block.row * blockSize, column: block.column * blockSize };
  const size = fc.integer({ min: 1, max: blockSize });
  const matrix = fc.tuple(size, size, filled).chain(([rows, columns, first]) =>
    fc
      .array(fc.array(fc.option(filled), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      })
      .map((values) =>
        values.map((row, r) => row.map((value, c) => (r + c === 0 ? first : value))),
      ),
  );
  return fc.oneof(
    look
      .filter(({ format, style: said }) => format !== undefined || said !== undefined)
      .map((said) => compact<BookBlank>({ ...at, ...said })),
    fc.tuple(filled, look).map(([value, said]) => compact<BookCell>({ ...at, value, ...said })),
    fc
      .tuple(fc.option(filled), formula, look)
      .map(([value, words, said]) =>
        compact<BookCell>({ ...at, ...said, value: value ?? undefined, formula: words }),
      )
      .map((cell) => ({ ...cell, value: (cell as Partial<BookCell>).value ?? null })),
    fc.tuple(matrix, formula, look, fc.boolean()).map(([spill, words, said, old]) => {
      const fills: CellRange = {
        startRow: at.row,
        startColumn: at.column,
        endRow: at.row + spill.length - 1,
        endColumn: at.column + (spill[0]?.length ?? 1) - 1,
      };
      return compact<BookCell>({
        ...at,
        value: spill[0]?.[0] ?? null,
        ...said,
        formula: words,
        fills: old ? fills : undefined,
        spill,
      });
    }),
  );
};

const columns: fc.Arbitrary<BookColumn[]> = fc.uniqueArray(
  fc
    .tuple(
      fc.integer({ min: 0, max: 30 }),
      fc.option(fc.integer({ min: 1, max: 2000 }).map((pixels) => pixels / 7)),
      fc.boolean(),
      look,
    )
    .map(([column, width, hidden, said]) =>
      compact<BookColumn>({
        column,
        width: width ?? undefined,
        hidden: hidden || undefined,
        ...said,
      }),
    )
    .filter((said) => Object.keys(said).length > 1),
  { selector: ({ column }) => column, maxLength: 6 },
);

const rows: fc.Arbitrary<BookRow[]> = fc.uniqueArray(
  fc
    .tuple(
      fc.integer({ min: 0, max: 30 }),
      fc.option(fc.double({ min: 0, max: 400, noNaN: true })),
      fc.boolean(),
      look,
    )
    .map(([row, height, hidden, said]) =>
      compact<BookRow>({
        row,
        height: height === null ? undefined : height + 0 || 0,
        hidden: hidden || undefined,
        ...said,
      }),
    )
    .filter((said) => Object.keys(said).length > 1),
  { selector: ({ row }) => row, maxLength: 6 },
);

const sheetName = fc.uniqueArray(
  fc.oneof(
    fc.string({
      unit: fc.constantFrom(...Array.from("abcÄß &<>'\"-_.!x中0")),
      minLength: 1,
      maxLength: 20,
    }),
    fc.constantFrom("2024", "A1", "History", "Sheet 'x'"),
  ),
  { minLength: 1, maxLength: 4, selector: (name) => name.toLowerCase() },
);

interface SheetAndTables {
  readonly sheet: BookSheet;
  readonly tables: readonly BookTable[];
}

const sheetNamed = (name: string, number: number): fc.Arbitrary<SheetAndTables> =>
  fc
    .record({
      places: fc.uniqueArray(fc.record({ row: fc.nat({ max: 8 }), column: fc.nat({ max: 6 }) }), {
        selector: ({ row, column }) => `${row} ${column}`,
        maxLength: 10,
      }),
      hidden: fc.constantFrom("visible", "hidden", "very"),
      columns,
      rows,
      merged: fc.boolean(),
      frozen: optional(
        fc
          .record({ rows: fc.nat({ max: 5 }), columns: fc.nat({ max: 5 }) })
          .filter((split) => split.rows + split.columns > 0),
      ),
      showGridLines: optional(fc.constant(false)),
      tabColor: optional(color),
      rowHeight: optional(fc.constantFrom(12.75, 15, 30)),
      columnWidth: optional(fc.constantFrom(9.140625, 10.83203125, 40)),
      zoom: optional(fc.constantFrom(10, 70, 400)),
      table: fc.option(tableOn(name, number)),
    })
    .chain(({ places, hidden, merged, table, ...more }) =>
      fc.tuple(...places.map(blockCell)).map((all): SheetAndTables => {
        const inOrder = [...all].sort((a, b) => a.row - b.row || a.column - b.column);
        const cells = inOrder.filter((cell): cell is BookCell => "value" in cell);
        const blanks = inOrder.filter((cell) => !("value" in cell));
        const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);
        const sheet = compact<BookSheet>({
          name,
          hidden: hidden !== "visible",
          veryHidden: hidden === "very" ? true : undefined,
          cells: table ? [...cells, ...table.cells] : cells,
          blanks: some(blanks),
          columns: some([...more.columns].sort((a, b) => a.column - b.column)),
          rows: some([...more.rows].sort((a, b) => a.row - b.row)),
          merges: merged ? [{ startRow: 50, startColumn: 0, endRow: 51, endColumn: 3 }] : undefined,
          frozen: more.frozen,
          showGridLines: more.showGridLines,
          tabColor: more.tabColor,
          rowHeight: more.rowHeight,
          columnWidth: more.columnWidth,
          zoom: more.zoom,
        });
        return { sheet, tables: table ? [table.table] : [] };
      }),
    );

/** A table below everything else, and the cells of its header. */
function tableOn(sheet: string, number: number) {
  return fc
    .record({
      headers: fc.uniqueArray(text, {
        minLength: 1,
        maxLength: 4,
        selector: (header) => header.toLowerCase(),
      }),
      hasTotals: fc.boolean(),
      hasHeader: fc.boolean(),
      style: optional(fc.constantFrom("", "TableStyleLight9")),
      noFilter: fc.boolean(),
      stripes: optional(fc.constant(false)),
    })
    .filter(({ headers }) => headers.every((header) => header !== ""))
    .map(({ headers, hasTotals, hasHeader, style: named, noFilter, stripes }) => {
      const top = 60;
      const table = compact<BookTable>({
        name: `T${number}_`,
        sheet,
        range: { startRow: top, startColumn: 1, endRow: top + 3, endColumn: headers.length },
        columns: headers,
        hasHeader,
        hasTotals,
        style: named,
        hasRowStripes: stripes,
        hasFilter: hasHeader && noFilter ? false : undefined,
      });
      const cells = hasHeader
        ? headers.map((value, index): BookCell => ({ row: top, column: 1 + index, value }))
        : [];
      return { table, cells };
    });
}

const names = (sheets: readonly string[]): fc.Arbitrary<BookName[]> =>
  fc.uniqueArray(
    fc
      .tuple(
        fc.constantFrom("Rate", "Größe", "_local", "x.y"),
        fc.constantFrom(
          "Sheet1!$A$1:$B$2",
          "0.5",
          '"here & <now>"',
          "SUM(1,2)",
          "_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2)",
        ),
        fc.option(fc.constantFrom(...sheets), { nil: undefined }),
        optional(fc.constant(true)),
        optional(text.filter((comment) => comment !== "")),
      )
      .map(([name, words, sheet, hidden, comment]) =>
        compact<BookName>({ name, formula: words, sheet, hidden, comment }),
      ),
    { selector: ({ name, sheet }) => `${name}!${sheet ?? ""}`, maxLength: 5 },
  );

const properties = fc.constantFrom<BookProperties[]>(
  { core: "<coreProperties><title>Größe &amp; Co</title></coreProperties>" },
  { custom: "<Properties/>" },
  { core: "<coreProperties/>", custom: "<Properties/>" },
);

/** Text of attributes that know no `_x000D_`: XML holds no other characters. */
const attributeText = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }).map((any) => any.replace(/[^\t\n\r\x20-\uD7FF]/g, "")),
  fc.constantFrom('"a&b<c>"', "_x000D_", "\n\t"),
);

const addIns = fc.array(
  fc.record<BookAddIn>({
    instance: fc.constantFrom("{1}", "{2}"),
    sources: fc
      .array(fc.record({ id: attributeText, version: attributeText }, { requiredKeys: ["id"] }), {
        minLength: 1,
        maxLength: 2,
      })
      .map(([first = { id: "" }, ...others]) => [first, ...others]),
    settings: fc.array(fc.tuple(attributeText, attributeText), { maxLength: 3 }),
    pane: fc.constantFrom<BookAddIn["pane"][]>({}, { visibility: "0", width: "350" }),
  }),
  { minLength: 1, maxLength: 2 },
);

/** A book as it would be read from a file. */
export const anyBook = (): fc.Arbitrary<Book> =>
  sheetName.chain((called) =>
    fc
      .tuple(
        fc.tuple(...called.map(sheetNamed)),
        names(called),
        optional(fc.constant(true)),
        optional(fc.record({ rounds: fc.integer({ min: 1, max: 32767 }), change: number })),
        optional(properties),
        optional(addIns),
      )
      .map(([sheets, defined, from1904, iteration, said, keeping]) =>
        compact<Book>({
          sheets: sheets.map(({ sheet }) => sheet),
          tables: sheets.flatMap(({ tables }) => tables),
          names: defined,
          from1904,
          iteration,
          properties: said,
          addIns: keeping,
        }),
      ),
  );
