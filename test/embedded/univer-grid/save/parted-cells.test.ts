import type { Grid } from "../../../../src/embedded/grid";
import type { BookCell } from "../../../../src/workbook/book/book";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { writeXlsx } from "../../../../src/workbook/xlsx/write/write-xlsx";
import { columns, editedBook, rows } from "../../../support/workbook/rich/edited-book";
import { partsOf } from "../../../support/workbook/saved-parts";
import { withPart } from "../../../support/workbook/xlsx-file";

const sheetPart = "xl/worksheets/sheet1.xml";

type Edit = (grid: Grid, data: string) => void;

/** Five numbers in A, and beside them a formula that gives three, from B2 on. */
const bookOf = (more: Partial<BookCell>, behind = "") => {
  const numbers = [1, 2, 3, 4, 5].map((value, row): BookCell => ({ row, column: 0, value }));
  const spill = [[2], [4], [6]];
  const home: BookCell = { row: 1, column: 1, value: 2, formula: "A1:A3*2", spill, ...more };
  const sheet = { name: "Data", hidden: false, cells: [...numbers, home] };
  return writeXlsx({ sheets: [sheet], tables: [], names: [] }, new Set()).then((file) =>
    withPart(file, sheetPart, (xml) => xml.replace("</sheetData>", `</sheetData>${behind}`)),
  );
};

async function after(bytes: Uint8Array, edit: Edit) {
  const book = await editedBook(bytes);
  edit(book.grid, book.grid.sheets()[0]?.id ?? "");
  const saved = await book.save();
  book.close();
  const found = (await readXlsx(saved.bytes)).sheets[0]?.cells ?? [];
  const xml = (await partsOf(saved.bytes)).get(sheetPart) ?? "";
  const shown = found
    .filter(({ column }) => column === 1)
    .map(({ row, value, formula, spill }) => [row, formula ?? value, spill ?? null]);
  return { ...saved, xml, shown };
}

const remove =
  (row: number): Edit =>
  (grid, data) => {
    grid.remove(rows(data, row), "Up");
  };
const insert =
  (row: number): Edit =>
  (grid, data) => {
    grid.insert(rows(data, row), "Down");
  };

describe("a formula that spills", () => {
  it.each<[string, Edit, unknown]>([
    ["goes with its cell, and so does what it filled", remove(1), []],
    ["fills fewer cells where it reads fewer", remove(2), [[1, "A1:A2*2", [[2], [4]]]]],
    ["goes on over a row that comes in", insert(3), [[1, "A1:A3*2", [[2], [4], [6]]]]],
    ["fills more cells where it reads more", insert(2), [[1, "A1:A4*2", [[2], [4], [0], [6]]]]],
  ])("%s", async (_, edit, shown) => {
    const saved = await after(await bookOf({}), edit);
    expect(saved).toMatchObject({ isNew: false, losses: [] });
    expect(saved.shown).toEqual(shown);
  });
});

describe("an array formula that fills its cells for good", () => {
  const fills = { startRow: 1, endRow: 3, startColumn: 1, endColumn: 1 };

  it("keeps them together, as in Excel", async () => {
    const bytes = await bookOf({ fills });
    const saved = await after(bytes, (grid, data) => {
      const message = "cells of an array formula must stay together, got a part of B2:B4";
      for (const edit of [remove(1), remove(3), insert(2)])
        expect(() => {
          edit(grid, data);
        }).toThrow(message);
      const cells = { ...rows(data, 3), startColumn: 1, endColumn: 1 };
      expect(() => {
        grid.insert(cells, "Right");
      }).toThrow(message);
    });
    expect(saved.bytes).toBe(bytes);
  });

  it.each<[string, Edit, unknown]>([
    ["moves whole", insert(1), [[2, "A1:A4*2", [[2], [0], [4]]]]],
    [
      "goes whole",
      (grid, data) => {
        grid.remove(rows(data, 1, 3), "Up");
      },
      [],
    ],
  ])("%s", async (_, edit, shown) => {
    const saved = await after(await bookOf({ fills }), edit);
    expect(saved).toMatchObject({ isNew: false, losses: [] });
    expect(saved.shown).toEqual(shown);
  });
});

it("a what-if table whose cells come apart leaves its figures, and that is said", async () => {
  const table = await withPart(await bookOf({}), sheetPart, (xml) =>
    xml.replace(
      /<c r="B2"[^>]*><f[^>]*>[^<]*<\/f>/,
      '<c r="B2"><f t="dataTable" ref="B2:B4" dt2D="0" dtr="0" r1="A1"/>',
    ),
  );
  const { shown, xml, losses, isNew } = await after(table, insert(2));
  expect(isNew).toBe(false);
  expect(losses).toEqual([
    "the what-if table in Data!B2:B4, whose cells came apart: its figures stay",
  ]);
  expect(xml).not.toContain("dataTable");
  expect(shown).toEqual([
    [1, 2, null],
    [3, 4, null],
    [4, 6, null],
  ]);
});

describe("the first row of a sheet that goes", () => {
  it("takes the page break behind it along, and leaves those that are left counted", async () => {
    const breaks = (name: string, most: number) =>
      `<${name} count="2" manualBreakCount="2"><brk id="1" max="${most}" man="1"/><brk id="4" max="${most}" man="1"/></${name}>`;
    const behind = breaks("rowBreaks", 16_383) + breaks("colBreaks", 1_048_575);
    const { xml } = await after(await bookOf({ spill: [[2]] }, behind), (grid, data) => {
      grid.remove(rows(data, 0), "Up");
      grid.remove(columns(data, 0), "Left");
    });
    const left = (name: string, most: number) =>
      `<${name} count="1" manualBreakCount="1"><brk id="3" max="${most}" man="1"/></${name}>`;
    expect(xml).toContain(left("rowBreaks", 16_383) + left("colBreaks", 1_048_575));
  });

  it("leaves no page breaks where the only one was behind it", async () => {
    const behind = `<rowBreaks count="1" manualBreakCount="1"><brk id="1" max="16383" man="1"/></rowBreaks>`;
    const { xml } = await after(await bookOf({ spill: [[2]] }, behind), remove(0));
    expect(xml).not.toContain("Breaks");
  });

  it("takes the order along in which rows below it were sorted", async () => {
    const behind = `<autoFilter ref="A1:A5"><filterColumn colId="0"/><sortState ref="A2:A5"><sortCondition ref="A2:A5"/></sortState></autoFilter>`;
    const { xml } = await after(await bookOf({ spill: [[2]] }, behind), remove(0));
    expect(xml).toContain('<autoFilter ref="A1:A4"><filterColumn colId="0"/></autoFilter>');
  });
});

it("a table that loses the row of its headers was sorted below them, and Save says what they cover", async () => {
  const text = (row: number, column: number, value: string): BookCell => ({ row, column, value });
  const cells = ["Line", "one", "two", "three"].flatMap((name, at) => [
    text(at, 0, name),
    text(at, 1, `of ${name}`),
  ]);
  const range = { startRow: 0, endRow: 3, startColumn: 0, endColumn: 1 };
  const table = {
    ...{ name: "Spend", sheet: "Data", range, columns: ["Line", "of Line"] },
    ...{ hasHeader: true, hasTotals: false },
  };
  const file = await writeXlsx(
    { sheets: [{ name: "Data", hidden: false, cells }], tables: [table], names: [] },
    new Set(),
  );
  const sorted = await withPart(file, "xl/tables/table1.xml", (xml) =>
    xml.replace(
      "<tableColumns",
      `<sortState ref="A2:B4"><sortCondition ref="B2:B4"/></sortState><tableColumns`,
    ),
  );
  const part = async (edit: Edit) =>
    (await partsOf((await after(sorted, edit)).bytes)).get("xl/tables/table1.xml");
  const { losses } = await after(sorted, remove(0));
  expect(losses).toEqual([
    "what stands in Data!A1:B1: the headers of the table Spend are there now",
  ]);
  expect(await part(remove(0))).toContain(
    '<autoFilter ref="A1:B3"/><sortState ref="A2:B3"><sortCondition ref="B2:B3"/>',
  );
  expect(
    await part((grid, data) => {
      grid.remove(columns(data, 1), "Left");
    }),
  ).not.toContain("sort");
});
