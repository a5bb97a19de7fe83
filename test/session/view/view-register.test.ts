import { calculateBuilt } from "../../support/pane/calculate-built";
import { proveHere } from "../../support/pane/prove-here";
import { openRegisterSession } from "../../../src/session/open-register-session";
import { CellError } from "../../../src/session/contract/register-port";
import { manualTimer } from "../../support/pane/manual-timer";
import { fire, headers, sessionInMemory, theft } from "../../support/pane/session-in-memory";
import { sheetsInMemory } from "../../support/pane/sheets-in-memory";

const on = sessionInMemory();
const { column, open, threat, view } = on;

afterEach(() => {
  on.close();
});

describe("a session with the register of a workbook shows", () => {
  it("nothing before the workbook answered", () => {
    on.sheets = sheetsInMemory({});
    on.timer = manualTimer();
    on.session = openRegisterSession(
      { port: on.sheets, after: on.timer.after, calculate: calculateBuilt, prove: proveHere },
      { locale: "en-US" },
    );
    expect(on.session.getSnapshot()).toEqual({
      register: { kind: "connecting" },
      controls: null,
      scenarios: null,
      appetite: null,
      trouble: null,
      selection: null,
    });
  });

  it("that amounts in several currencies add up to nothing, and what converts them", async () => {
    const cells = [
      [...headers, "Currency"],
      [...fire, "EUR"],
      [...theft, "USD"],
    ];
    await open({ a: { sheet: "Register", table: "Threats", cells } });
    expect(view().totals).toMatchObject({ kind: "refused" });
    expect(view().findings).toEqual([
      expect.objectContaining({
        kind: "Problem",
        column: column("Currency"),
        sentence:
          'Column "Currency" must be the same in every row, and is EUR in 1 row, USD in 1 row: write IN_CURRENCY(…) around the range',
      }),
    ]);
    await open({ a: { sheet: "Register", table: "Threats", cells: cells.slice(0, 2) } });
    expect(view()).toMatchObject({ totals: { kind: "totals" }, findings: [] });
  });

  it("what a register adds up to, where it is and what each threat comes to", async () => {
    await open({
      a: {
        row: 3,
        column: 1,
        sheet: "Register",
        table: "Threats",
        cells: [headers, fire, theft],
        formats: [undefined, undefined, "#,##0", '"$"#,##0'],
      },
    });
    expect(view()).toMatchObject({
      place: {
        id: "a",
        kind: "table",
        name: "Threats",
        address: "Register!B4:E6",
        cells: { row: 3, column: 1, rows: 3, columns: 4 },
      },
      totals: {
        kind: "totals",
        threats: 2,
        expectedLoss: 120,
        coverage: { spend: 90, required: 120, gap: 60, ratio: 0.5 },
        threatsShort: 1,
        threatsInexact: 0,
      },
      rule: "expected",
      problems: 0,
      findings: [],
      money: { sign: "$", code: null, isBefore: true, isApart: false, decimals: 0 },
      isProtected: false,
    });
    expect(view().columns.map(({ header, address, field }) => [header, address, field])).toEqual([
      ["Threat", "B4", "threat"],
      ["Frequency", "C4", "frequency"],
      ["Loss", "D4", "loss"],
      ["Spend", "E4", "spend"],
    ]);
    expect(threat("Fire")).toMatchObject({
      address: "B5:E5",
      state: "open",
      findings: [],
      figures: { expectedLoss: 100, required: 100, spend: 40, gap: 60, ratio: 0.4, reason: null },
    });
    expect(threat("Fire").byColumn.get(column("Loss"))).toMatchObject({
      value: 1000,
      text: "1,000",
      typed: "1000",
      formula: null,
      address: "D5",
      format: "#,##0",
    });
    expect(on.published).toBe(1);
  });

  it("each row's own figures where one has a problem, and refuses only the totals", async () => {
    await open({
      a: {
        cells: [
          [...headers, "Status"],
          ["Fire", "often", 1000, 40, null],
          ["Theft", 2, 10, "much", null],
          ["Flood", 1, 5, 6, "Closed"],
          ["Fraud", 1, 5, 6, null],
          ["Total", 1, 1, 1, null],
        ],
      },
    });
    const seen = view().threats.map(({ name, state, figures }) => [name, state, figures]);
    expect(seen).toEqual([
      [
        "Fire",
        "problem",
        {
          expectedLoss: null,
          required: null,
          spend: 40,
          gap: null,
          ratio: null,
          reason: 'Frequency of Fire must be a number, got the text "often"',
        },
      ],
      [
        "Theft",
        "problem",
        {
          expectedLoss: 20,
          required: 20,
          spend: null,
          gap: null,
          ratio: null,
          reason: 'Spend of Theft must be a number, got the text "much"',
        },
      ],
      [
        "Flood",
        "left out",
        {
          expectedLoss: null,
          required: null,
          spend: null,
          gap: null,
          ratio: null,
          reason: null,
        },
      ],
      ["Fraud", "open", { expectedLoss: 5, required: 5, spend: 6, gap: 0, ratio: 1, reason: null }],
    ]);
    expect(view().totals).toMatchObject({
      kind: "refused",
      problem: {
        sentence: expect.stringContaining("Frequency of Fire") as string,
        address: "B2",
      },
    });
    expect(view().problems).toBe(2);
  });

  it("no coverage where nothing is said about spend", async () => {
    await open({ a: { cells: [headers.slice(0, 3), fire.slice(0, 3)] } });
    expect(view().totals).toMatchObject({ expectedLoss: 100, coverage: null });
    expect(threat("Fire").figures).toEqual({
      expectedLoss: 100,
      required: 100,
      spend: null,
      gap: null,
      ratio: null,
      reason: null,
    });
  });

  it("a sum no number can hold as a problem", async () => {
    await open({ a: { cells: [headers, ["A", 1, 1.7e308, 0], ["B", 1, 1.7e308, 0]] } });
    expect(view().totals).toMatchObject({
      kind: "refused",
      problem: { sentence: "required spend must stay below 1.8e308, got a larger sum" },
    });
  });

  it("for how many threats what is required may be off: thousands of equal losses a year", async () => {
    const uniform = ["Threat", "Frequency", "Loss min", "Loss max", "Loss model", "Spend"];
    const order = ["Order", 3000, 999, 1001, "uniform", 3e6];
    const outage = ["Outage", 0.5, 1000, 90000, "uniform", 1e4];
    await open({ a: { cells: [uniform, order, outage] } });
    expect(view().totals).toMatchObject({ kind: "totals", threatsInexact: 0 });
    await on.session.chooseRule("percentile");
    expect(view().totals).toMatchObject({ kind: "totals", threats: 2, threatsInexact: 1 });
  });

  it("a table without threats, and what is missing", async () => {
    await open({ a: { cells: [headers, [null, null, null, null]] } });
    expect(view().threats).toEqual([]);
    expect(view().totals).toMatchObject({
      kind: "refused",
      problem: {
        sentence: "Threat must be filled in: the register has no threats",
      },
    });
  });

  it("cells as they are typed in the region, and formulas as formulas", async () => {
    await open(
      {
        a: {
          cells: [
            ["Threat", "Frequency", "Loss", "Last reviewed"],
            ["Fire", 0.0748, 1234.5, 46000],
            ["Theft", 0.5, new CellError("#N/A"), null],
          ],
          formulas: { "2,1": "=B2*2" },
          formats: [undefined, "0.00%", "#,##0.00", "yyyy-mm-dd"],
        },
      },
      "de-DE",
    );
    const cells = (name: string): unknown[] =>
      [...threat(name).byColumn.values()].map((cell) => [cell.typed, cell.formula]);
    expect(cells("Fire")).toEqual([
      ["Fire", null],
      ["7,48%", null],
      ["1234,5", null],
      ["9.12.2025", null],
    ]);
    expect(cells("Theft")).toEqual([
      ["Theft", null],
      ["50%", "=B2*2"],
      ["#N/A", null],
      ["", null],
    ]);
  });

  it("which columns are calculated", async () => {
    await open({
      a: {
        cells: [headers, fire, theft],
        formulas: { "1,3": "=C2*0.04", "2,3": "=C3*0.04", "1,2": "=500*2" },
      },
    });
    expect(view().columns.map(({ isCalculated }) => isCalculated)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});
