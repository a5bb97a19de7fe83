import { fire, headers, sessionInMemory, theft } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { column, hinted, open, threat, view } = on;

afterEach(() => {
  on.close();
});

describe("a session with the register of a workbook keeps up with the sheet", () => {
  it("and reads once for many hints", async () => {
    await open({ a: { cells: [headers, fire] } });
    const before = on.sheets.reads;
    on.sheets.put("a", { cells: [headers, theft] });
    for (let edit = 0; edit < 20; edit++) on.sheets.hint();
    await on.timer.pass(149);
    expect(on.sheets.reads).toBe(before);
    await on.timer.pass(1);
    expect(on.sheets.reads).toBe(before + 1);
    expect(view().totals).toMatchObject({ expectedLoss: 20 });
    expect(on.published).toBe(2);
  });

  it("and publishes nothing for hints without a change", async () => {
    await open({ a: { cells: [headers, fire] } });
    const before = on.session.getSnapshot();
    for (let hint = 0; hint < 5; hint++) {
      on.sheets.hint();
      await on.timer.pass(1000);
    }
    expect(on.session.getSnapshot()).toBe(before);
    expect(on.published).toBe(1);
  });

  it("and leaves what did not change the same object", async () => {
    await open({ a: { cells: [headers, fire, theft] } });
    const before = view();
    on.sheets.put("a", { cells: [headers, ["Fire", 0.2, 1000, 40], theft] });
    await hinted();
    expect(view()).not.toBe(before);
    expect(view().threats[0]).not.toBe(before.threats[0]);
    expect(view().threats[1]).toBe(before.threats[1]);
    expect([view().columns, view().place, view().money]).toEqual([
      before.columns,
      before.place,
      before.money,
    ]);
    expect(view().columns).toBe(before.columns);
  });

  it("and hears of a change whose hint got lost when it is told to refresh", async () => {
    await open({ a: { cells: [headers, fire] } });
    on.sheets.put("a", { cells: [headers, fire, theft] });
    on.session.refresh();
    await on.timer.pass(0);
    expect(view().threats).toHaveLength(2);
  });

  it("and knows threats again that are sorted, moved or renamed", async () => {
    await open({ a: { cells: [headers, fire, theft, ["Flood", 1, 2, 3]] } });
    const ids = (): string[][] => view().threats.map(({ name, id }) => [name, id]);
    const [[, one], [, two], [, three]] = ids() as [string[], string[], string[]];
    on.sheets.put("a", { row: 5, cells: [headers, ["Flood", 1, 2, 3], theft, fire] });
    await hinted();
    expect(ids()).toEqual([
      ["Flood", three],
      ["Theft", two],
      ["Fire", one],
    ]);
    on.sheets.put("a", {
      row: 5,
      cells: [headers, ["High water", 1, 2, 3], fire, ["New", 1, 1, 1]],
    });
    await hinted();
    expect(ids().slice(0, 2)).toEqual([
      ["High water", three],
      ["Fire", one],
    ]);
    expect([one, two, three]).not.toContain(ids()[2]?.[1]);
  });

  it("and tells threats of one name by what they hold, then by their order", async () => {
    await open({ a: { cells: [headers, fire, ["Fire", 9, 9, 9]] } });
    const [first, second] = view().threats.map(({ id }) => id);
    on.sheets.put("a", { cells: [headers, ["Fire", 9, 9, 9], fire] });
    await hinted();
    expect(view().threats.map(({ id }) => id)).toEqual([second, first]);
  });

  it("and knows columns again that are moved or renamed", async () => {
    await open({ a: { cells: [headers, fire] } });
    const ids = view().columns.map(({ id }) => id);
    on.sheets.put("a", {
      cells: [
        ["Spend", "Frequency", "Loss", "Threat"],
        [40, 0.1, 1000, "Fire"],
      ],
    });
    await hinted();
    expect(view().columns.map(({ id }) => id)).toEqual([ids[3], ids[1], ids[2], ids[0]]);
    on.sheets.put("a", {
      cells: [
        ["Budget", "Frequency", "Loss", "Threat"],
        [40, 0.1, 1000, "Fire"],
      ],
    });
    await hinted();
    expect(view().columns.map(({ id }) => id)).toEqual([ids[3], ids[1], ids[2], ids[0]]);
  });

  it("and stays with its table while a header is renamed, and says what is missing", async () => {
    await open({ a: { cells: [headers, fire] }, b: { cells: [headers, theft] } });
    on.sheets.put("a", { cells: [["Threat", "xyz", "Loss", "Spend"], fire] });
    await hinted();
    expect(view()).toMatchObject({
      place: { id: "a" },
      findings: [
        {
          kind: "Note",
          sentence: 'Column "xyz" is not a column of the register: it is not read',
        },
        { kind: "Problem", sentence: expect.stringContaining("must be a column") as string },
      ],
      threats: [{ name: "Fire", figures: { expectedLoss: null, spend: 40 } }],
    });
  });

  it("and knows a register again that was gone, or left for another", async () => {
    await open({
      a: { cells: [headers, fire, theft], table: "Threats" },
      b: { cells: [headers, ["Fire", 9, 9, 9]], table: "Plan" },
    });
    const [first, fireRow] = [view().columns, threat("Fire")];
    on.sheets.remove("a");
    await hinted();
    expect(on.session.getSnapshot().register.kind).toBe("none");
    on.sheets.put("a2", { cells: [headers, theft, fire], table: "Threats" });
    await hinted();
    expect(view().columns.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(threat("Fire").id).toBe(fireRow.id);
    await on.session.choose("b 0,0");
    expect(threat("Fire").id).not.toBe(fireRow.id);
    expect(view().columns.some(({ id }) => first.some((each) => each.id === id))).toBe(false);
    await on.session.choose("a2 0,0");
    expect(threat("Fire").id).toBe(fireRow.id);
  });

  it("and tells two ranges of one sheet apart", async () => {
    const none = [null, null, null, null];
    await open({
      s: { kind: "sheet", cells: [headers, fire, none, none, headers, ["Fire", 9, 9, 9]] },
    });
    const upper = [threat("Fire").id, column("Spend")];
    await on.session.choose("s 4,0");
    expect(view().place.address).toBe("Sheet1!A5:D6");
    expect([threat("Fire").id, column("Spend")]).not.toEqual(upper);
    await on.session.choose("s 0,0");
    expect([threat("Fire").id, column("Spend")]).toEqual(upper);
  });

  it("and says where the user is in the register", async () => {
    await open({ a: { row: 3, column: 1, cells: [headers, fire, theft] } });
    const at = (row: number, columnAt: number, sheet = "Sheet1") => ({
      sheet,
      areas: ["a"],
      cells: { row, column: columnAt, rows: 1, columns: 1 },
    });
    const selection = async (...where: Parameters<typeof at>): Promise<unknown> => {
      on.sheets.goTo(at(...where));
      await on.timer.pass(50);
      return on.session.getSnapshot().selection;
    };
    expect(await selection(5, 3)).toEqual({ threat: threat("Theft").id, column: column("Loss") });
    expect(await selection(3, 1)).toEqual({ threat: null, column: column("Threat") });
    expect(await selection(6, 1)).toBe(null);
    expect(await selection(4, 0)).toBe(null);
    expect(await selection(4, 1, "Other")).toBe(null);
  });
});
