import { excelRegisterPort } from "../../src/excel/excel-register-port";
import { findRegister } from "../../src/session/find-register";
import { CellError, SheetError } from "../../src/session/register-port";
import { openRegisterStore, type RegisterStore } from "../../src/session/register-store";
import type { SheetRange } from "../../src/workbook/grid";
import { MemoryGrid } from "../support/memory-grid";
import { aMoment, officeOver, type OpenedOffice } from "../workbook/office-host/opened-office";

/*
 * The adapter speaks to the real office.js, which speaks to our host over a grid in memory.
 */

const openOffice = officeOver(() => {
  const grid = new MemoryGrid();
  const typing = {
    begin: () => {
      grid.editing = true;
    },
    end: () => {
      grid.editing = false;
    },
  };
  return { grid, typing };
});

const headers = ["Threat", "Frequency", "Loss", "Spend"];

describe("the workbook in Excel", () => {
  let office: OpenedOffice;
  let first: string;

  beforeEach(async () => {
    office = await openOffice();
    const { Excel, OfficeExtension } = office.window;
    Object.assign(globalThis, { Excel, OfficeExtension });
    first = office.grid.activeSheet();
  });

  const range = (sheet: string, row: number, column: number, rows: number, columns: number) =>
    ({
      sheet,
      startRow: row,
      startColumn: column,
      endRow: row + rows - 1,
      endColumn: column + columns - 1,
    }) satisfies SheetRange;

  const fill = (
    sheet: string,
    row: number,
    column: number,
    rows: readonly (readonly (string | number | boolean)[])[],
  ): SheetRange => {
    const cells = range(sheet, row, column, rows.length, rows[0]?.length ?? 1);
    office.grid.write(cells, rows);
    return cells;
  };

  it("lists tables first, then what sheets hold, the active sheet before the others", async () => {
    fill(first, 2, 1, [["note", 1]]);
    const other = office.grid.addSheet("Q1 risks").id;
    const table = office.grid.addTable(fill(other, 0, 0, [headers, ["Fire", 1, 2, 3]]), true, "T");
    const own = fill(first, 5, 0, [["Name"], ["x"]]);
    const mine = office.grid.addTable(own, true, "Mine");
    office.grid.activateSheet(other);
    const listed = await excelRegisterPort.candidates();
    expect(listed.map(({ kind, sheet, row, column }) => [kind, sheet, row, column])).toEqual([
      ["table", "Q1 risks", 0, 0],
      ["table", "Sheet1", 5, 0],
      ["sheet", "Q1 risks", 0, 0],
      ["sheet", "Sheet1", 2, 0],
    ]);
    expect(listed[0]?.cells).toEqual([headers]);
    expect(table.id).not.toBe(mine.id);
  });

  it("has no candidates where it is empty or hidden", async () => {
    expect(await excelRegisterPort.candidates()).toEqual([]);
    const hidden = office.grid.addSheet("Hidden").id;
    fill(hidden, 0, 0, [headers, ["Fire", 1, 2, 3]]);
    office.grid.setSheet(hidden, { visibility: "Hidden" });
    expect(await excelRegisterPort.candidates()).toEqual([]);
  });

  it("reads cells as what they are: blank, number, text, truth value, error", async () => {
    const cells = fill(first, 0, 0, [
      headers,
      ["Fire", 0.5, true, ""],
      ["x", "'#NAME?", "=nobody()", 0],
    ]);
    office.grid.addTable(cells, true, "T");
    const [candidate] = await excelRegisterPort.candidates();
    const area = await excelRegisterPort.read(candidate?.id ?? "");
    expect(area?.cells[1]).toEqual(["Fire", 0.5, true, null]);
    expect(area?.cells[2]).toEqual(["x", "#NAME?", new CellError("#NAME?"), 0]);
  });

  it("finds a table again under another name and in another place, and not once it is gone", async () => {
    const cells = fill(first, 0, 0, [headers, ["Fire", 1, 2, 3]]);
    const table = office.grid.addTable(cells, true, "T");
    const register = await findRegister(excelRegisterPort);
    const id = register?.area.id ?? "";
    office.grid.setTable(table.id, { name: "Renamed" });
    office.grid.setSheet(first, { name: "Elsewhere" });
    expect(await excelRegisterPort.read(id)).toMatchObject({ sheet: "Elsewhere", id });
    office.grid.deleteTable(table.id, true);
    expect(await excelRegisterPort.read(id)).toBe(null);
    expect(await excelRegisterPort.read("sheet no-such")).toBe(null);
  });

  it("leaves the totals row of a table out", async () => {
    const cells = fill(first, 0, 0, [headers, ["Fire", 1, 2, 3]]);
    const table = office.grid.addTable(cells, true, "T");
    office.grid.setTable(table.id, { showTotals: true });
    const register = await findRegister(excelRegisterPort);
    expect(register?.cells).toEqual([headers, ["Fire", 1, 2, 3]]);
  });

  it("brings a sheet to the front and selects cells on it", async () => {
    const other = office.grid.addSheet("Q1 risks").id;
    office.grid.addTable(fill(other, 3, 1, [headers, ["Fire", 1, 2, 3]]), true, "T");
    const register = await findRegister(excelRegisterPort);
    await excelRegisterPort.select(register?.area.id ?? "", {
      row: 4,
      column: 2,
      rows: 1,
      columns: 2,
    });
    expect(office.grid.activeSheet()).toBe(other);
    expect(office.grid.selection()).toEqual(range(other, 4, 2, 1, 2));
  });

  it("says that a cell is being edited", async () => {
    office.typing?.begin();
    await expect(excelRegisterPort.candidates()).rejects.toThrow(
      new SheetError("cell-edit", "A cell is being edited. Press Enter in the sheet to go on."),
    );
    office.typing?.end();
  });

  it("tells of edits, of new tables and of sheets that go, until it need not", async () => {
    const other = office.grid.addSheet("Other").id;
    let hints = 0;
    const end = await excelRegisterPort.subscribe(() => hints++);
    const told = async (act: () => void): Promise<boolean> => {
      hints = 0;
      act();
      await office.grid.settled();
      await aMoment();
      return hints > 0;
    };
    const rows = [headers, ["Fire", 1, 2, 3]];
    expect(await told(() => fill(first, 0, 0, rows))).toBe(true);
    expect(await told(() => office.grid.addTable(range(first, 0, 0, 2, 4), true, "T"))).toBe(true);
    expect(
      await told(() => {
        office.grid.deleteSheet(other);
      }),
    ).toBe(true);
    await end();
    expect(await told(() => fill(first, 5, 5, [["after"]]))).toBe(false);
  });

  describe("with a register in it", () => {
    let store: RegisterStore;

    const shown = async (wanted: object): Promise<void> => {
      for (let wait = 0; wait < 100; wait++) {
        const { register } = store.getSnapshot();
        if (Object.entries(wanted).every(([key, value]) => register[key as never] === value)) break;
        await aMoment();
      }
      expect(store.getSnapshot().register).toMatchObject(wanted);
    };

    beforeEach(async () => {
      const cells = fill(first, 3, 1, [headers, ["Fire", 0.1, 1000, 40]]);
      office.grid.addTable(cells, true, "Threats");
      store = openRegisterStore(excelRegisterPort, (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => {
          clearTimeout(timer);
        };
      });
      await shown({ kind: "read", expectedLoss: 100 });
    });

    afterEach(async () => {
      store.close();
      await aMoment();
    });

    it("keeps up with edits", async () => {
      fill(first, 4, 3, [[5000]]);
      await shown({ kind: "read", expectedLoss: 500 });
    });

    it("names a problem as soon as it is typed, and forgets it when it is gone", async () => {
      fill(first, 4, 2, [["often"]]);
      await shown({ kind: "problems" });
      fill(first, 4, 2, [[0.2]]);
      await shown({ kind: "read", expectedLoss: 200 });
    });

    it("sees a deleted row that no event told of, once it is asked to look", async () => {
      office.host.faults.lostRowDeletes = true;
      fill(first, 5, 1, [["Theft", 1, 10, 0]]);
      const [table] = office.grid.tables();
      office.grid.setTable(table?.id ?? "", {
        range: { startRow: 3, startColumn: 1, endRow: 5, endColumn: 4 },
      });
      store.refresh();
      await shown({ kind: "read", threats: 2 });
      office.grid.deleteTableRows(table?.id ?? "", 1, 1);
      store.refresh();
      await shown({ kind: "read", threats: 1 });
    });
  });
});
