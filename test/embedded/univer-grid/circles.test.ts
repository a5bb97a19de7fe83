import type { Grid, SheetRange } from "../../../src/embedded/grid";
import { parseRange } from "../../../src/workbook/book/cell-address";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { openHeadlessGrid } from "../../../src/embedded/univer-grid/open-headless-grid";
import { bookOf, shown, valuesOn } from "../../support/workbook/book-of";
import { trialFunctions } from "../../support/workbook/trial-functions";

const words = "the formula refers to itself, directly or in a circle";
const functions = trialFunctions();

describe("formulas in a circle", () => {
  let grid: Grid;
  const at = (address: string): SheetRange => {
    const range = parseRange(address);
    if (!range) throw new Error(`${address} is no cell`);
    return { sheet: grid.sheets()[0]?.id ?? "", ...range };
  };
  const put = async (cells: Record<string, string | number>) => {
    for (const [address, input] of Object.entries(cells)) grid.write(at(address), [[input]]);
    await grid.settled();
  };
  const value = (address: string) => shown(grid.values(at(address))[0]?.[0] ?? null);
  const message = (address: string) => {
    const { sheet, startRow, startColumn } = at(address);
    return grid.message(sheet, startRow, startColumn);
  };
  const answersLater = () => {
    grid.defineFunctions(
      functions.map(({ id }) => ({ id, name: id, parameters: [] })),
      async ({ id, args, address }) => {
        await Promise.resolve();
        return functions.find((each) => each.id === id)?.call(args, address) ?? 0;
      },
    );
  };

  beforeEach(() => {
    grid = openHeadlessGrid();
  });
  afterEach(() => {
    grid.close();
  });

  it("are 0 and say so, and what reads them is calculated, as calc has it", async () => {
    const cells = { A1: "=B1+1", B1: "=A1+1", C1: "=C1", E1: "=SUM(A1,5)" };
    await put(cells);
    const calculated = await calculateBook(bookOf({ Sheet1: cells }), functions);
    calculated.close();
    const addresses = Object.keys(cells);
    expect(Object.fromEntries(addresses.map((each) => [each, value(each)]))).toEqual(
      valuesOn(calculated, "Sheet1"),
    );
    expect(addresses.map(message)).toEqual([words, words, words, null]);
    expect(calculated.sheets[0]?.cells.map((cell) => cell.message ?? null)).toEqual(
      addresses.map(message),
    );
  });

  it("never wait for a function of ours among them", async () => {
    answersLater();
    await put({ D1: "=TWICE(D2)", D2: "=D1", D3: "=TWICE(D2+4)" });
    expect(["D1", "D2", "D3"].map(value)).toEqual([0, 0, 8]);
    expect(["D1", "D2", "D3"].map(message)).toEqual([words, words, null]);
  });

  it("are calculated again once the circle is broken, and closed by an undo", async () => {
    await put({ A1: "=B1+1", B1: "=A1+1", C1: "=A1*2" });
    await put({ B1: 5 });
    expect(["A1", "B1", "C1"].map(value)).toEqual([6, 5, 12]);
    expect(message("A1")).toBeNull();
    grid.undo();
    await grid.settled();
    expect(["A1", "B1", "C1"].map(value)).toEqual([0, 0, 0]);
    expect(message("A1")).toBe(words);
  });

  it("are those whose branch is taken, and only as long as it is", async () => {
    await put({ A1: 1, A2: "=IF(A1>0,10,A2)" });
    expect([value("A2"), message("A2")]).toEqual([10, null]);
    await put({ A1: -1 });
    expect([value("A2"), message("A2")]).toEqual([0, words]);
    await put({ A1: 2 });
    expect([value("A2"), message("A2")]).toEqual([10, null]);
  });

  it("leave other formulas alone", async () => {
    await put({ A1: "=A1", B1: 2, B2: "=B1*3" });
    await put({ B1: 4 });
    expect(["A1", "B2"].map(value)).toEqual([0, 12]);
  });
});
