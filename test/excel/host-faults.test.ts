import type { HostFaults } from "../../src/embedded/office-host/workspace/host-faults";
import { noFaults } from "../../src/embedded/office-host/workspace/host-faults";
import { type ExcelSession, openExcelSession } from "../support/pane/excel-session";
import { openGridWithTyping } from "../support/workbook/univer-typing";
import { type OpenedOffice, officeOver } from "../embedded/office-host/opened-office";

/* What users do in the pane, through the real office.js, with one fault of Excel after the other. */

const rows = [
  ["Threat", "Frequency", "Loss", "Spend"],
  ["Fire", 0.5, 100, 10],
  ["Flood", 0.25, 200, 20],
  ["Fraud", 1, 300, 30],
];
const at = "B3:E6";

interface Opened {
  readonly office: OpenedOffice;
  readonly pane: ExcelSession;
  readonly cells: (address?: string) => Promise<unknown[][]>;
}

const openOffice = officeOver(openGridWithTyping);

async function open(
  kind: "table" | "range",
  more: { readonly showTotals?: boolean; readonly below?: readonly unknown[][] } = {},
): Promise<Opened> {
  const office = await openOffice({ quiet: 5 });
  await office.write(at, rows);
  if (more.below) await office.write("B7:C7", more.below);
  if (kind === "table") {
    const sheet = office.grid.activeSheet();
    const range = { sheet, startRow: 2, endRow: 5, startColumn: 1, endColumn: 4 };
    const { id } = office.grid.addTable(range, true, "Threats");
    if (more.showTotals) office.grid.setTable(id, { showTotals: true });
  }
  const pane = await openExcelSession(office);
  return { office, pane, cells: (address = at) => office.values(address) };
}

const endOf = async ({ pane, office }: Opened): Promise<void> => {
  Object.assign(office.host.faults, noFaults());
  await pane.close();
};

/** Faults that the user of the pane must not notice. */
const unnoticed: readonly (readonly [string, Partial<HostFaults>])[] = [
  ["no fault", {}],
  ["no undo groups", { undoGroups: "unknown" }],
  ["refused undo groups", { undoGroups: "refused" }],
  ["undo groups refused when everything is done", { undoGroups: "refused late" }],
  ["lost events", { lostEvents: true }],
  ["late events", { lateEvents: 300 }],
  ["events of rows that are lost", { lostRowDeletes: true, lostFastEdits: true }],
  ["answers above 1,200 characters refused", { largestAnswer: 1200 }],
  ["no Culture API", { unknownMembers: ["CultureInfo", "DecimalSeparator"] }],
  ["manual calculation", { manualCalculation: true }],
];

describe.each(["table", "range"] as const)("edits in a %s", (kind) => {
  it.each(unnoticed)("arrive whole, and the pane shows them, with %s", async (_, faults) => {
    const opened = await open(kind);
    const { office, pane, cells } = opened;
    const { session, typed, threat } = pane;
    Object.assign(office.host.faults, faults);
    const saved = await session.save(threat("Fire"), typed({ Frequency: "0.75", Spend: "11" }));
    expect(saved.kind).toBe("saved");
    const added = typed({ Threat: "Theft", Frequency: "2", Loss: "400", Spend: "40" });
    expect((await session.add(added)).kind).toBe("saved");
    expect((await session.duplicate(threat("Flood").id)).kind).toBe("saved");
    expect((await session.remove(threat("Fraud"))).kind).toBe("saved");
    await office.write("E4", [[12]]);
    await pane.caughtUp();
    const names = pane.view().threats.map(({ name }) => name);
    expect([...names].sort()).toEqual(["Fire", "Flood", "Flood (2)", "Theft"]);
    expect(threat("Fire").figures).toMatchObject({ expectedLoss: 75, spend: 12 });
    const { threats } = pane.view();
    Object.assign(office.host.faults, noFaults());
    const sheet = await cells("B4:E7");
    expect(sheet).toEqual(
      threats.map(({ byColumn }) => [...byColumn.values()].map(({ value }) => value)),
    );
    await endOf(opened);
  });
});

describe("a row of a table", () => {
  it.each`
    what                                | showTotals | below
    ${"with nothing below"}             | ${false}   | ${undefined}
    ${"with totals"}                    | ${true}    | ${undefined}
    ${"with a remark right below"}      | ${false}   | ${[["", "Source: me"]]}
    ${"with a formula that shows none"} | ${false}   | ${[['=""', ""]]}
  `("is taken in $what, and what is below moves down", async ({ showTotals, below }) => {
    const opened = await open("table", {
      showTotals: showTotals as boolean,
      below: below as unknown[][],
    });
    const { office, pane, cells } = opened;
    const { session, typed } = pane;
    const added = typed({ Threat: "Theft", Frequency: "2", Loss: "400", Spend: "40" });
    expect((await session.add(added)).kind).toBe("saved");
    expect(await cells("B7:E7")).toEqual([["Theft", 2, 400, 40]]);
    const [table] = office.grid.tables();
    expect(table?.range.endRow).toBe(6 + Number(showTotals));
    if (below !== undefined) {
      const [moved] = office.grid.formulas({
        sheet: office.grid.activeSheet(),
        startRow: 7,
        endRow: 7,
        startColumn: 1,
        endColumn: 2,
      });
      expect([moved?.map((cell) => cell ?? "")]).toEqual(below);
    }
    await endOf(opened);
  });

  it("that Excel does not delete under a filter is said to be still there", async () => {
    const opened = await open("table");
    const { office, pane, cells } = opened;
    office.host.faults.ignoredRowDeletes = true;
    const result = await pane.session.remove(pane.threat("Flood"));
    expect(result).toMatchObject({ kind: "refused" });
    expect(JSON.stringify(result)).toMatch(
      /a filter hides rows\. Clear the filter under Data, Clear.*Nothing was changed/,
    );
    expect(await cells()).toEqual(rows);
    await endOf(opened);
  });
});

describe("a change that cannot be made", () => {
  it.each([
    ["read-only", /open for reading only, so nothing was changed. Choose Enable Editing/],
    ["protected", /The sheet is protected, so nothing was changed/],
  ] as const)("is told by what it is: %s", async (failure, words) => {
    const opened = await open("table");
    const { office, pane, cells } = opened;
    if (failure === "read-only") office.host.faults.readOnly = true;
    else office.grid.protect(office.grid.activeSheet(), true);
    const result = await pane.session.save(pane.threat("Fire"), pane.typed({ Spend: "11" }));
    expect(result).toMatchObject({ kind: "refused", trouble: { failure } });
    expect(JSON.stringify(result)).toMatch(words);
    expect(await cells()).toEqual(rows);
    await endOf(opened);
  });
});

describe.each(["table", "range"] as const)("a sync that fails half-way in a %s", (kind) => {
  const edits: readonly (readonly [
    string,
    (pane: ExcelSession) => Promise<{ readonly kind: string }>,
  ])[] = [
    [
      "save",
      ({ session, threat, typed }) =>
        session.save(threat("Fire"), typed({ Frequency: "0.75", Loss: "150", Spend: "11" })),
    ],
    [
      "add",
      ({ session, typed }) =>
        session.add(typed({ Threat: "Theft", Frequency: "2", Loss: "400", Spend: "40" })),
    ],
    ["remove", ({ session, threat }) => session.remove(threat("Flood"))],
  ];

  it.each(edits)("leaves nobody in doubt what a %s has written", async (name, edit) => {
    for (let failing = 1; failing <= 14; failing++) {
      const opened = await open(kind);
      const { office, pane, cells } = opened;
      office.host.faults.failingSync = failing;
      const result = await edit(pane);
      const wasHit = office.host.faults.failingSync === 0;
      office.host.faults.failingSync = 0;
      const now = JSON.stringify(await cells("B3:E8"));
      const untouched = now === JSON.stringify([...rows, ["", "", "", ""], ["", "", "", ""]]);
      const words = JSON.stringify(result);
      const where = `${name}, sync ${failing}: ${words} ${now}`;
      if (result.kind === "saved") {
        expect([where, untouched]).toEqual([where, false]);
      } else if (words.includes("Nothing was changed")) {
        expect([where, untouched]).toEqual([where, true]);
      } else {
        expect(words).toMatch(/Only a part of the change is in the sheet|Look in the sheet/);
      }
      await pane.caughtUp();
      const shown = pane
        .view()
        .threats.map(({ byColumn }) => [...byColumn.values()].map(({ value }) => value ?? ""));
      const inSheet = (await cells("B4:E8")).filter((row) => row[0] !== "");
      expect([where, shown]).toEqual([where, inSheet.slice(0, shown.length)]);
      await endOf(opened);
      if (!wasHit) break;
    }
  });
});
