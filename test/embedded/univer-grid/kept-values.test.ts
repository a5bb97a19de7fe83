import { ICommandService, IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import { MoveRangeCommand } from "@univerjs/sheets";
import type { Grid } from "../../../src/embedded/grid";
import {
  openHeadlessGrid,
  startHeadlessUniver,
} from "../../../src/embedded/univer-grid/open-headless-grid";
import { openUniverGrid } from "../../../src/embedded/univer-grid/open-univer-grid";
import type { Book, CellValue } from "../../../src/workbook/book/book";
import { cellAddress } from "../../../src/workbook/book/cell-address";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { markArrayFormulas } from "../../../src/workbook/xlsx/losses/array-formulas";
import type { Cells } from "../../support/workbook/book-of";
import { bookOf, valuesOn } from "../../support/workbook/book-of";
import { put, valuesAt } from "../../support/workbook/grid-cells";
import { trialFunctions } from "../../support/workbook/trial-functions";

const functions = trialFunctions();
const ids = new Set(functions.map(({ id }) => id));

/** A book as Excel leaves it. What it remembers is wrong, so that keeping and calculating differ. */
function computed(
  cells: Cells,
  values: Readonly<Record<string, CellValue | readonly (readonly CellValue[])[]>>,
  more: Partial<Book> = {},
): Book {
  const book = bookOf({ Sheet1: cells }, { isComputed: true, ...more });
  const sheets = book.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) => {
      const value = values[cellAddress(cell.row, cell.column)];
      if (value === undefined) return cell;
      const rows = value as readonly (readonly CellValue[])[];
      if (!Array.isArray(value)) return { ...cell, value: value as CellValue };
      return { ...cell, value: rows[0]?.[0] ?? null, spill: rows };
    }),
  }));
  return { ...book, sheets };
}

let grid: Grid;
async function open(book: Book) {
  grid = openHeadlessGrid(book, ids);
  await grid.settled();
  grid.defineFunctions(
    functions.map(({ id }) => ({ id, name: id, parameters: [] })),
    ({ id, args, address }) => functions.find((each) => each.id === id)?.call(args, address) ?? 0,
  );
  await grid.settled();
}
afterEach(() => {
  grid.close();
});

const saved = () =>
  Object.fromEntries(
    (markArrayFormulas(grid.book(), ids).sheets[0]?.cells ?? []).map(
      ({ row, column, value, formula }) => [cellAddress(row, column), [formula, value]],
    ),
  );
const messageAt = (row: number, column: number) => grid.message(grid.activeSheet(), row, column);
const words = "it cannot be calculated here and shows what the file remembers";

describe("what Excel has computed, in the grid", () => {
  it.each([
    [
      { A1: 1, B1: "=A1+1", C1: "=B1*2" },
      { B1: 100, C1: 200 },
    ],
    [
      { A1: 1, B1: "=SUM(TWICE(A1:A1))", C1: "=B1+1", D1: "=SUM(C:C)", E1: "=A1" },
      { B1: 77, C1: 100, D1: 200, E1: 5 },
    ],
    [
      { A1: 1, B1: "=A1*2", C1: "=B1+1", E1: "=A1" },
      { C1: 100, E1: 5 },
    ],
    [
      { A1: 1, B1: "=OFFSET(A1,0,0)*2", C1: "=B1+1", E1: "=A1" },
      { B1: 77, C1: 100, E1: 5 },
    ],
    [
      { A1: 1, B1: "=OTHERS(D1)", C1: "=B1+1", D1: "=SUM(TWICE(A1:A1))" },
      { B1: 40, C1: 9, D1: 7 },
    ],
    [
      { A1: 3, B1: "=SEQUENCE(A1)", C1: "=SUM(B1#)", D1: "=B2" },
      { B1: [[7], [8], [9]], C1: 24, D1: 8 },
    ],
    [
      { A1: 3, B1: "=SEQUENCE(NOW()*0+A1)", C1: "=SUM(B1#)", D1: "=B2" },
      { B1: [[7], [8], [9]], C1: 24, D1: 8 },
    ],
  ])("is as on the command line: %j", async (cells, values) => {
    const book = computed(cells, values);
    await open(book);
    const there = valuesOn(await calculateBook(book, functions), "Sheet1");
    const here = Object.fromEntries(
      Object.keys(there).map((address) => [address, valuesAt(grid, address)[0]?.[0]]),
    );
    expect(here).toEqual(there);
  });

  it("stays until something it reads changes, and the rest stays then too", async () => {
    await open(
      computed(
        { A1: 1, A2: 2, B1: "=A1+1", C1: "=B1*2", B2: "=A2+1" },
        { B1: 100, C1: 200, B2: 300 },
      ),
    );
    expect(valuesAt(grid, "B1:C1")).toEqual([[100, 200]]);
    put(grid, "A1", [[5]]);
    await grid.settled();
    expect(valuesAt(grid, "B1:C2")).toEqual([
      [6, 12],
      [300, null],
    ]);
    grid.addSheet();
    await grid.settled();
    expect(valuesAt(grid, "B2")).toEqual([[300]]);
    put(grid, "A1", [[1]]);
    await grid.settled();
    expect(valuesAt(grid, "B1:C2")).toEqual([
      [2, 4],
      [300, null],
    ]);
  });

  it("is calculated when a name or a table it reads means something else", async () => {
    const names = [{ name: "Rate", formula: "Sheet1!$A$1" }];
    await open(
      computed({ A1: 1, A2: 2, B1: "=Rate*2", B2: "=A2*2" }, { B1: 100, B2: 200 }, { names }),
    );
    grid.setName({ name: "Rate", sheet: null, formula: "=Sheet1!$A$2" });
    await grid.settled();
    expect(valuesAt(grid, "B1:B2")).toEqual([[4], [200]]);
  });

  it("spills on, is read, and gives way when it is calculated", async () => {
    await open(
      computed(
        { A1: 2, B1: "=SEQUENCE(A1)", C1: "=SUM(B1#)", D1: "=B2" },
        { B1: [[7], [8], [9]], C1: 24, D1: 8 },
      ),
    );
    expect(valuesAt(grid, "B1:D3")).toEqual([
      [7, 24, 8],
      [8, null, null],
      [9, null, null],
    ]);
    expect(grid.spillOf?.(grid.activeSheet(), 0, 1)).toMatchObject({ startRow: 0, endRow: 2 });
    expect(grid.book().sheets[0]?.cells.find(({ column }) => column === 1)?.spill).toEqual([
      [7],
      [8],
      [9],
    ]);
    put(grid, "A1", [[1]]);
    await grid.settled();
    expect(valuesAt(grid, "B1:D3")).toEqual([
      [1, 1, 0],
      [null, null, null],
      [null, null, null],
    ]);
  });

  it("is calculated in files of other programs", async () => {
    await open(computed({ A1: 1, B1: "=A1+1" }, { B1: 100 }, { isComputed: false }));
    expect(valuesAt(grid, "B1")).toEqual([[2]]);
  });
});

describe("what cannot be calculated here", () => {
  const cells = { A1: 1, B1: "=OTHERS(A1)", C1: "=B1+1", D1: "=[1]Data!A1", E1: "=PI()" };
  const values = { B1: 40, C1: 9, D1: 7, E1: 3 };

  it("keeps formula and value whatever changes, is named then, and is saved so", async () => {
    await open(computed(cells, values));
    expect(valuesAt(grid, "B1:E1")).toEqual([[40, 9, 7, 3]]);
    expect(messageAt(0, 1)).toBeNull();
    expect(grid.doubtful()).toEqual([]);
    put(grid, "A1", [[2]]);
    await grid.settled();
    expect(valuesAt(grid, "B1:E1")).toEqual([[40, 9, 7, 3]]);
    expect(messageAt(0, 1)).toBe(words);
    expect(grid.doubtful()).toEqual(["Sheet1!B1"]);
    expect(saved()).toMatchObject({ B1: ["OTHERS(A1)", 40], D1: ["[1]Data!A1", 7] });
  });

  it("moves with its cell, and comes back with undo", async () => {
    await open(computed(cells, values));
    const sheet = grid.activeSheet();
    grid.insert({ sheet, startRow: 0, endRow: 0, startColumn: 0, endColumn: 16383 }, "Down");
    await grid.settled();
    expect(valuesAt(grid, "B2:E2")).toEqual([[40, 41, 7, Math.PI]]);
    expect(messageAt(1, 1)).toBe(words);
    expect(saved()).toMatchObject({ B2: ["OTHERS(A2)", 40] });
    put(grid, "B2", [[1]]);
    await grid.settled();
    expect(valuesAt(grid, "B2:C2")).toEqual([[1, 2]]);
    grid.undo();
    await grid.settled();
    expect(valuesAt(grid, "B2:C2")).toEqual([[40, 41]]);
    grid.undo();
    await grid.settled();
    expect(valuesAt(grid, "B1:D1")).toEqual([[40, 41, 7]]);
  });

  it("stays so where its formula is rewritten, because sheets are renamed or cells moved", async () => {
    const univer = startHeadlessUniver();
    const book = computed(
      { A1: 1, B1: "=OTHERS(A1,Plan!A1)", B2: "=OTHERS(A1)" },
      { B1: 40, B2: 9 },
    );
    const more = bookOf({ Plan: { A1: 1 } }).sheets;
    grid = openUniverGrid(
      univer,
      { ...book, sheets: [...book.sheets, ...more] },
      { functionIds: ids },
    );
    await grid.settled();
    const [first, second] = grid.sheets().map(({ id }) => id);
    grid.setSheet(second ?? "", { name: "Budget" });
    await grid.settled();
    expect(saved()).toMatchObject({ B1: ["OTHERS(A1,Budget!A1)", 40], B2: ["OTHERS(A1)", 9] });
    const injector = univer.__getInjector();
    const unit = injector
      .get(IUniverInstanceService)
      .getCurrentUnitOfType(UniverInstanceType.UNIVER_SHEET);
    const place = (row: number, column: number) => ({
      ...{ startRow: row, endRow: row, startColumn: column, endColumn: column },
    });
    await injector.get(ICommandService).executeCommand(MoveRangeCommand.id, {
      unitId: unit?.getUnitId(),
      subUnitId: first,
      fromRange: place(0, 0),
      toRange: place(4, 3),
    });
    await grid.settled();
    expect(saved()).toMatchObject({ B1: ["OTHERS(D5,Budget!A1)", 40], B2: ["OTHERS(D5)", 9] });
    grid.undo();
    await grid.settled();
    expect(saved()).toMatchObject({ B1: ["OTHERS(A1,Budget!A1)", 40], B2: ["OTHERS(A1)", 9] });
    const sheet = first ?? "";
    grid.insert({ sheet, startRow: 0, endRow: 0, startColumn: 0, endColumn: 1 }, "Down");
    await grid.settled();
    expect(saved()).toMatchObject({ B2: ["OTHERS(A2,Budget!A1)", 40], B3: ["OTHERS(A2)", 9] });
    univer.dispose();
  });

  it("is #NAME? where somebody types it here", async () => {
    await open(computed(cells, values));
    put(grid, "B1", [["=OTHERS(2)"]]);
    await grid.settled();
    expect(valuesAt(grid, "B1:C1")).toEqual([["#NAME?", "#NAME?"]]);
  });

  it("keeps its value in files of other programs, unless they are out of date", async () => {
    await open(computed(cells, values, { isComputed: false }));
    expect(valuesAt(grid, "B1:E1")).toEqual([[40, 41, 7, Math.PI]]);
    expect(messageAt(0, 1)).toBe(words);
    grid.close();
    await open(computed(cells, values, { isComputed: false, isOutdated: true }));
    expect(valuesAt(grid, "B1:C1")).toEqual([["#NAME?", "#NAME?"]]);
  });
});

describe("a workbook that is calculated on demand", () => {
  const cells = { A1: 2, B1: "=SUM(TWICE(A1:A1))", C1: "=SEQUENCE(A1)", D1: "=A1+1" };
  const values = { B1: 77, C1: [[7], [8], [9]], D1: 100 };

  it("shows what its file remembers until somebody asks", async () => {
    await open(computed(cells, values, { isManual: true }));
    expect(valuesAt(grid, "B1:D1")).toEqual([[77, 7, 100]]);
    expect(valuesAt(grid, "C1:C3").flat()).toEqual([7, 8, 9]);
    expect(grid.isCalculated()).toBe(true);
    put(grid, "A1", [[1]]);
    await grid.settled();
    expect(valuesAt(grid, "B1:D1")).toEqual([[77, 7, 100]]);
    expect(grid.isCalculated()).toBe(false);
    grid.calculate();
    await grid.settled();
    expect(valuesAt(grid, "B1:D1")).toEqual([[2, 1, 2]]);
    expect(valuesAt(grid, "C1:C3").flat()).toEqual([1, null, null]);
    expect(grid.isCalculated()).toBe(true);
    expect(grid.book().isManual).toBe(true);
    put(grid, "A1", [[5]]);
    await grid.settled();
    expect(valuesAt(grid, "D1")).toEqual([[2]]);
  });

  it("calculates a formula as it is entered, with what all others show, and no other", async () => {
    await open(computed(cells, values, { isManual: true }));
    put(grid, "A1", [[1]]);
    put(grid, "F1", [["=A1+B1"]]);
    put(grid, "G1", [["=F1*2"]]);
    await grid.settled();
    expect(valuesAt(grid, "B1:D1")).toEqual([[77, 7, 100]]);
    expect(valuesAt(grid, "F1:G1")).toEqual([[78, 156]]);
    expect(grid.isCalculated()).toBe(false);
    put(grid, "F1", [["=A1+B1+1"]]);
    await grid.settled();
    expect(valuesAt(grid, "F1:G1")).toEqual([[79, 156]]);
    grid.calculate();
    await grid.settled();
    expect(valuesAt(grid, "B1:G1")[0]).toEqual([2, 1, 2, null, 4, 8]);
    expect(grid.isCalculated()).toBe(true);
    put(grid, "F1", [["=A1+5"]]);
    await grid.settled();
    const sheet = grid.activeSheet();
    put(grid, "A1", [[100]]);
    grid.insert({ sheet, startRow: 0, endRow: 0, startColumn: 0, endColumn: 16_383 }, "Down");
    await grid.settled();
    expect(valuesAt(grid, "F2:G2")).toEqual([[6, 8]]);
  });

  it("waits for the answer to what is entered, and for nothing else", async () => {
    await open(computed(cells, values, { isManual: true }));
    const fn = { id: "LATER", name: "LATER", parameters: [{ name: "of" }] };
    grid.defineFunctions([fn], async ({ args: [of] }) => {
      await Promise.resolve();
      return Number(of) * 3;
    });
    put(grid, "A1", [[1]]);
    put(grid, "F1", [["=LATER(A1)+LATER(2)"]]);
    await grid.settled();
    expect(valuesAt(grid, "B1:F1")[0]).toEqual([77, 7, 100, null, 9]);
    expect(grid.isCalculated()).toBe(false);
  });

  it("keeps what Excel computed when somebody asks and nothing has changed", async () => {
    await open(computed(cells, values, { isManual: true }));
    grid.calculate();
    await grid.settled();
    expect(valuesAt(grid, "B1:D1")).toEqual([[4, 7, 100]]);
  });
});
