import type { Grid } from "../../../src/embedded/grid";
import { GridError } from "../../../src/embedded/grid";
import { openHeadlessGrid } from "../../../src/embedded/univer-grid/open-headless-grid";
import {
  formulaAt,
  formulasAt,
  put,
  rangeAt,
  valueAt,
  valuesAt,
} from "../../support/workbook/grid-cells";

let grid: Grid;
beforeEach(() => {
  grid = openHeadlessGrid();
});
afterEach(() => {
  grid.close();
});

describe("what is written into cells", () => {
  it.each([
    [5, 5],
    [0.1 + 0.2, 0.1 + 0.2],
    [-0, 0],
    ["5", "5"],
    ["5%", "5%"],
    ["1/2/2026", "1/2/2026"],
    ["TRUE", "TRUE"],
    [true, true],
    [false, false],
    ["'=A1", "=A1"],
    ["'", ""],
    ["'007", "007"],
    ["'#N/A", "#N/A"],
    ["=", "="],
    ["", null],
    ["two\nlines", "two\nlines"],
  ])("%j reads %j", (input, value) => {
    put(grid, "A1", [[input]]);
    expect(grid.values(rangeAt(grid, "A1"))).toEqual([[value]]);
  });

  it("an error is an error, and stays one in formulas", async () => {
    put(grid, "A1", [["#N/A", "=A1", "=ISTEXT(B2)"]]);
    put(grid, "B2", [["'#N/A"]]);
    await grid.settled();
    expect(grid.values(rangeAt(grid, "A1:C1"))).toEqual([
      [{ error: "#N/A" }, { error: "#N/A" }, true],
    ]);
  });

  it("text that reads like a number stays text when its look changes", async () => {
    put(grid, "A1", [["5", "TRUE", "=ISTEXT(A1)", "=A1&1", "=C1"]]);
    await grid.settled();
    for (const cell of ["A1", "B1", "D1"]) grid.setFormat(rangeAt(grid, cell), "bold", true);
    grid.setNumberFormats(rangeAt(grid, "A1"), [["0.00"]]);
    await grid.settled();
    expect(valuesAt(grid, "A1:E1")).toEqual([["5", "TRUE", true, "51", true]]);
  });

  it("null leaves a cell as it is", () => {
    put(grid, "A1", [[1, 2]]);
    put(grid, "A1", [[null, 3]]);
    expect(valuesAt(grid, "A1:B1")).toEqual([[1, 3]]);
  });

  it("a value takes the place of a formula and the other way round", async () => {
    put(grid, "A1", [["=1+1"]]);
    await grid.settled();
    put(grid, "A1", [[7]]);
    expect(formulaAt(grid, "A1")).toBe(7);
    put(grid, "A1", [["=2+2"]]);
    await grid.settled();
    expect(valueAt(grid, "A1")).toBe(4);
  });

  it("reaches cells far beyond the sheet's present end", async () => {
    put(grid, "XFD1048576", [[1]]);
    put(grid, "A1", [["=XFD1048576+1"]]);
    await grid.settled();
    expect(valueAt(grid, "A1")).toBe(2);
    expect(valueAt(grid, "XFD1048576")).toBe(1);
  });

  it.each([
    ["=1+", "formula must be one, got =1+: it ends where a value must follow"],
    ["=SUM(1", "formula must be one, got =SUM(1: it lacks a closing bracket"],
  ])("%s is refused", (input, message) => {
    expect(() => {
      put(grid, "A1", [[input]]);
    }).toThrow(GridError);
    expect(() => {
      put(grid, "A1", [[input]]);
    }).toThrow(
      expect.objectContaining({
        code: "InvalidArgument",
        message: expect.stringContaining(message.slice(0, 30)) as string,
      }) as Error,
    );
  });

  it("a text is as long as Excel's cells take, and a longer one is refused", () => {
    const longest = "x".repeat(32_767);
    put(grid, "A1", [[`'${longest}`]]);
    expect(valueAt(grid, "A1")).toBe(longest);
    expect(() => {
      put(grid, "A1", [[`${longest}x`]]);
    }).toThrow("text must have at most 32767 characters, got 32768");
    expect(valueAt(grid, "A1")).toBe(longest);
  });

  it("rows that do not fit the range are refused", () => {
    expect(() => {
      grid.write(rangeAt(grid, "A1:B2"), [[1, 2]]);
    }).toThrow("rows must be 2 x 2, got 1 x 2");
  });
});

describe("formulas", () => {
  it.each([
    "=SUM( A1:A3 ) * 2",
    "=_xldudf_TWICE(A1)",
    '=IF(A1>1,"a""b",\'Sheet1\'!$B$2)',
    "=LET(x,A1,x+1)",
    "=A1#",
    "=@A1:A3",
    "={1,2;3,4}",
  ])("%s shows as it was written", async (formula) => {
    put(grid, "D1", [[formula]]);
    await grid.settled();
    expect(formulaAt(grid, "D1")).toBe(formula);
  });

  it("spill, shrink and grow with what they read", async () => {
    put(grid, "A1", [[3], ["=SEQUENCE(A1)"], [null], [null], [null]]);
    put(grid, "C1", [["=SUM(A3:A9)"], ["=COUNT(A2#)"], ["=A4*10"]]);
    await grid.settled();
    expect(valuesAt(grid, "A1:A6")).toEqual([[3], [1], [2], [3], [null], [null]]);
    expect(valuesAt(grid, "C1:C3")).toEqual([[5], [3], [30]]);
    put(grid, "A1", [[5]]);
    await grid.settled();
    expect(valuesAt(grid, "C1:C3")).toEqual([[14], [5], [30]]);
    put(grid, "A1", [[2]]);
    await grid.settled();
    expect(valuesAt(grid, "A2:A6")).toEqual([[1], [2], [null], [null], [null]]);
    expect(valuesAt(grid, "C1:C3")).toEqual([[2], [2], [0]]);
  });

  it("that spill say #SPILL! as long as something is in the way", async () => {
    put(grid, "A1", [["=SEQUENCE(3)"], [null], ["here"]]);
    put(grid, "B1", [["=SUM(A1:A3)"]]);
    await grid.settled();
    expect(valuesAt(grid, "A1:B1")).toEqual([["#SPILL!", "#SPILL!"]]);
    grid.clear(rangeAt(grid, "A3"), "Contents");
    await grid.settled();
    expect(valuesAt(grid, "A1:A3")).toEqual([[1], [2], [3]]);
    expect(valueAt(grid, "B1")).toBe(6);
    put(grid, "A2", [["again"]]);
    await grid.settled();
    expect(valuesAt(grid, "A1:B3")).toEqual([
      ["#SPILL!", "#SPILL!"],
      ["again", null],
      [null, null],
    ]);
  });

  it("that spill read spills that read spills", async () => {
    put(grid, "A1", [[2]]);
    put(grid, "C1", [["=SEQUENCE(A1+1)"]]);
    put(grid, "D1", [["=C2:C4*10"]]);
    put(grid, "E1", [["=D2:D3+1"]]);
    await grid.settled();
    expect(valuesAt(grid, "D1:E3")).toEqual([
      [20, 31],
      [30, 1],
      [0, null],
    ]);
    put(grid, "A1", [[3]]);
    await grid.settled();
    expect(valuesAt(grid, "D1:E3")).toEqual([
      [20, 31],
      [30, 41],
      [40, null],
    ]);
  });

  it("overwritten in its first cell a spill is gone, and who read it knows", async () => {
    put(grid, "A1", [["=SEQUENCE(3)"]]);
    put(grid, "C1", [["=SUM(A2:A3)"]]);
    await grid.settled();
    expect(valueAt(grid, "C1")).toBe(5);
    put(grid, "A1", [[9]]);
    await grid.settled();
    expect(valuesAt(grid, "A1:A3")).toEqual([[9], [null], [null]]);
    expect(valueAt(grid, "C1")).toBe(0);
  });

  it("of whole columns hold what is put below later", async () => {
    put(grid, "C1", [["=SUM(A:A)"]]);
    put(grid, "A1", [[1]]);
    await grid.settled();
    put(grid, "A500", [[2]]);
    await grid.settled();
    expect(valueAt(grid, "C1")).toBe(3);
  });

  it("of other sheets follow a renaming, and a deletion is #REF!", async () => {
    const { id } = grid.addSheet("Plan");
    put(grid, "Plan!A1", [[4]]);
    put(grid, "A1", [["=Plan!A1*2"]]);
    await grid.settled();
    grid.setSheet(id, { name: "Ann's plan" });
    await grid.settled();
    expect(formulaAt(grid, "A1")).toBe("='Ann''s plan'!A1*2");
    expect(valueAt(grid, "A1")).toBe(8);
    grid.deleteSheet(id);
    await grid.settled();
    expect(valueAt(grid, "A1")).toBe("#REF!");
    grid.undo();
    await grid.settled();
    expect(valueAt(grid, "Sheet1!A1")).toBe(8);
  });

  it("that read themselves come to an end", async () => {
    put(grid, "A1", [["=B1+1", "=A1+1"]]);
    put(grid, "A2", [["=SEQUENCE(SUM(A3:A4)+2)"]]);
    await grid.settled();
    expect(grid.values(rangeAt(grid, "A1:B2"))).toHaveLength(2);
  });
});

describe("cells that are put in or taken out", () => {
  beforeEach(async () => {
    put(grid, "A1", [
      [1, "=A1*10", "=SUM(A1:A3)"],
      [2, "=A2*10", "=$A$3"],
      [3, "=A3*10", "=A2"],
    ]);
    await grid.settled();
  });

  it("move others down, with formulas", async () => {
    grid.insert(rangeAt(grid, "A2:B2"), "Down");
    await grid.settled();
    expect(formulasAt(grid, "A1:C4")).toEqual([
      [1, "=A1*10", "=SUM(A1:A4)"],
      [null, null, "=$A$4"],
      [2, "=A3*10", "=A3"],
      [3, "=A4*10", null],
    ]);
    expect(valuesAt(grid, "A1:C4")).toEqual([
      [1, 10, 6],
      [null, null, 3],
      [2, 20, 2],
      [3, 30, null],
    ]);
    grid.undo();
    await grid.settled();
    expect(formulasAt(grid, "A1:C4")).toEqual([
      [1, "=A1*10", "=SUM(A1:A3)"],
      [2, "=A2*10", "=$A$3"],
      [3, "=A3*10", "=A2"],
      [null, null, null],
    ]);
    expect(valuesAt(grid, "B1:C3")).toEqual([
      [10, 6],
      [20, 3],
      [30, 2],
    ]);
  });

  it("move others right", async () => {
    grid.insert(rangeAt(grid, "A1:A3"), "Right");
    await grid.settled();
    expect(formulasAt(grid, "A1:D1")).toEqual([[null, 1, "=B1*10", "=SUM(B1:B3)"]]);
    expect(valueAt(grid, "D1")).toBe(6);
  });

  it("taken out, they are gone from sums and #REF! where they stood alone", async () => {
    grid.remove(rangeAt(grid, "A2:B2"), "Up");
    await grid.settled();
    expect(formulasAt(grid, "A1:C3")).toEqual([
      [1, "=A1*10", "=SUM(A1:A2)"],
      [3, "=A2*10", "=$A$2"],
      [null, null, "=#REF!"],
    ]);
    expect(valueAt(grid, "C1")).toBe(4);
    expect(valueAt(grid, "C3")).toBe("#REF!");
    grid.undo();
    await grid.settled();
    expect(valuesAt(grid, "A1:C3")).toEqual([
      [1, 10, 6],
      [2, 20, 3],
      [3, 30, 2],
    ]);
  });

  it("as whole rows and columns take their heights and widths along", async () => {
    grid.setFormat(rangeAt(grid, "A2"), "rowHeight", 30);
    grid.setFormat(rangeAt(grid, "B1"), "columnWidth", 90);
    const { sheet } = rangeAt(grid, "A1");
    const row = { sheet, startRow: 0, endRow: 0, startColumn: 0, endColumn: 16_383 };
    const column = { sheet, startRow: 0, endRow: 1_048_575, startColumn: 0, endColumn: 0 };
    grid.insert(row, "Down");
    grid.insert(column, "Right");
    await grid.settled();
    expect(formulasAt(grid, "B2:D2")).toEqual([[1, "=B2*10", "=SUM(B2:B4)"]]);
    expect(grid.format(rangeAt(grid, "A3"), "rowHeight")).toBe(30);
    expect(grid.format(rangeAt(grid, "C1"), "columnWidth")).toBe(90);
    grid.remove(row, "Up");
    grid.remove(column, "Left");
    await grid.settled();
    expect(valuesAt(grid, "A1:C1")).toEqual([[1, 10, 6]]);
    expect(grid.format(rangeAt(grid, "A2"), "rowHeight")).toBe(30);
    for (let step = 0; step < 4; step++) grid.undo();
    await grid.settled();
    expect(valuesAt(grid, "A1:C3")).toEqual([
      [1, 10, 6],
      [2, 20, 3],
      [3, 30, 2],
    ]);
  });

  it("a row taken out comes back with all its cells", async () => {
    const { sheet } = rangeAt(grid, "A1");
    grid.setFormat(rangeAt(grid, "A2"), "fill", "#FFEE00");
    grid.remove({ sheet, startRow: 1, endRow: 1, startColumn: 0, endColumn: 16_383 }, "Up");
    await grid.settled();
    expect(formulasAt(grid, "A1:C2")).toEqual([
      [1, "=A1*10", "=SUM(A1:A2)"],
      [3, "=A2*10", "=#REF!"],
    ]);
    grid.undo();
    await grid.settled();
    expect(formulasAt(grid, "A1:C3")).toEqual([
      [1, "=A1*10", "=SUM(A1:A3)"],
      [2, "=A2*10", "=$A$3"],
      [3, "=A3*10", "=A2"],
    ]);
    expect(grid.format(rangeAt(grid, "A2"), "fill")).toBe("#FFEE00");
  });

  it("with a spill among what moves", async () => {
    put(grid, "E1", [["=SEQUENCE(3)", "=SUM(E1:E3)"]]);
    await grid.settled();
    const { sheet } = rangeAt(grid, "A1");
    grid.insert({ sheet, startRow: 0, endRow: 1, startColumn: 0, endColumn: 16_383 }, "Down");
    await grid.settled();
    expect(valuesAt(grid, "E1:F5")).toEqual([
      [null, null],
      [null, null],
      [1, 6],
      [2, null],
      [3, null],
    ]);
    grid.undo();
    await grid.settled();
    expect(valuesAt(grid, "E1:F4")).toEqual([
      [1, 6],
      [2, null],
      [3, null],
      [null, null],
    ]);
  });
});

describe("the range in use", () => {
  it("is none on a blank sheet", () => {
    expect(grid.usedRange(grid.activeSheet(), true)).toBeNull();
  });

  it("holds values, spills and, if wanted, looks", async () => {
    put(grid, "B2", [["=SEQUENCE(2,2)"]]);
    grid.setFormat(rangeAt(grid, "A9"), "bold", true);
    await grid.settled();
    const { sheet } = rangeAt(grid, "A1");
    expect(grid.usedRange(sheet, true)).toEqual(rangeAt(grid, "B2:C3"));
    expect(grid.usedRange(sheet, false)).toEqual(rangeAt(grid, "A2:C9"));
  });
});

describe("looks", () => {
  it.each([
    ["bold", true, false],
    ["italic", true, false],
    ["fontColor", "#C00000", "#000000"],
    ["fontName", "Arial", "Aptos Narrow"],
    ["fontSize", 14, 11],
    ["fill", "#FFF2CC", ""],
    ["horizontalAlignment", "Center", "General"],
    ["wrapText", true, false],
    ["columnWidth", 75, 48],
    ["rowHeight", 30, 15],
  ] as const)("%s can be set and taken back", (property, value, usual) => {
    const range = rangeAt(grid, "B2:C3");
    expect(grid.format(range, property)).toBe(usual);
    grid.setFormat(range, property, value);
    expect(grid.format(range, property)).toBe(value);
    grid.undo();
    expect(grid.format(range, property)).toBe(usual);
  });

  it("that differ read null", () => {
    grid.setFormat(rangeAt(grid, "A1"), "bold", true);
    expect(grid.format(rangeAt(grid, "A1:A2"), "bold")).toBeNull();
  });

  it.each([
    [1234.5, "#,##0.00", "1,234.50"],
    [0.25, "0%", "25%"],
    [45292, "yyyy-mm-dd", "2024-01-01"],
    [1234.5, "General", "1234.5"],
    [true, "General", "TRUE"],
    ["text", "0.00", "text"],
    [1e21, "General", "1E+21"],
    [1 / 3, "General", "0.333333333"],
  ])("%j in %s shows %s", (value, format, text) => {
    put(grid, "A1", [[value]]);
    grid.setNumberFormats(rangeAt(grid, "A1"), [[format]]);
    expect(grid.numberFormats(rangeAt(grid, "A1"))).toEqual([[format]]);
    expect(grid.texts(rangeAt(grid, "A1"))).toEqual([[text]]);
    expect(valueAt(grid, "A1")).toBe(value);
  });

  it("can be cleared apart from contents", () => {
    put(grid, "A1", [[1.5]]);
    grid.setNumberFormats(rangeAt(grid, "A1"), [["0.00"]]);
    grid.clear(rangeAt(grid, "A1"), "Contents");
    expect(grid.numberFormats(rangeAt(grid, "A1"))).toEqual([["0.00"]]);
    put(grid, "A1", [[2]]);
    grid.clear(rangeAt(grid, "A1"), "Formats");
    expect(grid.texts(rangeAt(grid, "A1"))).toEqual([["2"]]);
    grid.setFormat(rangeAt(grid, "A1"), "bold", true);
    grid.clear(rangeAt(grid, "A1:XFD1048576"), "All");
    expect(grid.usedRange(grid.activeSheet(), false)).toBeNull();
    grid.undo();
    expect(valueAt(grid, "A1")).toBe(2);
    expect(grid.format(rangeAt(grid, "A1"), "bold")).toBe(true);
  });

  it("a formula takes over the number format of what it calculates when it is entered, and no other", async () => {
    put(grid, "A1", [[0.5]]);
    grid.setNumberFormats(rangeAt(grid, "A1"), [["0%"]]);
    put(grid, "B1", [["=A1"]]);
    await grid.settled();
    expect(grid.texts(rangeAt(grid, "B1"))).toEqual([["50%"]]);
    grid.setNumberFormats(rangeAt(grid, "B1"), [["0.00"]]);
    put(grid, "A1", [[0.25]]);
    await grid.settled();
    expect(grid.texts(rangeAt(grid, "B1"))).toEqual([["0.25"]]);
  });

  it("columns fit their longest text", () => {
    put(grid, "A1", [["a text of some length"]]);
    const before = grid.format(rangeAt(grid, "A1"), "columnWidth") ?? 0;
    grid.autofitColumns(rangeAt(grid, "A1:B1048576"));
    expect(grid.format(rangeAt(grid, "A1"), "columnWidth")).toBeGreaterThan(before);
    expect(grid.format(rangeAt(grid, "B1"), "columnWidth")).toBe(before);
  });
});
