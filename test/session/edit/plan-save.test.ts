import { SheetError } from "../../../src/session/contract/register-port";
import { fire, headers, sessionInMemory, theft } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { column, open, settle, threat, typed } = on;

afterEach(() => {
  on.close();
});

describe("a session with the register of a workbook saves", () => {
  beforeEach(() =>
    open({
      a: { row: 3, column: 1, cells: [headers, fire, theft], formulas: { "2,3": "=D6*5" } },
    }),
  );

  it("what was typed, in one step", async () => {
    const base = threat("Fire");
    const result = await settle(
      on.session.save(base, typed({ Threat: "Blaze", Frequency: "0.25", Loss: "2,000" })),
    );
    expect(result).toEqual({ kind: "saved", threat: base.id });
    expect(on.sheets.contents("a")[1]).toEqual(["Blaze", 0.25, 2000, 40]);
    expect(threat("Blaze")).toMatchObject({ id: base.id, figures: { expectedLoss: 500 } });
    expect(on.sheets.steps).toBe(1);
    on.sheets.undo();
    await on.timer.pass(150);
    expect(threat("Fire")).toMatchObject({ id: base.id, figures: { expectedLoss: 100 } });
  });

  it("nothing where nothing differs", async () => {
    const result = await settle(on.session.save(threat("Fire"), typed({ Loss: "1000.0" })));
    expect(result).toMatchObject({ kind: "saved" });
    expect(on.sheets.steps).toBe(0);
  });

  it("nothing where a cell was changed under the user, and shows both", async () => {
    const base = threat("Fire");
    on.sheets.put("a", { row: 3, column: 1, cells: [headers, ["Fire", 0.1, 7000, 41], theft] });
    const changes = typed({ Frequency: "0.2", Loss: "5000" });
    const result = await settle(on.session.save(base, changes));
    expect(result).toMatchObject({
      kind: "conflict",
      current: { id: base.id, name: "Fire" },
      cells: [
        {
          column: column("Loss"),
          before: { value: 1000 },
          yours: "5000",
          theirs: { value: 7000, address: "D5" },
        },
      ],
    });
    expect(on.sheets.contents("a")[1]).toEqual(["Fire", 0.1, 7000, 41]);
    if (result.kind !== "conflict") throw new Error("it must be a conflict");
    await settle(on.session.save(result.current, changes));
    expect(on.sheets.contents("a")[1]).toEqual(["Fire", 0.2, 5000, 41]);
  });

  it("a number in place of a text that looks like one, and a text with its line breaks", async () => {
    const rows = [
      [...headers, "Owner", "Cost centre"],
      [...fire, "Ann\nBo", 4711],
    ];
    rows[1]?.splice(1, 1, "0.35");
    await open({ a: { cells: rows } });
    const base = threat("Fire");
    expect(base.byColumn.get(column("Frequency"))?.typed).toBe("'0.35");
    const draft = typed({ Frequency: "0.35", Owner: "Ann\u21b5Cy", "Cost centre": "4712" });
    expect(on.session.check(base, draft).findings.filter(({ kind }) => kind === "Problem")).toEqual(
      [],
    );
    await settle(on.session.save(base, draft));
    expect(on.sheets.contents("a")[1]).toEqual(["Fire", 0.35, 1000, 40, "Ann\nCy", 4712]);
  });

  it("what both typed alike without asking", async () => {
    const base = threat("Fire");
    on.sheets.put("a", { row: 3, column: 1, cells: [headers, ["Fire", 0.1, 5000, 40], theft] });
    expect(await settle(on.session.save(base, typed({ Loss: "5000" })))).toMatchObject({
      kind: "saved",
    });
  });

  it("to the threat's own row after the sheet was sorted", async () => {
    const base = threat("Fire");
    on.sheets.put("a", { row: 3, column: 1, cells: [headers, theft, fire] });
    await settle(on.session.save(base, typed({ Spend: "99" })));
    expect(on.sheets.contents("a")).toEqual([headers, theft, ["Fire", 0.1, 1000, 99]]);
  });

  it("over a formula only when that was chosen", async () => {
    const base = threat("Theft");
    const changes = typed({ Spend: "60" });
    expect(await settle(on.session.save(base, changes))).toEqual({
      kind: "formulas",
      columns: [column("Spend")],
    });
    expect(on.sheets.steps).toBe(0);
    await settle(on.session.save(base, changes, { replaceFormulas: true }));
    expect(on.sheets.contents("a")[2]).toEqual(["Theft", 2, 10, 60]);
  });

  it("nothing it takes for saved where the sheet refused in the end", async () => {
    const base = threat("Fire");
    const changes = typed({ Threat: "Blaze", Loss: "5" });
    on.sheets.put("a", {
      row: 3,
      column: 1,
      cells: [headers, fire, theft],
      isProtected: true,
    });
    expect(await settle(on.session.save(base, changes))).toMatchObject({ kind: "refused" });
    expect(on.session.check(base, new Map()).figures.expectedLoss).toBe(100);
    on.session.refresh();
    await on.timer.pass(0);
    expect(threat("Fire").id).toBe(base.id);
  });

  it("nothing where the threat is gone", async () => {
    const base = threat("Fire");
    on.sheets.put("a", { row: 3, column: 1, cells: [headers, theft] });
    expect(await settle(on.session.save(base, typed({ Spend: "1" })))).toEqual({
      kind: "gone",
      message: "Fire is no longer in the sheet. Nothing was changed.",
    });
    on.sheets.remove("a");
    expect(await settle(on.session.save(base, typed({ Spend: "1" })))).toMatchObject({
      kind: "gone",
    });
  });

  it.each(["cell-edit", "connection", "protected", "refused"] as const)(
    "nothing while the workbook refuses with %s, and says so",
    async (failure) => {
      on.sheets.refuse(new SheetError(failure, "No."));
      const result = await settle(on.session.save(threat("Fire"), typed({ Spend: "1" })));
      expect(result).toMatchObject({ kind: "refused", trouble: { failure, message: "No." } });
      on.sheets.refuse(null);
      on.session.refresh();
      await on.timer.pass(0);
      expect(on.session.getSnapshot().trouble).toBe(null);
    },
  );

  it.each([
    '=HYPERLINK("http://x","y")',
    "+1",
    "-x",
    "@x",
    "'quoted",
    "<img src=x onerror=alert(1)>",
    "__proto__",
    "constructor",
    "Total outage",
    "\u0643".repeat(300),
  ])("the name %j as that text", async (name) => {
    const base = threat("Fire");
    expect(await settle(on.session.save(base, typed({ Threat: name })))).toMatchObject({
      kind: "saved",
    });
    expect(on.sheets.contents("a")[1]?.[0]).toBe(name);
    expect(threat(name)).toMatchObject({ id: base.id, state: "open" });
    expect(threat(name).byColumn.get(column("Threat"))).toMatchObject({
      typed: name,
      formula: null,
    });
  });
});
