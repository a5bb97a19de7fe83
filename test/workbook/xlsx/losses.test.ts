import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { FillPattern, Style, Workbook } from "exceljs";
import { lossesOf } from "../../../src/workbook/xlsx/losses/losses";
import { readXlsx } from "../../../src/workbook/xlsx/read/read-xlsx";
import { WorkbookError } from "../../../src/workbook/xlsx/file/xlsx-package";
import { writeXlsx } from "../../../src/workbook/xlsx/write/write-xlsx";
import { withPart, xlsxFile } from "../../support/workbook/xlsx-file";

/** A picture of one pixel. */
const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const dotted: FillPattern = {
  type: "pattern",
  pattern: "darkTrellis",
  fgColor: { argb: "FFFFFF00" },
};
const spread = "text that is filled in, spread or centred over several cells";

/** The same file with one more relationship, to a part of that kind. */
async function withRelated(file: Uint8Array, from: string, kind: string, number = 1) {
  const target = `/xl/extra/${kind}${number}.xml`;
  const related = await withPart(file, from, (xml) => {
    const base =
      xml ||
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
    const type = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`;
    return base.replace(
      "</Relationships>",
      `<Relationship Id="x${kind}${number}" Type="${type}" Target="${target}"/></Relationships>`,
    );
  });
  return withPart(related, target.slice(1), () => "<part/>");
}

const sheetRels = "xl/worksheets/_rels/sheet1.xml.rels";
const bookRels = "xl/_rels/workbook.xml.rels";

describe("what opening and saving a file would lose", () => {
  it.each<[string, (book: Workbook) => void]>([
    [
      "conditional formats on One",
      (book) => {
        book.getWorksheet("One")?.addConditionalFormatting({
          ref: "A1:A9",
          rules: [{ type: "expression", formulae: ["A1>1"], style: {}, priority: 1 }],
        });
      },
    ],
    [
      "rules for what may be typed in cells on One",
      (book) => {
        const cell = book.getWorksheet("One")?.getCell("A1");
        if (cell) cell.dataValidation = { type: "list", formulae: ['"a,b"'] };
      },
    ],
    [
      "links in cells on One",
      (book) => {
        const cell = book.getWorksheet("One")?.getCell("A1");
        if (cell) cell.value = { text: "x", hyperlink: "https://example.com/" };
      },
    ],
    [
      "filters on One",
      (book) => {
        const sheet = book.getWorksheet("One");
        if (sheet) sheet.autoFilter = "A1:B1";
      },
    ],
    [
      "groups of rows or columns on One",
      (book) => {
        const row = book.getWorksheet("One")?.getRow(2);
        if (row) Object.assign(row, { outlineLevel: 1, height: 20 });
      },
    ],
    [
      "looks of parts of texts",
      (book) => {
        const cell = book.getWorksheet("One")?.getCell("A1");
        if (cell) cell.value = { richText: [{ text: "a", font: { bold: true } }, { text: "b" }] };
      },
    ],
    [
      "turned text",
      (book) => {
        const cell = book.getWorksheet("One")?.getCell("A1");
        if (cell) cell.alignment = { textRotation: 45 };
      },
    ],
    ...(
      [
        ["patterns in cells; their colour stays", { fill: dotted }],
        ["double underlines; a single one stays", { font: { underline: "double" } }],
        ["raised and lowered text", { font: { vertAlign: "superscript" } }],
        ["that colours follow the theme; the colours stay", { font: { color: { theme: 4 } } }],
        ["lines across cells", { border: { diagonal: { up: true, style: "thin" } } }],
        ["text that shrinks to fit its cell", { alignment: { shrinkToFit: true } }],
        ["the direction text is read in", { alignment: { readingOrder: "rtl" } }],
        [spread, { alignment: { horizontal: "centerContinuous" } }],
        [spread, { alignment: { horizontal: "fill" } }],
        [spread, { alignment: { vertical: "justify" } }],
        ["which cells a protected sheet leaves open or hides", { protection: { locked: false } }],
      ] as [string, Partial<Style>][]
    ).map(([words, style]): [string, (book: Workbook) => void] => [
      words,
      (book) => {
        const cell = book.getWorksheet("One")?.getCell("A1");
        if (cell) Object.assign(cell, style);
      },
    ]),
    [
      "shaded columns and stressed first or last columns of tables",
      (book) => {
        book.getWorksheet("One")?.addTable({
          name: "T",
          ref: "D1",
          style: { showFirstColumn: true },
          columns: [{ name: "a" }],
          rows: [[1]],
        });
      },
    ],
    [
      "settings of the view on One",
      (book) => {
        const sheet = book.getWorksheet("One");
        if (sheet) sheet.views = [{ rightToLeft: true }];
      },
    ],
    [
      "the company and manager in its properties",
      (book) => {
        book.company = "ACME";
      },
    ],
    [
      "a picture",
      (book) => {
        const imageId = book.addImage({ base64: pixel, extension: "png" });
        book.getWorksheet("One")?.addImage(imageId, "A1:B2");
      },
    ],
    [
      "the comments of a sheet",
      (book) => {
        const cell = book.getWorksheet("One")?.getCell("A1");
        if (cell) cell.note = "why?";
      },
    ],
    [
      "print areas and titles",
      (book) => {
        const sheet = book.getWorksheet("One");
        if (sheet) sheet.pageSetup.printArea = "A1:B2";
      },
    ],
    [
      "page setup for printing on One",
      (book) => {
        const sheet = book.getWorksheet("One");
        if (sheet) sheet.pageSetup.orientation = "landscape";
      },
    ],
  ])("names %s", async (words, fill) => {
    const file = await xlsxFile((book) => {
      book.addWorksheet("One").getCell("A1").value = 1;
      book.addWorksheet("Two");
      fill(book);
    });
    expect(await lossesOf(file)).toContain(words);
  });

  it("names the protection of a sheet", async () => {
    const file = await xlsxFile((book) => book.addWorksheet("One"));
    const edited = await withPart(file, "xl/worksheets/sheet1.xml", (xml) =>
      xml.replace("<sheetData/>", '<sheetData/><sheetProtection sheet="1"/>'),
    );
    expect(await lossesOf(edited)).toEqual(["protection of the sheet on One"]);
  });

  it.each([
    [
      "xl/worksheets/sheet1.xml",
      "<sheetFormatPr",
      '<sheetFormatPr zeroHeight="1"',
      "that rows are hidden where nothing else is said on One",
    ],
    [
      "xl/styles.xml",
      /xfId="0"(?=[^]*<.cellXfs>)/g,
      'xfId="1"',
      "names of the styles of cells; their looks stay",
    ],
    [
      "xl/styles.xml",
      /<tableStyles[^]*?>/,
      '<tableStyles><tableStyle name="Ours"/></tableStyles>',
      "looks of tables that were made for the file",
    ],
  ])("reads %s, in which %s is %s: %s", async (path, before, after, words) => {
    const file = await xlsxFile((book) => book.addWorksheet("One"));
    expect(await lossesOf(file)).toEqual([]);
    const edited = await withPart(file, path, (xml) => xml.replace(before, after));
    expect(await lossesOf(edited)).toEqual([words]);
  });

  it.each`
    from         | kind             | once                     | twice
    ${bookRels}  | ${"vbaProject"}  | ${"macros"}              | ${"macros"}
    ${sheetRels} | ${"chart"}       | ${"a chart"}             | ${"2 charts"}
    ${sheetRels} | ${"pivotTable"}  | ${"a pivot table"}       | ${"2 pivot tables"}
    ${bookRels}  | ${"connections"} | ${"connections to data"} | ${"connections to data"}
  `(
    "names $once and $twice",
    async ({ from, kind, once, twice }: Record<"from" | "kind" | "once" | "twice", string>) => {
      const file = await xlsxFile((book) => book.addWorksheet("One"));
      const one = await withRelated(file, from, kind);
      expect(await lossesOf(one)).toEqual([once]);
      expect(await lossesOf(await withRelated(one, from, kind, 2))).toEqual([twice]);
    },
  );

  it("says of how many sheets without a line for each", async () => {
    const file = await xlsxFile((book) => {
      for (const name of ["One", "Two", "Three", "Four"]) {
        book.addWorksheet(name).getCell("A1").dataValidation = {
          type: "whole",
          formulae: [1, 2],
        };
      }
    });
    expect(await lossesOf(file)).toEqual([
      "rules for what may be typed in cells on One, Two and 2 other sheets",
    ]);
  });

  it("is nothing for a plain file, and nothing for one that was saved here", async () => {
    const file = await xlsxFile((book) => {
      const sheet = book.addWorksheet("One");
      sheet.addTable({
        name: "T",
        ref: "A1",
        headerRow: true,
        columns: [{ name: "a" }],
        rows: [[1]],
      });
      sheet.mergeCells("C1:D2");
    });
    expect(await lossesOf(file)).toEqual([]);
    const sample = await readXlsx(readFileSync(resolve(__dirname, "../../../assets/sample.xlsx")));
    expect(await lossesOf(await writeXlsx(sample, new Set()))).toEqual([]);
  });

  it("cannot be said of what is no workbook", async () => {
    await expect(lossesOf(new Uint8Array())).rejects.toThrow(WorkbookError);
  });
});
