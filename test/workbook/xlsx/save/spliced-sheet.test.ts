import type { Book, BookCell, BookStyle } from "../../../../src/workbook/book/book";
import { parseRange } from "../../../../src/workbook/book/cell-address";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { savePackage } from "../../../../src/workbook/xlsx/save/save-package";
import { changedParts, partsOf } from "../../../support/workbook/saved-parts";
import { withPart, xlsxFile } from "../../../support/workbook/xlsx-file";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const none: ReadonlySet<string> = new Set();

/** A file whose only sheet holds these rows, with more behind its cells. */
async function fileOf(rows: string, behind = "", opening = `<worksheet xmlns="${main}">`) {
  const file = await xlsxFile((book) => {
    book.addWorksheet("Data").getCell("A1").value = "first";
  });
  const prefix = /^<(\w+:)?worksheet/.exec(opening)?.[1] ?? "";
  return withPart(
    file,
    "xl/worksheets/sheet1.xml",
    () =>
      `${opening}<${prefix}sheetData>${rows}</${prefix}sheetData>${behind}</${prefix}worksheet>`,
  );
}

type Change = (cells: readonly BookCell[]) => readonly BookCell[];

/** The sheet's part after cells changed. */
async function sheetAfter(bytes: Uint8Array, change: Change): Promise<string> {
  const { after } = await saved(bytes, change);
  return after.get("xl/worksheets/sheet1.xml") ?? "";
}

async function saved(bytes: Uint8Array, change: Change) {
  const book = await readXlsx(bytes);
  const now: Book = {
    ...book,
    sheets: book.sheets.map((sheet) => ({ ...sheet, cells: change(sheet.cells) })),
  };
  const file = await savePackage({ bytes, asRead: book, before: book }, now, none);
  return { after: await partsOf(file.bytes), changed: await changedParts(bytes, file.bytes) };
}

/** What a cell is given; undefined takes it away. */
type Given = { readonly [K in keyof BookCell]?: BookCell[K] | undefined };

/** Cells of which some are put in the place of others. */
const withCells =
  (cells: Readonly<Record<string, Given | null>>): Change =>
  (before) => {
    const said = Object.entries(cells).map(([address, cell]) => {
      const { startRow: row = 0, startColumn: column = 0 } = parseRange(address) ?? {};
      return { row, column, cell };
    });
    const at = (row: number, column: number) =>
      said.find((each) => each.row === row && each.column === column);
    const kept = before.filter(({ row, column }) => !at(row, column));
    const put = said.flatMap(({ row, column, cell }): BookCell[] => {
      const old = before.find((each) => each.row === row && each.column === column);
      return cell === null ? [] : [{ value: null, ...old, ...cell, row, column } as BookCell];
    });
    return [...kept, ...put].sort((a, b) => a.row - b.row || a.column - b.column);
  };

const inside = (xml: string): string =>
  /<(?:\w+:)?sheetData>(.*)<\/(?:\w+:)?sheetData>/s.exec(xml)?.[1] ?? "";

describe("cells that are edited in a sheet's own XML", () => {
  it.each`
    what                              | rows                                                                           | cells                                       | expected
    ${"a number"}                     | ${'<row r="1"><c r="A1" s="0"><v>1</v></c></row>'}                             | ${{ A1: { value: 2 } }}                     | ${'<row r="1"><c r="A1" s="0"><v>2</v></c></row>'}
    ${"a truth for a number"}         | ${'<row r="1"><c r="A1"><v>1</v></c></row>'}                                   | ${{ A1: { value: true } }}                  | ${'<row r="1"><c r="A1" t="b"><v>1</v></c></row>'}
    ${"a number for text in place"}   | ${'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'}            | ${{ A1: { value: 2 } }}                     | ${'<row r="1"><c r="A1"><v>2</v></c></row>'}
    ${"a cell emptied"}               | ${'<row r="1" spans="1:2"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'} | ${{ B1: null }}                             | ${'<row r="1"><c r="A1"><v>1</v></c></row>'}
    ${"a cell between others"}        | ${'<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>'}             | ${{ B1: { value: 2 } }}                     | ${'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'}
    ${"a row between others"}         | ${'<row r="1"><c r="A1"><v>1</v></c></row><row r="3"/>'}                       | ${{ A2: { value: 2 } }}                     | ${'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"/>'}
    ${"a row without cells"}          | ${'<row r="2" ht="30" customHeight="1"/>'}                                     | ${{ A2: { value: 2 } }}                     | ${'<row r="2" ht="30" customHeight="1"><c r="A2"><v>2</v></c></row>'}
    ${"where nothing says its place"} | ${"<row><c><v>1</v></c><c><v>2</v></c></row>"}                                 | ${{ B1: { value: 5 } }}                     | ${"<row><c><v>1</v></c><c><v>5</v></c></row>"}
    ${"beside such, which then does"} | ${"<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"}                      | ${{ B2: { value: 5 } }}                     | ${'<row><c><v>1</v></c></row><row><c r="A2"><v>2</v></c><c r="B2"><v>5</v></c></row>'}
    ${"a formula"}                    | ${'<row r="1"><c r="A1"><v>1</v></c></row>'}                                   | ${{ A1: { formula: "1<2", value: true } }}  | ${'<row r="1"><c r="A1" t="b"><f>1&#60;2</f><v>1</v></c></row>'}
    ${"a constant for a formula"}     | ${'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'}                         | ${{ A1: { formula: undefined, value: 3 } }} | ${'<row r="1"><c r="A1"><v>3</v></c></row>'}
    ${"a result"}                     | ${'<row r="1"><c r="A1" vm="1" t="e"><f ca="1">A2</f><v>#N/A</v></c></row>'}   | ${{ A1: { value: 3 } }}                     | ${'<row r="1"><c r="A1"><f ca="1">A2</f><v>3</v></c></row>'}
    ${"comments and blanks kept"}     | ${'\n <row r="1">\n  <c r="A1"><v>1</v></c><!-- a > b -->\n </row>\n'}         | ${{ A1: { value: 2 } }}                     | ${'\n <row r="1">\n  <c r="A1"><v>2</v></c><!-- a > b -->\n </row>\n'}
  `("$what", async ({ rows, cells, expected }: Record<string, string>) => {
    const change = withCells(cells as never);
    expect(inside(await sheetAfter(await fileOf(rows ?? ""), change))).toBe(expected);
  });

  it("are written in the sheet's own prefix", async () => {
    const bytes = await fileOf(
      '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>',
      "",
      `<x:worksheet xmlns:x="${main}">`,
    );
    expect(inside(await sheetAfter(bytes, withCells({ B1: { value: true } })))).toBe(
      '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1" t="b"><x:v>1</x:v></x:c></x:row>',
    );
  });

  it("write the whole group of a shared formula out where one of it is edited", async () => {
    const bytes = await fileOf(
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>0</v></c></row>' +
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>0</v></c></row>' +
        '<row r="3"><c r="A3"><f t="shared" si="0"/><v>0</v></c></row>' +
        '<row r="4"><c r="A4"><f t="shared" ref="A4:A5" si="1">C4</f><v>0</v></c></row>',
    );
    const text = inside(await sheetAfter(bytes, withCells({ A2: null })));
    expect(text).toBe(
      '<row r="1"><c r="A1"><f>B1*2</f><v>0</v></c></row>' +
        '<row r="2"></row>' +
        '<row r="3"><c r="A3"><f>B3*2</f><v>0</v></c></row>' +
        '<row r="4"><c r="A4"><f t="shared" ref="A4:A5" si="1">C4</f><v>0</v></c></row>',
    );
  });

  it("leave a shared formula as it is where only its figures change", async () => {
    const bytes = await fileOf(
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>0</v></c></row>' +
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>0</v></c></row>',
    );
    const text = inside(await sheetAfter(bytes, withCells({ A2: { value: 8 } })));
    expect(text).toContain('<c r="A2"><f t="shared" si="0"/><v>8</v></c>');
    expect(text).toContain('<f t="shared" ref="A1:A2" si="0">B1*2</f>');
  });

  it("leave what-if tables and the values in them alone", async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="dataTable" ref="B1:B2" dt2D="0" dtr="0" r1="A1"/><v>5</v></c></row>';
    const text = inside(await sheetAfter(await fileOf(rows), withCells({ A1: { value: 2 } })));
    expect(text).toBe(rows.replace("<v>1</v>", "<v>2</v>"));
  });

  it("grow and shrink what a spilling formula covers", async () => {
    const bytes = await fileOf(
      '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A2">C1:C2</f><v>1</v></c></row>' +
        '<row r="2"><c r="A2"><v>2</v></c></row>',
    );
    const file = await withPart(bytes, "xl/metadata.xml", () => spillingMetadata);
    const known = await withPart(file, "xl/_rels/workbook.xml.rels", (xml) =>
      xml.replace(
        "</Relationships>",
        `<Relationship Id="m" Type="${sheetMetadata}" Target="metadata.xml"/></Relationships>`,
      ),
    );
    const spill = [[1], [2], [3]];
    const grown = inside(await sheetAfter(known, withCells({ A1: { spill } })));
    expect(grown).toContain('<c r="A1" cm="1"><f t="array" ref="A1:A3">C1:C2</f><v>1</v></c>');
    expect(grown).toContain('<row r="3"><c r="A3"><v>3</v></c></row>');
    const shrunk = inside(await sheetAfter(known, withCells({ A1: { spill: [[1]] } })));
    expect(shrunk).toContain('<f t="array" ref="A1">');
    expect(shrunk).not.toContain("<v>2</v>");
  });
});

const sheetMetadata =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sheetMetadata";
const spillingMetadata =
  `<metadata xmlns="${main}"><metadataTypes count="1"><metadataType name="XLDAPR"/></metadataTypes>` +
  '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>';

describe("what cells refer to by number", () => {
  it("texts are added at the end, those with looks of their own are left to whom they belong", async () => {
    const bytes = await withPart(
      await fileOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
      "xl/sharedStrings.xml",
      () =>
        `<sst xmlns="${main}" count="1" uniqueCount="2"><si><r><rPr><b/></rPr><t>so</t></r></si><si><t>there</t></si></sst>`,
    );
    const change = withCells({ B1: { value: "there" }, C1: { value: "so" } });
    const { after, changed } = await saved(bytes, change);
    expect(changed).toEqual(["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"]);
    expect(after.get("xl/sharedStrings.xml")).toBe(
      `<sst xmlns="${main}" count="3" uniqueCount="3"><si><r><rPr><b/></rPr><t>so</t></r></si><si><t>there</t></si><si><t>so</t></si></sst>`,
    );
    expect(inside(after.get("xl/worksheets/sheet1.xml") ?? "")).toBe(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>',
    );
  });

  it("a changed look is the old one but for what changed", async () => {
    const styles =
      `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
      '<font><sz val="12"/><color theme="4"/><name val="Aptos"/><family val="2"/><scheme val="minor"/></font></fonts>' +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border/></borders><cellXfs count="2"><xf/>' +
      '<xf fontId="1" xfId="3" applyProtection="1"><alignment textRotation="90"/><protection locked="0"/></xf></cellXfs></styleSheet>';
    const bytes = await withPart(
      await fileOf('<row r="1"><c r="A1" s="1"><v>1</v></c></row>'),
      "xl/styles.xml",
      () => styles,
    );
    const bold = (cells: readonly BookCell[]) =>
      cells.map((cell): BookCell => {
        const style: BookStyle = { ...cell.style, bold: true, wrap: true };
        return { ...cell, style };
      });
    const { after } = await saved(bytes, bold);
    expect(inside(after.get("xl/worksheets/sheet1.xml") ?? "")).toContain('<c r="A1" s="2">');
    expect(after.get("xl/styles.xml")).toBe(
      styles
        .replace('<fonts count="2">', '<fonts count="3">')
        .replace(
          "</fonts>",
          '<font><b/><sz val="12"/><color theme="4"/><name val="Aptos"/><family val="2"/><scheme val="minor"/></font></fonts>',
        )
        .replace('<cellXfs count="2">', '<cellXfs count="3">')
        .replace(
          "</cellXfs>",
          '<xf fontId="2" xfId="3" applyProtection="1" applyFont="1" applyAlignment="1"><alignment textRotation="90" wrapText="1"/><protection locked="0"/></xf></cellXfs>',
        ),
    );
  });
});

describe("the order of calculation", () => {
  const chain = (entries: string) => `<calcChain xmlns="${main}">${entries}</calcChain>`;
  const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain";
  const chained = async (entries: string) => {
    const rows =
      '<row r="1"><c r="A1"><f>1</f><v>1</v></c><c r="B1"><f>2</f><v>2</v></c><c r="C1"><f>3</f><v>3</v></c></row>';
    const file = await withPart(await fileOf(rows), "xl/calcChain.xml", () => chain(entries));
    const typed = await withPart(file, "[Content_Types].xml", (xml) =>
      xml.replace("</Types>", '<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>'),
    );
    return withPart(typed, "xl/_rels/workbook.xml.rels", (xml) =>
      xml.replace(
        "</Relationships>",
        `<Relationship Id="c" Type="${kind}" Target="calcChain.xml"/></Relationships>`,
      ),
    );
  };
  const constant = { formula: undefined, value: 9 };

  it("loses cells that lost their formula, and the next entry says its sheet for itself", async () => {
    const bytes = await chained('<c r="A1" i="1"/><c r="B1"/><c r="C1"/>');
    const { after } = await saved(bytes, withCells({ A1: constant }));
    expect(after.get("xl/calcChain.xml")).toBe(chain('<c r="B1" i="1"/><c r="C1"/>'));
  });

  it("goes with its relationship and its type where nothing is left of it", async () => {
    const bytes = await chained('<c r="A1" i="1"/>');
    const { after } = await saved(bytes, withCells({ A1: constant }));
    expect(after.has("xl/calcChain.xml")).toBe(false);
    expect(after.get("[Content_Types].xml")).not.toContain("calcChain");
    expect(after.get("xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
  });

  it("gets no entry for a formula that is new", async () => {
    const bytes = await chained('<c r="A1" i="1"/>');
    const change = withCells({ D1: { formula: "4", value: 4 } });
    expect((await saved(bytes, change)).changed).toEqual(["xl/worksheets/sheet1.xml"]);
  });
});

describe("a signature", () => {
  it("is taken away with a change, and that is said; without one it stays", async () => {
    const kind =
      "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin";
    const bytes = await withPart(
      await withPart(
        await fileOf('<row r="1"><c r="A1"><v>1</v></c></row>'),
        "_xmlsignatures/origin.sigs",
        () => "",
      ),
      "_rels/.rels",
      (xml) =>
        xml.replace(
          "</Relationships>",
          `<Relationship Id="s" Type="${kind}" Target="_xmlsignatures/origin.sigs"/></Relationships>`,
        ),
    );
    const book = await readXlsx(bytes);
    const opened = { bytes, asRead: book, before: book };
    expect(await savePackage(opened, book, none)).toEqual({ bytes, losses: [] });
    const [sheet] = book.sheets;
    const now = { ...book, sheets: sheet ? [{ ...sheet, cells: [] }] : [] };
    const file = await savePackage(opened, now, none);
    expect(file.losses).toEqual(["the signature, which holds for the file as it was"]);
    expect([...(await partsOf(file.bytes)).keys()].join()).not.toContain("_xmlsignatures");
  });
});

it("a cell of texts without one stays blank, whatever texts come in", async () => {
  const row = '<row r="1"><c r="A1" t="s"><v></v></c><c r="B1"><v>1</v></c></row>';
  const bytes = await fileOf(row);
  const book = await readXlsx(bytes);
  const sheets = book.sheets.map((sheet) => ({
    ...sheet,
    cells: [{ row: 0, column: 1, value: "text" }],
  }));
  const opened = { bytes, asRead: book, before: book };
  const file = await savePackage(opened, { ...book, sheets }, none);
  expect((await readXlsx(file.bytes)).sheets[0]?.cells).toEqual(sheets[0]?.cells);
});
