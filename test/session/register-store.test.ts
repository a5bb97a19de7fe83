import { openRegisterStore, type RegisterStore } from "../../src/session/register-store";
import { SheetError } from "../../src/session/register-port";
import { manualTimer, type ManualTimer } from "../support/manual-timer";
import { sheetsInMemory, type SheetsInMemory } from "../support/sheets-in-memory";

const headers = ["Threat", "Frequency", "Loss", "Spend"];
const fire = ["Fire", 0.1, 1000, 40];
const theft = ["Theft", 2, 10, 50];

describe("a store of the register", () => {
  let sheets: SheetsInMemory;
  let timer: ManualTimer;
  let store: RegisterStore;
  let published: number;

  async function open(areas: Parameters<typeof sheetsInMemory>[0]): Promise<void> {
    sheets = sheetsInMemory(areas);
    timer = manualTimer();
    store = openRegisterStore(sheets, timer.after);
    published = 0;
    store.subscribe(() => published++);
    expect(store.getSnapshot()).toEqual({ register: { kind: "connecting" }, trouble: null });
    await timer.pass(0);
  }

  const register = (): unknown => store.getSnapshot().register;

  afterEach(() => {
    store.close();
  });

  it("says what a register adds up to, and where it is", async () => {
    await open({ a: { row: 3, column: 1, sheet: "Register", cells: [headers, fire, theft] } });
    expect(register()).toEqual({
      kind: "read",
      place: {
        id: "a",
        address: "Register!B4:E6",
        cells: { row: 3, column: 1, rows: 3, columns: 4 },
      },
      threats: 2,
      expectedLoss: 120,
      coverage: { spend: 90, required: 120, gap: 60, ratio: 0.5, threatsShort: 1 },
      warnings: [],
      notes: [],
    });
    expect(published).toBe(1);
  });

  it("has no coverage where nothing is said about spend", async () => {
    await open({ a: { cells: [headers.slice(0, 3), fire.slice(0, 3)] } });
    expect(register()).toMatchObject({ kind: "read", expectedLoss: 100, coverage: null });
  });

  it("names every problem and the cell it is in", async () => {
    await open({
      a: {
        row: 3,
        column: 1,
        cells: [headers, ["Fire", "often", 1000, 40], [null, 1, 5, null], fire],
      },
    });
    expect(register()).toMatchObject({
      kind: "problems",
      problems: [
        {
          sentence: 'Frequency of Fire must be a number, got the text "often"',
          address: "C5",
          cells: { row: 4, column: 2, rows: 1, columns: 1 },
        },
        {
          sentence: expect.stringMatching(/^Threat must be .*, got a blank cell or 0$/) as string,
          address: "B6",
        },
        { sentence: expect.stringMatching(/^Threat of Fire must differ/) as string, address: "B7" },
      ],
    });
  });

  it("takes a sum no number can hold for a problem", async () => {
    await open({ a: { cells: [headers, ["A", 1, 1.7e308, 0], ["B", 1, 1.7e308, 0]] } });
    expect(register()).toMatchObject({
      kind: "problems",
      problems: [{ sentence: "required spend must stay below 1.8e308, got a larger sum" }],
    });
  });

  it("says that there is no register, and finds one as soon as there is", async () => {
    await open({});
    expect(register()).toEqual({ kind: "none" });
    sheets.put("a", { cells: [headers, fire] });
    sheets.hint();
    await timer.pass(150);
    expect(register()).toMatchObject({ kind: "read", threats: 1 });
  });

  it("reads once for many hints and publishes what differs", async () => {
    await open({ a: { cells: [headers, fire] } });
    const before = sheets.reads;
    sheets.put("a", { cells: [headers, theft] });
    for (let edit = 0; edit < 20; edit++) sheets.hint();
    await timer.pass(149);
    expect(sheets.reads).toBe(before);
    await timer.pass(1);
    expect(sheets.reads).toBe(before + 1);
    expect(register()).toMatchObject({ expectedLoss: 20 });
    expect(published).toBe(2);
  });

  it("publishes nothing for hints without a change", async () => {
    await open({ a: { cells: [headers, fire] } });
    const before = store.getSnapshot();
    for (let hint = 0; hint < 5; hint++) {
      sheets.hint();
      await timer.pass(1000);
    }
    expect(store.getSnapshot()).toBe(before);
    expect(published).toBe(1);
  });

  it("publishes that there is still none only once", async () => {
    await open({});
    sheets.hint();
    await timer.pass(1000);
    expect(published).toBe(1);
  });

  it("hears of a change whose hint got lost when it is told to refresh", async () => {
    await open({ a: { cells: [headers, fire] } });
    sheets.put("a", { cells: [headers, fire, theft] });
    store.refresh();
    await timer.pass(0);
    expect(register()).toMatchObject({ threats: 2 });
  });

  it("reads again when a hint comes while it reads", async () => {
    await open({ a: { cells: [headers, fire] } });
    store.refresh();
    sheets.hint();
    await timer.pass(0);
    sheets.put("a", { cells: [headers, theft] });
    sheets.hint();
    await timer.pass(150);
    expect(register()).toMatchObject({ expectedLoss: 20 });
  });

  it("follows a table that moves to another place", async () => {
    await open({ a: { cells: [headers, fire] } });
    sheets.put("a", { sheet: "Elsewhere", row: 9, cells: [headers, fire] });
    sheets.hint();
    await timer.pass(150);
    expect(register()).toMatchObject({ place: { address: "Elsewhere!A10:D11" } });
  });

  it("stays with its table while a header is being renamed, and says what is missing", async () => {
    await open({ a: { cells: [headers, fire] }, b: { cells: [headers, theft] } });
    sheets.put("a", { cells: [["Threat", "xyz", "Loss", "Spend"], fire] });
    sheets.hint();
    await timer.pass(150);
    expect(register()).toMatchObject({
      kind: "problems",
      place: { id: "a" },
      problems: [{ sentence: expect.stringContaining("Frequency must be a column") as string }],
    });
  });

  it("goes to the next register when its own is gone", async () => {
    await open({ a: { cells: [headers, fire] }, b: { cells: [headers, theft] } });
    sheets.remove("a");
    sheets.hint();
    await timer.pass(150);
    expect(register()).toMatchObject({ place: { id: "b" } });
  });

  it("looks for the best register anew when asked", async () => {
    await open({ a: { cells: [headers, fire] } });
    sheets.put("a", { cells: [headers, ["Fire", "often", 1, 1]] });
    sheets.put("b", { cells: [headers, theft] });
    store.lookAgain();
    expect(register()).toEqual({ kind: "connecting" });
    await timer.pass(0);
    expect(register()).toMatchObject({ place: { id: "b" } });
  });

  it("keeps what it showed while a cell is edited, says so, and tries again", async () => {
    await open({ a: { cells: [headers, fire] } });
    const before = register();
    sheets.refuse(new SheetError("cell-edit", "Excel is busy with a cell."));
    sheets.hint();
    await timer.pass(150);
    expect(store.getSnapshot()).toEqual({
      register: before,
      trouble: { failure: "cell-edit", message: "Excel is busy with a cell." },
    });
    await timer.pass(5000);
    expect(published).toBe(2);
    sheets.refuse(null);
    await timer.pass(1000);
    expect(store.getSnapshot()).toEqual({ register: before, trouble: null });
  });

  it("connects once the workbook answers, if it did not at first", async () => {
    sheets = sheetsInMemory({ a: { cells: [headers, fire] } });
    sheets.refuse(new SheetError("connection", "Excel does not answer."));
    timer = manualTimer();
    store = openRegisterStore(sheets, timer.after);
    await timer.pass(0);
    expect(store.getSnapshot()).toMatchObject({
      register: { kind: "connecting" },
      trouble: { failure: "connection" },
    });
    sheets.refuse(null);
    await timer.pass(5000);
    expect(register()).toMatchObject({ kind: "read" });
    expect(sheets.subscribers).toBe(1);
  });

  it("shows the register, or a cell of it, in the sheet", async () => {
    await open({ a: { row: 3, cells: [headers, fire] } });
    const cell = { row: 4, column: 2, rows: 1, columns: 1 };
    store.show();
    store.show(cell);
    await timer.pass(0);
    expect(sheets.selected).toEqual([
      { id: "a", cells: { row: 3, column: 0, rows: 2, columns: 4 } },
      { id: "a", cells: cell },
    ]);
  });

  it("says why it could not show a cell, until the workbook answers again", async () => {
    await open({ a: { cells: [headers, fire] } });
    sheets.refuse(new SheetError("cell-edit", "Excel is busy with a cell."));
    store.show();
    await timer.pass(0);
    expect(store.getSnapshot().trouble).toMatchObject({ failure: "cell-edit" });
    sheets.refuse(null);
    await timer.pass(1000);
    expect(store.getSnapshot().trouble).toBe(null);
  });

  it("leaves nothing behind when it is closed", async () => {
    await open({ a: { cells: [headers, fire] } });
    sheets.hint();
    store.close();
    await timer.pass(0);
    expect([sheets.subscribers, timer.waiting]).toEqual([0, 0]);
  });

  it("leaves nothing behind when it is closed before the workbook answered", async () => {
    sheets = sheetsInMemory({ a: { cells: [headers, fire] } });
    timer = manualTimer();
    store = openRegisterStore(sheets, timer.after);
    store.close();
    await timer.pass(1000);
    expect([sheets.subscribers, timer.waiting]).toEqual([0, 0]);
    expect(register()).toEqual({ kind: "connecting" });
  });
});
