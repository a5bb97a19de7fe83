import fc from "fast-check";
import type { Cell, Cells } from "../../../src/core";
import { expectedLoss } from "../../../src/functions/year/expected-loss";
import { threatRegister } from "../../../src/functions/register/threat-register";
import { headerFor } from "../../../src/session/formulas/unit-words";
import { fire, headers, sessionInMemory, theft } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { column, open, openOn, view } = on;

afterEach(() => {
  on.close();
});

const select = async (cells: Cells): Promise<void> => {
  const [{ length: columns } = []] = cells;
  on.sheets.goTo({
    sheet: "Sheet1",
    areas: ["a"],
    cells: { row: 0, column: 0, rows: cells.length, columns },
  });
  expect(await on.session.chooseSelection()).toEqual({ kind: "chosen" });
};

/** What a formula of plain ranges of Sheet1 comes to. */
function valueOf(formula: string, cells: Cells): number {
  const inside = /^=THREAT_REGISTER\((.*)\)$/.exec(formula)?.[1] ?? "";
  const parts = [
    ...inside.matchAll(/"([^"]*)",Sheet1!\$([A-Z])\$(\d+)(?::\$[A-Z]\$(\d+))?/g),
  ].flatMap(([, header = "", letter = "", first, last = first]) => [
    [[header]],
    cells.slice(Number(first) - 1, Number(last)).map((row) => [row[letter.charCodeAt(0) - 65]]),
  ]);
  const [header, values, ...more] = parts;
  const told = threatRegister(header ?? [], values ?? [], more);
  return Number(expectedLoss(told)[0]?.[0]);
}

describe("formulas have the register", () => {
  it("by its own cells where they read the same", async () => {
    await open({ a: { cells: [headers, fire, theft], table: "Plan" } });
    expect(view().formulas).toEqual({
      range: "Plan[#All]",
      differences: [],
      name: null,
      isCurrent: false,
      why: null,
    });
    expect(await on.session.formulaOf("expected loss")).toBe("=EXPECTED_LOSS(Plan[#All])");
    await on.session.chooseRule("percentile");
    expect(await on.session.formulaOf("gap")).toBe('=COVERAGE_GAP(Plan[#All],"percentile")');
    expect(await on.session.formulaOf("spend")).toBe(
      '=LET(lines,COVERAGE_TABLE(Plan[#All],"percentile",,,TRUE),INDEX(lines,ROWS(lines),5))',
    );
  });

  it("for a figure of one threat, by its name", async () => {
    const odd = ['He said "what?"', 1, 10, 5];
    await open({ a: { cells: [headers, fire, odd], table: "Plan" } });
    const { id } = on.threat('He said "what?"');
    expect(await on.session.formulaOf("gap", id)).toBe(
      '=LET(lines,COVERAGE_TABLE(Plan[#All],"expected"),INDEX(lines,MATCH("He said ""what~?""",INDEX(lines,0,1),0),6))',
    );
    on.sheets.put("a", { cells: [headers.slice(0, 3), fire.slice(0, 3)], table: "Plan" });
    await on.hinted();
    expect(await on.session.formulaOf("expected loss", on.threat("Fire").id)).toBe(
      '=LET(lines,LOSS_BY_THREAT(Plan[#All]),INDEX(lines,MATCH("Fire",INDEX(lines,0,1),0),2))',
    );
    expect(await on.session.formulaOf("gap", on.threat("Fire").id)).toBe(null);
  });

  const strange = [
    ["Gefahr", "How often", "Loss (k€)", "Spend"],
    ["Fire", 0.1, 1, 40],
    ["Theft", 2, 10, 50],
  ];

  it("by one formula of its own columns, under a free name, for everybody", async () => {
    await open({ a: { cells: strange, table: "Threats" } });
    await select(strange);
    await on.session.mapColumn(column("How often"), "frequency");
    await on.session.setUnit(column("How often"), "per month");
    expect(view().formulas.differences).toEqual(["1 column that was mapped here"]);
    on.sheets.goTo({
      sheet: "Sheet1",
      areas: [],
      cells: { row: 9, column: 0, rows: 1, columns: 1 },
    });
    expect(await on.session.insertFigure("expected loss")).toMatchObject({ kind: "chosen" });
    expect(on.sheets.spilling.put.get("Threats_2")).toBe(
      '=THREAT_REGISTER("Threat",Threats[Gefahr],"Frequency (per month)",Threats[[How often]],"Loss (thousands)",Threats[[Loss (k€)]],"Spend",Threats[Spend])',
    );
    expect(on.sheets.spilling.inserted).toEqual(["=EXPECTED_LOSS(Threats_2)"]);
    on.session.close();
    await openOn();
    expect(view().formulas).toMatchObject({ name: "Threats_2", isCurrent: true });
    await on.session.setUnit(column("How often"), "per quarter");
    expect(view().formulas).toMatchObject({ name: "Threats_2", isCurrent: false });
    expect(await on.session.formulaOf("gap")).toBe(null);
    await on.session.useInFormulas("formula");
    expect([...on.sheets.spilling.put.keys()]).toEqual(["Threats_2"]);
    expect(view().formulas.isCurrent).toBe(true);
  });

  it("by other headers, and then by its own cells", async () => {
    await open({ a: { cells: strange, table: "Threats" } });
    await select(strange);
    await on.session.mapColumn(column("How often"), "frequency");
    await on.session.setUnit(column("How often"), "per month");
    const before = view().totals;
    const [answer] = await Promise.all([on.session.useInFormulas("headers"), on.timer.pass(0)]);
    expect(answer).toEqual({ kind: "chosen" });
    expect(on.sheets.contents("a")[0]).toEqual([
      "Gefahr",
      "Frequency (per month)",
      "Loss (k€)",
      "Spend",
    ]);
    expect(on.sheets.steps).toBe(1);
    expect(view().formulas.differences).toEqual([]);
    expect(view().totals).toEqual(before);
  });

  it("by other headers only where a name of what spills is not possible, or too long", async () => {
    await open({ a: { cells: strange, kind: "sheet" } });
    await select(strange);
    await on.session.mapColumn(column("How often"), "frequency");
    on.sheets.spilling.can = false;
    expect(await on.session.useInFormulas("formula")).toEqual({
      kind: "refused",
      message: "In this Excel no formula fills cells beside its own. Rename the headers instead.",
    });
    const long = strange.map((row, at) => (at === 0 ? row : [...row]));
    const sheet = "S".repeat(31);
    await open({ a: { cells: long, sheet, table: "T".repeat(3000) } });
    on.sheets.goTo({ sheet, areas: ["a"], cells: { row: 0, column: 0, rows: 1, columns: 1 } });
    await on.session.chooseSelection();
    await on.session.mapColumn(column("How often"), "frequency");
    expect(view().formulas.why).toBe(
      "It cannot be written: the formula would be longer than Excel takes.",
    );
  });

  it("not in a cell of the register, nor without a selection", async () => {
    await open({ a: { cells: [headers, fire] } });
    on.sheets.goTo({
      sheet: "Sheet1",
      areas: [],
      cells: { row: 1, column: 1, rows: 1, columns: 1 },
    });
    expect(await on.session.insertFigure("gap")).toMatchObject({ kind: "refused" });
    on.sheets.goTo(null);
    expect(await on.session.insertFigure("gap")).toMatchObject({ kind: "refused" });
    on.sheets.goTo({
      sheet: "Sheet1",
      areas: [],
      cells: { row: 9, column: 1, rows: 1, columns: 1 },
    });
    expect(await on.session.insertFigure("gap")).toEqual({ kind: "chosen" });
  });

  it.each([
    ["low", 1000, 0.1, "Loss low (10%) (thousands)"],
    ["spend", 12_000, null, "Spend (thousands per month)"],
    ["frequency", 1 / 7, null, "Frequency (per 7 years)"],
    ["vulnerability", 0.01, null, "Vulnerability (%)"],
    ["reviewEvery", 7, null, "Review every (weeks)"],
    ["loss", 3, null, null],
  ] as const)("%s in units of %d at %p under %p", (key, scale, level, header) => {
    expect(headerFor(key, scale, level)).toBe(header);
  });

  it("with the same loss to the last bit, whatever was said of its columns", async () => {
    const unit = (...units: readonly string[]) => fc.constantFrom(...units);
    const register = fc.record({
      rates: fc.array(fc.double({ min: 1e-3, max: 50, noNaN: true }), {
        minLength: 1,
        maxLength: 4,
      }),
      losses: fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 4, maxLength: 4 }),
      often: unit("", "per month", "per quarter", "per 3 years"),
      money: unit("", "thousands", "millions"),
      order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(register, async ({ rates, losses, often, money, order }) => {
        const line = (cells: readonly Cell[]): Cell[] => order.map((at) => cells[at] ?? null);
        const cells = [
          line(["Gefahr", "Wie oft?", "Was es kostet", "x"]),
          ...rates.map((rate, at) => line([`Row ${at}`, rate, losses[at] ?? 1, "-"])),
        ];
        await open({ a: { kind: "sheet", cells } });
        await select(cells);
        await on.session.mapColumn(column("Wie oft?"), "frequency");
        await on.session.setUnit(column("Wie oft?"), often);
        await on.session.mapColumn(column("Was es kostet"), "loss");
        await on.session.setUnit(column("Was es kostet"), money);
        const answer = await on.session.useInFormulas("formula");
        expect(answer).toEqual({ kind: "chosen" });
        const [formula = ""] = on.sheets.spilling.put.values();
        const { totals } = view();
        expect(totals.kind === "totals" && totals.expectedLoss).toBe(valueOf(formula, cells));
        on.close();
      }),
      { numRuns: 25 },
    );
  });
});
