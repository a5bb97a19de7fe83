import { fire, headers, sessionInMemory, theft } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { column, open, settle, threat, typed, view } = on;

afterEach(() => {
  on.close();
});

describe("a session with the register of a workbook adds, duplicates and removes", () => {
  it("at the end of a table, with the formulas of calculated columns", async () => {
    await open({
      a: { cells: [headers, fire, theft], formulas: { "1,3": "=C2*1", "2,3": "=C3*1" } },
    });
    const added = await settle(
      on.session.add(typed({ Threat: "=1+1", Frequency: "3", Loss: "50%" })),
    );
    expect(on.sheets.contents("a")[3]).toEqual(["=1+1", 3, 0.5, "=C3*1"]);
    expect(added).toEqual({ kind: "saved", threat: threat("=1+1").id });
    expect(on.sheets.steps).toBe(1);
  });

  it("above the last threat of a range, which so grows with all that refers to it", async () => {
    await open({
      a: { kind: "sheet", cells: [headers, fire, theft, ["Total", null, null, 90]] },
    });
    await settle(on.session.add(typed({ Threat: "Flood", Frequency: "3" })));
    expect(on.sheets.contents("a").map(([name]) => name)).toEqual([
      "Threat",
      "Fire",
      "Flood",
      "Theft",
      "Total",
    ]);
    await settle(on.session.remove(threat("Flood")));
    expect(on.sheets.contents("a").map(([name]) => name)).toEqual([
      "Threat",
      "Fire",
      "Theft",
      "Total",
    ]);
  });

  it("nothing that was typed for another register", async () => {
    await open({ a: { cells: [headers, fire] }, b: { cells: [headers, theft] } });
    const [base, draft] = [threat("Fire"), typed({ Threat: "Flood", Loss: "7" })];
    await on.session.choose("b 0,0");
    expect(await settle(on.session.save(base, draft))).toMatchObject({ kind: "gone" });
    expect(await settle(on.session.add(draft))).toMatchObject({
      kind: "refused",
      trouble: {
        message: "A column of the new threat is no longer in the sheet. Nothing was changed.",
      },
    });
    expect(on.sheets.steps).toBe(0);
  });

  it("a copy below its model, under a name of its own", async () => {
    await open({ a: { cells: [headers, fire, theft], formulas: { "1,3": "=C2*1" } } });
    const result = await settle(on.session.duplicate(threat("Fire").id));
    expect(on.sheets.contents("a").slice(1)).toEqual([
      ["Fire", 0.1, 1000, "=C2*1"],
      ["Fire (2)", 0.1, 1000, "=C2*1"],
      theft,
    ]);
    expect(result).toEqual({ kind: "saved", threat: threat("Fire (2)").id });
    await settle(on.session.duplicate(threat("Fire (2)").id));
    expect(threat("Fire (3)").address).toBe("A4:D4");
  });

  it("a threat away, unless it was changed", async () => {
    await open({ a: { cells: [headers, fire, theft] } });
    const [base, other] = [threat("Fire"), threat("Theft")];
    on.sheets.put("a", { cells: [headers, ["Fire", 0.1, 1000, 41], theft] });
    expect(await settle(on.session.remove(base))).toMatchObject({
      kind: "conflict",
      cells: [{ column: column("Spend"), yours: "", theirs: { value: 41 } }],
    });
    expect(await settle(on.session.remove(other))).toEqual({ kind: "saved", threat: other.id });
    expect(view().threats.map(({ name }) => name)).toEqual(["Fire"]);
    expect(await settle(on.session.remove(threat("Fire")))).toMatchObject({ kind: "saved" });
    expect(view().threats).toEqual([]);
  });

  it("the only threat of a range by emptying its row", async () => {
    await open({ a: { kind: "sheet", cells: [headers, fire] } });
    await settle(on.session.remove(threat("Fire")));
    expect(view().threats).toEqual([]);
    expect(view().place.address).toBe("Sheet1!A1:D1");
  });

  it("a threat again where the only one of a range was", async () => {
    const note = ["See May", null, null, null];
    const none = [null, null, null, null];
    await open({ a: { kind: "sheet", cells: [headers, fire, none, note] } });
    await settle(on.session.remove(threat("Fire")));
    await settle(on.session.add(typed({ Threat: "Flood", Loss: "5" })));
    expect(on.sheets.contents("a")).toEqual([headers, ["Flood", null, 5, null], none, note]);
    expect(view().place.address).toBe("Sheet1!A1:D2");
  });

  it("a threat below bare headers without running into what stands there", async () => {
    const note = ["See May", null, null, null];
    const none = [null, null, null, null];
    await open({ a: { kind: "sheet", cells: [headers, none, note] } });
    await settle(on.session.add(typed({ Threat: "Flood", Loss: "5" })));
    expect(on.sheets.contents("a")).toEqual([headers, ["Flood", null, 5, null], none, note]);
  });

  it("nothing where a table below would be torn apart", async () => {
    await open({
      a: {
        kind: "sheet",
        cells: [headers, fire, theft],
        others: [{ row: 9, column: 2, rows: 3, columns: 5 }],
      },
    });
    const message = expect.stringContaining("a table at C10:G12") as string;
    expect(await settle(on.session.add(typed({ Threat: "Flood" })))).toMatchObject({
      kind: "refused",
      trouble: { message },
    });
    expect(await settle(on.session.remove(threat("Fire")))).toMatchObject({
      kind: "refused",
      trouble: { message },
    });
    expect(on.sheets.steps).toBe(0);
  });

  const wide = (...cells: readonly (string | number | null)[]) =>
    Array.from({ length: 7 }, (_, at) => cells[at] ?? null);
  const staff = [
    wide("Staff", "Team", "Grade", "Cost", "Since", "Desk"),
    wide("Ann", "IT", 3, 90, 2019, 12),
    wide("Bo", null, 4, null, null, 0),
  ];
  const refusedAs = async (message: string): Promise<void> => {
    const refusal = { kind: "refused", trouble: { message, action: "show" } };
    expect(await settle(on.session.add(typed({ Threat: "Flood" })))).toMatchObject(refusal);
    expect(await settle(on.session.duplicate(threat("Theft").id))).toMatchObject(refusal);
    expect(await settle(on.session.remove(threat("Theft")))).toMatchObject(refusal);
    expect(on.sheets.steps).toBe(0);
  };

  it.each([
    [
      "range",
      {
        kind: "sheet",
        cells: [wide(...headers), wide(...fire), wide(...theft), wide(), ...staff],
      },
    ],
    ["table", { cells: [headers, fire, theft], below: [wide(), ...staff] }],
  ] as const)("nothing where a list below a %s would be torn apart", async (_, area) => {
    await open({ a: area });
    await refusedAs(
      "The rows of the register cannot move: below it, the cells A5:F7 reach beyond its columns and would be torn apart. Move them aside or to another sheet.",
    );
  });

  it("rows above a list that moves as a whole, and beside one that stays", async () => {
    const remark = wide("See May", null, null, null, null, "Desks", 7);
    const rows = [wide(...headers), wide(...fire, null, 1), wide(...theft), wide(), remark];
    await open({ a: { kind: "sheet", cells: rows } });
    expect(await settle(on.session.add(typed({ Threat: "Flood" })))).toMatchObject({
      kind: "saved",
    });
    expect(on.sheets.contents("a").map(([name]) => name)).toEqual([
      "Threat",
      "Fire",
      "Flood",
      "Theft",
      null,
      "See May",
    ]);
    expect(on.sheets.contents("a").map((line) => line[5])).toEqual([
      null,
      1,
      null,
      null,
      "Desks",
      null,
    ]);
  });

  it("nothing in a range where remarks beside the threats would stay behind", async () => {
    const rows = [wide(...headers), wide(...fire), wide(...theft, "ask Bo")];
    await open({ a: { kind: "sheet", cells: rows } });
    await refusedAs(
      "The rows of the register cannot move: beside it, E3 would stay behind. Give that column a header, or leave a blank column between.",
    );
  });

  it("nothing in a protected sheet", async () => {
    await open({ a: { cells: [headers, fire], isProtected: true } });
    expect(view().isProtected).toBe(true);
    expect(await settle(on.session.add(typed({ Threat: "Flood" })))).toEqual({
      kind: "refused",
      trouble: { failure: "protected", message: "The sheet is protected.", action: "show" },
    });
  });
});
