import type { Book } from "../../../../src/workbook/book/book";
import type { Shift } from "../../../../src/workbook/book/sheet-move";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { movedBook } from "../../../../src/workbook/xlsx/save/moves/moved-places";
import { saveBook } from "../../../../src/workbook/xlsx/save/save-book";
import { partsOf } from "../../../support/workbook/saved-parts";
import { withPart, xlsxFile } from "../../../support/workbook/xlsx-file";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const sheetPart = "xl/worksheets/sheet1.xml";
const none: ReadonlySet<string> = new Set();

const twoRows: Shift = {
  area: { startRow: 1, endRow: 2, startColumn: 0, endColumn: 16_383 },
  ...{ along: "rows", removes: false },
};
const columns = (first: number, last: number, removes: boolean): Shift => ({
  area: { startRow: 0, endRow: 1_048_575, startColumn: first, endColumn: last },
  ...{ along: "columns", removes },
});

/** The rows of a file's only sheet once cells moved: two rows came in behind the first, if nothing else is said. */
async function moved(
  rows: string,
  shift = twoRows,
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

describe("a row whose cells move to other columns", () => {
  const cell = (at: string, value: number) => `<x:c r="${at}"><x:v>${value}</x:v></x:c>`;
  const wide = `<x:row r="1" spans="1:3" ht="20">${cell("A1", 1)}<x:c r='B1' s="0"><x:f>A1</x:f><x:v>2</x:v></x:c>${cell("Z1", 3)}</x:row>`;

  it.each([
    [
      "comes in",
      columns(1, 1, false),
      wide,
      `<x:row r="1" ht="20">${cell("A1", 1)}<x:c r="C1" s="0"><x:f>A1</x:f><x:v>2</x:v></x:c>${cell("AA1", 3)}</x:row>`,
    ],
    [
      "goes",
      columns(1, 1, true),
      wide,
      `<x:row r="1" ht="20">${cell("A1", 1)}${cell("Y1", 3)}</x:row>`,
    ],
    [
      "goes with all behind it",
      columns(1, 25, true),
      wide,
      `<x:row r="1" ht="20">${cell("A1", 1)}</x:row>`,
    ],
    ["comes in behind it", columns(26, 26, false), wide, wide],
    [
      "goes with blanks between the cells",
      columns(1, 1, true),
      `<x:row r="1">${cell("A1", 1)} ${cell("B1", 2)}\n${cell("C1", 3)}</x:row>`,
      `<x:row r="1">${cell("A1", 1)}\n${cell("B1", 3)}</x:row>`,
    ],
    [
      "goes where cells do not say where they are",
      columns(1, 1, true),
      "<x:row r='1'><x:c><x:v>5</x:v></x:c><x:c><x:v>6</x:v></x:c><x:c><x:v>7</x:v></x:c></x:row>",
      '<x:row r=\'1\'><x:c r="A1"><x:v>5</x:v></x:c><x:c r="B1"><x:v>7</x:v></x:c></x:row>',
    ],
  ])("a column that %s", async (_, shift, before, after) => {
    const { xml, isNew, book, now } = await moved(before, shift);
    expect(isNew).toBe(false);
    expect(xml).toBe(after);
    expect(book.sheets[0]?.cells).toEqual(now.sheets[0]?.cells);
  });
});

describe("formulas of a group", () => {
  const group = [
    '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:f t="shared" ref="B1:B3" si="4">A1&lt;2</x:f><x:v>1</x:v></x:c></x:row>',
    `<x:row r="2"><x:c r="B2"><x:f t='shared' ca="1" si='4' /><x:v>1</x:v></x:c><x:c r="C2"><x:f t="shared" ref="C2:C3" si="5">A2+1</x:f><x:v>1</x:v></x:c></x:row>`,
    '<x:row r="3"><x:c r="B3"><x:f si="4" t="shared"></x:f><x:v>1</x:v></x:c><x:c r="C3"><x:f t="shared" si="5"/><x:v>1</x:v></x:c></x:row>',
  ].join("");

  it("are written out in all rows of it, where some move", async () => {
    const { xml, isNew } = await moved(group);
    expect(isNew).toBe(false);
    expect(
      [...xml.matchAll(/<x:c r="(\w+)"[^/]*?<x:f([^>]*)>([^<]*)/g)].map((found) => found.slice(1)),
    ).toEqual([
      ["B1", "", "A1&#60;2"],
      ["B4", ' ca="1"', "A2&#60;2"],
      ["C4", "", "A2+1"],
      ["B5", "", "A3&#60;2"],
      ["C5", "", "A3+1"],
    ]);
    expect(xml).not.toContain("shared");
  });

  it("stay a group where none of them moves", async () => {
    const { xml } = await moved(group, columns(2, 2, true));
    expect(xml).toBe(group.replace(/<x:c r="C\d".*?<\/x:c>/g, ""));
    const right = await moved(group, columns(2, 2, false));
    expect(right.xml.match(/t=.shared.[^>]*4/g)).toHaveLength(2);
    expect(right.xml).toContain('<x:c r="D3"><x:f>A3+1</x:f>');
  });
});
