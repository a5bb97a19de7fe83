import { fire, headers, sessionInMemory, theft } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { column, hinted, open, openOn, threat, view } = on;

afterEach(() => {
  on.close();
});

describe("a session with the register of a workbook reads columns as it is told", () => {
  const cells = [
    ["Treatment", "Risk", "How often", "Loss"],
    ["None", "Breach", 1, 10],
    ["MFA", "Breach", 0.5, 10],
  ];

  it("by a field for a header nobody knows, for everybody", async () => {
    await open({ a: { cells } });
    on.session.close();
    await openOn();
    on.sheets.goTo({
      sheet: "Sheet1",
      areas: ["a"],
      cells: { row: 0, column: 0, rows: 1, columns: 1 },
    });
    await on.session.chooseSelection();
    expect(await on.session.mapColumn(column("How often"), "frequency")).toEqual({
      kind: "chosen",
    });
    expect(view().columns[2]).toMatchObject({ field: "frequency", isMapped: true });
    expect(await on.session.joinColumns([column("Treatment"), column("Risk")])).toEqual({
      kind: "chosen",
    });
    expect(view().nameColumns).toEqual([column("Treatment"), column("Risk")]);
    expect(view().threats.map(({ name, figures }) => [name, figures.expectedLoss])).toEqual([
      ["None Breach", 10],
      ["MFA Breach", 5],
    ]);
    on.session.close();
    await openOn();
    expect(view().totals).toMatchObject({ expectedLoss: 15 });
    await on.session.mapColumn(column("How often"), null);
    await on.session.joinColumns([]);
    expect(view().columns.map(({ field }) => field)).toEqual([null, "threat", null, "loss"]);
  });

  it.each(["Loss (T€)", "Schaden (1000s)", "Loss (TEUR)"])(
    "%s in the thousands that its header most likely means, and another field in none",
    async (header) => {
      await open({
        a: {
          cells: [
            ["Threat", "Frequency", header],
            ["Theft", 0.5, 60],
          ],
        },
      });
      expect(view().columns[2]).toMatchObject({ field: null, guess: "loss" });
      await on.session.mapColumn(column(header), "loss");
      expect(view().totals).toMatchObject({ expectedLoss: 30_000 });
      expect(view().columns[2]).toMatchObject({ field: "loss", unit: "thousands", scale: 1000 });
      await on.session.mapColumn(column(header), "spend");
      expect(view().columns[2]).toMatchObject({ field: "spend", unit: "thousands", scale: 1000 });
      await on.session.mapColumn(column(header), "attempts");
      expect(view().columns[2]).toMatchObject({ field: "attempts", unit: null, scale: 1 });
      await on.session.mapColumn(column(header), null);
      expect(view().columns[2]).toMatchObject({ field: null, unit: null });
    },
  );

  it("each register by what was said of it, when another was shown and mapped meanwhile", async () => {
    const strange = [
      ["Gefahr", "How often", "Loss"],
      ["Feuer", 1, 10],
    ];
    const blank = [null, null, null];
    await open({
      a: { cells },
      s: { kind: "sheet", sheet: "Plan", cells: [...strange, blank, blank, ...strange] },
    });
    const map = async (header: string, field: "threat" | "frequency"): Promise<void> => {
      expect(await on.session.mapColumn(column(header), field)).toEqual({ kind: "chosen" });
    };
    const fields = () => view().columns.map(({ field }) => field);
    await on.session.choose("a 0,0");
    await map("How often", "frequency");
    expect(fields()).toEqual([null, "threat", "frequency", "loss"]);
    for (const [row, address] of [
      [0, "Plan!A1:C2"],
      [4, "Plan!A5:C6"],
    ] as const) {
      const at = { row, column: 0, rows: 2, columns: 3 };
      on.sheets.goTo({ sheet: "Plan", areas: ["s"], cells: at });
      expect(await on.session.chooseSelection()).toEqual({ kind: "chosen" });
      expect(view().place.address).toBe(address);
    }
    await map("Gefahr", "threat");
    expect(fields()).toEqual(["threat", null, "loss"]);
    await on.session.choose("a 0,0");
    expect(fields()).toEqual([null, "threat", "frequency", "loss"]);
    on.session.close();
    await openOn();
    expect(fields()).toEqual([null, "threat", "frequency", "loss"]);
  });

  it("a range that was moved as it was told before", async () => {
    const plain = [
      ["Risk", "How often", "Loss"],
      ["Fire", 1, 10],
    ];
    await open({ s: { kind: "sheet", cells: plain } });
    on.sheets.goTo({
      sheet: "Sheet1",
      areas: ["s"],
      cells: { row: 0, column: 0, rows: 2, columns: 3 },
    });
    await on.session.chooseSelection();
    await on.session.mapColumn(column("How often"), "frequency");
    on.sheets.put("s", { kind: "sheet", row: 7, column: 2, cells: plain });
    await hinted();
    expect(view().place.address).toBe("Sheet1!C8:E9");
    expect(view().columns.map(({ field }) => field)).toEqual(["threat", "frequency", "loss"]);
  });

  it("by the rule that is chosen", async () => {
    const reduced = [
      [...headers, "Loss reduction"],
      [...fire, 0.5],
    ];
    await open({ a: { cells: reduced } });
    expect(view()).toMatchObject({ rule: "expected", threats: [{ figures: { required: 50 } }] });
    await on.session.chooseRule("inherent");
    expect(view()).toMatchObject({ rule: "inherent", threats: [{ figures: { required: 100 } }] });
  });

  it("by a rule with columns of its own only where the register has them", async () => {
    await open({ a: { cells: [headers, fire] } });
    await on.session.chooseRule("deterrence");
    expect(view()).toMatchObject({
      rule: "expected",
      rules: ["expected", "inherent", "percentile", "tail"],
      rulesApart: [
        { rule: "deterrence", columns: ["Attacker value"] },
        { rule: "optimum", columns: ["Vulnerability", "Productivity"] },
      ],
    });
  });

  it("by a rule that one row says nothing for, without the coverage and with the reason", async () => {
    const wider = [...headers, "Attacker value"];
    await open({ a: { cells: [wider, [...fire, 500], [...theft, null]] } });
    await on.session.chooseRule("deterrence");
    const lacks =
      "Attacker value in row 2 (Theft) of the register must be filled in for the rule deterrence, got a blank cell or 0";
    expect(view()).toMatchObject({
      rule: "deterrence",
      rulesApart: [{ rule: "optimum" }],
      totals: { kind: "totals", expectedLoss: 120, coverage: null, ruleLacks: lacks },
    });
    expect(threat("Fire").figures).toMatchObject({ required: 500, gap: 460, ratio: 0.08 });
    expect(threat("Theft").figures).toMatchObject({ required: null, gap: null, reason: lacks });
  });

  it("and not by a header that is blank or stands twice", async () => {
    await open({
      a: {
        cells: [
          ["Threat", "Frequency", "Loss", "x", "x", null],
          ["Fire", 1, 2, 3, 4, 5],
        ],
      },
    });
    const [, , , x, , none] = view().columns.map(({ id }) => id);
    expect(await on.session.mapColumn(x ?? "", "spend")).toEqual({
      kind: "refused",
      message: '"x" must be the header of one column only: it stands in D1 and E1.',
    });
    expect(await on.session.mapColumn(none ?? "", "spend")).toMatchObject({
      message: "F1 must hold a header first: give the column one.",
    });
  });
});
