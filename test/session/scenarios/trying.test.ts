import type { Cell } from "../../../src/core";
import { theRegisterIn, type Question } from "../../../src/session/contract/question";
import type { Choice } from "../../../src/session/contract/register-session";
import type { ScenariosView, ScenarioView } from "../../../src/session/contract/register-snapshot";
import type { NewScenarioRow } from "../../../src/session/contract/scenarios";
import { fire, headers, sessionInMemory, theft } from "../../support/pane/session-in-memory";

const on = sessionInMemory();

afterEach(() => {
  on.close();
});

const register = { table: "Threats", sheet: "Register", cells: [headers, fire, theft] };
const tried = {
  sheet: "Scenarios",
  table: "Scenarios",
  cells: [
    ["Scenario", "Threat", "Field", "Change"],
    ["Worse", "Fire", "Frequency", 2],
    ["Better", null, "Loss", 0.5],
    ["Worse", "Theft", "Loss", 3],
  ],
};
const bought = {
  sheet: "Buy",
  table: "Controls",
  cells: [
    ["Control", "Threat", "Loss reduction", "Cost", "In place"],
    ["Sprinklers", "Fire", 0.4, 50, "no"],
  ],
};

async function look(): Promise<void> {
  on.session.scenarios.follow();
  // How to read them is fetched first.
  while (on.session.getSnapshot().scenarios === null) await on.timer.pass(0);
}

function scenarios(): ScenariosView {
  const { scenarios: now } = on.session.getSnapshot();
  if (now?.kind !== "scenarios") throw new Error("there must be scenarios");
  return now;
}

function scenario(name: string): ScenarioView {
  const found = scenarios().scenarios.find((each) => each.name === name);
  if (!found) throw new Error(`there must be ${name}`);
  return found;
}

async function settled<T>(work: Promise<T>): Promise<T> {
  const [choice] = await Promise.all([work, on.timer.pass(0)]);
  return choice;
}

const add = (row: NewScenarioRow): Promise<Choice> => settled(on.session.scenarios.add(row));

const rowsOf = (id: string): readonly (readonly Cell[])[] => on.sheets.contents(id).slice(1);

/** A figure of the register as a scenario would make it. */
async function figure(name: string, of: Question["name"], ...more: string[]): Promise<Cell> {
  const args = [theRegisterIn(scenario(name).changes), ...more];
  const answer = await on.session.ask({ name: of, args });
  if (answer.kind !== "cells") throw new Error(answer.message);
  return answer.cells[0]?.[0] ?? null;
}

describe("scenarios beside a register", () => {
  it("are looked for once somebody wants them, and are no register and no controls", async () => {
    await on.open({ a: register, b: tried, c: bought });
    expect(on.session.getSnapshot().scenarios).toBeNull();
    await look();
    expect(scenarios().place.address).toBe("Scenarios!A1:D4");
    expect(scenarios().scenarios.map(({ name, changes }) => [name, changes.length])).toEqual([
      ["Worse", 2],
      ["Better", 1],
    ]);
    const { register: found, controls } = on.session.getSnapshot();
    expect([found, controls]).toMatchObject([
      { place: { address: "Register!A1:D3" } },
      { place: { address: "Buy!A1:E2" } },
    ]);
  });

  it("are computed beside today, and leave the register alone", async () => {
    await on.open({ a: register, b: tried });
    await look();
    // Fire 0.2 x 1000 and Theft 2 x 30; half of 0.1 x 1000 and 2 x 10.
    expect(await figure("Worse", "EXPECTED_LOSS")).toBeCloseTo(260, 9);
    expect(await figure("Better", "EXPECTED_LOSS")).toBeCloseTo(60, 9);
    // Fire lacks 160 and Theft 10 of what they should reach.
    expect(await figure("Worse", "COVERAGE_GAP", "expected")).toBeCloseTo(170, 9);
    expect(on.sheets.contents("a")).toEqual(register.cells);
    expect(on.sheets.steps).toBe(0);
  });

  it("buy controls, whose cost is spent", async () => {
    const cells = [...tried.cells, ["Bought", null, "Control", "Sprinklers"]];
    await on.open({ a: register, b: { ...tried, cells }, c: bought });
    await look();
    // Fire 0.1 x 1000 x 0.6; its spend 40 + 50.
    expect(await figure("Bought", "EXPECTED_LOSS")).toBeCloseTo(80, 9);
    expect(await figure("Bought", "COVERAGE_GAP", "expected")).toBe(0);
  });

  it("are in no formula: their register stands in no sheet", async () => {
    await on.open({ a: register, b: tried });
    await look();
    const question = { name: "EXPECTED_LOSS", args: [theRegisterIn(scenario("Worse").changes)] };
    expect(
      await on.session.formulaOfAnswer({ question, part: null, formats: ["money"] }),
    ).toBeNull();
  });

  it.each`
    change       | cells                                         | sentence
    ${"renamed"} | ${[headers, ["Fires", 0.1, 1000, 40], theft]} | ${/"Fire" is none: "Fires" is near/}
    ${"deleted"} | ${[headers, theft]}                           | ${/"Fire" is none/}
    ${"doubled"} | ${[headers, fire, theft, ["FIRE ", 1, 2, 3]]} | ${/several rows of the register are called "Fire": give each/}
  `(
    "say where a threat was $change, and go on once it is back",
    async ({ cells, sentence }: { cells: typeof register.cells; sentence: RegExp }) => {
      await on.open({ a: register, b: tried });
      await look();
      expect(scenario("Worse").problems).toBe(0);
      on.sheets.put("a", { ...register, cells });
      await on.hinted();
      expect(scenario("Worse").problems).toBe(1);
      expect(scenario("Worse").findings[0]?.sentence).toMatch(sentence);
      expect(scenario("Better").problems).toBe(0);
      on.sheets.put("a", register);
      await on.hinted();
      expect(scenario("Worse").problems).toBe(0);
    },
  );

  it("say where one changes the same of a threat twice", async () => {
    const cells = [...tried.cells, ["Worse", "Fire", "Frequency", 5]];
    await on.open({ a: register, b: { ...tried, cells } });
    await look();
    expect(scenario("Worse").findings.map(({ address, sentence }) => [address, sentence])).toEqual([
      ["B5", expect.stringContaining('must not name "Fire" again') as string],
    ]);
  });

  it("keep their objects while nothing of them changes", async () => {
    await on.open({ a: register, b: tried });
    await look();
    const before = scenarios();
    await on.hinted();
    expect(scenarios()).toBe(before);
  });
});

describe("making scenarios", () => {
  it("makes the table with the first, and puts each row below its scenario's last", async () => {
    await on.open({ a: register });
    await look();
    expect(on.session.getSnapshot().scenarios?.kind).toBe("none");
    const first = await add({ scenario: "Worse", threat: "Fire", field: "Frequency", change: 2 });
    expect(first).toEqual({ kind: "chosen" });
    await add({ scenario: "Better", threat: null, field: "Loss", change: 0.5 });
    await add({ scenario: "worse", threat: null, field: "Insurance", change: "off" });
    expect(rowsOf("made Scenarios")).toEqual([
      ["Worse", "Fire", "Frequency", 2],
      ["worse", null, "Insurance", "off"],
      ["Better", null, "Loss", 0.5],
    ]);
    expect(scenarios().scenarios.map(({ name, problems }) => [name, problems])).toEqual([
      ["Worse", 0],
      ["Better", 0],
    ]);
  });

  it("discards one in one step of undo, and the last one too", async () => {
    await on.open({ a: register, b: tried });
    await look();
    expect(await settled(on.session.scenarios.discard("worse"))).toEqual({ kind: "chosen" });
    expect(rowsOf("b")).toEqual([["Better", null, "Loss", 0.5]]);
    expect(on.sheets.steps).toBe(1);
    on.sheets.undo();
    expect(on.sheets.contents("b")).toEqual(tried.cells);
    await on.hinted();
    await settled(on.session.scenarios.discard("Better"));
    await settled(on.session.scenarios.discard("Worse"));
    expect(
      rowsOf("b")
        .flat()
        .filter((cell) => cell !== null),
    ).toEqual([]);
    expect(scenarios().scenarios).toEqual([]);
    await add({ scenario: "Again", threat: "Theft", field: "Loss", change: 2 });
    expect(rowsOf("b")).toEqual([["Again", "Theft", "Loss", 2]]);
  });

  it("brings back one that was discarded, formulas and all, and not where the sheet has it again", async () => {
    await on.open({ a: register, b: { ...tried, formulas: { "1,3": "=1+1" } } });
    await look();
    const was = on.sheets.contents("b");
    await settled(on.session.scenarios.discard("Worse"));
    expect(on.sheets.contents("b")).not.toEqual(was);
    expect(await settled(on.session.takeBack())).toEqual({
      ...{ kind: "discard", name: "Worse" },
      result: { kind: "saved", threat: "" },
    });
    expect(on.sheets.contents("b")).toEqual(was);
    expect(on.sheets.steps).toBe(2);
    // All that the table had.
    for (const { name } of scenarios().scenarios) await settled(on.session.scenarios.discard(name));
    expect(scenarios().scenarios).toEqual([]);
    await settled(on.session.takeBack());
    await settled(on.session.takeBack());
    expect(on.sheets.contents("b")).toEqual(was);
    // Undo in the sheet was quicker.
    await settled(on.session.scenarios.discard("Worse"));
    on.sheets.undo();
    await on.hinted();
    expect(await settled(on.session.takeBack())).toMatchObject({ result: { kind: "refused" } });
    expect(on.sheets.contents("b")).toEqual(was);
  });

  it("writes nothing where the table is gone or protected", async () => {
    await on.open({ a: register, b: tried });
    await look();
    on.sheets.remove("b");
    expect(await settled(on.session.scenarios.discard("Worse"))).toMatchObject({ kind: "refused" });
    on.sheets.put("b", { ...tried, isProtected: true });
    await on.hinted();
    await on.timer.pass(3000);
    expect(await add({ scenario: "Worse", threat: null, field: "Loss", change: 2 })).toMatchObject({
      kind: "refused",
    });
    expect(on.sheets.contents("b")).toEqual(tried.cells);
  });
});
