import { calculateBuilt } from "../support/pane/calculate-built";
import { proveHere } from "../support/pane/prove-here";
import { openRegisterSession } from "../../src/session/open-register-session";
import { SheetError } from "../../src/session/contract/register-port";
import { manualTimer } from "../support/pane/manual-timer";
import { fire, headers, sessionInMemory } from "../support/pane/session-in-memory";
import { sheetsInMemory } from "../support/pane/sheets-in-memory";

const on = sessionInMemory();
const { column, hinted, open, openOn, threat, typed, view } = on;

afterEach(() => {
  on.close();
});

describe("a session in trouble", () => {
  it("keeps what it showed while a cell is edited, says so, and tries again", async () => {
    await open({ a: { cells: [headers, fire] } });
    const before = view();
    on.sheets.refuse(new SheetError("cell-edit", "Excel is busy with a cell."));
    await hinted();
    expect(on.session.getSnapshot()).toEqual({
      register: before,
      controls: { kind: "none", lost: null, candidates: [] },
      scenarios: null,
      appetite: null,
      trouble: { failure: "cell-edit", message: "Excel is busy with a cell.", action: "refresh" },
      selection: null,
    });
    await on.timer.pass(5000);
    expect(on.published).toBe(2);
    on.sheets.refuse(null);
    await on.timer.pass(1000);
    expect(on.session.getSnapshot()).toMatchObject({ register: before, trouble: null });
  });

  it("takes a workbook that never answers for gone, until it does", async () => {
    await open({ a: { cells: [headers, fire] } });
    const before = view();
    const release = on.sheets.hold();
    on.session.refresh();
    await on.timer.pass(15_000);
    expect(on.session.getSnapshot()).toMatchObject({
      register: before,
      trouble: { failure: "connection", action: "refresh" },
    });
    release();
    await on.timer.pass(5000);
    expect(on.session.getSnapshot()).toMatchObject({ register: before, trouble: null });
  });

  it("does not say that a change was made, nor that it was not, where no answer comes", async () => {
    await open({ a: { cells: [headers, fire] } });
    on.sheets.hold();
    const saving = on.session.save(threat("Fire"), typed({ Spend: "1" }));
    const [result] = await Promise.all([saving, on.timer.pass(15_000)]);
    expect(result).toMatchObject({
      kind: "refused",
      trouble: {
        failure: "connection",
        message: expect.stringContaining("Look in the sheet") as string,
      },
    });
  });

  it("connects once the workbook answers, if it did not at first", async () => {
    on.sheets = sheetsInMemory({ a: { cells: [headers, fire] } });
    on.sheets.refuse(new SheetError("connection", "Excel does not answer."));
    await openOn();
    expect(on.session.getSnapshot()).toMatchObject({
      register: { kind: "connecting" },
      trouble: { failure: "connection" },
    });
    on.sheets.refuse(null);
    await on.timer.pass(5000);
    expect(view().threats).toHaveLength(1);
    expect(on.sheets.subscribers).toBe(1);
  });

  it("says why it could not show a cell, until the workbook answers again", async () => {
    await open({ a: { cells: [headers, fire] } });
    on.sheets.refuse(new SheetError("cell-edit", "Excel is busy with a cell."));
    on.session.show();
    await on.timer.pass(0);
    expect(on.session.getSnapshot().trouble).toMatchObject({ failure: "cell-edit" });
    on.sheets.refuse(null);
    await on.timer.pass(1000);
    expect(on.session.getSnapshot().trouble).toBe(null);
  });
});

describe("a session with the register of a workbook", () => {
  it("shows the register, a threat or a cell in the sheet", async () => {
    await open({ a: { row: 3, cells: [headers, fire] } });
    on.session.show();
    on.session.reveal(threat("Fire").id);
    on.session.reveal(threat("Fire").id, column("Loss"));
    on.session.reveal("nobody");
    await on.timer.pass(0);
    expect(on.sheets.selected).toEqual([
      { id: "a", cells: { row: 3, column: 0, rows: 2, columns: 4 } },
      { id: "a", cells: { row: 4, column: 0, rows: 1, columns: 4 } },
      { id: "a", cells: { row: 4, column: 2, rows: 1, columns: 1 } },
    ]);
    await on.timer.pass(50);
    expect(on.session.getSnapshot().selection).toEqual({
      threat: threat("Fire").id,
      column: column("Loss"),
    });
  });

  it("leaves nothing behind when it is closed", async () => {
    await open({ a: { cells: [headers, fire] } });
    on.sheets.hint();
    on.sheets.hint("selection");
    on.session.close();
    await on.timer.pass(0);
    expect([on.sheets.subscribers, on.timer.waiting]).toEqual([0, 0]);
  });

  it("leaves nothing behind when it is closed before the workbook answered", async () => {
    on.sheets = sheetsInMemory({ a: { cells: [headers, fire] } });
    on.timer = manualTimer();
    on.session = openRegisterSession(
      { port: on.sheets, after: on.timer.after, calculate: calculateBuilt, prove: proveHere },
      { locale: "en-US" },
    );
    on.session.close();
    await on.timer.pass(1000);
    expect([on.sheets.subscribers, on.timer.waiting]).toEqual([0, 0]);
    expect(on.session.getSnapshot().register).toEqual({ kind: "connecting" });
  });
});
