import type { SheetRange } from "../../src/embedded/grid";
import { type ExcelSession, openExcelSession } from "../support/pane/excel-session";
import { type SheetOfOffice, sheetOfOffice } from "../support/pane/sheet-of-office";
import { openGridWithTyping } from "../support/workbook/univer-typing";
import { type OpenedOffice, officeOver } from "../embedded/office-host/opened-office";

/*
 * The session, the real office.js, our host and the embedded workbook's grid, together.
 */

const openOffice = officeOver(openGridWithTyping);
const headers = ["Threat", "Frequency", "Loss", "Spend"];

describe("a register in a workbook", () => {
  let office: OpenedOffice;
  let opened: ExcelSession;
  let sheet: SheetOfOffice;
  let table: string;

  const range = (...at: Parameters<SheetOfOffice["range"]>) => sheet.range(...at);
  const cell = (...at: Parameters<SheetOfOffice["cell"]>) => sheet.cell(...at);
  const names = (): string[] => opened.view().threats.map(({ name }) => name);

  beforeEach(async () => {
    office = await openOffice({ quiet: 1 });
    sheet = sheetOfOffice(office);
    office.grid.write(range(3, 1, 3, 4), [headers, ["Fire", 0.1, 1000, 40], ["Theft", 2, 10, 50]]);
    table = office.grid.addTable(range(3, 1, 3, 4), true, "Threats").id;
    office.grid.write(range(0, 0), [["=SUM(Threats[Spend])"]]);
    await office.grid.settled();
    opened = await openExcelSession(office);
  });

  afterEach(() => opened.close());

  it.each([
    '=HYPERLINK("http://x","y")',
    "<img src=x onerror=alert(1)>",
    "__proto__",
    "Total outage",
    "هجوم".repeat(75),
    "5 March",
    "#N/A",
  ])("holds the name %j as that text", async (name) => {
    const { session, threat, typed, view } = opened;
    const { id } = threat("Fire");
    const result = await session.save(threat("Fire"), typed({ Threat: name }));
    expect(result).toEqual({ kind: "saved", threat: id });
    expect(office.grid.values(range(4, 1))).toEqual([[name]]);
    expect(view().threats[0]).toMatchObject({ id, name, state: "open" });
    expect(view().threats[0]?.byColumn.get(opened.column("Threat"))?.formula).toBe(null);
  });

  it("moves what is computed from it, and takes a save back in one step", async () => {
    const { session, threat, typed } = opened;
    await session.save(threat("Fire"), typed({ Spend: "100", Loss: "2,000" }));
    await office.grid.settled();
    expect(office.grid.values(range(0, 0))).toEqual([[150]]);
    await new Promise((done) => setTimeout(done, 5));
    office.grid.undo();
    await opened.until(() => opened.threat("Fire").figures.spend === 40);
    expect(office.grid.values(range(4, 1, 1, 4))).toEqual([["Fire", 0.1, 1000, 40]]);
    await office.grid.settled();
    expect(office.grid.values(range(0, 0))).toEqual([[90]]);
  });

  it("shows both values where both sides edit one cell at once, and loses none", async () => {
    const { session, threat, typed } = opened;
    const base = threat("Fire");
    const saving = session.save(base, typed({ Spend: "77" }));
    office.grid.write(range(4, 4), [[99]]);
    const result = await saving;
    expect(result).toMatchObject({
      kind: "conflict",
      cells: [{ before: { value: 40 }, yours: "77", theirs: { value: 99, address: "E5" } }],
    });
    expect(cell(4, 4)).toBe(99);
    expect(threat("Fire").figures.spend).toBe(99);
  });

  it("grows and shrinks with its totals row on and off", async () => {
    const { session, threat, typed } = opened;
    for (const showTotals of [true, false]) {
      office.grid.setTable(table, { showTotals });
      await session.add(typed({ Threat: "Flood", Frequency: "1", Loss: "5", Spend: "1" }));
      expect(names()).toEqual(["Fire", "Theft", "Flood"]);
      await session.duplicate(threat("Fire").id);
      expect(names()).toEqual(["Fire", "Fire (2)", "Theft", "Flood"]);
      await office.grid.settled();
      expect(office.grid.values(range(0, 0))).toEqual([[131]]);
      expect(office.grid.tables()[0]?.range.endRow).toBe(showTotals ? 8 : 7);
      await session.remove(threat("Fire (2)"));
      await session.remove(threat("Flood"));
      expect(names()).toEqual(["Fire", "Theft"]);
      expect(office.grid.tables()[0]?.range.endRow).toBe(showTotals ? 6 : 5);
    }
  });

  it("stays itself under other names of its table, its sheet and a header", async () => {
    office.grid.setTable(table, { name: "Risks" });
    office.grid.setSheet(sheet.id, { name: "Elsewhere" });
    office.grid.write(range(3, 4), [["Money spent"]]);
    await opened.until(
      ({ register }) =>
        register.kind === "register" && register.columns[3]?.header === "Money spent",
    );
    expect(opened.view()).toMatchObject({
      place: { name: "Risks", address: "Elsewhere!B4:E6" },
      totals: { kind: "totals", coverage: null },
    });
    const id = opened.column("Money spent");
    expect(await opened.session.mapColumn(id, "spend")).toEqual({ kind: "chosen" });
    expect(opened.view().totals).toMatchObject({ coverage: { spend: 90 } });
  });

  it("is gone with its table, and back with an undo", async () => {
    office.grid.deleteTable(table, false);
    await opened.until(({ register }) => register.kind === "none");
    expect(opened.session.getSnapshot().register).toEqual({
      kind: "none",
      lost: "Threats on Sheet1",
      candidates: [],
    });
    office.grid.undo();
    await opened.until(({ register }) => register.kind === "register");
    expect(names()).toEqual(["Fire", "Theft"]);
  });

  it("waits while a cell is edited", async () => {
    const { session, threat, typed } = opened;
    const base = threat("Fire");
    office.typing?.begin();
    expect(await session.save(base, typed({ Spend: "1" }))).toMatchObject({
      kind: "refused",
      trouble: { failure: "cell-edit", action: "refresh" },
    });
    expect(session.getSnapshot().trouble?.message).toBe(
      "A cell is being edited. Press Enter in the sheet to go on.",
    );
    office.typing?.end();
    session.refresh();
    await opened.until(({ trouble }) => trouble === null);
    expect(await session.save(base, typed({ Spend: "1" }))).toMatchObject({ kind: "saved" });
  });

  it("changes nothing in a protected sheet", async () => {
    const { session, threat, typed } = opened;
    office.grid.protect(sheet.id, true);
    session.refresh();
    await opened.until(({ register }) => register.kind === "register" && register.isProtected);
    for (const work of [
      () => session.save(threat("Fire"), typed({ Spend: "1" })),
      () => session.add(typed({ Threat: "Flood" })),
      () => session.duplicate(threat("Fire").id),
      () => session.remove(threat("Fire")),
    ]) {
      expect(await work()).toMatchObject({
        kind: "refused",
        trouble: { failure: "protected", action: "show" },
      });
    }
    expect(office.grid.values(range(4, 1, 1, 4))).toEqual([["Fire", 0.1, 1000, 40]]);
  });

  it("knows where the user is, and leads there", async () => {
    const { session, threat, column } = opened;
    office.grid.select(range(5, 3));
    await opened.until(({ selection }) => selection?.threat === threat("Theft").id);
    session.reveal(threat("Fire").id, column("Spend"));
    await opened.until(({ selection }) => selection?.threat === threat("Fire").id);
    expect(office.grid.selection()).toEqual(range(4, 4));
  });

  it("is put into an empty workbook, filled, and found again", async () => {
    office.grid.deleteTable(table, false);
    await opened.until(({ register }) => register.kind === "none");
    expect(await opened.session.insertStarterRegister()).toEqual({ kind: "chosen" });
    expect(opened.view().place.address).toBe("Register!A6:K9");
    const added = await opened.session.add(
      opened.typed({
        Threat: "Fire",
        "Frequency (a year)": "1",
        "Loss low ($)": "1000",
        "Loss high ($)": "1,001",
      }),
    );
    expect(added.kind).toBe("saved");
    expect(opened.view().place.address).toBe("Register!A6:K10");
    await opened.close();
    opened = await openExcelSession(office);
    expect(names()).toHaveLength(4);
    const made = office.grid.tables().find(({ name }) => name === "Threats");
    const low = { ...made?.range, startRow: 9, endRow: 9, startColumn: 2, endColumn: 2 };
    expect(office.grid.texts(low as SheetRange)).toEqual([["$1,000"]]);
    expect(
      office.grid
        .tables()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["Controls", "Threats"]);
    const results = { ...made?.range, startRow: 0, endRow: 0, startColumn: 0, endColumn: 1 };
    expect(office.grid.formulas(results as SheetRange)).toEqual([
      ["Expected loss of a year", "=EXPECTED_LOSS(Threats[#All])"],
    ]);
  });
});
