import JSZip from "jszip";
import type { Book } from "../../../../src/workbook/book/book";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { saveBook } from "../../../../src/workbook/xlsx/save/save-book";
import { xlsxFile } from "../../../support/workbook/xlsx-file";

const sheetPart = "xl/worksheets/sheet1.xml";
const none: ReadonlySet<string> = new Set();

const utf16 = (text: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};
const declared = (text: string, encoding: string): string =>
  `<?xml version='1.0' encoding='${encoding}'?>${text.replace(/^<\?xml.*?\?>\s*/s, "")}`;

/** The bytes of a part, and of the same with another text in place of its first number, however they are written. */
type Written = (text: string) => Buffer;

const ways: readonly (readonly [name: string, write: Written])[] = [
  ["UTF-8 with a mark in front", (text) => Buffer.from(`\ufeff${text}`)],
  ["UTF-8 without a declaration", (text) => Buffer.from(text.replace(/^<\?xml.*?\?>\s*/s, ""))],
  ["UTF-16 from the little end", (text) => utf16(`\ufeff${declared(text, "UTF-16")}`, false)],
  ["UTF-16 from the big end", (text) => utf16(`\ufeff${declared(text, "utf-16")}`, true)],
  ["UTF-16 without a mark", (text) => utf16(declared(text, "UTF-16LE"), false)],
];

const partOf = async (bytes: Uint8Array): Promise<Buffer> =>
  Buffer.from((await (await JSZip.loadAsync(bytes)).file(sheetPart)?.async("uint8array")) ?? []);

/** A file whose sheet is written so, and what its sheet says. */
async function fileIn(write: Written): Promise<{ bytes: Uint8Array; text: string }> {
  const file = await xlsxFile((book) => {
    const sheet = book.addWorksheet("Data");
    sheet.getCell("A1").value = 1234;
    sheet.getCell("B1").value = { formula: 'IF(A1>1,"é…𝄞","")', result: "é…𝄞" };
  });
  const zip = await JSZip.loadAsync(file);
  const text = (await zip.file(sheetPart)?.async("string")) ?? "";
  zip.file(sheetPart, write(text));
  return { bytes: await zip.generateAsync({ type: "uint8array" }), text };
}

/** The file once the first cell holds another number. */
async function saved(bytes: Uint8Array): Promise<Uint8Array> {
  const asRead = await readXlsx(bytes);
  const now: Book = {
    ...asRead,
    sheets: asRead.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => (cell.value === 1234 ? { ...cell, value: 5678 } : cell)),
    })),
  };
  const { bytes: after, isNew } = await saveBook({ bytes, asRead, before: asRead }, now, none);
  expect(isNew).toBe(false);
  const cells = (await readXlsx(after)).sheets[0]?.cells.map(({ value }) => value);
  expect(cells).toEqual([5678, "é…𝄞"]);
  return after;
}

describe("a part that is saved", () => {
  it.each(ways)("stays in %s", async (_, write) => {
    const { bytes, text } = await fileIn(write);
    const after = await partOf(await saved(bytes));
    expect(after.equals(write(text.replace("1234", "5678")))).toBe(true);
  });

  it("becomes UTF-8 where it was in another encoding, and says so", async () => {
    const latin: Written = (text) =>
      Buffer.from(declared(text.replaceAll("…𝄞", "&#8230;&#119070;"), "ISO-8859-1"), "latin1");
    const { bytes } = await fileIn(latin);
    const after = (await partOf(await saved(bytes))).toString("utf8");
    expect(after).toMatch(/^<\?xml version='1.0' encoding='UTF-8'\?>/);
    expect(after).toContain("é&#8230;");
  });
});
