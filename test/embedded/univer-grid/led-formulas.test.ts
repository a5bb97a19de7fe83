import type { Grid } from "../../../src/embedded/grid";
import { openHeadlessGrid } from "../../../src/embedded/univer-grid/open-headless-grid";
import type { Book } from "../../../src/workbook/book/book";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import type { Cells } from "../../support/workbook/book-of";
import { bookOf, shown, valuesOn } from "../../support/workbook/book-of";
import { put, rangeAt, valueAt, valuesAt } from "../../support/workbook/grid-cells";

let grid: Grid;
async function open(cells: Cells, more: Partial<Book> = {}) {
  grid = openHeadlessGrid(bookOf({ Sheet1: cells }, more));
  await grid.settled();
}
afterEach(() => {
  grid.close();
});

const numbers = { A1: 1, A2: 2, A3: 3, A4: 4, B1: "x", B2: "y", B3: "x", B4: "x" };

describe("formulas that say only when calculated what they read", () => {
  it.each([
    ['SUM(OFFSET(A1,1,0,3)*(B2:B4="x"))', 7],
    ['SUMPRODUCT(SUBTOTAL(9,OFFSET(A1,ROW(A1:A4)-1,0))*(B1:B4="x"))', 8],
    ['SUM(INDIRECT("A"&2):A4)', 9],
    ['SUM(IF(B1:B4="x",INDIRECT("A1:A4")))', 8],
    ["SUM(N(OFFSET(A1,{0,2},0)))", 4],
    ["ROWS(OFFSET(A1,0,0,3))+SUM(A1:INDEX(A:A,2))", 6],
    ["LET(r,OFFSET(A1,0,0,2),SUM(r*r))", 5],
    ["SUM(D1#)+SUM(D1#*2)", 18],
    ["REDUCE(0,A1:A4,LAMBDA(a,v,a+SUM(OFFSET(v,0,0))))", 10],
    ['AGGREGATE(14,6,A1:A4/(B1:B4="x"),1)', 4],
    ["ISFORMULA(D1)*10+ISFORMULA(A1)", 10],
    ["FORMULATEXT(D1)", "=SEQUENCE(3)"],
  ])("%s", async (formula, expected) => {
    await open(numbers);
    put(grid, "D1", [["=SEQUENCE(3)", null, `=${formula}`]]);
    await grid.settled();
    expect(valueAt(grid, "F1")).toBe(expected);
    const calculated = await calculateBook(bookOf({ Sheet1: { ...numbers, G1: 0 } }), []);
    const { values } = await calculated.evaluate(formula.replaceAll("D1", "G1"), "Sheet1");
    if (!formula.includes("D1")) expect(shown(values[0]?.[0] ?? null)).toBe(expected);
  });

  it("follow what they are led to, wherever that is calculated", async () => {
    await open({
      A1: "=SUM(INDIRECT(C1))",
      B1: "=OFFSET(D1,C2,0)*2",
      C1: "D2:D3",
      C2: 1,
      D2: "=D5+1",
      D3: "=D2*2",
      D5: 10,
      E1: "=A1+B1",
    });
    expect(["A1", "B1", "E1"].map((cell) => valueAt(grid, cell))).toEqual([33, 22, 55]);
    put(grid, "D5", [[0]]);
    await grid.settled();
    expect(["A1", "B1", "E1"].map((cell) => valueAt(grid, cell))).toEqual([3, 2, 5]);
    put(grid, "C1", [["D3"], [2]]);
    await grid.settled();
    expect(["A1", "B1", "E1"].map((cell) => valueAt(grid, cell))).toEqual([2, 4, 6]);
    put(grid, "D3", [[100]]);
    await grid.settled();
    expect(["A1", "B1", "E1"].map((cell) => valueAt(grid, cell))).toEqual([100, 200, 300]);
  });

  it("are 0 where they are led to themselves, as calc has it", async () => {
    const cells = { A1: '=INDIRECT("A2")+1', A2: "=A1", B1: 5 };
    await open(cells);
    const calculated = await calculateBook(bookOf({ Sheet1: cells }), []);
    expect(valuesAt(grid, "A1:A2")).toEqual([[0], [0]]);
    expect(valuesOn(calculated, "Sheet1")).toEqual({ A1: 0, A2: 0 });
    expect(grid.message(grid.activeSheet(), 0, 0)).toMatch(/circle/);
  });

  it("leave rows out that a filter does, and those hidden by hand where they are asked to", async () => {
    const book = bookOf({
      Sheet1: { ...numbers, D1: "=SUBTOTAL(9,A1:A4)", D2: "=SUBTOTAL(109,A1:A4)" },
    });
    const rows = [
      { row: 1, hidden: true },
      { row: 2, hidden: true, filtered: true },
    ];
    const sheets = book.sheets.map((sheet) => ({ ...sheet, rows }));
    await open({}, { sheets });
    expect(valuesAt(grid, "D1:D2")).toEqual([[7], [5]]);
  });

  it("change by chance with every edit, and no others", async () => {
    await open({ A1: "=RAND()", B1: "=A1*2", C1: 1 });
    const [[before = 0] = []] = valuesAt(grid, "A1");
    put(grid, "C1", [[2]]);
    await grid.settled();
    const [[after = 0, twice = 0] = []] = valuesAt(grid, "A1:B1");
    expect(after).not.toBe(before);
    expect(twice).toBe(Number(after) * 2);
  });

  it("follow a name that comes to stand for something else", async () => {
    const name = { sheet: null };
    await open({ A1: "=Rate*10", A2: "=SUM(Cells)", B1: 1, B2: 2 });
    grid.setName({ ...name, name: "Rate", formula: "=0.5" });
    grid.setName({ ...name, name: "Cells", formula: "=Sheet1!$B$1:$B$2" });
    await grid.settled();
    expect(valuesAt(grid, "A1:A2")).toEqual([[5], [3]]);
  });

  it("take over the format of the cell they refer to, and links lead where they say", async () => {
    await open({ A1: 0.5 });
    grid.setNumberFormats(rangeAt(grid, "A1"), [["0%"]]);
    put(grid, "B1", [["=INDEX(A1:A9,1)", '=HYPERLINK("https://example.org/"&"a","there")']]);
    await grid.settled();
    expect(grid.texts(rangeAt(grid, "B1"))).toEqual([["50%"]]);
    expect(valueAt(grid, "C1")).toBe("there");
  });
});
