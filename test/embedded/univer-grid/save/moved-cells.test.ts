import { ICommandService, RANGE_TYPE } from "@univerjs/core";
import { MoveColsCommand, MoveRowsCommand } from "@univerjs/sheets";
import type { Grid } from "../../../../src/embedded/grid";
import { startHeadlessUniver } from "../../../../src/embedded/univer-grid/open-headless-grid";
import { openUniverGrid } from "../../../../src/embedded/univer-grid/open-univer-grid";
import { sheetChangesOf } from "../../../../src/embedded/univer-grid/sheet-changes-of";
import type { Book } from "../../../../src/workbook/book/book";
import { lastColumn, lastRow } from "../../../../src/workbook/book/cell-address";
import { inUserWords } from "../../../../src/workbook/formulas/user-formula";
import { markArrayFormulas } from "../../../../src/workbook/xlsx/losses/array-formulas";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { saveBook } from "../../../../src/workbook/xlsx/save/save-book";
import { writeXlsx } from "../../../../src/workbook/xlsx/write/write-xlsx";
import { isLong } from "../../../support/is-long";
import { partsOf } from "../../../support/workbook/saved-parts";
import { xlsxFile } from "../../../support/workbook/xlsx-file";

const ids = new Set(["EXPECTED_LOSS"]);

/** A register with rules, formats, links, merged cells and a table, and a sheet that reads it. */
const register = () =>
  xlsxFile((book) => {
    const data = book.addWorksheet("Data", { pageSetup: { printArea: "A1:D12" } });
    for (let row = 1; row <= 12; row++) {
      data.getCell(row, 1).value = `threat ${row}`;
      data.getCell(row, 2).value = row * 100;
      data.getCell(row, 3).value = { formula: `B${row}*2`, result: row * 200 };
    }
    data.getCell("D1").value = { text: "more", hyperlink: "#Data!B8" };
    for (let row = 5; row <= 9; row++) {
      data.getCell(row, 2).dataValidation = {
        type: "decimal",
        operator: "lessThan",
        formulae: ["$B$12"],
      };
    }
    data.addConditionalFormatting({
      ref: "B2:C10",
      rules: [
        {
          type: "expression",
          formulae: ["$B2>$B$11"],
          style: { font: { bold: true } },
          priority: 1,
        },
      ],
    });
    data.mergeCells("F3:G4");
    data.addTable({
      name: "Spend",
      ref: "A20",
      headerRow: true,
      columns: [{ name: "Line" }, { name: "Amount" }],
      rows: [
        ["one", 1],
        ["two", 2],
      ],
    });
    const other = book.addWorksheet("Other");
    other.getCell("A1").value = { formula: "SUM(Data!B5:B9)", result: 3500 };
    other.getCell("B1").dataValidation = { type: "list", formulae: ["Data!$A$5:$A$9"] };
    book.definedNames.add("Data!$B$5:$B$9", "Middle");
  });

async function opened(bytes: Uint8Array) {
  const asRead = await readXlsx(bytes);
  const univer = startHeadlessUniver();
  const grid = openUniverGrid(univer, inUserWords(asRead, ids), { functionIds: ids });
  const before: Book = grid.book();
  await grid.settled();
  const save = async () => {
    await grid.settled();
    const now = markArrayFormulas(grid.book(), ids);
    const changes = sheetChangesOf(grid, asRead.sheets.length);
    return { ...(await saveBook({ bytes, asRead, before }, now, ids, changes)), now };
  };
  const data = grid.sheets()[0]?.id ?? "";
  /** Drags rows or columns by their headers, to in front of another one. */
  const drag = async (along: "rows" | "columns", first: number, last: number, to: number) => {
    const lines = (start: number, end: number) =>
      along === "rows" ? rows(data, start, end) : columns(data, start, end);
    const id = along === "rows" ? MoveRowsCommand.id : MoveColsCommand.id;
    const rangeType = along === "rows" ? RANGE_TYPE.ROW : RANGE_TYPE.COLUMN;
    const moved = await univer
      .__getInjector()
      .get(ICommandService)
      .executeCommand(id, {
        ...{ subUnitId: data, range: { ...lines(first, last), rangeType } },
        ...{ fromRange: lines(first, last), toRange: lines(to, to + last - first) },
      });
    expect(moved).toBe(true);
    await grid.settled();
  };
  const close = () => {
    grid.close();
    univer.dispose();
  };
  return { grid, save, data, drag, close };
}

const rows = (sheet: string, first: number, last: number) => ({
  sheet,
  startRow: first,
  endRow: last,
  startColumn: 0,
  endColumn: lastColumn,
});

const columns = (sheet: string, first: number, last: number) => ({
  sheet,
  startRow: 0,
  endRow: lastRow,
  startColumn: first,
  endColumn: last,
});

/** What of a book is to be the same however it was written. */
const content = ({ sheets, tables, names }: Book) => ({
  sheets: sheets.map(({ name, cells, merges = [] }) => ({
    name,
    merges: merges.map((range) => JSON.stringify(range)).sort(),
    cells: cells
      .map(({ row, column, value, formula }) => JSON.stringify([row, column, value, formula]))
      .sort(),
  })),
  tables: tables.map(({ name, range, columns: called }) => ({ name, range, called })),
  names: names.map(({ name, formula }) => [name, formula]).sort(),
});

/** What is said of cells outside of them, in a saved file. */
async function said(bytes: Uint8Array) {
  const parts = await partsOf(bytes);
  const [data = "", other = ""] = [1, 2].map((n) => parts.get(`xl/worksheets/sheet${n}.xml`));
  const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, text]) => text);
  return {
    formats: all(data, /<conditionalFormatting sqref="([^"]*)"/g),
    conditions: all(data, /<formula>([^<]*)</g),
    rules: all(data, /<dataValidation [^>]*sqref="([^"]*)"/g),
    limits: [...new Set(all(data, /<formula1>([^<]*)</g))],
    links: all(data, /<hyperlink [^>]*?ref="([^"]*)"/g),
    merged: all(data, /<mergeCell ref="([^"]*)"/g),
    printed: all(parts.get("xl/workbook.xml") ?? "", /Print_Area"[^>]*>([^<]*)</g),
    lists: all(other, /<formula1>([^<]*)</g),
  };
}

describe("cells that move in a book that was opened", () => {
  it("take along what is said of them, and undo brings back the bytes", async () => {
    const bytes = await register();
    const { grid, save, data, close } = await opened(bytes);
    expect((await save()).bytes).toBe(bytes);
    const once = await said(bytes);
    grid.insert(rows(data, 5, 6), "Down");
    grid.insert(columns(data, 0, 0), "Right");
    const moved = await save();
    expect(moved).toMatchObject({ isNew: false, losses: [] });
    const reread = await readXlsx(moved.bytes);
    const wanted = await readXlsx(await writeXlsx(moved.now, ids));
    expect(content(reread)).toEqual(content(wanted));
    expect(once).toMatchObject({ formats: ["B2:C10"], conditions: ["$B2&gt;$B$11"] });
    expect(await said(moved.bytes)).toMatchObject({
      formats: ["C2:D12"],
      limits: ["$C$14"],
      links: ["E1"],
      merged: ["G3:H4"],
      lists: ["Data!$B$5:$B$11"],
      printed: [expect.stringMatching(/!\$B\$?1:\$?E\$?14$/)],
    });
    expect((await said(moved.bytes)).conditions.join()).toMatch(/^\$C2&(gt|#62);\$C\$13$/);
    grid.undo();
    grid.undo();
    expect((await save()).bytes).toBe(bytes);
    close();
  }, 60_000);

  it("leave #REF! where formulas name a column of a table that is taken out", async () => {
    const { grid, save, data, close } = await opened(await register());
    const at = (row: number, column: number) => ({
      ...{ sheet: data, startRow: row, endRow: row, startColumn: column, endColumn: column },
    });
    const formulas = [
      "=SUM(Spend[Amount])",
      "=ROWS(Spend[Line])",
      "=COUNT(Spend[[Line]:[Amount]])",
    ];
    formulas.forEach((formula, index) => {
      grid.write(at(30 + index, 4), [[formula]]);
    });
    grid.setName({ name: "Spent", sheet: null, formula: "=SUM(Spend[[#Data],[Amount]])" });
    const before = content((await save()).now);
    grid.remove(columns(data, 1, 1), "Left");
    const saved = await save();
    expect(saved.isNew).toBe(false);
    const { sheets, names, tables } = await readXlsx(saved.bytes);
    const said = (row: number) => sheets[0]?.cells.find((cell) => cell.row === row)?.formula;
    expect([30, 31, 32].map(said)).toEqual([
      "SUM(#REF!)",
      "ROWS(Spend[Line])",
      "COUNT(Spend[[Line]:[Line]])",
    ]);
    expect(names).toContainEqual(expect.objectContaining({ name: "Spent", formula: "SUM(#REF!)" }));
    expect(tables[0]?.columns).toEqual(["Line"]);
    grid.undo();
    expect(content((await save()).now)).toEqual(before);
    close();
  }, 60_000);

  it("that are taken out take what was said of them alone, and leave the rest", async () => {
    const { grid, save, data, close } = await opened(await register());
    grid.remove(rows(data, 2, 3), "Up");
    grid.remove(rows(data, 2, 6), "Up");
    const saved = await save();
    expect(saved).toMatchObject({ isNew: false, losses: [] });
    expect(content(await readXlsx(saved.bytes))).toEqual(
      content(await readXlsx(await writeXlsx(saved.now, ids))),
    );
    expect(await said(saved.bytes)).toMatchObject({ rules: [], formats: ["B2:C3"] });
    close();
  }, 60_000);

  it.each([
    // What holds for all of them holds in any order.
    ["rows", 4, 5, 9, []],
    [
      ...(["rows", 7, 7, 1] as const),
      [
        "that rules for what may be typed and rules that read them follow the rows that changed places in Data!2:8",
      ],
    ],
    [
      ...(["columns", 2, 2, 1] as const),
      [
        "that rules for what may be typed and rules that read them follow the columns that changed places in Data!B:C",
      ],
    ],
  ] as const)(
    "%s %d to %d dragged to %d are saved in their new order, and what stays in its place is named",
    async (along, first, last, to, losses) => {
      const bytes = await register();
      const { grid, save, drag, close } = await opened(bytes);
      await drag(along, first, last, to);
      const saved = await save();
      expect(saved).toMatchObject({ isNew: false, losses });
      expect(content(await readXlsx(saved.bytes))).toEqual(
        content(await readXlsx(await writeXlsx(saved.now, ids))),
      );
      expect(await said(saved.bytes)).toMatchObject({ rules: (await said(bytes)).rules });
      grid.undo();
      expect((await save()).bytes).toBe(bytes);
      close();
    },
    60_000,
  );

  it("in any order, with edits and undo between, are read back as the grid has them", async () => {
    const bytes = await register();
    for (let seed = 1; seed <= (isLong ? 60 : 4); seed++) {
      const { grid, save, data, close } = await opened(bytes);
      edit(grid, data, seed);
      const saved = await save();
      expect({ seed, isNew: saved.isNew }).toEqual({ seed, isNew: false });
      const [is, wanted] = [saved.bytes, await writeXlsx(saved.now, ids)];
      expect({ seed, ...content(await readXlsx(is)) }).toEqual({
        seed,
        ...content(await readXlsx(wanted)),
      });
      close();
    }
  }, 600_000);
});

/** Edits drawn by a seed (Park and Miller's numbers). */
function edit(grid: Grid, sheet: string, seed: number): void {
  let state = seed * 7919;
  const draw = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let step = 0; step < 8; step++) {
    const at = draw(14);
    const what = draw(6);
    if (what === 0) grid.insert(rows(sheet, at, at + draw(2)), "Down");
    else if (what === 1) grid.remove(rows(sheet, Math.min(at, 11), Math.min(at, 11)), "Up");
    else if (what === 2) grid.insert(columns(sheet, draw(4), 0 + 3), "Right");
    else if (what === 3) grid.undo();
    else {
      const cell = { sheet, startRow: at, endRow: at, startColumn: draw(5), endColumn: 0 };
      const input = [draw(1000), `=B${draw(9) + 1}+1`, "text"][draw(3)] ?? "";
      grid.write({ ...cell, endColumn: cell.startColumn }, [[input]]);
    }
  }
}
