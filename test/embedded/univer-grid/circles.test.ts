import type { Grid, SheetRange } from "../../../src/embedded/grid";
import type { Book } from "../../../src/workbook/book/book";
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

  describe("where the workbook allows them", () => {
    const iteration = { rounds: 100, change: 0.000001 };
    const open = async (cells: Record<string, string | number>, more: Partial<Book> = {}) => {
      grid.close();
      grid = openHeadlessGrid(bookOf({ Sheet1: cells }, { iteration, ...more }), new Set());
      answersLater();
      await grid.settled();
    };
    const near = (address: string, right: number) => {
      expect(Math.abs(Number(value(address)) - right)).toBeLessThan(0.0001);
      expect(message(address)).toBeNull();
    };

    it("come to rest, and again when what they read changes", async () => {
      await open({ A1: 1000, B1: "=0.1*B2", B2: "=A1+B1", C1: "=B2/A1", D1: "=A1*2" });
      near("B1", 1000 / 9);
      near("C1", 10 / 9);
      await put({ A1: 1800 });
      near("B1", 200);
      near("B2", 2000);
      expect(value("D1")).toBe(3600);
    });

    it("follow one another, over a formula that is in none", async () => {
      await open({ A1: 100, B1: "=B1/2+A1", C1: "=B1*2", D1: "=D1/2+SUM(C:C)", E1: "=D1+1" });
      near("D1", 800);
      near("E1", 801);
      await put({ A1: 50 });
      near("E1", 401);
    });

    it("go on from what they came to when they are calculated again, and not before", async () => {
      const cells = { A1: "=A1+B1", B1: 1, C1: "=A1*2", D1: 5, E1: "=D1+1" };
      await open(cells);
      const calculated = await calculateBook(bookOf({ Sheet1: cells }, { iteration }), functions);
      expect(value("A1")).toBe(100);
      expect(valuesOn(calculated, "Sheet1").A1).toBe(100);
      expect(message("A1")).toBe(calculated.sheets[0]?.cells[0]?.message);
      expect(message("A1")).toMatch(/still changes after 100 rounds/);
      calculated.close();
      await put({ D1: 7 });
      expect(["A1", "C1", "E1"].map(value)).toEqual([100, 200, 8]);
      await put({ B1: 10 });
      expect(["A1", "C1"].map(value)).toEqual([1100, 2200]);
      grid.calculate();
      await grid.settled();
      expect(["A1", "C1"].map(value)).toEqual([2100, 4200]);
    });

    it("begin with what the file remembers, which stays where Excel computed it", async () => {
      const book = bookOf({ Sheet1: { A1: "=A1+B1", B1: 1, C1: "=A1*2", D1: 5 } }, { iteration });
      const [sheet] = book.sheets;
      const cells = (sheet?.cells ?? []).map((cell) => {
        if (cell.formula === undefined) return cell;
        return { ...cell, value: cell.column === 0 ? 40 : 80 };
      });
      const remembered = { sheets: [{ name: "Sheet1", hidden: false, cells }] };
      await open({}, remembered);
      expect(["A1", "C1"].map(value)).toEqual([140, 280]);
      await open({}, { ...remembered, isOutdated: true });
      expect(["A1", "C1"].map(value)).toEqual([100, 200]);
      await open({}, { ...remembered, isComputed: true });
      expect(["A1", "C1"].map(value)).toEqual([40, 80]);
      await put({ D1: 6 });
      expect(["A1", "C1"].map(value)).toEqual([40, 80]);
      await put({ B1: 2 });
      expect(["A1", "C1"].map(value)).toEqual([240, 480]);
    });

    it("wait for a function of ours among them", async () => {
      await open({ A1: 8, B1: "=TWICE(A1)+B1/2", C1: "=TWICE(D1)/8+A1", D1: "=C1" });
      near("B1", 32);
      near("C1", 8 / 0.75);
      near("D1", 8 / 0.75);
    });

    it("are closed and broken by what is typed", async () => {
      await open({ A1: 4, B1: "=A1+1" });
      await put({ A1: "=B1/2" });
      near("B1", 2);
      await put({ A1: 6 });
      near("B1", 7);
    });
  });
});
