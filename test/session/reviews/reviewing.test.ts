import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell, Cells } from "../../../src/core";
import {
  theEvents,
  theRegister,
  theRegisterAt,
  type Question,
} from "../../../src/session/contract/question";
import type { Choice } from "../../../src/session/contract/register-session";
import type { ReviewsView } from "../../../src/session/contract/reviews";
import { VERSION } from "../../../src/session/contract/release";
import { sessionInMemory } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
/** 31 March and 30 June 2026. */
const [march, june] = [46112, 46203];

const headers = ["Threat", "Frequency", "Low (10%) (k)", "High (90%) (k)", "Spend", "Status"];
const fire = ["Fire", 0.1, 100, 1000, 4e4, null];
const theft = ["Theft", 2, 1, 10, 5e4, null];
const old = ["Old server", 1, 1, 2, 0, "Closed"];
const register = { table: "Threats", sheet: "Register", cells: [headers, fire, theft, old] };
const incidents = {
  sheet: "Incidents",
  table: "Incidents",
  cells: [
    ["Date", "Threat", "Loss"],
    [march + 10, "fire", 5e5],
    ["2026-05-01", "Theft", 4000],
  ],
};

let stop = (): void => undefined;

afterEach(() => {
  stop();
  on.close();
});

async function follow(): Promise<ReviewsView> {
  stop = on.session.reviews.follow();
  while (on.session.reviews.getSnapshot() === null) await on.timer.pass(0);
  return reviews();
}

function reviews(): ReviewsView {
  const view = on.session.reviews.getSnapshot();
  if (!view) throw new Error("reviews must be read");
  return view;
}

async function settled<T>(work: Promise<T>): Promise<T> {
  const over = { is: false };
  void work.finally(() => (over.is = true));
  while (!over.is) await on.timer.pass(0);
  return work;
}

const record = (day: number): Promise<Choice> => settled(on.session.reviews.record(day));

async function asked(question: Question): Promise<Cells> {
  const answer = await settled(on.session.ask(question));
  if (answer.kind !== "cells") throw new Error(answer.message);
  return answer.cells;
}

const table = (id: string): readonly (readonly Cell[])[] => on.sheets.contents(id);

/** Puts another number into a cell of the register. */
async function edit(row: number, column: number, value: Cell): Promise<void> {
  const cells = table("a").map((line) => [...line]);
  const line = cells[row];
  if (line) line[column] = value;
  on.sheets.put("a", { ...register, cells });
  await on.hinted();
}

describe("a review that is recorded", () => {
  it("stands in a history under the model's own names and units, closed rows too, and in a table of reviews", async () => {
    await on.open({ a: register });
    expect(await follow()).toMatchObject({ records: [], reported: [], events: null });
    expect(await record(march + 0.6)).toEqual({ kind: "chosen" });
    expect(table("made RegisterHistory")).toEqual([
      ["Date", "Threat", "Frequency", "Loss low (10%)", "Loss high (90%)", "Spend", "Status"],
      [march, "Fire", 0.1, 1e5, 1e6, 4e4, null],
      [march, "Theft", 2, 1000, 10000, 5e4, null],
      [march, "Old server", 1, 1000, 2000, null, "Closed"],
    ]);
    const { totals } = on.view();
    if (totals.kind !== "totals" || !totals.coverage) throw new Error("there must be totals");
    const { required, spend, gap } = totals.coverage;
    expect(table("made RegisterReviews").slice(1)).toEqual([
      [march, VERSION, "expected", 0.95, 0, required, spend, gap, totals.expectedLoss],
    ]);
    expect(reviews()).toMatchObject({
      records: [march],
      reported: [{ day: march, rule: "expected", gap, expectedLoss: totals.expectedLoss }],
    });
    // The history has all that a register has, and is none.
    expect(on.view().place.address).toBe("Register!A1:F4");
    expect((await on.session.candidates()).map(({ address }) => address)).toEqual([
      "Register!A1:F4",
    ]);
  });

  it("is given back to the bit after the register has changed, and what moved since is explained", async () => {
    await on.open({ a: register });
    await follow();
    await record(march);
    const before = await asked({ name: "LOSS_SUMMARY", args: [theRegister] });
    await edit(1, 1, 0.3);
    await record(june);
    expect(await asked({ name: "LOSS_SUMMARY", args: [theRegisterAt(june - 1)] })).toEqual(before);
    const bridge = await asked({ name: "LOSS_BRIDGE", args: [theRegisterAt(march), theRegister] });
    expect(bridge.map(([step, threat, driver]) => [step, threat, driver])).toEqual([
      ["Step", "Threat", "Driver"],
      ["Before", "", ""],
      [1, "Fire", "Frequency"],
      ["After", "", ""],
    ]);
    const now = await asked({ name: "EXPECTED_LOSS", args: [theRegister] });
    expect(bridge.at(-1)?.[3]).toBe(now[0]?.[0]);
    expect(reviews().records).toEqual([march, june]);
    const question: Question = {
      name: "LOSS_BRIDGE",
      args: [theRegisterAt(march), theRegister, "gap", "expected"],
    };
    expect(await settled(on.session.formulaOfAnswer({ question, part: null, formats: [] }))).toBe(
      `=LOSS_BRIDGE(REGISTER_AT(RegisterHistory[#All],${march}),Threats[#All],"gap","expected")`,
    );
  });

  it("replaces one of the same day, by its time, and takes in columns that came since", async () => {
    await on.open({ a: register });
    await follow();
    await record(march + 0.3);
    const cells = [
      [...headers, "Retention", "Limit"],
      [...fire, 1e5, 5e5],
      [...theft, null, null],
    ];
    on.sheets.put("a", { ...register, cells });
    await on.hinted();
    const before = on.sheets.steps;
    await record(march + 0.7);
    // One step of undo for both tables.
    expect(on.sheets.steps).toBe(before + 1);
    expect(table("made RegisterHistory")).toHaveLength(6);
    expect(table("made RegisterHistory")[0]?.slice(-2)).toEqual(["Retention", "Limit"]);
    const net = await asked({ name: "EXPECTED_LOSS", args: [theRegister] });
    expect(await asked({ name: "EXPECTED_LOSS", args: [theRegisterAt(march)] })).toEqual(net);
    expect(reviews().reported).toHaveLength(1);
  });

  it("is refused where cells are to be fixed, and under other percentages", async () => {
    await on.open({ a: register });
    await follow();
    await record(march);
    await edit(1, 1, "often");
    expect(await record(june)).toEqual({
      kind: "refused",
      message: "1 cell of the register to fix before it can be recorded.",
    });
    await edit(1, 1, 0.1);
    const cells = table("a").map((line, row) =>
      row === 0
        ? ["Threat", "Frequency", "Low (5%) (k)", "High (95%) (k)", "Spend", "Status"]
        : line,
    );
    on.sheets.put("a", { ...register, cells });
    await on.hinted();
    expect(await record(june)).toMatchObject({
      kind: "refused",
      message: expect.stringMatching(/^The history was recorded under other percentages/) as string,
    });
    expect(table("made RegisterHistory")).toHaveLength(4);
  });

  it("is refused where a column of the history has another name by now", async () => {
    await on.open({ a: register });
    await follow();
    await record(march);
    const id = "made RegisterHistory";
    const cells = table(id).map((line, row) =>
      row === 0 ? line.map((cell) => (cell === "Spend" ? "Budget" : cell)) : line,
    );
    on.sheets.put(id, { sheet: "Register history", table: "RegisterHistory", cells });
    await on.hinted();
    expect(await record(june)).toEqual({
      kind: "refused",
      message:
        "The history's column Budget was Spend when it was recorded. Call it Spend again, then record.",
    });
    expect(table(id)).toEqual(cells);
  });

  it("is given back to the bit where the register says rates and losses in other columns since", async () => {
    await on.open({ a: register });
    await follow();
    const summary = (args: Question["args"]) => asked({ name: "LOSS_SUMMARY", args });
    await record(march);
    const first = await summary([theRegister]);
    const cells = [
      ["Threat", "Probability", "Loss", "Spend", "Retention", "Limit", "Unit"],
      ["Fire", 0.3, 5e5, 4e4, 1e5, 2e5, "North"],
      ["Fire", 0.2, 5e5, 4e4, null, null, "South"],
      ["Flood", 0.05, 9e5, 1e4, null, null, "South"],
    ];
    on.sheets.put("a", { ...register, cells });
    await on.hinted();
    await record(june);
    const second = await summary([theRegister]);
    expect(await summary([theRegisterAt(march)])).toEqual(first);
    expect(await summary([theRegisterAt(june)])).toEqual(second);
    const cell = (row: number, column: number) => on.sheets.contents("a")[row]?.[column];
    expect(cell(1, 1)).toBe(0.3);
    await edit(1, 1, 0.4);
    expect(await summary([theRegisterAt(june)])).toEqual(second);
    const bridge = await asked({ name: "LOSS_BRIDGE", args: [theRegisterAt(march), theRegister] });
    const moved = bridge.slice(2, -1).reduce((sum, line) => sum + Number(line.at(-1)), 0);
    const [before, after] = [bridge[1], bridge.at(-1)].map((line) => Number(line?.at(-1)));
    expect(Number(before) + moved).toBeCloseTo(Number(after), 4);
  });

  it("says which version computed it", () => {
    const { version } = JSON.parse(
      readFileSync(join(__dirname, "../../../package.json"), "utf8"),
    ) as { version: string };
    expect(VERSION).toBe(version);
  });
});

describe("events beside a register", () => {
  it("are found by their headers and held against it", async () => {
    await on.open({ a: register, b: incidents });
    const view = await follow();
    expect(view.events?.address).toBe("Incidents!A1:C3");
    expect(view.happened).toEqual([
      { threat: "Fire", day: march + 10 },
      { threat: "Theft", day: 46143 },
    ]);
    const backtest = await asked({
      name: "LOSS_BACKTEST",
      args: [theRegister, theEvents, march, june],
    });
    expect(backtest.map(([name, , events]) => [name, events]).slice(1)).toEqual([
      ["Fire", 1],
      ["Theft", 1],
      ["Total", 2],
    ]);
  });

  it("say what is wrong with them, and are asked anew when they change", async () => {
    await on.open({ a: register, b: incidents });
    const { readings } = await follow();
    on.sheets.put("b", { ...incidents, cells: [...incidents.cells, [june, "Fier", 1]] });
    on.sheets.hint();
    await on.timer.pass(500);
    expect(reviews().readings).toBeGreaterThan(readings);
    expect(reviews().eventProblems).toEqual([
      'Threat in row 3 of the events must be an open threat of the register: "Fire" is near.',
    ]);
  });
});

describe("a review that is accepted", () => {
  const accepted = (after: number) => ({
    ...{ threat: on.threat("Fire").id, before: 0.1, after, key: "frequency" as const },
    ...{ day: june, why: "1 event in 3 months" },
  });

  it("writes the rate, the day and a line of the log in one step, and is taken back in one", async () => {
    await on.open({ a: register });
    await follow();
    await settled(on.session.reviews.accept(accepted(0.1)));
    const before = table("a");
    // The log is made once; the first review of it was of a rate that did not change, and only has its day.
    const steps = on.sheets.steps;
    expect(await settled(on.session.reviews.accept(accepted(0.15)))).toEqual({ kind: "chosen" });
    expect(on.sheets.steps).toBe(steps + 1);
    expect(table("a")[1]).toEqual(["Fire", 0.15, 100, 1000, 4e4, null, june]);
    expect(table("made ReviewLog").at(-1)).toEqual([
      ...[june, "Fire", "Frequency", 0.1, 0.15, "1 event in 3 months"],
    ]);
    const back = await settled(on.session.takeBack());
    expect(back).toMatchObject({ kind: "review", name: "Fire", result: { kind: "saved" } });
    expect(table("a")).toEqual(before);
    expect(table("made ReviewLog")).toHaveLength(2);
  });

  it("writes nothing where the rate was changed since, or holds a formula", async () => {
    await on.open({ a: { ...register, formulas: { "1,1": "=1/10" } } });
    await follow();
    expect(await settled(on.session.reviews.accept(accepted(0.2)))).toEqual({
      kind: "refused",
      message: "Frequency of Fire holds a formula: write it there by hand.",
    });
    expect(await settled(on.session.reviews.accept({ ...accepted(0.2), before: 0.3 }))).toEqual({
      kind: "refused",
      message: "Fire was changed since: nothing was written. Look again.",
    });
    expect(table("made ReviewLog")).toHaveLength(0);
  });
});
