import type { Cells } from "../../../src/core";
import { expectedLoss } from "../../../src/functions/year/expected-loss";
import { threatRegister } from "../../../src/functions/register/threat-register";
import { sessionInMemory } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const { column, hinted, open, openOn, settle, threat, typed, view } = on;

afterEach(() => {
  on.close();
});

const scored = [
  ["Threat", "Likelihood", "Impact"],
  ["Ransomware", 1, 5],
  ["Phishing", 3, 3],
  ["Laptop theft", 4, 2],
];
const scale = [
  ["Score", "Events a year", "Money an event"],
  [1, 0.1, 100],
  [2, 0.5, 1000],
  [3, 1, 10_000],
  [4, 5, 100_000],
  [5, 20, 1_000_000],
];
const beside = (left: Cells, right: Cells): Cells =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, row) => [
    ...(left[row] ?? [null, null, null]),
    ...[null, null],
    ...(right[row] ?? [null, null, null]),
  ]);

/** A session that reads the register of scores, which no session takes by itself. */
const openScores = async (cells: Cells, kind: "sheet" | "table" = "sheet"): Promise<void> => {
  await open({ a: { kind, cells } });
  const { register } = on.session.getSnapshot();
  const [candidate] = register.kind === "none" ? register.candidates : [];
  expect(candidate).toMatchObject({ hasScores: true });
  await on.session.choose(candidate?.id ?? "");
};
const expected = (): number => {
  const { totals } = view();
  return totals.kind === "totals" ? totals.expectedLoss : NaN;
};

/** What the formula that was written comes to, with its look-ups done by a plain table of scores. */
function formulaValue(cells: Cells, meanings: Readonly<Record<string, Cells>>): number {
  const [formula = ""] = on.sheets.spilling.put.values();
  const inside = /^=THREAT_REGISTER\((.*)\)$/.exec(formula)?.[1] ?? "";
  const parts = [
    ...inside.matchAll(
      /"([^"]*)",(?:IFERROR\(VLOOKUP\()?Sheet1!\$([A-Z])\$(\d+):\$[A-Z]\$(\d+)(?:,([^,]+),(\d),FALSE\),""\))?/g,
    ),
  ].flatMap(([, header = "", letter = "", first, last, range, position]) => {
    const values = cells
      .slice(Number(first) - 1, Number(last))
      .map((row) => row[letter.charCodeAt(0) - 65] ?? null);
    const table = meanings[range ?? ""] ?? [];
    const means = (score: unknown) =>
      table.find(([each]) => each === score)?.[Number(position) - 1] ?? "";
    return [[[header]], values.map((each) => [range === undefined ? each : means(each)])];
  });
  const [header, values, ...more] = parts;
  const told = threatRegister(header ?? [], values ?? [], more);
  return Number(expectedLoss(told)[0]?.[0]);
}

describe("a register of scores", () => {
  it("is said to be one, with how it gets money, and no advice against its own values", async () => {
    await openScores(scored);
    expect(view().scores).toEqual({
      kind: "no scale",
      columns: [
        { field: "frequency", header: "Likelihood", column: column("Likelihood") },
        { field: "loss", header: "Impact", column: column("Impact") },
      ],
      found: null,
    });
    expect(view().totals.kind).toBe("refused");
  });

  it("has them looked up in a table that stands on its sheet, in cells and pane alike", async () => {
    const cells = beside(scored, scale);
    await openScores(cells);
    expect(view().scores).toMatchObject({ kind: "no scale", found: { address: "F1:H6" } });
    expect(await on.session.giveScale()).toEqual({ kind: "chosen" });
    expect(view().scores).toBe(null);
    expect(view().columns.map(({ field, quantity }) => [field, quantity])).toEqual([
      ["threat", "text"],
      ["frequency", "number"],
      ["loss", "number"],
    ]);
    expect([...on.sheets.spilling.put]).toEqual([
      [
        "Threats",
        '=THREAT_REGISTER("Threat",Sheet1!$A$2:$A$4,"Frequency",IFERROR(VLOOKUP(Sheet1!$B$2:$B$4,Sheet1!$F$2:$G$6,2,FALSE),""),"Loss",IFERROR(VLOOKUP(Sheet1!$C$2:$C$4,Sheet1!$F$2:$H$6,3,FALSE),""))',
      ],
    ]);
    expect(view().formulas).toMatchObject({ name: "Threats", isCurrent: true });
    const right = 0.1 * 1e6 + 1 * 1e4 + 5 * 1000;
    expect(expected()).toBe(right);
    const body = scale.slice(1);
    expect(formulaValue(cells, { "Sheet1!$F$2:$G$6": body, "Sheet1!$F$2:$H$6": body })).toBe(right);
    on.session.close();
    await openOn();
    expect(expected()).toBe(right);
  });

  it("follows its table: an amount that is typed there counts at once", async () => {
    await openScores(beside(scored, scale));
    await on.session.giveScale();
    const dearer = scale.map((row) => (row[0] === 5 ? [5, 20, 2_000_000] : row));
    on.sheets.put("a", { kind: "sheet", cells: beside(scored, dearer) });
    await hinted();
    expect(expected()).toBe(0.1 * 2e6 + 1 * 1e4 + 5 * 1000);
    expect(threat("Ransomware").figures.expectedLoss).toBe(0.1 * 2e6);
  });

  it("is edited in scores: what is typed is looked up before it is saved", async () => {
    await openScores(beside(scored, scale));
    await on.session.giveScale();
    const draft = typed({ Likelihood: "2" });
    expect(on.session.check(threat("Ransomware"), draft)).toMatchObject({
      figures: { expectedLoss: 0.5 * 1e6 },
      findings: [],
    });
    expect(on.session.check(threat("Ransomware"), typed({ Likelihood: "7" }))).toMatchObject({
      figures: { expectedLoss: null },
      findings: [{ sentence: "Likelihood of Ransomware must be a score of F1:H6, got 7" }],
    });
    await settle(on.session.save(threat("Ransomware"), draft));
    expect(on.sheets.contents("a")[1]?.slice(0, 3)).toEqual(["Ransomware", 2, 5]);
    expect(expected()).toBe(0.5 * 1e6 + 1 * 1e4 + 5 * 1000);
    await settle(on.session.add(typed({ Threat: "Fraud", Likelihood: "1", Impact: "4" })));
    expect(threat("Fraud").figures.expectedLoss).toBe(0.1 * 1e5);
  });

  it("gets tables beside it where there is none, and says which scores have no figure yet", async () => {
    await openScores(scored, "table");
    expect(await on.session.giveScale()).toEqual({ kind: "chosen" });
    expect(on.sheets.contents("made FrequencyScale")).toEqual([
      ["Likelihood", "Events a year"],
      ...[1, 2, 3, 4, 5].map((score) => [score, null]),
    ]);
    expect(view().scores).toMatchObject({
      kind: "blanks",
      called: "FrequencyScale",
      scores: [1, 3, 4],
      place: { sheet: "Sheet1", address: "V2" },
    });
    expect(threat("Phishing").findings.map(({ sentence }) => sentence)).toEqual([
      "Likelihood of Phishing has no figure in FrequencyScale yet: write there what 3 means",
      "Impact of Phishing has no figure in LossScale yet: write there what 3 means",
    ]);
    const filled = (header: string, values: string, at: number) => [
      [header, values],
      ...scale.slice(1).map((row) => [row[0] ?? null, row[at] ?? null]),
    ];
    const put = (table: string, cells: Cells, place: number) => {
      on.sheets.put(`made ${table}`, { table, column: place, cells });
    };
    put("FrequencyScale", filled("Likelihood", "Events a year", 1), 20);
    await hinted();
    expect(view().scores).toMatchObject({ kind: "blanks", called: "LossScale", scores: [2, 3, 5] });
    put("LossScale", filled("Impact", "Loss an event", 2), 23);
    await hinted();
    expect(view().scores).toBe(null);
    expect(expected()).toBe(0.1 * 1e6 + 1 * 1e4 + 5 * 1000);
    expect(view().formulas).toMatchObject({ name: "Threats", isCurrent: true });
    expect([...on.sheets.spilling.put.values()].join()).toContain(
      '"Loss",IFERROR(VLOOKUP(a[Impact],LossScale,2,FALSE),"")',
    );
  });

  it("in words has each of them looked up, whatever their case", async () => {
    const words = [
      ["Threat", "Frequency", "Impact"],
      ["Ransomware", 0.1, "High"],
      ["Phishing", 2, "low"],
    ];
    const meanings = [
      ["Impact", "Loss (k€)"],
      ["Low", 1],
      ["High", 500],
    ];
    await openScores(beside(words, meanings));
    expect(await on.session.giveScale()).toEqual({ kind: "chosen" });
    expect(expected()).toBe(0.1 * 500_000 + 2 * 1000);
    expect([...on.sheets.spilling.put.values()].join()).toContain('"Loss (thousands)",IFERROR(');
    await on.session.forgetScale(column("Impact"));
    expect(view().scores).toMatchObject({ kind: "no scale" });
  });

  it("takes no table for one that says other scores, or nothing of money", async () => {
    for (const table of [
      [["Score", "Events a year", "Money an event"], ...scale.slice(1, 4)],
      scale.map(([score, rate]) => [score ?? null, rate ?? null, "words"]),
    ]) {
      await openScores(beside(scored, table));
      expect(view().scores).toMatchObject({ kind: "no scale", found: null });
    }
  });
});
