import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Book, BookCell } from "../../../src/workbook/book/book";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { cellAddress } from "../../../src/workbook/book/cell-address";
import { readXlsx } from "../../../src/workbook/xlsx/read/read-xlsx";
import { WorkbookError } from "../../../src/workbook/xlsx/file/xlsx-package";
import { valuesOn } from "../../support/workbook/book-of";
import { trialFunctions } from "../../support/workbook/trial-functions";
import { withPart, xlsxFile } from "../../support/workbook/xlsx-file";

const sheetPart = "xl/worksheets/sheet1.xml";

/** Cells of a sheet by address. */
function cellsOf(book: Book, sheet = 0): Record<string, Omit<BookCell, "row" | "column">> {
  return Object.fromEntries(
    (book.sheets[sheet]?.cells ?? []).map(({ row, column, ...rest }) => [
      cellAddress(row, column),
      rest,
    ]),
  );
}

/** A book whose only sheet has exactly these rows of XML. */
async function withRows(rows: string): Promise<Uint8Array> {
  const file = await xlsxFile((book) => {
    book.addWorksheet("Sheet1").getCell("A1").value = "shared";
  });
  return withPart(file, sheetPart, (xml) =>
    xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${rows}</sheetData>`),
  );
}

async function calculatedFile(file: Uint8Array) {
  const result = await calculateBook(await readXlsx(file), trialFunctions());
  result.close();
  return result;
}

describe("values of a file", () => {
  it("come as they are: numbers, text, rich text, links, booleans, errors, dates as serials", async () => {
    const file = await xlsxFile((book) => {
      const sheet = book.addWorksheet("Sheet1");
      sheet.getCell("A1").value = 0.1234567890123456;
      sheet.getCell("A2").value = "text with  spaces & <signs> ";
      sheet.getCell("A3").value = {
        richText: [{ text: "rich " }, { text: "text", font: { bold: true } }],
      };
      sheet.getCell("A4").value = { text: "a link", hyperlink: "https://example.com/" };
      sheet.getCell("A5").value = true;
      sheet.getCell("A6").value = { error: "#N/A" };
      sheet.getCell("A7").value = new Date(Date.UTC(2026, 0, 1, 6));
      sheet.getCell("A8").value = 0.05;
      sheet.getCell("A8").numFmt = "0.0%";
      sheet.getCell("A9").value = "5";
      sheet.getCell("A10").value = "#N/A";
      sheet.getCell("A11").value = 7;
      sheet.getCell("A11").numFmt = "@";
    });
    expect(cellsOf(await readXlsx(file))).toEqual({
      A1: { value: 0.1234567890123456 },
      A2: { value: "text with  spaces & <signs> " },
      A3: { value: "rich text" },
      A4: { value: "a link" },
      A5: { value: true },
      A6: { value: { error: "#N/A" } },
      A7: { value: 46023.25, format: "mm-dd-yy" },
      A8: { value: 0.05, format: "0.0%" },
      A9: { value: "5" },
      A10: { value: "#N/A" },
      A11: { value: 7, format: "@" },
    });
  });

  it("dates of a book that counts from 1904 stay the numbers they are", async () => {
    const file = await xlsxFile((book) => {
      book.properties.date1904 = true;
      book.addWorksheet("Sheet1").getCell("A1").value = new Date(Date.UTC(1904, 0, 11));
    });
    const read = await readXlsx(file);
    expect(cellsOf(read).A1).toMatchObject({ value: 10 });
    expect(read.from1904).toBe(true);
  });

  it("are found without addresses, inline, with prefixes, and as ISO dates", async () => {
    const rows = `
      <row><c t="inlineStr"><is><t>in</t><t>line</t><rPh sb="0" eb="1"><t>said</t></rPh></is></c><c><v>2</v></c></row>
      <row r="4"><c r="C4" t="d"><v>2026-01-01T12:00:00</v></c><c t="str"><v>a_x000D_b</v></c><c/></row>`;
    expect(cellsOf(await readXlsx(await withRows(rows)))).toEqual({
      A1: { value: "inline" },
      B1: { value: 2 },
      C4: { value: 46023.5 },
      D4: { value: "a\rb" },
    });
    const prefixed = await withPart(await withRows(rows), sheetPart, (xml) =>
      xml
        .replace("<worksheet xmlns=", "<x:worksheet xmlns:x=")
        .replace(/<(\/?)(worksheet|sheetData|row|c|v|is|t|rPh)\b/g, "<$1x:$2"),
    );
    expect(cellsOf(await readXlsx(prefixed))).toMatchObject({ A1: { value: "inline" } });
  });
});

describe("formulas of a file", () => {
  it("that are shared are written out, with text in quotes untouched", async () => {
    const rows = `
      <row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1&amp;"B1"&amp;$B$1</f><v>0</v></c></row>
      <row r="2"><c r="A2"><f t="shared" si="0"/><v>0</v></c></row>
      <row r="3"><c r="A3"><f t="shared" si="0"/></c></row>`;
    const cells = cellsOf(await readXlsx(await withRows(rows)));
    expect(Object.values(cells).map(({ formula }) => formula)).toEqual([
      `B1&"B1"&$B$1`,
      `B2&"B1"&$B$1`,
      `B3&"B1"&$B$1`,
    ]);
  });

  const arrayRows = (cm: string, ref: string) => `
    <row r="1"><c r="A1"${cm}><f t="array" ref="${ref}">_xldudf_TWICE({1;2;3})</f><v>9</v></c><c r="B1"><v>5</v></c></row>
    <row r="2"><c r="A2"><v>9</v></c></row>
    <row r="3"><c r="A3"><v>9</v></c></row>`;
  const withMetadata = async (file: Uint8Array) => {
    const metadata = `<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000"/></metadataTypes>
      <cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`;
    const related = await withPart(file, "xl/_rels/workbook.xml.rels", (xml) =>
      xml.replace(
        "</Relationships>",
        `<Relationship Id="rIdM" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sheetMetadata" Target="metadata.xml"/></Relationships>`,
      ),
    );
    return withPart(related, "xl/metadata.xml", () => metadata);
  };

  it("that spill are free of what the file remembers of their cells", async () => {
    const file = await withMetadata(await withRows(arrayRows(' cm="1"', "A1:A2")));
    const book = await calculatedFile(
      await withPart(file, sheetPart, (xml) =>
        xml.replace('<row r="3"><c r="A3"><v>9</v></c></row>', ""),
      ),
    );
    expect(valuesOn(book, "Sheet1")).toEqual({ A1: 2, A2: 4, A3: 6 });
  });

  it("that spill into a value that is no memory of theirs are #SPILL!", async () => {
    const file = await withMetadata(await withRows(arrayRows(' cm="1"', "A1:A2")));
    expect(valuesOn(await calculatedFile(file), "Sheet1")).toEqual({ A1: "#SPILL!" });
  });

  it("of the old array kind fill the cells the file says", async () => {
    const book = await calculatedFile(await withRows(arrayRows("", "A1:A2")));
    expect(valuesOn(book, "Sheet1")).toEqual({ A1: 2, A2: 4 });
  });

  it("are calculated anew, whatever the file remembers, but for those nobody can calculate", async () => {
    const file = await xlsxFile((book) => {
      const sheet = book.addWorksheet("Sheet1");
      sheet.getCell("A1").value = { formula: "_xldudf_NS_SEEN(1,,2)", result: "old" };
      sheet.getCell("A2").value = { formula: "NOBODY(1)", result: 42 };
      sheet.getCell("A3").value = { formula: "_xlfn.CONCAT(A1,1)", result: 1 };
    });
    expect(valuesOn(await calculatedFile(file), "Sheet1")).toEqual({
      A1: "[[1]] | null | [[2]]",
      A2: 42,
      A3: "[[1]] | null | [[2]]1",
    });
  });
});

describe("what a book knows beside its cells", () => {
  it("tables keep odd column names, header and totals rows", async () => {
    const file = await xlsxFile((book) => {
      const sheet = book.addWorksheet("Risks");
      sheet.addTable({
        name: "Threats",
        ref: "B2",
        headerRow: true,
        totalsRow: true,
        columns: [{ name: "Threat", totalsRowLabel: "Total" }, { name: "a'b#c, [d]" }],
        rows: [
          ["Fire", 1],
          ["Theft", 2],
        ],
      });
      sheet.getCell("F1").value = { formula: "SUM(Threats[a''b'#c, '[d']])" };
    });
    const book = await readXlsx(file);
    expect(book.tables).toEqual([
      {
        name: "Threats",
        sheet: "Risks",
        range: { startRow: 1, startColumn: 1, endRow: 4, endColumn: 2 },
        columns: ["Threat", "a'b#c, [d]"],
        hasHeader: true,
        hasTotals: true,
        hasRowStripes: false,
        hasFilter: false,
      },
    ]);
    expect(valuesOn(await calculatedFile(file), "Risks")).toMatchObject({ F1: 3 });
  });

  it("names stand for ranges, constants and formulas, in the book or on one sheet", async () => {
    const plain = await xlsxFile((book) => {
      book.addWorksheet("One").getCell("A1").value = { formula: "SUM(Figures)*Rate+Sum_of" };
      const two = book.addWorksheet("Two");
      two.getCell("A1").value = { formula: "Rate" };
      two.getCell("B1").value = 3;
    });
    const file = await withPart(plain, "xl/workbook.xml", (xml) =>
      xml.replace(
        "</sheets>",
        `</sheets><definedNames>
          <definedName name="Figures">Two!$B$1:$B$2</definedName>
          <definedName name="Rate">0.5</definedName>
          <definedName name="Rate" localSheetId="1">"here &amp; now"</definedName>
          <definedName name="Sum_of">SUM(Two!$B$1,10)</definedName>
          <definedName name="_xlnm.Print_Area" localSheetId="0">One!$A$1</definedName>
        </definedNames>`,
      ),
    );
    expect((await readXlsx(file)).names).toEqual([
      { name: "Figures", formula: "Two!$B$1:$B$2" },
      { name: "Rate", formula: "0.5" },
      { name: "Rate", sheet: "Two", formula: '"here & now"' },
      { name: "Sum_of", formula: "SUM(Two!$B$1,10)" },
    ]);
    const book = await calculatedFile(file);
    expect(valuesOn(book, "One")).toEqual({ A1: 14.5 });
    expect(valuesOn(book, "Two")).toEqual({ A1: "here & now" });
  });

  it("sheets come in their order, hidden ones too", async () => {
    const file = await xlsxFile((book) => {
      book.addWorksheet("Zebra").getCell("A1").value = { formula: "Hidden!A1+1" };
      book.addWorksheet("Hidden", { state: "veryHidden" }).getCell("A1").value = 1;
      book.addWorksheet("Ape & co");
    });
    const book = await readXlsx(file);
    expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["Zebra", false],
      ["Hidden", true],
      ["Ape & co", false],
    ]);
    expect(valuesOn(await calculatedFile(file), "Zebra")).toEqual({ A1: 2 });
  });
});

describe("a file that is no workbook", () => {
  const bytes = (...head: number[]) =>
    Uint8Array.from([...head, ...new Array<number>(600).fill(0)]);
  it.each([
    ["an empty file", new Uint8Array(), "is empty"],
    ["text", new TextEncoder().encode("Threat,Loss"), "is not a workbook: save it as .xlsx"],
    [
      "an .xls or an encrypted file",
      bytes(0xd0, 0xcf, 0x11, 0xe0),
      "is an old .xls or has a password: save it as .xlsx without a password",
    ],
    ["half a file", bytes(0x50, 0x4b, 3, 4), "is damaged: open it in Excel and save it again"],
  ])("%s is refused", async (_, content, message) => {
    await expect(readXlsx(content)).rejects.toThrow(new WorkbookError(message));
  });

  it("broken XML is refused", async () => {
    const file = await withPart(await withRows(""), sheetPart, (xml) => xml.slice(0, -5));
    await expect(readXlsx(file)).rejects.toThrow(
      new WorkbookError("is damaged: open it in Excel and save it again"),
    );
  });

  it("another kind of zip is refused", async () => {
    const file = await withPart(await withRows(""), "xl/workbook.bin", () => "binary");
    await expect(readXlsx(file)).rejects.toThrow(
      new WorkbookError("is not an .xlsx workbook: save it as .xlsx"),
    );
  });
});

const shared = process.env.OUTSPEND_SHARED ?? "";
const real = join(shared, "workbooks/quantrr-mfa.xlsx");
const describeReal = shared !== "" && existsSync(real) ? describe : describe.skip;

describeReal("a register nobody here made (needs OUTSPEND_SHARED)", () => {
  it("is read whole and its frequencies calculated", async () => {
    const bytes = readFileSync(real);
    const book = await readXlsx(bytes);
    expect(book.sheets.map(({ name }) => name)).toEqual(["Risks", "Treatments", "Estimates"]);
    const headers = book.sheets[2]?.cells.filter(({ row }) => row === 0).map(({ value }) => value);
    expect(headers).toContain("Frequency (per yer)");
    expect(valuesOn(await calculatedFile(bytes), "Estimates")).toEqual({
      // As Excel remembers it in that file.
      D3: 0.0007480000000000007,
      D4: 0.017952,
    });
  });
});
