import type { Shift } from "../../../../src/workbook/book/sheet-move";
import { parseRange } from "../../../../src/workbook/book/cell-address";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { savePackage } from "../../../../src/workbook/xlsx/save/save-package";
import { richPackage } from "../../../support/workbook/rich-package";
import { withPart, xlsxFile } from "../../../support/workbook/xlsx-file";

/* Cells that are cut and pasted leave behind what is said of them: the person who saves is told. */

const none: ReadonlySet<string> = new Set();
const range = (text: string) =>
  parseRange(text) ?? { startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 };

async function told(
  bytes: Uint8Array,
  moves: readonly { readonly sheet: number; readonly cut?: string; readonly shift?: Shift }[],
): Promise<readonly string[]> {
  const book = await readXlsx(bytes);
  const changes = {
    origins: book.sheets.map((_, at) => at),
    moves: moves.map(({ cut, ...move }) => ({ ...move, ...(cut ? { cut: range(cut) } : {}) })),
  };
  const saved = await savePackage({ bytes, asRead: book, before: book }, book, none, changes);
  return saved.losses;
}

it.each([
  [0, "A1:B2", "comments, charts"],
  [0, "A4", "charts, rules that read them"],
  [0, "E1:I9", "pictures, shapes or charts on them"],
  [1, "B2:B3", "comments, charts"],
  [2, "C1:D1", "rules for what may be typed, sparklines"],
  [2, "B2", "conditional formats"],
  [2, "A2", "conditional formats, links"],
])("sheet %i: %s says %s", async (sheet, cut, words) => {
  const losses = await told(await richPackage(), [{ sheet, cut }]);
  expect(losses).toHaveLength(1);
  for (const each of words.split(", ")) expect(losses[0]).toContain(each);
  expect(losses[0]).toMatch(new RegExp(`^that .* follow the cells that were cut from .*!${cut}$`));
});

it("says nothing where nothing is said of the cells, nor of cells that were taken out since", async () => {
  const bytes = await richPackage();
  expect(await told(bytes, [{ sheet: 3, cut: "A1:Z99" }])).toEqual([]);
  // A chart lies over them and over others, too.
  expect(await told(bytes, [{ sheet: 0, cut: "C7:F9" }])).toEqual([]);
});

it("finds the cells where rows came in since", async () => {
  const bytes = await xlsxFile((book) => {
    const sheet = book.addWorksheet("Data");
    sheet.getCell("A1").value = 1;
    sheet.getCell("B9").dataValidation = { type: "whole", formulae: [0, 9] };
  });
  const area = { startRow: 2, endRow: 3, startColumn: 0, endColumn: 16_383 };
  const shift: Shift = { area, along: "rows", removes: false };
  const words = "that rules for what may be typed follow the cells that were cut from Data!";
  expect(
    await told(bytes, [
      { sheet: 0, cut: "B9" },
      { sheet: 0, shift },
    ]),
  ).toEqual([`${words}B9`]);
  expect(
    await told(bytes, [
      { sheet: 0, shift },
      { sheet: 0, cut: "B9" },
    ]),
  ).toEqual([]);
  expect(
    await told(bytes, [
      { sheet: 0, shift },
      { sheet: 0, cut: "B11" },
    ]),
  ).toEqual([`${words}B11`]);
  const removes: Shift = { ...shift, area: { ...area, startRow: 8, endRow: 8 }, removes: true };
  expect(
    await told(bytes, [
      { sheet: 0, cut: "B9" },
      { sheet: 0, shift: removes },
    ]),
  ).toEqual([]);
});

it("reads newer rules, whose cells stand in an extension", async () => {
  const file = await xlsxFile((book) => {
    book.addWorksheet("Data").getCell("A1").value = 1;
  });
  const bytes = await withPart(file, "xl/worksheets/sheet1.xml", (xml) =>
    xml.replace(
      "</worksheet>",
      `<extLst><ext xmlns:x14="urn:x" xmlns:xm="urn:y"><x14:dataValidations><x14:dataValidation><x14:formula1><xm:f>$H$1:$H$3</xm:f></x14:formula1><xm:sqref>C1:C3 E1</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>`,
    ),
  );
  expect(await told(bytes, [{ sheet: 0, cut: "E1" }])).toEqual([
    "that rules for what may be typed follow the cells that were cut from Data!E1",
  ]);
  expect(await told(bytes, [{ sheet: 0, cut: "H2" }])).toEqual([
    "that rules that read them follow the cells that were cut from Data!H2",
  ]);
});
