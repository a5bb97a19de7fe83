import type { Book } from "../../../../src/workbook/book/book";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { movedBook } from "../../../../src/workbook/xlsx/save/moves/moved-places";
import { saveBook } from "../../../../src/workbook/xlsx/save/save-book";
import { partsOf } from "../../../support/workbook/saved-parts";
import { withPart, xlsxFile } from "../../../support/workbook/xlsx-file";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const sheetPart = "xl/worksheets/sheet1.xml";
const none: ReadonlySet<string> = new Set();

const shift = {
  area: { startRow: 1, endRow: 2, startColumn: 0, endColumn: 16_383 },
  ...({ along: "rows", removes: false } as const),
};

/** The rows of a file's only sheet once two rows came in behind the first. */
async function moved(
  rows: string,
): Promise<{ xml: string; isNew: boolean; book: Book; now: Book }> {
  const file = await xlsxFile((book) => {
    book.addWorksheet("Data").getCell("A1").value = "first";
  });
  const sheet = `<x:worksheet xmlns:x="${main}"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
  const bytes = await withPart(file, sheetPart, () => sheet);
  const asRead = await readXlsx(bytes);
  const now = movedBook(asRead, 0, shift);
  const changes = { origins: [0], moves: [{ sheet: 0, shift }] };
  const saved = await saveBook({ bytes, asRead, before: asRead }, now, none, changes);
  const xml = (await partsOf(saved.bytes)).get(sheetPart) ?? "";
  const inside = /sheetData>(.*)<\/x:sheetData/s.exec(xml)?.[1] ?? "";
  return { xml: inside, isNew: saved.isNew, book: await readXlsx(saved.bytes), now };
}

const first = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>';

describe("a row that moves as it is", () => {
  it.each([
    [
      '<x:row r="2" spans="1:3"><x:c s="0" r="A2"><x:v>2</x:v></x:c> <x:c\n r = "AA2" t="b"><x:v>1</x:v></x:c></x:row>',
      '<x:row r="4" spans="1:3"><x:c s="0" r="A4"><x:v>2</x:v></x:c> <x:c\n r = "AA4" t="b"><x:v>1</x:v></x:c></x:row>',
    ],
    [
      "<x:row r='2'><x:c r='B2'/><x:c><x:v>7</x:v></x:c></x:row>",
      `<x:row r="4"><x:c r="B4"/><x:c><x:v>7</x:v></x:c></x:row>`,
    ],
    [
      '<x:row r="2"><x:c r="a2"><x:v>3</x:v></x:c></x:row>',
      '<x:row r="4"><x:c r="A4"><x:v>3</x:v></x:c></x:row>',
    ],
    [
      '<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t><![CDATA[<x:c r="A2">]]></x:t></x:is></x:c></x:row>',
      '<x:row r="4"><x:c r="A4" t="inlineStr"><x:is><x:t><![CDATA[<x:c r="A2">]]></x:t></x:is></x:c></x:row>',
    ],
    [
      '<x:row r="2"><x:c r="A2"><x:f>A1&amp;"r=""A2"""</x:f></x:c></x:row>',
      '<x:row r="4"><x:c r="A4"><x:f>A1&amp;"r=""A2"""</x:f></x:c></x:row>',
    ],
    [
      "<x:row><x:c><x:v>5</x:v></x:c></x:row>",
      '<x:row r="4"><x:c r="A4"><x:v>5</x:v></x:c></x:row>',
    ],
  ])("%s", async (before, after) => {
    const { xml, isNew, book, now } = await moved(first + before);
    expect(isNew).toBe(false);
    expect(xml).toBe(first + after);
    expect(book.sheets[0]?.cells).toEqual(now.sheets[0]?.cells);
  });

  it.each([
    ["with cells out of order", '<x:row r="2"><x:c r="B2"/><x:c r="A2"/></x:row>'],
    ["with cells of another row", '<x:row r="2"><x:c r="A3"><x:v>2</x:v></x:c></x:row>'],
  ])("is not spliced %s", async (_, row) => {
    expect(await moved(first + row)).toMatchObject({ isNew: true });
  });
});
