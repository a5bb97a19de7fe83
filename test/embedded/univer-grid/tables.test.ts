import type { Grid } from "../../../src/embedded/grid";
import { openHeadlessGrid } from "../../../src/embedded/univer-grid/open-headless-grid";
import {
  eventsOf,
  formulaAt,
  formulasAt,
  put,
  rangeAt,
  valueAt,
  valuesAt,
} from "../../support/workbook/grid-cells";

let grid: Grid;
let table: string;
beforeEach(async () => {
  grid = openHeadlessGrid();
  put(grid, "A1", [
    ["Threat", "Low", "High"],
    ["Fraud", 1, 10],
    ["Theft", 2, 20],
  ]);
  table = grid.addTable(rangeAt(grid, "A1:C3"), true, "Threats").id;
  put(grid, "E1", [
    ["=SUM(Threats[High])"],
    ["=ROWS(Threats[#All])"],
    ["=ROWS(Threats)"],
    ["=SUM(Threats[[Low]:[High]])"],
  ]);
  await grid.settled();
});
afterEach(() => {
  grid.close();
});

const only = () => grid.tables()[0];
const sums = () => valuesAt(grid, "E1:E4").flat();

it("formulas read a table whole, by column and by columns", () => {
  expect(sums()).toEqual([30, 3, 2, 33]);
});

describe("a new table", () => {
  it("takes headers from its first row: made text, unique, and named where blank", () => {
    put(grid, "G1", [
      [2024, "", "Low", "low"],
      [1, 2, 3, 4],
    ]);
    const { range } = grid.addTable(rangeAt(grid, "G1:J2"), true);
    expect(grid.values({ ...range, endRow: range.startRow })).toEqual([
      ["2024", "Column2", "Low", "low2"],
    ]);
  });

  it("without headers gets some, and its cells move down", async () => {
    put(grid, "G1", [
      [1, 2],
      [3, 4],
    ]);
    const made = grid.addTable(rangeAt(grid, "G1:H2"), false);
    expect(made.range).toEqual(rangeAt(grid, "G1:H3"));
    await grid.settled();
    expect(valuesAt(grid, "G1:H3")).toEqual([
      ["Column1", "Column2"],
      [1, 2],
      [3, 4],
    ]);
    grid.undo();
    expect(valuesAt(grid, "G1:H2")).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(grid.tables()).toHaveLength(1);
  });

  it.each([
    ["C3:D4", "New", "InvalidArgument"],
    ["G1:H2", "threats", "ItemAlreadyExists"],
    ["G1:H2", "A1", "InvalidArgument"],
    ["G1:H2", "two words", "InvalidArgument"],
  ])("at %s named %s is refused: %s", (range, name, code) => {
    expect(() => grid.addTable(rangeAt(grid, range), true, name)).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });
});

describe("a table that changes", () => {
  it("its name changes in formulas", async () => {
    grid.setTable(table, { name: "Risks" });
    await grid.settled();
    expect(formulasAt(grid, "E1:E4").flat()).toEqual([
      "=SUM(Risks[High])",
      "=ROWS(Risks[#All])",
      "=ROWS(Risks)",
      "=SUM(Risks[[Low]:[High]])",
    ]);
    expect(sums()).toEqual([30, 3, 2, 33]);
    grid.undo();
    await grid.settled();
    expect(only()?.name).toBe("Threats");
    expect(sums()).toEqual([30, 3, 2, 33]);
  });

  it("a header that is overwritten renames its column in formulas", async () => {
    put(grid, "C1", [["Worst [USD]"]]);
    await grid.settled();
    expect(formulaAt(grid, "E1")).toBe("=SUM(Threats[Worst '[USD']])");
    expect(formulaAt(grid, "E4")).toBe("=SUM(Threats[[Low]:[Worst '[USD']]])");
    expect(sums()).toEqual([30, 3, 2, 33]);
    grid.undo();
    await grid.settled();
    expect(formulaAt(grid, "E1")).toBe("=SUM(Threats[High])");
    expect(valueAt(grid, "C1")).toBe("High");
    expect(sums()).toEqual([30, 3, 2, 33]);
  });

  it("a header that is emptied gets a name again", async () => {
    grid.clear(rangeAt(grid, "B1"), "Contents");
    await grid.settled();
    expect(valueAt(grid, "B1")).toBe("Column2");
  });

  it("grows by a key typed below its last row, with the formulas and looks of its columns", async () => {
    put(grid, "C2", [["=[@Low]*10"], ["=[@Low]*10"]]);
    grid.setNumberFormats(rangeAt(grid, "C2:C3"), [["0.0"], ["0.0"]]);
    await grid.settled();
    const steps = await eventsOf(grid, () => {
      put(grid, "A4", [["Flood", 3]]);
    });
    expect(steps).toContainEqual({ kind: "tableChanged", table, isBack: false });
    expect(only()?.range).toEqual(rangeAt(grid, "A1:C4"));
    expect(formulaAt(grid, "C4")).toBe("=[@Low]*10");
    expect(grid.texts(rangeAt(grid, "C4"))).toEqual([["30.0"]]);
    expect(sums()).toEqual([60, 4, 3, 66]);
    grid.undo();
    await grid.settled();
    expect(only()?.range).toEqual(rangeAt(grid, "A1:C3"));
    expect(valuesAt(grid, "A4:C4")).toEqual([[null, null, null]]);
    grid.redo();
    await grid.settled();
    expect(sums()).toEqual([60, 4, 3, 66]);
  });

  it("does not grow by what is written beside its columns, or emptied, or over another table", async () => {
    put(grid, "A4", [["Flood", 1, 2, 3, 4]]);
    expect(only()?.range).toEqual(rangeAt(grid, "A1:C3"));
    grid.clear(rangeAt(grid, "A4:C4"), "Contents");
    expect(only()?.range).toEqual(rangeAt(grid, "A1:C3"));
    await grid.settled();
  });

  it("grows by a header typed beside its last", async () => {
    put(grid, "D1", [["Note"]]);
    await grid.settled();
    expect(only()?.range).toEqual(rangeAt(grid, "A1:D3"));
    put(grid, "F1", [["=COUNTA(Threats[Note])"]]);
    put(grid, "D2", [["seen"]]);
    await grid.settled();
    expect(valueAt(grid, "F1")).toBe(1);
  });

  it("is resized", async () => {
    put(grid, "A9", [["far"]]);
    grid.setTable(table, { range: rangeAt(grid, "A1:B2") });
    await grid.settled();
    expect(sums()).toEqual(["#REF!", 2, 1, "#REF!"]);
    grid.undo();
    await grid.settled();
    expect(sums()).toEqual([30, 3, 2, 33]);
  });

  it("loses its header and gets it back", async () => {
    grid.setTable(table, { showHeaders: false });
    await grid.settled();
    expect(only()?.range).toEqual(rangeAt(grid, "A2:C3"));
    expect(sums()).toEqual([30, 2, 2, 33]);
    grid.setTable(table, { showHeaders: true });
    await grid.settled();
    expect(valuesAt(grid, "A1:C1")).toEqual([["Threat", "Low", "High"]]);
    expect(sums()).toEqual([30, 3, 2, 33]);
  });

  it("shows totals and no longer", async () => {
    put(grid, "A4", [[null, null, null]]);
    put(grid, "A6", [["below"]]);
    grid.setTable(table, { showTotals: true });
    await grid.settled();
    expect(valuesAt(grid, "A4:C4")).toEqual([["Total", null, 30]]);
    expect(valueAt(grid, "A7")).toBe("below");
    expect(sums()).toEqual([30, 4, 2, 33]);
    put(grid, "A5", [["not a row"]]);
    expect(only()?.range).toEqual(rangeAt(grid, "A1:C4"));
    put(grid, "A5", [[""]]);
    grid.setTable(table, { showTotals: false });
    await grid.settled();
    expect(valueAt(grid, "A6")).toBe("below");
    expect(sums()).toEqual([30, 3, 2, 33]);
  });

  it("is deleted, with its cells or without", async () => {
    grid.deleteTable(table, true);
    await grid.settled();
    expect(grid.tables()).toEqual([]);
    expect(valueAt(grid, "A2")).toBe("Fraud");
    expect(sums()).toEqual([30, 3, 2, 33]);
    grid.undo();
    grid.deleteTable(table, false);
    await grid.settled();
    expect(valuesAt(grid, "A1:C1")).toEqual([[null, null, null]]);
    expect(sums()).toEqual(Array(4).fill("#REF!"));
  });
});

describe("formulas and names that say a table", () => {
  const said = ["=SUM(Threats[High])", "=ROWS(Threats[#All])", "=ROWS(Threats)"];
  const formulas = () => formulasAt(grid, "F1:F3").flat();
  const name = () => grid.names().find((each) => each.name === "Losses")?.formula;
  beforeEach(() => {
    grid.setName({ name: "Losses", sheet: null, formula: "=Threats[High]" });
    grid.insertTableColumn(table, null, ["=[@High]/Threats[@Low]", "=SUM(Threats[@[Low]:[High]])"]);
    put(grid, "G1", [["=LET(Threats,A1,Threats)"]]);
  });

  it("say its cells once it is a range, each row its own; an undo gives them back", async () => {
    const events = await eventsOf(grid, () => {
      grid.deleteTable(table, true);
    });
    expect(events.map(({ kind }) => kind)).toEqual(["tableDeleted", "calculated"]);
    expect(formulas()).toEqual([
      "=SUM(Sheet1!$C$2:$C$3)",
      "=ROWS(Sheet1!$A$1:$D$3)",
      "=ROWS(Sheet1!$A$2:$D$3)",
    ]);
    expect(formulasAt(grid, "D2:D3").flat()).toEqual([
      "=Sheet1!$C2/Sheet1!$B2",
      "=SUM(Sheet1!$B3:$C3)",
    ]);
    expect(valuesAt(grid, "D2:D3").flat()).toEqual([10, 22]);
    expect(name()).toBe("=Sheet1!$C$2:$C$3");
    expect(formulaAt(grid, "G1")).toBe("=LET(Threats,A1,Threats)");
    grid.undo();
    await grid.settled();
    expect([formulas(), name()]).toEqual([said, "=Threats[High]"]);
    expect(formulaAt(grid, "D2")).toBe("=[@High]/Threats[@Low]");
    grid.redo();
    await grid.settled();
    expect(formulas()[0]).toBe("=SUM(Sheet1!$C$2:$C$3)");
  });

  const gone = ["=SUM(#REF!)", "=ROWS(#REF!)", "=ROWS(#REF!)"];
  it.each<[string, () => void]>([
    [
      "with its cells",
      () => {
        grid.deleteTable(table, false);
      },
    ],
    [
      "by cells that move up",
      () => {
        grid.remove(rangeAt(grid, "A1:D3"), "Up");
      },
    ],
  ])("say #REF! once it is deleted %s", async (_, work) => {
    work();
    await grid.settled();
    expect([formulas(), name()]).toEqual([gone, "=#REF!"]);
    expect(valueAt(grid, "F1")).toBe("#REF!");
    grid.undo();
    await grid.settled();
    expect([formulas(), name()]).toEqual([said, "=Threats[High]"]);
    expect(valuesAt(grid, "C2:D2").flat()).toEqual([10, 10]);
  });

  it("say #REF! where they move as it is deleted", async () => {
    put(grid, "A6", [["=SUM(Threats[High])+A7"], [7]]);
    grid.remove(rangeAt(grid, "A1:D4"), "Up");
    expect(formulaAt(grid, "A2")).toBe("=SUM(#REF!)+A3");
    grid.undo();
    await grid.settled();
    expect(valueAt(grid, "A6")).toBe(37);
  });

  it("say #REF! once its sheet is deleted", async () => {
    const { id } = grid.addSheet("Summary");
    const cell = { sheet: id, startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 };
    grid.write(cell, [["=SUM(Threats[High])"]]);
    grid.deleteSheet(only()?.range.sheet ?? "");
    await grid.settled();
    expect(grid.formulas(cell)).toEqual([["=SUM(#REF!)"]]);
    grid.undo();
    await grid.settled();
    expect(grid.formulas(cell)).toEqual([["=SUM(Threats[High])"]]);
    expect(grid.values(cell)).toEqual([[30]]);
  });
});

describe("rows and columns of a table", () => {
  it("are put in, and what is below moves down", async () => {
    put(grid, "A5", [["below"]]);
    put(grid, "G3", [["beside"]]);
    grid.insertTableRows(table, 1, [["New", 5, "=[@Low]*2"]]);
    grid.insertTableRows(table, null, [
      ["Last", 1, 1],
      ["Very last", 1, 1],
    ]);
    await grid.settled();
    expect(valuesAt(grid, "A1:C8")).toEqual([
      ["Threat", "Low", "High"],
      ["Fraud", 1, 10],
      ["New", 5, 10],
      ["Theft", 2, 20],
      ["Last", 1, 1],
      ["Very last", 1, 1],
      [null, null, null],
      ["below", null, null],
    ]);
    expect(valueAt(grid, "G3")).toBe("beside");
    expect(sums()).toEqual([42, 6, 5, 52]);
    grid.undo();
    grid.undo();
    await grid.settled();
    expect(valueAt(grid, "A5")).toBe("below");
    expect(sums()).toEqual([30, 3, 2, 33]);
  });

  it("are deleted, to the last", async () => {
    put(grid, "A5", [["below"]]);
    grid.deleteTableRows(table, 0, 1);
    await grid.settled();
    expect(sums()).toEqual([20, 2, 1, 22]);
    expect(valueAt(grid, "A4")).toBe("below");
    grid.deleteTableRows(table, 0, 1);
    expect(only()?.range).toEqual(rangeAt(grid, "A1:C1"));
    await grid.settled();
    // A table without rows has a blank one in Excel.
    expect(sums()).toEqual([0, 1, 1, 0]);
    grid.insertTableRows(table, null, [["Again", 1, 7]]);
    await grid.settled();
    expect(sums()).toEqual([7, 2, 1, 8]);
  });

  it("are deleted, to the last above a totals row", async () => {
    grid.setTable(table, { showTotals: true });
    grid.deleteTableRows(table, 0, 2);
    await grid.settled();
    expect(sums()).toEqual([0, 2, 1, 0]);
    expect(valueAt(grid, "C2")).toBe(0);
  });

  it("columns are put in and deleted", async () => {
    grid.insertTableColumn(table, 1, ["a", "b"], "Owner");
    await grid.settled();
    expect(valuesAt(grid, "A1:D2")).toEqual([
      ["Threat", "Owner", "Low", "High"],
      ["Fraud", "a", 1, 10],
    ]);
    // Only what is beside the table makes room.
    expect(valuesAt(grid, "E1:F4")).toEqual([
      [null, 30],
      [null, 3],
      [null, 2],
      [33, null],
    ]);
    grid.insertTableColumn(table, null, []);
    expect(valueAt(grid, "E1")).toBe("Column5");
    grid.deleteTableColumn(table, 4);
    grid.deleteTableColumn(table, 1);
    await grid.settled();
    expect(sums()).toEqual([30, 3, 2, 33]);
  });

  it.each([
    [
      "a row too short",
      () => {
        grid.insertTableRows(table, null, [[1]]);
      },
    ],
    [
      "a row beyond the end",
      () => {
        grid.insertTableRows(table, 9, [[1, 2, 3]]);
      },
    ],
    [
      "a row that is not there",
      () => {
        grid.deleteTableRows(table, 2, 1);
      },
    ],
    [
      "a column that is not there",
      () => {
        grid.deleteTableColumn(table, 3);
      },
    ],
  ])("%s is refused", (_, work) => {
    expect(work).toThrow(expect.objectContaining({ code: "InvalidArgument" }) as Error);
  });
});

describe("a table among cells that move", () => {
  it("moves with rows put in above, and shrinks with rows taken out of it", async () => {
    const rows = { ...rangeAt(grid, "A1"), startColumn: 0, endColumn: 16_383 };
    grid.insert({ ...rows, endRow: 1 }, "Down");
    await grid.settled();
    expect(only()?.range).toEqual(rangeAt(grid, "A3:C5"));
    expect(valuesAt(grid, "E3:E6").flat()).toEqual([30, 3, 2, 33]);
    grid.remove({ ...rows, startRow: 3, endRow: 3 }, "Up");
    await grid.settled();
    expect(only()?.range).toEqual(rangeAt(grid, "A3:C4"));
    expect(valueAt(grid, "E3")).toBe(20);
    grid.undo();
    grid.undo();
    await grid.settled();
    expect(only()?.range).toEqual(rangeAt(grid, "A1:C3"));
    expect(sums()).toEqual([30, 3, 2, 33]);
  });

  it("loses a column that is taken out of the sheet", async () => {
    const column = { ...rangeAt(grid, "B1"), startRow: 0, endRow: 1_048_575 };
    grid.remove(column, "Left");
    await grid.settled();
    expect(only()?.range).toEqual(rangeAt(grid, "A1:B3"));
    expect(valuesAt(grid, "D1:D4").flat()).toEqual([30, 3, 2, 30]);
    grid.undo();
    await grid.settled();
    expect(sums()).toEqual([30, 3, 2, 33]);
  });

  it("is not torn apart", () => {
    expect(() => {
      grid.insert(rangeAt(grid, "B2"), "Down");
    }).toThrow(expect.objectContaining({ code: "InvalidOperation" }) as Error);
  });

  it("goes with its sheet, and comes back with it", async () => {
    const { sheet } = rangeAt(grid, "A1");
    grid.addSheet("Other");
    put(grid, "Other!A1", [["=SUM(Threats[High])"]]);
    await grid.settled();
    grid.deleteSheet(sheet);
    await grid.settled();
    expect(grid.tables()).toEqual([]);
    expect(valueAt(grid, "Other!A1")).toBe("#REF!");
    grid.undo();
    await grid.settled();
    expect(valueAt(grid, "Other!A1")).toBe(30);
  });
});
