import type { ICellData } from "@univerjs/core";
import {
  Direction,
  ICommandService,
  RANGE_TYPE,
  RedoCommandId,
  UndoCommandId,
} from "@univerjs/core";
import {
  InsertRowByRangeCommand,
  RemoveRowByRangeCommand,
  SetRangeValuesCommand,
  SetStyleCommand,
} from "@univerjs/sheets";
import type { Book } from "../../../src/workbook/book/book";
import type { CellInput, Grid } from "../../../src/embedded/grid";
import { openHeadlessGrid } from "../../../src/embedded/univer-grid/open-headless-grid";
import {
  eventsOf,
  formulaAt,
  put,
  rangeAt,
  sheetId,
  valueAt,
  valuesAt,
} from "../../support/workbook/grid-cells";
import { openGridWithTyping } from "../../support/workbook/univer-typing";

type Opened = ReturnType<typeof openGridWithTyping>;
let opened: Opened;
let grid: Grid;
beforeEach(() => {
  opened = openGridWithTyping();
  grid = opened.grid;
});
afterEach(() => {
  grid.close();
});

const commands = () => opened.univer.__getInjector().get(ICommandService);

/** What a user does who types into a cell. */
function type(address: string, value: CellInput): void {
  const { sheet, ...range } = rangeAt(grid, address);
  const isFormula = typeof value === "string" && value.startsWith("=");
  commands().syncExecuteCommand(SetRangeValuesCommand.id, {
    subUnitId: sheet,
    range,
    value: isFormula ? { f: value, v: null } : { v: value },
  });
}

const userUndo = () => commands().executeCommand(UndoCommandId);

describe("steps of undo", () => {
  it("hold everything of one run, and what a user does is a step of its own", async () => {
    const close = grid.openStep();
    put(grid, "A1", [[1]]);
    put(grid, "A2", [[2]]);
    type("C1", "user's");
    put(grid, "A3", [[3]]);
    grid.setFormat(rangeAt(grid, "A1"), "bold", true);
    close();
    grid.undo();
    expect(valuesAt(grid, "A1:A3").flat()).toEqual([1, 2, null]);
    expect(valueAt(grid, "C1")).toBe("user's");
    grid.undo();
    expect(valueAt(grid, "C1")).toBeNull();
    expect(valueAt(grid, "A2")).toBe(2);
    grid.undo();
    expect(valuesAt(grid, "A1:A3").flat()).toEqual([null, null, null]);
    grid.redo();
    grid.redo();
    grid.redo();
    expect(valuesAt(grid, "A1:A3").flat()).toEqual([1, 2, 3]);
    expect(grid.format(rangeAt(grid, "A1"), "bold")).toBe(true);
    await grid.settled();
  });

  it("leave formulas where they are when a look comes back by Redo", async () => {
    put(grid, "A1", [[2, "=A1*2", "=SEQUENCE(2)"]]);
    await grid.settled();
    const { sheet, ...range } = rangeAt(grid, "A1:C2");
    const style = { type: "bl", value: 1 };
    commands().syncExecuteCommand(SetStyleCommand.id, { subUnitId: sheet, range, style });
    await userUndo();
    expect(grid.format(rangeAt(grid, "B1"), "bold")).toBe(false);
    await commands().executeCommand(RedoCommandId);
    await grid.settled();
    expect(grid.format(rangeAt(grid, "B1"), "bold")).toBe(true);
    expect(grid.formulas(rangeAt(grid, "A1:C1"))).toEqual([[2, "=A1*2", "=SEQUENCE(2)"]]);
    put(grid, "A1", [[5]]);
    await grid.settled();
    expect(valuesAt(grid, "A1:C2")).toEqual([
      [5, 10, 1],
      [null, null, 2],
    ]);
  });

  it("may be nested", () => {
    const outer = grid.openStep();
    put(grid, "A1", [[1]]);
    const inner = grid.openStep();
    put(grid, "A2", [[2]]);
    inner();
    put(grid, "A3", [[3]]);
    outer();
    outer();
    grid.undo();
    expect(valuesAt(grid, "A1:A3").flat()).toEqual([null, null, null]);
  });

  it("are undone by the user's own key too", async () => {
    const close = grid.openStep();
    put(grid, "A1", [["=1+1", 5]]);
    grid.setFormat(rangeAt(grid, "A1:B1"), "bold", true);
    close();
    await grid.settled();
    grid.setFormat(rangeAt(grid, "A1"), "italic", true);
    await userUndo();
    await grid.settled();
    expect(formulaAt(grid, "A1")).toBe("=1+1");
    expect(valueAt(grid, "A1")).toBe(2);
    expect(grid.format(rangeAt(grid, "A1"), "italic")).toBe(false);
    await userUndo();
    await grid.settled();
    expect(valueAt(grid, "A1")).toBeNull();
  });

  it("take back what a table did along with a user's edit", async () => {
    put(grid, "A1", [["Key"], ["a"]]);
    grid.addTable(rangeAt(grid, "A1:A2"), true, "Keys");
    type("A3", "b");
    expect(grid.tables()[0]?.range).toEqual(rangeAt(grid, "A1:A3"));
    await userUndo();
    expect(grid.tables()[0]?.range).toEqual(rangeAt(grid, "A1:A2"));
    expect(valueAt(grid, "A3")).toBeNull();
    type("A1", "Name");
    expect(grid.book().tables[0]?.columns).toEqual(["Name"]);
    await userUndo();
    expect(grid.book().tables[0]?.columns).toEqual(["Key"]);
  });

  it("nothing to undo is nothing undone", () => {
    grid.undo();
    grid.redo();
    expect(valueAt(grid, "A1")).toBeNull();
  });
});

describe("events", () => {
  const kinds = async (work: () => unknown) =>
    (await eventsOf(grid, work)).map((event) =>
      event.kind === "changed" ? event.change : event.kind,
    );

  it("tell of an edit of one cell what was there and what is", async () => {
    put(grid, "B2", [[1]]);
    for (const edit of [
      () => {
        put(grid, "B2", [[2]]);
      },
      () => {
        grid.undo();
      },
    ]) {
      const before = valueAt(grid, "B2");
      const [event] = await eventsOf(grid, edit);
      expect(event).toEqual({
        kind: "changed",
        change: "RangeEdited",
        range: rangeAt(grid, "B2"),
        detail: { before, after: valueAt(grid, "B2") },
      });
    }
  });

  it("tell of many cells in one", async () => {
    const events = await eventsOf(grid, () => {
      put(grid, "B2", [
        [1, null],
        [2, 3],
      ]);
    });
    expect(events).toEqual([
      { kind: "changed", change: "RangeEdited", range: rangeAt(grid, "B2:C3"), detail: null },
    ]);
  });

  it("never take results of formulas for edits", async () => {
    put(grid, "A1", [[1, "=A1*2", "=SEQUENCE(A1)"]]);
    await grid.settled();
    const events = await eventsOf(grid, () => {
      put(grid, "A1", [[3]]);
    });
    expect(events.map(({ kind }) => kind)).toEqual(["changed", "calculated"]);
    expect(events[1]).toEqual({ kind: "calculated", sheets: [grid.activeSheet()] });
  });

  it("tell of what a user does", async () => {
    expect(
      await kinds(() => {
        type("A1", 5);
      }),
    ).toEqual(["RangeEdited"]);
    expect(await kinds(userUndo)).toEqual(["RangeEdited"]);
  });

  it("tell of rows a user puts in, once, whatever formulas follow", async () => {
    put(grid, "A1", [[1, "=A1"]]);
    put(grid, "A5", [["Key"], ["a"]]);
    grid.addTable(rangeAt(grid, "A5:A6"), true);
    await grid.settled();
    const { sheet } = rangeAt(grid, "A1");
    const range = { startRow: 0, endRow: 0, startColumn: 0, endColumn: 25 };
    expect(
      await kinds(() =>
        commands().syncExecuteCommand(InsertRowByRangeCommand.id, {
          unitId: opened.unit(),
          subUnitId: sheet,
          range,
          direction: Direction.UP,
        }),
      ),
    ).toEqual(["RowInserted", "tableChanged", "selected", "calculated"]);
    expect(grid.tables()[0]?.range).toEqual(rangeAt(grid, "A6:A7"));
    expect(formulaAt(grid, "B2")).toBe("=A2");
    await userUndo();
    expect(grid.tables()[0]?.range).toEqual(rangeAt(grid, "A5:A6"));
  });

  it.each([
    [
      "looks",
      () => {
        grid.setFormat(rangeAt(grid, "A1"), "bold", true);
      },
      [],
    ],
    [
      "number formats",
      () => {
        grid.setNumberFormats(rangeAt(grid, "A1"), [["0"]]);
      },
      [],
    ],
    [
      "cells put in",
      () => {
        grid.insert(rangeAt(grid, "A1"), "Down");
      },
      ["CellInserted"],
    ],
    [
      "cells taken out",
      () => {
        grid.remove(rangeAt(grid, "A1"), "Up");
      },
      ["CellDeleted"],
    ],
    [
      "a selection",
      () => {
        grid.select(rangeAt(grid, "B2:C3"));
      },
      ["selected"],
    ],
    [
      "the same selection twice",
      () => {
        grid.select(rangeAt(grid, "B2:C3"));
        grid.select(rangeAt(grid, "B2:C3"));
      },
      ["selected"],
    ],
  ])("of %s", async (_, work, expected) => {
    expect(await kinds(work)).toEqual(expected);
  });

  it("tell of sheets", async () => {
    const first = grid.activeSheet();
    let id = "";
    expect(
      await eventsOf(grid, () => {
        ({ id } = grid.addSheet("Plan"));
      }),
    ).toEqual([{ kind: "sheetAdded", sheet: id }]);
    expect(
      await eventsOf(grid, () => {
        grid.activateSheet(id);
      }),
    ).toEqual([
      { kind: "sheetDeactivated", sheet: first },
      { kind: "sheetActivated", sheet: id },
    ]);
    expect(
      (
        await eventsOf(grid, () => {
          grid.deleteSheet(id);
        })
      ).map(({ kind }) => kind),
    ).toEqual(["sheetDeactivated", "sheetActivated", "sheetDeleted"]);
  });

  it("end with the subscription", () => {
    let count = 0;
    const end = grid.subscribe(() => count++);
    put(grid, "A1", [[1]]);
    end();
    put(grid, "A1", [[2]]);
    expect(count).toBe(1);
  });
});

describe("a text a user puts into a cell", () => {
  it("is refused where it is longer than Excel's cells take, and nothing is lost", async () => {
    put(grid, "A1", [["short"]]);
    const range = rangeAt(grid, "A1");
    const write = (value: ICellData) =>
      eventsOf(grid, () => {
        void commands().executeCommand(SetRangeValuesCommand.id, {
          unitId: opened.unit(),
          subUnitId: range.sheet,
          range,
          value,
        });
      });
    const longest = "x".repeat(32_767);
    const rich = { body: { dataStream: `${longest}xx\r\n` } } as ICellData["p"] & object;
    for (const [value, length] of [
      [{ v: `${longest}x` }, 32_768],
      [{ p: rich }, 32_769],
    ] as const) {
      expect(await write(value)).toEqual([{ kind: "textRefused", range, length }]);
      expect(valueAt(grid, "A1")).toBe("short");
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await write({ v: longest });
    expect(valueAt(grid, "A1")).toBe(longest);
  });
});

describe("rows a user deletes with a table in them", () => {
  it("leave #REF! where formulas said it, in one step of undo with the rows", async () => {
    put(grid, "A1", [
      ["Threat", "Loss"],
      ["Fraud", 10],
      ["Theft", 20],
    ]);
    grid.addTable(rangeAt(grid, "A1:B3"), true, "Threats");
    put(grid, "A6", [["=SUM(Threats[Loss])+B7", 5]]);
    put(grid, "B7", [[7]]);
    grid.addSheet("Other");
    put(grid, "Other!A1", [["=SUM(Threats[Loss])"]]);
    await grid.settled();
    const range = { ...rangeAt(grid, "A1:B4"), rangeType: RANGE_TYPE.ROW };
    const events = await eventsOf(grid, () => {
      commands().syncExecuteCommand(RemoveRowByRangeCommand.id, {
        range,
        unitId: opened.unit(),
        subUnitId: range.sheet,
      });
    });
    expect(grid.tables()).toEqual([]);
    expect(formulaAt(grid, "A2")).toBe("=SUM(#REF!)+B3");
    expect(formulaAt(grid, "Other!A1")).toBe("=SUM(#REF!)");
    expect(valueAt(grid, "Other!A1")).toBe("#REF!");
    expect(events.map(({ kind }) => kind)).toEqual(["changed", "tableDeleted", "calculated"]);
    await userUndo();
    await grid.settled();
    expect(formulaAt(grid, "A6")).toBe("=SUM(Threats[Loss])+B7");
    expect([valueAt(grid, "A6"), valueAt(grid, "Other!A1")]).toEqual([37, 30]);
  });
});

describe("a protected sheet", () => {
  beforeEach(() => {
    put(grid, "A1", [[1]]);
    grid.protect(grid.activeSheet(), true);
  });

  it.each([
    () => {
      put(grid, "A1", [[2]]);
    },
    () => {
      grid.clear(rangeAt(grid, "A1"), "All");
    },
    () => {
      grid.insert(rangeAt(grid, "A1"), "Down");
    },
    () => {
      grid.setFormat(rangeAt(grid, "A1"), "bold", true);
    },
    () => {
      grid.addTable(rangeAt(grid, "A1:B2"), true);
    },
  ])("refuses edits of the add-in", (work) => {
    expect(work).toThrow(expect.objectContaining({ code: "AccessDenied" }) as Error);
    expect(valueAt(grid, "A1")).toBe(1);
  });

  it("refuses a user's edits and his undo", async () => {
    type("A1", 2);
    await userUndo();
    grid.undo();
    expect(valueAt(grid, "A1")).toBe(1);
  });

  it("tells of each wish of a user's once, and of none of the add-in's", async () => {
    const told = async (work: () => unknown) => {
      const events = await eventsOf(grid, () => void work());
      await new Promise((resolve) => setTimeout(resolve, 1));
      return events;
    };
    const range = rangeAt(grid, "B2:C3");
    const at = (address: string) => [{ kind: "refused", range: rangeAt(grid, address) }];
    expect(
      await told(() => {
        type("A1", 2);
        type("A1", 3);
      }),
    ).toEqual(at("A1"));
    expect(
      await told(() => {
        type("B2:C3", 2);
      }),
    ).toEqual(at("B2:C3"));
    grid.select(range);
    const params = { range, unitId: opened.unit(), subUnitId: range.sheet };
    const removeRows = () => commands().executeCommand(RemoveRowByRangeCommand.id, params);
    expect(await told(removeRows)).toEqual(at("B2:C3"));
    expect(
      await told(() => {
        expect(() => {
          put(grid, "A1", [[2]]);
        }).toThrow();
      }),
    ).toEqual([]);
  });

  it("goes on calculating, and takes edits again once it is free", async () => {
    grid.addSheet("Plan");
    put(grid, "Plan!A1", [["=Sheet1!A1+1"]]);
    await grid.settled();
    expect(valueAt(grid, "Plan!A1")).toBe(2);
    grid.protect(grid.activeSheet(), false);
    type("A1", 5);
    await grid.settled();
    expect(valueAt(grid, "Plan!A1")).toBe(6);
    expect(grid.isProtected(grid.activeSheet())).toBe(false);
  });
});

describe("while somebody types in a cell", () => {
  it("edits are refused until it is over", () => {
    opened.typing.begin();
    expect(grid.isEditing()).toBe(true);
    expect(() => {
      put(grid, "A1", [[1]]);
    }).toThrow(expect.objectContaining({ code: "InvalidOperationInCellEditMode" }) as Error);
    opened.typing.end();
    put(grid, "A1", [[1]]);
    expect(valueAt(grid, "A1")).toBe(1);
  });
});

describe("names", () => {
  it("mean cells, ranges, constants and formulas, of the book or of one sheet", async () => {
    const { id } = grid.addSheet("Plan");
    put(grid, "A1", [[2], [3]]);
    grid.setName({ name: "Amounts", sheet: null, formula: "=Sheet1!$A$1:$A$2" });
    grid.setName({ name: "Rate", sheet: null, formula: "=0.5" });
    grid.setName({ name: "Rate", sheet: id, formula: "=10" });
    put(grid, "C1", [["=SUM(amounts)*rate"]]);
    put(grid, "Plan!C1", [["=SUM(Amounts)*Rate"]]);
    await grid.settled();
    expect(valueAt(grid, "C1")).toBe(2.5);
    expect(valueAt(grid, "Plan!C1")).toBe(50);
    grid.setName({ name: "rate", sheet: null, formula: "=2" });
    await grid.settled();
    expect(valueAt(grid, "C1")).toBe(10);
    expect(grid.names()).toHaveLength(3);
    grid.deleteName("Rate", id);
    await grid.settled();
    expect(valueAt(grid, "Plan!C1")).toBe(10);
    grid.undo();
    grid.undo();
    await grid.settled();
    expect(valueAt(grid, "C1")).toBe(2.5);
    expect(valueAt(grid, "Plan!C1")).toBe(50);
  });

  it("follow cells that move", async () => {
    put(grid, "A1", [[2], [3], ["=SUM(Amounts)"]]);
    grid.setName({ name: "Amounts", sheet: null, formula: "=Sheet1!$A$1:$A$2" });
    grid.insert(rangeAt(grid, "A1:A2"), "Down");
    await grid.settled();
    expect(grid.names()[0]?.formula).toBe("=Sheet1!$A$3:$A$4");
    expect(valueAt(grid, "A5")).toBe(5);
    grid.undo();
    await grid.settled();
    expect(grid.names()[0]?.formula).toBe("=Sheet1!$A$1:$A$2");
    expect(valueAt(grid, "A3")).toBe(5);
  });

  it.each([
    [{ name: "A1", sheet: null, formula: "=1" }, "InvalidArgument"],
    [{ name: "Rate", sheet: null, formula: "=1+" }, "InvalidArgument"],
    [{ name: "Rate", sheet: "none", formula: "=1" }, "ItemNotFound"],
  ])("%j is refused", (name, code) => {
    expect(() => {
      grid.setName(name);
    }).toThrow(expect.objectContaining({ code }) as Error);
  });

  it("that are not there cannot be deleted", () => {
    expect(() => {
      grid.deleteName("Rate", null);
    }).toThrow(expect.objectContaining({ code: "ItemNotFound" }) as Error);
  });
});

describe("sheets", () => {
  it("are added, named, moved, coloured, hidden, and all of it undone", () => {
    const { id } = grid.addSheet();
    expect(grid.sheets().map(({ name }) => name)).toEqual(["Sheet1", "Sheet2"]);
    grid.setSheet(id, { name: "Plan", position: 0, tabColor: "#C00000", visibility: "VeryHidden" });
    expect(grid.sheets()[0]).toEqual({
      id,
      name: "Plan",
      visibility: "VeryHidden",
      tabColor: "#C00000",
    });
    grid.undo();
    expect(grid.sheets()[1]).toEqual({ id, name: "Sheet2", visibility: "Visible", tabColor: "" });
    grid.undo();
    expect(grid.sheets()).toHaveLength(1);
  });

  it("keep one that shows", () => {
    const only = grid.activeSheet();
    for (const work of [
      () => {
        grid.deleteSheet(only);
      },
      () => {
        grid.setSheet(only, { visibility: "Hidden" });
      },
    ]) {
      expect(work).toThrow(expect.objectContaining({ code: "InvalidOperation" }) as Error);
    }
  });

  it("step aside when they are hidden", () => {
    const first = grid.activeSheet();
    const { id } = grid.addSheet("Plan");
    grid.setSheet(first, { visibility: "Hidden" });
    expect(grid.activeSheet()).toBe(id);
  });

  it.each([
    ["sheet1", "ItemAlreadyExists"],
    ["a/b", "InvalidArgument"],
    ["", "InvalidArgument"],
    ["'quoted'", "InvalidArgument"],
  ])("named %j are refused", (name, code) => {
    expect(() => grid.addSheet(name)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it("that are not there are refused", () => {
    for (const work of [
      () => {
        grid.activateSheet("none");
      },
      () => grid.values({ sheet: "none", startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 }),
      () => {
        grid.deleteTable("none", true);
      },
    ]) {
      expect(work).toThrow(expect.objectContaining({ code: "ItemNotFound" }) as Error);
    }
  });
});

describe("the selection", () => {
  it("is the first cell of a new book", () => {
    expect(grid.selection()).toEqual(rangeAt(grid, "A1"));
  });

  it("goes to another sheet with its range", () => {
    const { id } = grid.addSheet("Plan");
    grid.select({ sheet: id, startRow: 1, endRow: 2, startColumn: 1, endColumn: 1 });
    expect(grid.activeSheet()).toBe(id);
    expect(grid.selection()).toEqual(rangeAt(grid, "Plan!B2:B3"));
  });
});

describe("settling", () => {
  it("is over at once in an idle book", async () => {
    await grid.settled();
    let isOver = false;
    void grid.settled().then(() => {
      isOver = true;
    });
    await Promise.resolve();
    await Promise.resolve();
    expect(isOver).toBe(true);
  });

  it("waits for every edit made before, a hundred times", async () => {
    put(grid, "B1", [["=A1+1", "=B1+1", "=SEQUENCE(3)*C1", "=SUM(D2:D3)"]]);
    for (let round = 0; round < 100; round++) {
      put(grid, "A1", [[round]]);
      if (round % 3 === 0) await Promise.resolve();
      if (round % 5 === 0) {
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
      }
      put(grid, "A1", [[round + 1]]);
      await grid.settled();
      expect(valueAt(grid, "E1")).toBe((round + 3) * 5);
    }
  });

  it("ends for those who wait when the book is closed", async () => {
    const other = openHeadlessGrid();
    other.defineFunctions(
      [{ id: "NEVER", name: "NEVER", parameters: [] }],
      () => new Promise(() => undefined),
    );
    put(other, "A1", [["=NEVER()"]]);
    const wait = other.settled();
    other.close();
    await wait;
  });
});

describe("a book", () => {
  const book: Book = {
    sheets: [
      {
        name: "Register",
        hidden: false,
        cells: [
          { row: 0, column: 0, value: "Threat", style: { bold: true, fill: "#D9E1F2" } },
          { row: 0, column: 1, value: "Loss" },
          { row: 1, column: 0, value: "Fraud" },
          { row: 1, column: 1, value: 1234.5, format: "#,##0.00" },
          { row: 3, column: 0, value: 1234.5, formula: "SUM(Threats[Loss])" },
          { row: 4, column: 0, value: 6, formula: "SUM(A7:A9)", fills: area(4, 0, 4, 0) },
          { row: 6, column: 0, value: 1, formula: "_xlfn.SEQUENCE(3)", spill: [[1], [2], [3]] },
          { row: 0, column: 3, value: true },
          { row: 1, column: 3, value: { error: "#N/A" } },
          { row: 2, column: 3, value: "007" },
          { row: 3, column: 3, value: 45292.5, format: "yyyy-mm-dd" },
          {
            row: 4,
            column: 3,
            value: "look",
            style: {
              italic: true,
              underline: true,
              strike: true,
              fontName: "Arial",
              fontSize: 14,
              fontColor: "#C00000",
              horizontal: "right",
              vertical: "top",
              wrap: true,
              indent: 2,
              top: { style: "thin" },
              bottom: { style: "double", color: "#FF0000" },
            },
          },
        ],
        blanks: [{ row: 9, column: 9, format: "0%", style: { fill: "#FFFF00" } }],
        columns: [
          { column: 0, width: 20 },
          { column: 2, hidden: true },
        ],
        rows: [{ row: 0, height: 30 }],
        merges: [area(11, 0, 11, 2)],
        frozen: { rows: 1, columns: 1 },
        tabColor: "#1F4E78",
        rowHeight: 30,
        columnWidth: 12,
        zoom: 70,
      },
      { name: "Hidden one", hidden: true, cells: [{ row: 0, column: 0, value: 1 }] },
      { name: "Very", hidden: true, veryHidden: true, cells: [], showGridLines: false },
    ],
    tables: [
      {
        name: "Threats",
        sheet: "Register",
        range: area(0, 0, 1, 1),
        columns: ["Threat", "Loss"],
        hasHeader: true,
        hasTotals: false,
        style: "TableStyleLight9",
        hasRowStripes: false,
        hasFilter: false,
      },
    ],
    names: [
      { name: "Rate", formula: "0.5", comment: "of the year" },
      { name: "Local", sheet: "Register", formula: "Register!$A$1", hidden: true },
    ],
    from1904: true,
    iteration: { rounds: 50, change: 0.01 },
    properties: { core: "<coreProperties><title>Budget</title></coreProperties>" },
  };

  it("is the same after it was opened and calculated", async () => {
    const other = openHeadlessGrid(book);
    await other.settled();
    const again = other.book();
    expect(again.tables).toEqual(book.tables);
    expect(again.names).toEqual(book.names);
    const { from1904, iteration, properties } = book;
    expect(again).toMatchObject({ from1904, iteration, properties });
    const inOrder = ({ sheets }: Book) =>
      sheets.map((sheet) => ({
        ...sheet,
        cells: [...sheet.cells].sort((a, b) => a.row - b.row || a.column - b.column),
      }));
    expect(inOrder(again)).toEqual(inOrder(book));
    other.close();
  });

  it("opens with its first visible sheet active, and its tables and names in use", async () => {
    const other = openHeadlessGrid(book);
    expect(
      other.sheets()[other.sheets().findIndex(({ id }) => id === other.activeSheet())]?.name,
    ).toBe("Register");
    put(other, "F1", [["=SUM(Threats[Loss])*Rate"]]);
    await other.settled();
    expect(valueAt(other, "F1")).toBe(617.25);
    expect(sheetId(other, "Hidden one")).toBe(other.sheets()[1]?.id);
    other.close();
  });
});

function area(startRow: number, startColumn: number, endRow: number, endColumn: number) {
  return { startRow, startColumn, endRow, endColumn };
}
