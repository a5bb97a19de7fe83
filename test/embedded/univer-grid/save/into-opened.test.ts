import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Grid } from "../../../../src/embedded/grid";
import { openHeadlessGrid } from "../../../../src/embedded/univer-grid/open-headless-grid";
import { sheetChangesOf } from "../../../../src/embedded/univer-grid/sheet-changes-of";
import type { Book } from "../../../../src/workbook/book/book";
import { inUserWords } from "../../../../src/workbook/formulas/user-formula";
import { markArrayFormulas } from "../../../../src/workbook/xlsx/losses/array-formulas";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { writeXlsx } from "../../../../src/workbook/xlsx/write/write-xlsx";
import { saveBook } from "../../../../src/workbook/xlsx/save/save-book";
import { isLong } from "../../../support/is-long";
import { changedParts } from "../../../support/workbook/saved-parts";

const ids = new Set(["EXPECTED_LOSS"]);

/** A file opened in a grid, and how it is saved from there. */
async function opened(bytes: Uint8Array) {
  const asRead = await readXlsx(bytes);
  const grid = openHeadlessGrid(inUserWords(asRead, ids), ids);
  const before: Book = grid.book();
  await grid.settled();
  const save = () =>
    saveBook(
      { bytes, asRead, before },
      markArrayFormulas(grid.book(), ids),
      ids,
      sheetChangesOf(grid, asRead.sheets.length),
    );
  return { asRead, grid, save };
}

async function withGrid<T>(
  bytes: Uint8Array,
  work: (file: Awaited<ReturnType<typeof opened>>) => Promise<T>,
): Promise<T> {
  const file = await opened(bytes);
  try {
    return await work(file);
  } finally {
    file.grid.close();
  }
}

const shared = process.env.OUTSPEND_SHARED ?? "";
const all = ["ironcalc", "workbooks"]
  .map((name) => join(shared, name))
  .filter((folder) => shared !== "" && existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith(".xlsx"));
const books = isLong ? all : all.filter((_, at) => at % 24 === 0);

/** A cell of the first sheet that holds a number. */
function numberIn({ sheets }: Book) {
  return sheets[0]?.cells.find(
    ({ formula, value }) => formula === undefined && typeof value === "number",
  );
}

/** A book but for what its formulas gave. */
const withoutResults = (book: Book) => ({
  ...book,
  sheets: book.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      cell.formula === undefined ? cell : { ...cell, value: null, spill: [] },
    ),
  })),
});

const write = (grid: Grid, row: number, column: number, value: number | string) => {
  const [sheet] = grid.sheets();
  grid.write(
    { sheet: sheet?.id ?? "", startRow: row, endRow: row, startColumn: column, endColumn: column },
    [[value]],
  );
};

(books.length === 0 ? describe.skip : describe)("a book of Excel in the grid", () => {
  it.each(books.map((path) => [path.slice(shared.length + 1), path] as const))(
    "%s is saved as it was, and with an edit but for what that changes",
    async (_, path) => {
      const bytes = new Uint8Array(readFileSync(path));
      await withGrid(bytes, async ({ asRead, grid, save }) => {
        const same = await save();
        expect(same).toMatchObject({ losses: [], isNew: false });
        const parts = await changedParts(bytes, same.bytes);
        expect(parts.filter((part) => !part.startsWith("xl/worksheets/"))).toEqual([]);
        if (!grid.doubtful().length && asRead.isComputed) expect(parts).toEqual([]);
        const cell = numberIn(asRead);
        if (!cell) return;
        write(grid, cell.row, cell.column, 1234.5);
        await grid.settled();
        const saved = await save();
        expect(saved.isNew).toBe(false);
        const changed = await changedParts(bytes, saved.bytes);
        expect(changed.filter((part) => !part.startsWith("xl/worksheets/"))).toEqual([]);
        const book = await readXlsx(saved.bytes);
        const read = book.sheets[0]?.cells.find(
          ({ row, column }) => row === cell.row && column === cell.column,
        );
        expect(read).toEqual({ ...cell, value: 1234.5 });
        grid.undo();
        await grid.settled();
        // What was calculated on the way may differ from Excel's figures in the last digits.
        expect(withoutResults(await readXlsx((await save()).bytes))).toEqual(
          withoutResults(asRead),
        );
      });
    },
    60_000,
  );
});

it("a formula that spills goes on to where its cells are taken, or it comes to one value, and in the next row", async () => {
  // What INDEX gives is many only by what its arguments come to.
  const formula = "INDEX(A1:A3,C1)";
  const cells = [1, 2, 3].map((value, row) => ({ row, column: 0, value }));
  const spilled = { ...{ row: 0, column: 1, value: 1, formula }, spill: [[1], [2], [3]] };
  const none = { row: 0, column: 2, value: 0 };
  const bytes = await writeXlsx(
    {
      ...{ tables: [], names: [] },
      sheets: [{ name: "Data", hidden: false, cells: [...cells, spilled, none] }],
    },
    ids,
  );
  const savedCell = async (save: () => ReturnType<typeof saveBook>, row = 0) => {
    const { sheets } = await readXlsx((await save()).bytes);
    return sheets[0]?.cells.find((cell) => cell.row === row && cell.column === 1);
  };
  await withGrid(bytes, async ({ grid, save }) => {
    write(grid, 1, 1, "taken");
    await grid.settled();
    expect(await savedCell(save)).toMatchObject({ formula, spill: [[{ error: "#VALUE!" }]] });
    grid.undo();
    write(grid, 0, 2, 2);
    await grid.settled();
    expect(await savedCell(save)).toMatchObject({ formula, value: 2, spill: [[2]] });
    const [sheet] = grid.sheets();
    const above = { startRow: 0, endRow: 0, startColumn: 0, endColumn: 5 };
    grid.insert({ sheet: sheet?.id ?? "", ...above }, "Down");
    await grid.settled();
    const moved = { formula: "INDEX(A2:A4,C2)", value: 2, spill: [[2]] };
    expect(await savedCell(save, 1)).toMatchObject(moved);
  });
});
