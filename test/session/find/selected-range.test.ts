import type { Cells, Rectangle } from "../../../src/session/contract/register-port";
import { headers, sessionInMemory } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { column, hinted, open, openOn, settle, threat, typed, view } = on;

afterEach(() => {
  on.close();
});

const cells: Cells = [
  ["Register of Plant Munich", null, null, null, null],
  [...headers, "Remark"],
  ["Fire", 0.1, 1000, 40, "x"],
  ["Theft", 2, 10, 50, "x"],
  ["Flood", 1, 20, 5, "x"],
  ["Sheet total of all plants", 3, 99, 95, null],
];

const select = async (rectangle: Rectangle, areas = ["s"]): Promise<string> => {
  on.sheets.goTo({ sheet: "Sheet1", areas, cells: rectangle });
  const choice = await on.session.chooseSelection();
  return choice.kind === "chosen" ? view().place.address : choice.message;
};
const names = (): string[] => view().threats.map(({ name }) => name);

describe("the selection is used as it is", () => {
  beforeEach(() => open({ s: { kind: "sheet", cells } }));

  it("without the columns and rows that were not selected", async () => {
    expect(await select({ row: 1, column: 0, rows: 4, columns: 4 })).toBe("Sheet1!A2:D5");
    expect(names()).toEqual(["Fire", "Theft", "Flood"]);
    expect(view().columns.map(({ header }) => header)).toEqual(headers);
  });

  it("when rows come in, go, or move, and when the workbook is opened again", async () => {
    const plain = cells.map((line) => line.slice(0, 4));
    on.sheets.put("s", { kind: "sheet", cells: plain });
    await select({ row: 1, column: 0, rows: 4, columns: 4 });
    await settle(on.session.add(typed({ Threat: "Storm", Frequency: "1", Loss: "7" })));
    expect(names()).toEqual(["Fire", "Theft", "Storm", "Flood"]);
    await settle(on.session.remove(threat("Theft")));
    expect(view().place.address).toBe("Sheet1!A2:D5");
    const moved = [[null, null, null, null], ...on.sheets.contents("s")] as Cells;
    on.sheets.put("s", { kind: "sheet", cells: moved });
    await hinted();
    expect(view().place.address).toBe("Sheet1!A3:D6");
    on.session.close();
    await openOn();
    expect(names()).toEqual(["Fire", "Storm", "Flood"]);
  });

  it("of which no row moves where cells beside would stay behind", async () => {
    await select({ row: 1, column: 0, rows: 4, columns: 4 });
    const added = await settle(
      on.session.add(typed({ Threat: "Storm", Frequency: "1", Loss: "7" })),
    );
    expect(added).toMatchObject({ kind: "refused" });
  });

  it("from its headers on where a title was selected, too", async () => {
    expect(await select({ row: 0, column: 0, rows: 5, columns: 5 })).toBe("Sheet1!A2:E5");
  });

  it("as far as the sheet holds anything where whole columns are selected", async () => {
    expect(await select({ row: 0, column: 0, rows: 1_048_576, columns: 4 })).toBe("Sheet1!A2:D6");
  });

  it("with the threats below where only headers are selected", async () => {
    expect(await select({ row: 1, column: 0, rows: 1, columns: 4 })).toBe("Sheet1!A2:D6");
    expect(view().columns).toHaveLength(4);
  });

  it("around a single cell", async () => {
    expect(await select({ row: 3, column: 1, rows: 1, columns: 1 })).toBe("Sheet1!A2:E6");
  });

  it("but not without headers", async () => {
    expect(await select({ row: 2, column: 1, rows: 2, columns: 2 })).toMatch(/has no headers/);
    expect(await select({ row: 40, column: 1, rows: 2, columns: 2 })).toMatch(/has no headers/);
  });

  it("with its blank rows, and no further", async () => {
    const blank = [null, null, null, null, null];
    const [title, head, fire, ...others] = cells as [Cells[0], Cells[0], Cells[0], ...Cells];
    on.sheets.put("s", {
      kind: "sheet",
      cells: [title, head, fire, blank, ...others, blank, fire],
    });
    expect(await select({ row: 1, column: 0, rows: 5, columns: 4 })).toBe("Sheet1!A2:D6");
    expect(names()).toEqual(["Fire", "Theft", "Flood"]);
  });

  it("as a part of a table, of which no row moves then", async () => {
    const table = { row: 1, column: 0, rows: 5, columns: 5 };
    await open({
      t: { row: 1, cells: cells.slice(1) },
      s: { kind: "sheet", cells, others: [table] },
    });
    expect(await select({ ...table, columns: 3 }, ["t", "s"])).toBe("Sheet1!A2:C6");
    expect(view().place.kind).toBe("range");
    const added = await settle(
      on.session.add(typed({ Threat: "Storm", Frequency: "1", Loss: "7" })),
    );
    expect(added).toMatchObject({ kind: "refused" });
    expect(await select(table, ["t", "s"])).toBe("Sheet1!A2:E6");
    expect(view().place.kind).toBe("table");
  });
});

describe("a header that was renamed", () => {
  const rows = [
    ["Fire", 0.1, 1000, 40],
    ["Theft", 2, 10, 50],
  ];
  const under = (frequency: string) => ({
    kind: "sheet" as const,
    cells: [["Threat", frequency, "Loss", "Spend"], ...rows],
  });

  beforeEach(async () => {
    await open({ s: under("How often") });
    await select({ row: 0, column: 0, rows: 3, columns: 4 });
    await on.session.mapColumn(column("How often"), "frequency");
    await on.session.setUnit(column("How often"), "per month");
    on.sheets.put("s", under("Mal im Monat"));
    await hinted();
  });

  it("is said, with the column that stands there now, and mapped again at once", async () => {
    expect(view().lostColumns).toEqual([
      { header: "How often", field: "frequency", column: column("Mal im Monat") },
    ]);
    await on.session.remapColumn("How often", column("Mal im Monat"));
    expect(view().lostColumns).toEqual([]);
    expect(view().columns[1]).toMatchObject({ field: "frequency", scale: 12, unit: "per month" });
    on.sheets.put("s", under("How often"));
    await hinted();
    await on.session.remapColumn("Mal im Monat", column("How often"));
    expect(threat("Fire").figures.expectedLoss).toBe(0.1 * 12 * 1000);
  });

  it("is no longer said once it is forgotten, or the field is found elsewhere", async () => {
    on.sheets.put("s", under("Frequency"));
    await hinted();
    expect(view().lostColumns).toEqual([]);
    on.sheets.put("s", under("Mal im Monat"));
    await hinted();
    await on.session.remapColumn("How often", null);
    expect(view().lostColumns).toEqual([]);
    expect(view().columns[1]).toMatchObject({ field: null });
  });
});
