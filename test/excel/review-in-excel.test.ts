import type { HostFaults } from "../../src/embedded/office-host/workspace/host-faults";
import { noFaults } from "../../src/embedded/office-host/workspace/host-faults";
import type { Choice } from "../../src/session/contract/register-session";
import { officeOver } from "../embedded/office-host/opened-office";
import { openExcelSession } from "../support/pane/excel-session";
import { openGridWithTyping } from "../support/workbook/univer-typing";

/* Reviews are recorded and accepted through the real office.js, our host and the embedded workbook's grid. */

const openOffice = officeOver(openGridWithTyping);
/** 31 March 2026, and a quarter later. */
const [march, june] = [46112, 46203];

const threats = [
  ["Threat", "Frequency", "Loss", "Spend"],
  ["Fire", 0.1, 1000, 40],
  ["Theft", 2, 50, 5],
];

async function open(faults: Partial<HostFaults> = {}) {
  const office = await openOffice({ quiet: 5 });
  const { grid } = office;
  const sheet = grid.activeSheet();
  const place = { sheet, startRow: 2, startColumn: 1, endRow: 4, endColumn: 4 };
  grid.write(place, threats);
  grid.addTable(place, true, "Threats");
  await grid.settled();
  const pane = await openExcelSession(office);
  const stop = pane.session.reviews.follow();
  while (pane.session.reviews.getSnapshot() === null) {
    await new Promise((done) => setTimeout(done, 5));
  }
  Object.assign(office.host.faults, faults);
  /** Cells of a table with its headers; null where there is none. */
  const table = (name: string): unknown[][] | null => {
    const found = grid.tables().find((each) => each.name === name);
    return found ? grid.values(found.range).map((row) => row.map((cell) => cell ?? "")) : null;
  };
  return {
    ...{ office, pane, table },
    record: (day: number): Promise<Choice> => pane.session.reviews.record(day),
    accept: (after: number): Promise<Choice> =>
      pane.session.reviews.accept({
        ...{ threat: pane.view().threats[0]?.id ?? "", before: 0.1, after },
        ...{ key: "frequency", day: june, why: "1 event in 1 years" },
      }),
    end: async (): Promise<void> => {
      Object.assign(office.host.faults, noFaults());
      stop();
      await pane.close();
    },
  };
}

const history = (day: number) => threats.slice(1).map((row) => [day, ...row]);
const headers = ["Date", ...(threats[0] ?? [])];

describe("a review in Excel", () => {
  it.each<[string, Partial<HostFaults>]>([
    ["no fault", {}],
    ["no undo groups", { undoGroups: "unknown" }],
    ["refused undo groups", { undoGroups: "refused" }],
    ["lost events", { lostEvents: true }],
  ])("is recorded below the one before, in tables that grow, with %s", async (_, faults) => {
    const { record, table, end } = await open(faults);
    expect(await record(march)).toEqual({ kind: "chosen" });
    expect(table("RegisterHistory")).toEqual([headers, ...history(march)]);
    expect(await record(june)).toEqual({ kind: "chosen" });
    expect(table("RegisterHistory")).toEqual([headers, ...history(march), ...history(june)]);
    expect(table("RegisterReviews")).toHaveLength(3);
    await end();
  });

  it("is recorded in one step of undo once its tables are there", async () => {
    const { office, pane, record, table, end } = await open();
    await record(march);
    const before = [table("RegisterHistory"), table("RegisterReviews")];
    await record(june);
    await pane.caughtUp();
    office.grid.undo();
    await office.grid.settled();
    expect([table("RegisterHistory"), table("RegisterReviews")]).toEqual(before);
    office.grid.redo();
    await office.grid.settled();
    expect(table("RegisterHistory")).toEqual([headers, ...history(march), ...history(june)]);
    await end();
  });

  it("is accepted in one step of undo over the register and the log, and taken back in one", async () => {
    const { office, pane, accept, table, end } = await open();
    await accept(0.1);
    const before = [table("Threats"), table("ReviewLog")];
    expect(await accept(0.2)).toEqual({ kind: "chosen" });
    const after = [table("Threats"), table("ReviewLog")];
    expect(after[0]?.[1]).toEqual(["Fire", 0.2, 1000, 40, june]);
    expect(after[1]?.at(-1)).toEqual([
      ...[june, "Fire", "Frequency", 0.1, 0.2, "1 event in 1 years"],
    ]);
    await pane.caughtUp();
    office.grid.undo();
    await office.grid.settled();
    expect([table("Threats"), table("ReviewLog")]).toEqual(before);
    office.grid.redo();
    await office.grid.settled();
    await pane.caughtUp();
    const back = await pane.session.takeBack();
    expect(back).toMatchObject({ kind: "review", result: { kind: "saved" } });
    expect([table("Threats"), table("ReviewLog")]).toEqual(before);
    await end();
  });

  it("is whole, or nothing, or said to be a part, whichever sync fails", async () => {
    const kinds = new Set<string>();
    const { office, accept, record, table, end } = await open({ undoGroups: "unknown" });
    await accept(0.1);
    await record(march);
    const all = () => ["Threats", "ReviewLog", "RegisterHistory", "RegisterReviews"].map(table);
    for (let failingSync = 1; failingSync <= 90; failingSync += 3) {
      const before = all();
      Object.assign(office.host.faults, { failingSync });
      const choice = failingSync % 2 === 0 ? await record(june) : await accept(0.1 + failingSync);
      Object.assign(office.host.faults, { failingSync: 0 });
      const isUntouched = JSON.stringify(all()) === JSON.stringify(before);
      if (choice.kind === "chosen") {
        kinds.add("whole");
        expect(isUntouched).toBe(false);
      } else if (choice.message.includes("Only a part")) {
        kinds.add("part");
        expect(isUntouched).toBe(false);
      } else {
        kinds.add("nothing");
        expect([choice.message, isUntouched]).toEqual([expect.any(String), true]);
      }
      office.grid.write(
        { sheet: office.grid.activeSheet(), startRow: 3, startColumn: 2, endRow: 3, endColumn: 2 },
        [[0.1]],
      );
      await office.grid.settled();
    }
    expect(kinds).toContain("nothing");
    await end();
  });
});
