import { excelRegisterPort } from "../../src/excel/excel-register-port";
import { findRegisters } from "../../src/session/find/find-register";
import { threatTable } from "../../src/session/find/table-kind";
import type { Change, Hint } from "../../src/session/contract/register-port";
import { CellError, SheetError } from "../../src/session/contract/register-port";
import type { SheetRange } from "../../src/embedded/grid";
import { MemoryGrid } from "../support/workbook/memory-grid";
import { aMoment, officeOver, type OpenedOffice } from "../embedded/office-host/opened-office";

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
    const { Excel, Office, OfficeExtension } = office.window;
    Object.assign(globalThis, { Excel, Office, OfficeExtension });
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
    const [register] = await findRegisters(excelRegisterPort, threatTable);
    const id = register?.place.id ?? "";
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
    const [register] = await findRegisters(excelRegisterPort, threatTable);
    const id = register?.place.id ?? "";
    expect((await excelRegisterPort.read(id))?.cells).toEqual([headers, ["Fire", 1, 2, 3]]);
    expect((await excelRegisterPort.block(id, () => null))?.cells).toHaveLength(2);
  });

  it("brings a sheet to the front and selects cells on it", async () => {
    const other = office.grid.addSheet("Q1 risks").id;
    office.grid.addTable(fill(other, 3, 1, [headers, ["Fire", 1, 2, 3]]), true, "T");
    const [register] = await findRegisters(excelRegisterPort, threatTable);
    await excelRegisterPort.select(register?.place.id ?? "", {
      row: 4,
      column: 2,
      rows: 1,
      columns: 2,
    });
    expect(office.grid.activeSheet()).toBe(other);
    expect(office.grid.selection()).toEqual(range(other, 4, 2, 1, 2));
  });

  it("says so where the sheet is hidden, and stays where it is", async () => {
    const other = office.grid.addSheet("Q1 risks").id;
    office.grid.addTable(fill(other, 3, 1, [headers, ["Fire", 1, 2, 3]]), true, "T");
    const [register] = await findRegisters(excelRegisterPort, threatTable);
    office.grid.setSheet(other, { visibility: "Hidden" });
    const cells = { row: 4, column: 2, rows: 1, columns: 2 };
    await expect(excelRegisterPort.select(register?.place.id ?? "", cells)).rejects.toMatchObject({
      failure: "refused",
      message: expect.stringContaining("The sheet Q1 risks is hidden") as string,
    });
    expect(office.grid.activeSheet()).toBe(first);
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

  it("tells where the user goes", async () => {
    const other = office.grid.addSheet("Other").id;
    const hints: Hint[] = [];
    const end = await excelRegisterPort.subscribe((hint) => hints.push(hint));
    office.grid.select(range(first, 2, 1, 1, 1));
    await aMoment();
    expect(hints).toEqual(["selection"]);
    office.grid.activateSheet(other);
    await aMoment();
    expect(new Set(hints)).toEqual(new Set(["selection"]));
    await end();
  });

  it("knows what the selection lies in", async () => {
    const cells = fill(first, 2, 1, [headers, ["Fire", 1, 2, 3]]);
    const { id } = office.grid.addTable(cells, true, "T");
    office.grid.select(range(first, 3, 2, 1, 2));
    expect(await excelRegisterPort.selection()).toEqual({
      sheet: "Sheet1",
      areas: [`table ${id}`, `sheet ${first}`],
      cells: { row: 3, column: 2, rows: 1, columns: 2 },
    });
    office.grid.select(range(first, 9, 9, 1, 1));
    expect(await excelRegisterPort.selection()).toMatchObject({ areas: [`sheet ${first}`] });
  });

  it("keeps a text in the workbook", async () => {
    expect(await excelRegisterPort.kept()).toBe(null);
    await excelRegisterPort.keep("one");
    await excelRegisterPort.keep("two");
    expect(await excelRegisterPort.kept()).toBe("two");
  });

  it("makes an empty register and goes there", async () => {
    fill(first, 0, 0, [["Threats"]]);
    office.grid.addSheet("Register");
    const id = await excelRegisterPort.create({
      sheet: "register",
      name: "Threats",
      columns: [
        { header: "Threat", format: "General", width: 30 },
        { header: "Spend", format: "#,##0", width: 10 },
      ],
      rows: [],
      results: [],
      controls: {
        sheet: "Controls",
        name: "Controls",
        columns: [{ header: "Control", format: "General", width: 30 }],
        rows: [["=Backups"]],
      },
    });
    const block = await excelRegisterPort.block(id, () => null);
    expect(block).toMatchObject({
      area: { id, kind: "table", sheet: "register 2", table: "Threats" },
      place: { row: 0, column: 0, rows: 2, columns: 2 },
      cells: [
        ["Threat", "Spend"],
        [null, null],
      ],
      formats: [
        ["General", "General"],
        ["General", "#,##0"],
      ],
    });
    expect(office.grid.sheets().find(({ id: at }) => at === office.grid.activeSheet())?.name).toBe(
      "register 2",
    );
  });

  it("makes a table on a sheet of its own, and stays where the user is", async () => {
    office.grid.addSheet("Scenarios");
    const active = office.grid.activeSheet();
    const id = await excelRegisterPort.makeTable({
      sheet: "Scenarios",
      name: "Scenarios",
      columns: [
        { header: "Scenario", format: "General", width: 24 },
        { header: "Change", format: "General", width: 12 },
      ],
      rows: [["Worse", 1.5]],
    });
    expect(await excelRegisterPort.block(id, () => null)).toMatchObject({
      area: { id, kind: "table", sheet: "Scenarios 2", table: "Scenarios" },
      place: { row: 0, column: 0, rows: 2, columns: 2 },
      cells: [
        ["Scenario", "Change"],
        ["Worse", 1.5],
      ],
    });
    expect(office.grid.activeSheet()).toBe(active);
  });

  it("deletes several rows of a table in one step", async () => {
    const cells = fill(first, 0, 0, [["Scenario"], ["A"], ["B"], ["C"]]);
    office.grid.addTable(cells, true, "Scenarios");
    const [{ id } = { id: "" }] = await excelRegisterPort.candidates();
    const places = [id, id].map((each) => ({ id: each, locate: () => null }));
    await excelRegisterPort.changeTogether(places, () => ({
      changes: [
        { kind: "remove", row: 3 },
        { kind: "remove", row: 1 },
      ],
      answer: null,
    }));
    const now = async () => (await excelRegisterPort.block(id, () => null))?.cells;
    expect(await now()).toEqual([["Scenario"], ["B"]]);
    office.grid.undo();
    expect(await now()).toEqual([["Scenario"], ["A"], ["B"], ["C"]]);
  });

  it("tells formulas from texts that look like them", async () => {
    const cells = fill(first, 0, 0, [headers, ["'=1+1", "=1+1", "'#N/A", 2]]);
    office.grid.addTable(cells, true, "T");
    office.grid.setNumberFormats(range(first, 1, 3, 1, 1), [["0.00%"]]);
    const [candidate] = await excelRegisterPort.candidates();
    const block = await excelRegisterPort.block(candidate?.id ?? "", () => null);
    expect(block?.cells[1]).toEqual(["=1+1", 2, "#N/A", 2]);
    expect(block?.formulas[1]).toEqual([null, "=1+1", null, null]);
    expect(block?.texts[1]).toEqual(["=1+1", "2", "#N/A", "200.00%"]);
    expect(block?.formats[1]).toEqual(["General", "General", "General", "0.00%"]);
  });

  it("reads what stands below a table, and where the other tables of its sheet are", async () => {
    const cells = fill(first, 1, 1, [headers, ["Fire", 1, 2, 3]]);
    office.grid.addTable(cells, true, "T");
    const [candidate] = await excelRegisterPort.candidates();
    const read = () => excelRegisterPort.block(candidate?.id ?? "", () => null);
    expect(await read()).toMatchObject({ others: [], around: { row: 3, cells: [] } });
    office.grid.addTable(
      fill(first, 5, 0, [
        ["Staff", "Desk"],
        ["Ann", 1],
      ]),
      true,
      "Staff",
    );
    const blank = [null, null, null, null, null];
    expect(await read()).toMatchObject({
      others: [{ row: 5, column: 0, rows: 2, columns: 2 }],
      around: {
        row: 3,
        column: 0,
        cells: [blank, blank, ["Staff", "Desk", null, null, null], ["Ann", 1, null, null, null]],
      },
    });
  });

  describe("changes a register", () => {
    const rows = [headers, ["Fire", 1, 2, 3], ["Theft", 4, 5, "=B3*10"]];
    const everything = { row: 0, column: 0, rows: 3, columns: 4 };
    let id: string;

    const change = (wanted: Change): Promise<void> =>
      excelRegisterPort.change(
        id,
        () => everything,
        () => ({ change: wanted, answer: undefined }),
      );
    const cells = (count: number): unknown[][] =>
      office.grid.formulas(range(first, 0, 0, count, 4)).map((row) => [...row]);
    const inTable = async (): Promise<void> => {
      office.grid.addTable(fill(first, 0, 0, rows), true, "T");
      id = (await excelRegisterPort.candidates())[0]?.id ?? "";
    };
    const inRange = async (): Promise<void> => {
      fill(first, 0, 0, rows);
      fill(first, 0, 5, [["a"], ["b"], ["c"], ["d"]]);
      id = (await excelRegisterPort.candidates())[0]?.id ?? "";
    };

    it.each([
      ["words", "Total outage (all of it)", "Total outage (all of it)"],
      ["a formula", '=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")'],
      ["a number", "1e5", "1e5"],
      ["a date", "March 5", "March 5"],
      ["a truth value", "TRUE", "TRUE"],
      ["an apostrophe", "'tis", "'tis"],
      ["an error", "#N/A", "#N/A"],
    ])("by a text that looks like %s, which stays that text", async (_, value, held) => {
      await inTable();
      await change({ kind: "write", cells: [{ row: 1, column: 0, value }] });
      expect(office.grid.values(range(first, 1, 0, 1, 1))).toEqual([[held]]);
      const block = await excelRegisterPort.block(id, () => null);
      expect([block?.cells[1]?.[0], block?.formulas[1]?.[0]]).toEqual([held, null]);
    });

    it("by cells, in one step of undo", async () => {
      await inTable();
      const before = cells(3);
      await change({
        kind: "write",
        cells: [
          { row: 1, column: 0, value: "Blaze" },
          { row: 1, column: 1, value: 0.5 },
          { row: 1, column: 2, value: null },
        ],
      });
      expect(cells(3)[1]).toEqual(["Blaze", 0.5, null, 3]);
      await aMoment();
      office.grid.undo();
      expect(cells(3)).toEqual(before);
    });

    it("by a row at the end of a table, above its totals", async () => {
      await inTable();
      const [table] = office.grid.tables();
      office.grid.setTable(table?.id ?? "", { showTotals: true });
      await change({
        kind: "insert",
        row: 3,
        like: 2,
        copied: [3],
        cells: [{ row: 3, column: 0, value: "Flood" }],
      });
      expect(cells(5).slice(2)).toEqual([
        ["Theft", 4, 5, "=B3*10"],
        ["Flood", null, null, "=B4*10"],
        ["Total", null, null, null],
      ]);
      expect(office.grid.tables()[0]?.range.endRow).toBe(4);
      await aMoment();
      office.grid.undo();
      expect(cells(4)[3]).toEqual(["Total", null, null, null]);
    });

    it("by a copy within a range, whose other columns stay where they are", async () => {
      await inRange();
      office.grid.setNumberFormats(range(first, 2, 2, 1, 1), [["0.0"]]);
      office.grid.setFormat(range(first, 2, 0, 1, 1), "bold", true);
      await change({
        kind: "insert",
        row: 2,
        like: 2,
        copied: [0, 1, 2, 3],
        cells: [{ row: 2, column: 0, value: "Theft (2)" }],
      });
      expect(cells(4)).toEqual([
        headers,
        ["Fire", 1, 2, 3],
        ["Theft (2)", 4, 5, expect.stringMatching(/^=B[23]\*10$/)],
        // References in a grid in memory do not move with their cells.
        ["Theft", 4, 5, expect.stringMatching(/^=B[34]\*10$/)],
      ]);
      expect(office.grid.numberFormats(range(first, 2, 2, 1, 1))).toEqual([["0.0"]]);
      expect(office.grid.format(range(first, 2, 0, 1, 1), "bold")).toBe(true);
      expect(office.grid.values(range(first, 0, 5, 4, 1)).flat()).toEqual(["a", "b", "c", "d"]);
    });

    it("by a row less", async () => {
      await inTable();
      await change({ kind: "remove", row: 1 });
      expect(office.grid.values(range(first, 0, 0, 2, 3))).toEqual([
        headers.slice(0, 3),
        ["Theft", 4, 5],
      ]);
      expect(office.grid.tables()[0]?.range.endRow).toBe(1);
    });

    it("by a row less in its own columns", async () => {
      await inRange();
      await change({ kind: "remove", row: 1 });
      expect(cells(3).map(([name]) => name)).toEqual(["Threat", "Theft", null]);
      expect(office.grid.values(range(first, 0, 5, 4, 1)).flat()).toEqual(["a", "b", "c", "d"]);
    });

    it("not at all where that was decided", async () => {
      await inTable();
      const answer = await excelRegisterPort.change(
        id,
        () => null,
        (now) => ({ change: null, answer: now?.cells.length }),
      );
      expect(answer).toBe(3);
      const lost = await excelRegisterPort.change(
        "table nobody",
        () => null,
        (now) => ({ change: { kind: "remove", row: 1 }, answer: now }),
      );
      expect(lost).toBe(null);
      expect(cells(3)[1]).toEqual(["Fire", 1, 2, 3]);
    });

    it("not in a protected sheet, and says what to do", async () => {
      await inTable();
      office.grid.protect(first, true);
      expect(await excelRegisterPort.block(id, () => null)).toMatchObject({ isProtected: true });
      await expect(change({ kind: "remove", row: 1 })).rejects.toThrow(
        new SheetError(
          "protected",
          "The sheet is protected, so nothing was changed. Take the protection off under Review, Unprotect Sheet.",
        ),
      );
    });
  });
});
