import type { FunctionMetadata, Result } from "../../../src/workbook/add-in/function-values";
import type { FunctionCall, Grid } from "../../../src/embedded/grid";
import { openHeadlessGrid } from "../../../src/embedded/univer-grid/open-headless-grid";
import { eventsOf, put, rangeAt, valueAt, valuesAt } from "../../support/workbook/grid-cells";

const described = (id: string, more: Partial<FunctionMetadata> = {}): FunctionMetadata => ({
  id,
  name: id,
  parameters: [{ name: "value", optional: true }],
  ...more,
});

const functions = ["TWICE", "ROWS_OF", "REFUSE", "LATER", "LATER_TOO", "HERE"].map((id) =>
  described(id, id === "HERE" ? { options: { requiresAddress: true } } : {}),
);

/** What was asked, and the answers that are still owed. */
class AddIn {
  readonly calls: FunctionCall[] = [];
  readonly owed: { call: FunctionCall; answer: (result: Result) => void }[] = [];

  readonly answer = (call: FunctionCall): Result | Promise<Result> => {
    this.calls.push(call);
    const [first] = call.args;
    const number = Number(Array.isArray(first) ? (first as unknown[][])[0]?.[0] : first);
    switch (call.id) {
      case "TWICE":
        return number * 2;
      case "ROWS_OF":
        return Array.from({ length: number }, (_, row) => [row + 1, row * 10]);
      case "REFUSE":
        return [
          [1, { error: "#VALUE!", message: "second is wrong" }],
          [{ error: "#N/A", message: "third is missing" }, 4],
        ];
      case "HERE":
        return call.address;
      default:
        return new Promise((answer) => {
          this.owed.push({ call, answer });
        });
    }
  };

  /** Answers everything that is owed now. */
  pay(result: (call: FunctionCall) => Result): void {
    for (const { call, answer } of this.owed.splice(0)) answer(result(call));
  }

  count(id: string): number {
    return this.calls.filter((call) => call.id === id).length;
  }
}

let grid: Grid;
let addIn: AddIn;
beforeEach(() => {
  grid = openHeadlessGrid();
  addIn = new AddIn();
  grid.defineFunctions(functions, addIn.answer);
});
afterEach(() => {
  grid.close();
});

const plus = (call: FunctionCall): Result => Number([call.args[0]].flat(2)[0]) + 100;

/** Long enough for a calculation, which is over when nothing more is asked. */
async function calculated(): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

describe("an answer at once", () => {
  it("is used in the same calculation", async () => {
    put(grid, "A1", [[4, "=TWICE(A1)", "=TWICE(B1)+1", "=SUM(B1:C1)"]]);
    await grid.settled();
    expect(valuesAt(grid, "A1:D1")).toEqual([[4, 8, 17, 25]]);
    put(grid, "A1", [[5]]);
    await grid.settled();
    expect(valuesAt(grid, "A1:D1")).toEqual([[5, 10, 21, 31]]);
  });

  it("is asked for once, however many cells make the call", async () => {
    put(grid, "A1", [[3]]);
    put(grid, "B1", [["=TWICE($A$1)"], ["=TWICE($A$1)+1"], ["=TWICE(A1)"]]);
    await grid.settled();
    expect(addIn.count("TWICE")).toBe(1);
    put(grid, "Z9", [["elsewhere"]]);
    await grid.settled();
    expect(addIn.count("TWICE")).toBe(1);
    put(grid, "A1", [[4]]);
    await grid.settled();
    expect(addIn.count("TWICE")).toBe(2);
  });

  it("is asked for by each cell where the function wants to know which", async () => {
    put(grid, "A1", [["=HERE(1)", "=HERE(1)"]]);
    const { id } = grid.addSheet("My plan");
    grid.write({ sheet: id, startRow: 1, endRow: 1, startColumn: 1, endColumn: 1 }, [["=HERE(1)"]]);
    await grid.settled();
    expect(valuesAt(grid, "A1:B1")).toEqual([["Sheet1!A1", "Sheet1!B1"]]);
    expect(valueAt(grid, "My plan!B2")).toBe("'My plan'!B2");
  });

  it("spills", async () => {
    put(grid, "A1", [[2]]);
    put(grid, "C1", [["=ROWS_OF(A1)"]]);
    await grid.settled();
    expect(valuesAt(grid, "C1:D3")).toEqual([
      [1, 0],
      [2, 10],
      [null, null],
    ]);
    expect(grid.spillOf?.(grid.activeSheet(), 0, 2)).toEqual(rangeAt(grid, "C1:D2"));
    expect(grid.spillOf?.(grid.activeSheet(), 1, 2)).toBeNull();
  });

  it("that is an error keeps its words with its cell", async () => {
    put(grid, "B2", [["=REFUSE()"]]);
    put(grid, "E2", [["=1/0"]]);
    await grid.settled();
    const sheet = grid.activeSheet();
    expect(valuesAt(grid, "B2:C3")).toEqual([
      [1, "#VALUE!"],
      ["#N/A", 4],
    ]);
    expect(grid.message(sheet, 1, 2)).toBe("second is wrong");
    expect(grid.message(sheet, 2, 1)).toBe("third is missing");
    expect(grid.message(sheet, 1, 1)).toBeNull();
    expect(grid.message(sheet, 1, 4)).toBeNull();
    grid.insert({ sheet, startRow: 0, endRow: 0, startColumn: 0, endColumn: 16_383 }, "Down");
    await grid.settled();
    expect(grid.message(sheet, 2, 2)).toBe("second is wrong");
    expect(grid.message(sheet, 1, 2)).toBeNull();
    put(grid, "B3", [[1]]);
    await grid.settled();
    expect(grid.message(sheet, 2, 2)).toBeNull();
  });
});

describe("the words of an error", () => {
  it.each(["at once", "later"])(
    "are those of the last calculation, where they come %s",
    async (when) => {
      const [id, sheet] = [when === "later" ? "LATER" : "SAY", grid.activeSheet()];
      grid.defineFunctions([...functions, described("SAY")], (call) => {
        const [given] = [call.args[0]].flat(2);
        const message = `got ${typeof given === "string" ? given : typeof given}`;
        const said = { error: "#VALUE!", message };
        return when === "later" ? Promise.resolve(said) : said;
      });
      put(grid, "A1", [["a subtotal", `=${id}(A1)`, "=B1"]]);
      await grid.settled();
      expect(grid.message(sheet, 0, 1)).toBe("got a subtotal");
      put(grid, "A1", [["a row"]]);
      await grid.settled();
      expect(grid.message(sheet, 0, 1)).toBe("got a row");
      put(grid, "B1", [['=1+"x"']]);
      await grid.settled();
      expect(grid.message(sheet, 0, 1)).toBeNull();
    },
  );
});

describe("an answer that comes later", () => {
  it("shows #BUSY! until then, and then reaches what depends on it", async () => {
    put(grid, "A1", [[1, "=LATER(A1)", "=B1+1"]]);
    await calculated();
    expect(valuesAt(grid, "B1:C1")).toEqual([["#BUSY!", "#BUSY!"]]);
    addIn.pay(plus);
    await grid.settled();
    expect(valuesAt(grid, "B1:C1")).toEqual([[101, 102]]);
    expect(addIn.count("LATER")).toBe(1);
  });

  it.each(["=IFERROR(B1,0)", "=IFERROR(LATER(A1),0)", "=COUNT(A1:B1)", "=IF(ISERROR(B1),1,2)"])(
    "lets nobody make a figure of what has not come yet: %s",
    async (formula) => {
      put(grid, "A1", [[1, "=LATER(A1)", formula]]);
      await calculated();
      expect(valueAt(grid, "C1")).toBe("#BUSY!");
      addIn.pay(plus);
      await grid.settled();
      expect(valueAt(grid, "C1")).toBe(
        formula.includes("ISERROR") || formula.includes("COUNT") ? 2 : 101,
      );
    },
  );

  it("keeps the grid from being settled, but not from calculating the rest", async () => {
    put(grid, "A1", [[1, "=LATER(A1)"]]);
    let settled = false;
    const wait = grid.settled().then(() => {
      settled = true;
    });
    await calculated();
    put(grid, "D1", [["=1+1"]]);
    await calculated();
    expect(valueAt(grid, "D1")).toBe(2);
    expect(settled).toBe(false);
    addIn.pay(plus);
    await wait;
    expect(valueAt(grid, "B1")).toBe(101);
  });

  it("is asked for once by all cells, and recalculates only those", async () => {
    put(grid, "A1", [[1]]);
    put(grid, "B1", [["=LATER($A$1)"], ["=LATER($A$1)"], ["=TWICE(A1)"]]);
    await calculated();
    addIn.pay(plus);
    await grid.settled();
    expect(valuesAt(grid, "B1:B3")).toEqual([[101], [101], [2]]);
    expect(addIn.count("LATER")).toBe(1);
    expect(addIn.count("TWICE")).toBe(1);
  });

  it("may be one of two in a formula, in either order", async () => {
    put(grid, "A1", [[1, "=LATER(A1)+LATER_TOO(A1)"]]);
    await calculated();
    const [first, second] = addIn.owed.splice(0);
    second?.answer(7);
    await calculated();
    expect(valueAt(grid, "B1")).toBe("#BUSY!");
    first?.answer(5);
    await grid.settled();
    expect(valueAt(grid, "B1")).toBe(12);
    expect(addIn.calls).toHaveLength(2);
  });

  it("may lead to another", async () => {
    put(grid, "A1", [[1, "=LATER(LATER(A1))"]]);
    for (let round = 0; round < 2; round++) {
      await calculated();
      addIn.pay(plus);
    }
    await grid.settled();
    expect(valueAt(grid, "B1")).toBe(201);
    expect(addIn.count("LATER")).toBe(2);
  });

  it("is given up when its arguments change or its formula goes", async () => {
    put(grid, "A1", [[1, "=LATER(A1)"]]);
    await calculated();
    put(grid, "A1", [[2]]);
    await calculated();
    expect(addIn.calls.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
    addIn.owed[0]?.answer(-1);
    await calculated();
    expect(valueAt(grid, "B1")).toBe("#BUSY!");
    put(grid, "B1", [[""]]);
    await grid.settled();
    expect(addIn.calls[1]?.signal?.aborted).toBe(true);
    expect(valueAt(grid, "B1")).toBeNull();
  });

  it("finds its cell where it has moved to", async () => {
    put(grid, "A1", [[1, "=LATER(A1)"]]);
    await calculated();
    grid.insert({ ...rangeAt(grid, "A1"), startColumn: 0, endColumn: 16_383 }, "Down");
    await calculated();
    addIn.pay(plus);
    await grid.settled();
    expect(valuesAt(grid, "A1:B2")).toEqual([
      [null, null],
      [1, 101],
    ]);
    expect(addIn.count("LATER")).toBe(1);
  });

  it("that fails is an error with its words", async () => {
    grid.defineFunctions(functions, () => Promise.reject(new Error("the page is gone")));
    put(grid, "A1", [["=LATER(1)"]]);
    await grid.settled();
    expect(valueAt(grid, "A1")).toBe("#VALUE!");
    expect(grid.message(grid.activeSheet(), 0, 0)).toBe("the page is gone");
  });
});

describe("functions", () => {
  it("that are not there yet are #NAME?, and answer once they are", async () => {
    put(grid, "A1", [["=LOSS(2)", "=_xldudf_LOSS(3)", "=FINANCE.LOSS(4)"]]);
    await grid.settled();
    expect(valueAt(grid, "A1")).toBe("#NAME?");
    grid.defineFunctions([described("LOSS")], ({ args }) => Number(args[0]) * 10);
    await grid.settled();
    expect(valuesAt(grid, "A1:C1")).toEqual([[20, 30, 40]]);
    grid.defineFunctions([], () => 0);
    await grid.settled();
    expect(valueAt(grid, "A1")).toBe("#NAME?");
  });

  it("that come anew find the variables of LET as they were", async () => {
    put(grid, "A1", [[3, "=LET(x,A1,TWICE(x)+x)"]]);
    await grid.settled();
    expect(valueAt(grid, "B1")).toBe(9);
    grid.defineFunctions(functions, addIn.answer);
    await grid.settled();
    expect(valueAt(grid, "B1")).toBe(9);
  });

  it("are all asked again when told to", async () => {
    put(grid, "A1", [["=TWICE(2)", "=LATER(1)"]]);
    await calculated();
    grid.recalculate();
    await calculated();
    expect(addIn.count("TWICE")).toBe(2);
    expect(addIn.count("LATER")).toBe(2);
    addIn.pay(() => 1);
    await grid.settled();
    expect(valuesAt(grid, "A1:B1")).toEqual([[4, 1]]);
  });

  it("get what is left out as undefined, blanks as null, errors and truths as such", async () => {
    put(grid, "A1", [[true, "#N/A", "", "5%"]]);
    put(grid, "A2", [["=TWICE(,A1:D1,C1)"]]);
    await grid.settled();
    expect(addIn.calls[0]?.args).toEqual([
      undefined,
      [[true, { error: "#N/A" }, null, "5%"]],
      [[null]],
    ]);
  });

  it("calculate 500 cells, and again those that changed", async () => {
    put(
      grid,
      "A1",
      Array.from({ length: 500 }, (_, row) => [row, `=TWICE(A${row + 1})`]),
    );
    await grid.settled();
    expect(valueAt(grid, "B500")).toBe(998);
    const asked = addIn.count("TWICE");
    const events = await eventsOf(grid, () => {
      put(grid, "A500", [[1000]]);
    });
    expect(valueAt(grid, "B500")).toBe(2000);
    expect(addIn.count("TWICE")).toBe(asked + 1);
    expect(events.map(({ kind }) => kind)).toEqual(["changed", "calculated"]);
  });
});
