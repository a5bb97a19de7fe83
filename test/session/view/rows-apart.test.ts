import { rowsAdded } from "../../../src/session/view/adding-formulas";
import { fire, headers, sessionInMemory, theft } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { hinted, open, openOn, settle, threat, typed, view } = on;

afterEach(() => {
  on.close();
});

describe("a formula adds up rows of its own column", () => {
  it.each([
    ["=SUM(E5:E8)", [[4, 7]]],
    ["=sum( $E$5:$E$8 )", [[4, 7]]],
    ["=SUBTOTAL(9,E5:E8)", [[4, 7]]],
    [
      "=SUM(E5:E8,E10)",
      [
        [4, 7],
        [9, 9],
      ],
    ],
    [
      "=E9+E14",
      [
        [8, 8],
        [13, 13],
      ],
    ],
    ["=SUM(E5:F8)", null],
    ["=SUM(D9:D12)", null],
    ["=SUM(Costs!E5:E8)", null],
    ["=E5*(1-0.75)", null],
    ["=E5-E6", null],
    ["=SUM(LOG10(E5))", null],
    ["=SUMIF(E5:E8,1)", null],
    ["=SUM(Threats[Loss])", null],
    ["=0.06*3", null],
  ])("%s: %j", (formula, rows) => {
    expect(rowsAdded(formula, 4)).toEqual(rows);
  });
});

describe("a session with the register of a workbook leaves rows out", () => {
  const plants = (last = "Plant Munich") => ({
    a: {
      row: 3,
      column: 1,
      kind: "sheet" as const,
      cells: [headers, fire, theft, [last, null, 1010, 90]],
      formulas: { "3,2": "=SUM(D5:D6)", "3,3": "=SUM(E5:E6)" },
    },
  });

  it("whose figures are sums of other rows, and says that formulas count them", async () => {
    await open(plants());
    expect(view().threats.map(({ name }) => name)).toEqual(["Fire", "Theft"]);
    expect(view().leftOut).toMatchObject([
      { name: "Plant Munich", row: 7, address: "B7:E7", isApart: true },
    ]);
    expect(view().leftOut[0]?.sentence).toBe(
      "Threat of Plant Munich is left out: its figures add up other rows, D7 is =SUM(D5:D6)",
    );
    expect(view().totals).toMatchObject({ kind: "totals", threats: 2, expectedLoss: 120 });
  });

  it("no longer where somebody says that they are threats, for everybody", async () => {
    await open(plants());
    await on.session.countRow("Plant Munich");
    expect(view().threats.map(({ name }) => name)).toEqual(["Fire", "Theft", "Plant Munich"]);
    on.session.close();
    await openOn();
    expect(view().threats).toHaveLength(3);
  });

  it("but for one whose figures were typed, or are computed from its own row or another sheet", async () => {
    const row = ["Costs", 1, 10, 90];
    await open({
      a: {
        cells: [headers, fire, theft, row, ["Own", ...row.slice(1)], ["Apart", ...row.slice(1)]],
        formulas: { "3,3": "=SUM(D2:D3)", "4,3": "=SUM(B5:C5)", "5,3": "=SUM(Costs!D2:D3)" },
      },
    });
    expect(view().leftOut).toEqual([]);
    expect(view().threats).toHaveLength(5);
  });

  it("that are totals by themselves, of which no formula counts one", async () => {
    await open({ a: { cells: [headers, fire, theft, ["Total", null, null, 90]] } });
    expect(view().leftOut).toMatchObject([{ name: "Total", row: 4, isApart: false }]);
  });

  it("where one that has a total's name is said to be one, wherever it is sorted to", async () => {
    const total = ["Total Berlin", 0.5, 70, 5];
    await open({ a: { cells: [headers, total, fire, theft] } });
    expect(threat("Total Berlin").doubt).toBe("has a total's name and counts as a threat");
    expect(threat("Fire").doubt).toBe(null);
    expect(await on.session.leaveOut(threat("Total Berlin").id)).toEqual({ kind: "chosen" });
    expect(view().totals).toMatchObject({ threats: 2 });
    on.sheets.put("a", { cells: [headers, fire, total, theft] });
    await hinted();
    expect(view().leftOut).toMatchObject([{ name: "Total Berlin", row: 3, isApart: true }]);
    await on.session.countRow("Total Berlin");
    expect(threat("Total Berlin").doubt).toBe(null);
  });

  it("only by a name", async () => {
    await open({ a: { cells: [headers, ["", 1, 5, 5], fire] } });
    const [nameless] = view().threats;
    expect(await on.session.leaveOut(nameless?.id ?? "")).toMatchObject({ kind: "refused" });
  });
});

interface Placing {
  readonly kind: "table" | "sheet";
  readonly sum: string | null;
  readonly row: number;
  readonly above: string;
  readonly notes: readonly string[];
}

describe("a new threat comes in", () => {
  const total = ["Total", null, null, 90];
  it.each`
    where                                      | kind       | sum                 | row  | above      | notes
    ${"inside what the total of a table sums"} | ${"table"} | ${"=SUM(D2:D3)"}    | ${3} | ${"Theft"} | ${[]}
    ${"inside a sum that ends with a spacer"}  | ${"table"} | ${"=SUM(D2:D4)"}    | ${4} | ${"Total"} | ${[]}
    ${"inside what the total of a range sums"} | ${"sheet"} | ${"=SUM(D2:D3)"}    | ${3} | ${"Theft"} | ${[]}
    ${"where no sum reaches, and says so"}     | ${"sheet"} | ${"=SUM(D3:D3,D2)"} | ${3} | ${"Theft"} | ${['The sum in "Total" will not include it: extend it by hand.']}
    ${"above a typed total, and says so"}      | ${"table"} | ${null}             | ${4} | ${"Total"} | ${['"Total" in row 4 is typed and will not include it.']}
  `("$where", async ({ kind, sum, row, above, notes }: Placing) => {
    const formulas: Record<string, string> = sum === null ? {} : { "3,3": sum };
    await open({ a: { kind, cells: [headers, fire, theft, total], formulas } });
    expect(view().newRow).toEqual({ row, above, isFirst: false, notes });
    await settle(on.session.add(typed({ Threat: "Flood", Frequency: "1", Loss: "7" })));
    expect(on.sheets.contents("a")[row - 1]?.[0]).toBe("Flood");
    expect(view().leftOut).toMatchObject([{ name: "Total" }]);
  });

  it("in the last section, where a grand total adds up subtotals that grow", async () => {
    await open({
      a: {
        cells: [
          headers,
          fire,
          theft,
          ["Subtotal A", null, null, 90],
          ["Flood", 1, 1, 5],
          ["Storm", 1, 1, 6],
          ["Subtotal B", null, null, 11],
          ["Total", null, null, 101],
        ],
        formulas: { "3,3": "=SUM(D2:D3)", "6,3": "=SUM(D5:D6)", "7,3": "=D4+D7" },
      },
    });
    expect(view().newRow).toEqual({ row: 6, above: "Storm", isFirst: false, notes: [] });
  });

  it("with the look of the last threat that counts", async () => {
    await open({
      a: {
        cells: [
          [...headers, "Status"],
          [...fire, "Open"],
          [...theft, "Closed"],
        ],
        formats: [undefined, undefined, undefined, "$#,##0"],
      },
    });
    await settle(on.session.add(typed({ Threat: "Flood", Frequency: "1", Loss: "7", Spend: "2" })));
    expect(threat("Flood").byColumn.get(on.column("Spend"))?.text).toBe("$2");
  });
});
