import type { GridTable, SheetRange } from "../../src/embedded/grid";
import type { HostFaults } from "../../src/embedded/office-host/workspace/host-faults";
import { noFaults } from "../../src/embedded/office-host/workspace/host-faults";
import type { AdoptionShown } from "../../src/session/contract/adoption";
import { type ExcelSession, openExcelSession } from "../support/pane/excel-session";
import { openGridWithTyping } from "../support/workbook/univer-typing";
import { type OpenedOffice, officeOver } from "../embedded/office-host/opened-office";

/* Controls are adopted over two sheets, through the real office.js, our host and the embedded workbook's grid. */

const openOffice = officeOver(openGridWithTyping);

const threats = [
  ["Threat", "Frequency", "Loss", "Spend"],
  ["Fire", 0.1, 1000, 40],
  ["Theft", 2, 50, 5],
];
const controls = [
  ["Control", "Threat", "Loss reduction", "Cost"],
  ["Sprinklers", "Fire", 0.5, 30],
  ["Guards", "", 0.1, 4],
];

interface Opened {
  readonly office: OpenedOffice;
  readonly pane: ExcelSession;
  readonly buy: string;
  /** Cells of the register's sheet, from B3. */
  readonly register: (columns?: number, rows?: number) => unknown[][];
  /** Cells of the controls' sheet, from A1. */
  readonly bought: (columns?: number) => unknown[][];
  readonly tables: () => Record<string, SheetRange>;
}

async function open(
  kind: "table" | "range",
  more: {
    readonly beside?: readonly unknown[][];
    readonly showTotals?: boolean;
    readonly faults?: Partial<HostFaults>;
  } = {},
): Promise<Opened> {
  const office = await openOffice({ quiet: 5 });
  const { grid } = office;
  const sheet = grid.activeSheet();
  const buy = grid.addSheet("Buy").id;
  const at = (on: string, row: number, column: number, rows: number, columns: number) => ({
    ...{ sheet: on, startRow: row, startColumn: column },
    ...{ endRow: row + rows - 1, endColumn: column + columns - 1 },
  });
  grid.write(at(sheet, 2, 1, 3, 4), threats);
  grid.write(at(buy, 0, 0, 3, 4), controls);
  if (more.beside) {
    const [first = []] = more.beside;
    grid.write(at(sheet, 2, 5, more.beside.length, first.length), more.beside as never);
  }
  if (kind === "table") {
    const { id } = grid.addTable(at(sheet, 2, 1, 3, 4), true, "Threats");
    if (more.showTotals) grid.setTable(id, { showTotals: true });
    grid.addTable(at(buy, 0, 0, 3, 4), true, "Controls");
  }
  await grid.settled();
  const pane = await openExcelSession(office);
  await pane.until((now) => now.controls?.kind === "controls");
  Object.assign(office.host.faults, more.faults ?? {});
  const values = (range: SheetRange): unknown[][] =>
    grid.values(range).map((row) => row.map((cell) => cell ?? ""));
  return {
    ...{ office, pane, buy },
    register: (columns = 5, rows = 3) => values(at(sheet, 2, 1, rows, columns)),
    bought: (columns = 5) => values(at(buy, 0, 0, 3, columns)),
    tables: () =>
      Object.fromEntries(grid.tables().map(({ name, range }: GridTable) => [name, range])),
  };
}

async function end({ office, pane }: Opened): Promise<void> {
  Object.assign(office.host.faults, noFaults());
  await pane.close();
}

async function shown({ pane }: Opened, ...names: string[]): Promise<AdoptionShown> {
  const made = await pane.session.adoption.preview(names, { leaveSpend: false });
  if (made.kind !== "preview") throw new Error(made.message);
  return made;
}

const adopt = async (opened: Opened, ...names: string[]) =>
  opened.pane.session.adoption.adopt(await shown(opened, ...names));

const without = (rows: readonly (readonly unknown[])[]): unknown[][] =>
  rows.map((row) => [...row, ""]);

/** Fire is spared 50 by the first and 10 by the second, as Theft is. */
const learnt = [
  ["Threat", "Frequency", "Loss", "Spend", "Loss reduction"],
  ["Fire", 0.1, 1000, 72, expect.closeTo(0.55, 15)],
  ["Theft", 2, 50, 7, 0.1],
];
const marked = [
  ["Control", "Threat", "Loss reduction", "Cost", "In place"],
  ["Sprinklers", "Fire", 0.5, 30, "yes"],
  ["Guards", "", 0.1, 4, "yes"],
];

describe.each(["table", "range"] as const)("an adoption in a %s", (kind) => {
  it.each<[string, Partial<HostFaults>]>([
    ["no fault", {}],
    ["no undo groups", { undoGroups: "unknown" }],
    ["refused undo groups", { undoGroups: "refused" }],
    ["undo groups refused when everything is done", { undoGroups: "refused late" }],
    ["lost events", { lostEvents: true }],
  ])("arrives whole on both sheets, and is taken back whole, with %s", async (_, faults) => {
    const opened = await open(kind, { faults });
    const { pane, register, bought, tables } = opened;
    const before = tables();
    expect(await adopt(opened, "Sprinklers", "Guards")).toEqual({ kind: "chosen" });
    expect(register()).toEqual(learnt);
    expect(bought()).toEqual(marked);
    if (kind === "table") {
      expect(tables()).toMatchObject({ Threats: { endColumn: 5 }, Controls: { endColumn: 4 } });
    }
    expect(pane.view().problems).toBe(0);
    expect(pane.view().columns).toHaveLength(5);
    const back = await pane.session.takeBack();
    expect(back).toMatchObject({ kind: "adopt", result: { kind: "saved" } });
    expect(register()).toEqual(without(threats));
    expect(bought()).toEqual(without(controls));
    expect(tables()).toEqual(before);
    expect(pane.view().columns).toHaveLength(4);
    await end(opened);
  });

  it("is one step of undo over both sheets", async () => {
    const opened = await open(kind);
    const { office, pane, register, bought, tables } = opened;
    const before = tables();
    await adopt(opened, "Sprinklers", "Guards");
    await pane.caughtUp();
    office.grid.undo();
    await pane.caughtUp();
    expect(register()).toEqual(without(threats));
    expect(bought()).toEqual(without(controls));
    expect(tables()).toEqual(before);
    await pane.until(({ controls: now }) => now?.kind === "controls" && now.columns.length === 4);
    expect(pane.view().columns).toHaveLength(4);
    await end(opened);
  });

  it("writes nothing where the second sheet is protected, and says which", async () => {
    const opened = await open(kind);
    const { office, pane, buy, register } = opened;
    const made = await shown(opened, "Sprinklers");
    office.grid.protect(buy, true);
    expect(await pane.session.adoption.adopt(made)).toEqual({
      kind: "refused",
      message: expect.stringContaining("Buy is protected, so nothing was written.") as string,
    });
    expect(register()).toEqual(without(threats));
    await end(opened);
  });

  it("writes nothing where a co-author was faster", async () => {
    const opened = await open(kind);
    const { office, pane, register, bought } = opened;
    const made = await shown(opened, "Sprinklers");
    await office.write("E4", [[41]]);
    expect(await pane.session.adoption.adopt(made)).toEqual({
      kind: "refused",
      message: "Spend of Fire changed since: nothing was written. Look again.",
    });
    expect(register()[1]).toEqual(["Fire", 0.1, 1000, 41, ""]);
    expect(bought()).toEqual(without(controls));
    await end(opened);
  });
});

describe("where Excel cannot join steps of undo", () => {
  it.each([
    ["taken", true],
    ["unknown", false],
  ] as const)("nobody is promised one step: %s", async (undoGroups, isOneStep) => {
    const { pane } = await open("table", { faults: { undoGroups } });
    expect(pane.session.isOneStep()).toBe(isOneStep);
  });
});

describe("an adoption that Excel leaves half-way", () => {
  it("is whole, or leaves the workbook as it was, whichever sync fails", async () => {
    const kinds = new Set<string>();
    for (let failingSync = 1; failingSync <= 14; failingSync++) {
      const opened = await open("table", { faults: { undoGroups: "unknown" } });
      const { office, pane, register, bought } = opened;
      const made = await shown(opened, "Guards");
      Object.assign(office.host.faults, { failingSync });
      const choice = await pane.session.adoption.adopt(made);
      Object.assign(office.host.faults, { failingSync: 0 });
      const [now, column] = [register(5), bought(5).map((row) => row[4])];
      const isUntouched = now.every((row) => row[4] === "") && column.every((cell) => cell === "");
      if (choice.kind === "chosen") {
        kinds.add("whole");
        expect(now.map((row) => row[4])).toEqual(["Loss reduction", 0.1, 0.1]);
        expect(column).toEqual(["In place", "", "yes"]);
      } else {
        kinds.add("nothing");
        expect([choice.message, isUntouched]).toEqual([
          expect.stringContaining("Nothing was"),
          true,
        ]);
      }
      await end(opened);
    }
    expect([...kinds].sort()).toEqual(["nothing", "whole"]);
  });
});

describe("cells beside a register", () => {
  const remarks = [["Remark"], ["old"], ["new"]];

  it("move aside for a table's new columns, and back when those are taken back", async () => {
    const opened = await open("table", {
      beside: [
        ["", "Remark"],
        ["note", "old"],
        ["", "new"],
      ],
    });
    const { pane, register, tables } = opened;
    expect(await adopt(opened, "Guards")).toEqual({ kind: "chosen" });
    expect(tables().Threats).toMatchObject({ endColumn: 5 });
    expect(register(7).map((row) => row.slice(4))).toEqual([
      ["Loss reduction", "", "Remark"],
      [0.1, "note", "old"],
      [0.1, "", "new"],
    ]);
    expect((await pane.session.takeBack())?.result.kind).toBe("saved");
    expect(tables().Threats).toMatchObject({ endColumn: 4 });
    expect(register(7).map((row) => row.slice(4))).toEqual([
      ["", "Remark", ""],
      ["note", "old", ""],
      ["", "new", ""],
    ]);
    await end(opened);
  });

  it.each([
    ["moves aside where it has the same rows", 3, null],
    [
      "is in the way where it has more",
      4,
      "The table at Sheet1!F3:F6 stands in the way of Loss reduction",
    ],
  ])("that are a table: it %s", async (_, rows, refusal) => {
    const beside = Array.from({ length: rows }, (_row, index) => [`remark ${index}`]);
    const opened = await open("table", { beside });
    const { office, pane, tables } = opened;
    const { grid } = office;
    grid.addTable(
      {
        ...{ sheet: grid.activeSheet(), startRow: 2, endRow: 1 + rows },
        ...{ startColumn: 5, endColumn: 5 },
      },
      true,
      "Remarks",
    );
    pane.session.refresh();
    await pane.caughtUp();
    const made = await pane.session.adoption.preview(["Guards"], { leaveSpend: false });
    if (made.kind === "refused") expect(made.message).toContain(refusal);
    else {
      expect(refusal).toBeNull();
      expect(await pane.session.adoption.adopt(made)).toEqual({ kind: "chosen" });
      expect(tables()).toMatchObject({
        Threats: { endColumn: 5 },
        Remarks: { startColumn: 6, endColumn: 6 },
      });
    }
    await end(opened);
  });

  it("stay where they are beyond a free column", async () => {
    const opened = await open("table", { beside: remarks.map((row) => ["", ...row]) });
    const { pane, register } = opened;
    await adopt(opened, "Guards");
    expect(register(6).map((row) => row.slice(4))).toEqual([
      ["Loss reduction", "Remark"],
      [0.1, "old"],
      [0.1, "new"],
    ]);
    expect((await pane.session.takeBack())?.result.kind).toBe("saved");
    expect(register(6).map((row) => row.slice(4))).toEqual([
      ["", "Remark"],
      ["", "old"],
      ["", "new"],
    ]);
    await end(opened);
  });

  it("get the look of a range's headers, and lose it when they go again", async () => {
    const opened = await open("range");
    const { office, pane, register } = opened;
    const { grid } = office;
    const header = (column: number): SheetRange => ({
      ...{ sheet: grid.activeSheet(), startRow: 2, endRow: 2 },
      ...{ startColumn: column, endColumn: column },
    });
    grid.setFormat(header(4), "bold", true);
    await adopt(opened, "Guards");
    expect(register()[0]?.[4]).toBe("Loss reduction");
    expect(grid.format(header(5), "bold")).toBe(true);
    expect((await pane.session.takeBack())?.result.kind).toBe("saved");
    expect(grid.format(header(5), "bold")).toBe(false);
    await end(opened);
  });

  it("keep a range from growing over them", async () => {
    const opened = await open("range", {
      beside: [
        ["", ""],
        ["", ""],
        ["", "note"],
      ],
    });
    const { pane, register } = opened;
    expect(await pane.session.adoption.preview(["Guards"], { leaveSpend: false })).toEqual({
      kind: "refused",
      message: expect.stringContaining("there is no room for it: clear Sheet1!F3:G5") as string,
    });
    expect(register()).toEqual(without(threats));
    await end(opened);
  });

  it("below a table with totals are left alone", async () => {
    const opened = await open("table", { showTotals: true });
    const { pane, register, tables } = opened;
    const before = [register(5, 4), tables()];
    await adopt(opened, "Guards");
    expect(tables().Threats).toMatchObject({ endRow: 5, endColumn: 5 });
    expect(register().map((row) => row[4])).toEqual(["Loss reduction", 0.1, 0.1]);
    expect((await pane.session.takeBack())?.result.kind).toBe("saved");
    expect([register(5, 4), tables()]).toEqual(before);
    await end(opened);
  });
});
