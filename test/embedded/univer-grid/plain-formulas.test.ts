import type { Grid } from "../../../src/embedded/grid";
import { openHeadlessGrid } from "../../../src/embedded/univer-grid/open-headless-grid";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { markArrayFormulas } from "../../../src/workbook/xlsx/losses/array-formulas";
import { bookOf, valuesOn } from "../../support/workbook/book-of";
import { formulaAt, put, valuesAt } from "../../support/workbook/grid-cells";
import { trialFunctions } from "../../support/workbook/trial-functions";

const book = bookOf({
  Sheet1: {
    ...{ A1: 1, A2: 2, A3: 3 },
    ...{ B1: "=A1:A3*2", B2: "=A:A+1", B3: '=IF(A:A>2,"large","small")', B9: "=A1:A3*2" },
    ...{ C1: "=SUMPRODUCT(A1:A3*2)", C2: "=SUM(A1:A3*2)", C3: "=SEQUENCE(3)" },
    ...{ D2: "=OFFSET(A1,0,0,3)", E2: "=SUM(TWICE(A1:A3))" },
  },
});
const values = [
  [2, 12, null, null],
  [3, 4, 1, 12],
  ["large", 1, null, null],
];

describe("a formula that its file holds plain", () => {
  let grid: Grid;
  const functions = trialFunctions();

  beforeEach(async () => {
    grid = openHeadlessGrid(book);
    grid.defineFunctions(
      functions.map(({ id }) => ({ id, name: id, parameters: [] })),
      ({ id, args, address }) => functions.find((each) => each.id === id)?.call(args, address) ?? 0,
    );
    await grid.settled();
  });
  afterEach(() => {
    grid.close();
  });

  it("takes the one value of each range in line with it, as on the command line", async () => {
    expect(valuesAt(grid, "B1:E3")).toEqual(values);
    expect(valuesAt(grid, "B9:B10")).toEqual([["#VALUE!"], [null]]);
    const there = valuesOn(await calculateBook(book, functions), "Sheet1");
    expect(there).toMatchObject({ B1: 2, B2: 3, B3: "large", B9: "#VALUE!", C2: 4, C3: 1 });
  });

  it("stays so when cells move, and follows what it reads", async () => {
    put(grid, "A1", [[10]]);
    await grid.settled();
    expect(valuesAt(grid, "B1:B2")).toEqual([[20], [3]]);
    const sheet = grid.activeSheet();
    const row = { sheet, startRow: 0, endRow: 0, startColumn: 0, endColumn: 16383 };
    grid.insert(row, "Down");
    await grid.settled();
    expect(formulaAt(grid, "B2")).toBe("=A2:A4*2");
    expect(valuesAt(grid, "B2:B4")).toEqual([[20], [3], ["large"]]);
  });

  it("is not marked when it is saved; what is typed is", async () => {
    put(grid, "G1", [["=A1:A3*2"]]);
    await grid.settled();
    expect(valuesAt(grid, "G1:G3")).toEqual([[2], [4], [6]]);
    const ids = new Set(functions.map(({ id }) => id));
    const saved = markArrayFormulas(grid.book(), ids).sheets[0]?.cells ?? [];
    const marked = saved.filter(({ spill }) => spill).map(({ row, column }) => [row, column]);
    expect(marked).toEqual([[0, 6]]);
  });
});
