import type { Cell } from "../../../src/core";
import { theRegister } from "../../../src/session/contract/question";
import type { ScenarioShown } from "../../../src/session/contract/scenarios";
import { sessionInMemory } from "../../support/pane/session-in-memory";

const on = sessionInMemory();

afterEach(() => {
  on.close();
});

const register = {
  table: "Threats",
  sheet: "Register",
  cells: [
    ["Threat", "Frequency", "Loss (k€)", "Retention", "Limit", "Loss reduction", "Spend"],
    ["Fire", 0.1, 1000, 200_000, 500_000, 0.2, 40_000],
    ["Theft", 2, 50, null, null, null, 5_000],
  ],
  formats: ["General", "0.00", "#,##0", "#,##0", "#,##0", "0%", "#,##0"],
};
const controls = {
  sheet: "Buy",
  table: "Controls",
  cells: [
    ["Control", "Threat", "Loss reduction", "Cost", "In place"],
    ["Sprinklers", "Fire", 0.5, 3000, "No"],
  ],
};
const scenarios = {
  sheet: "Scenarios",
  table: "Scenarios",
  cells: [
    ["Scenario", "Threat", "Field", "Change"],
    ["Worse", "Fire", "Frequency", 2],
    ["Worse", null, "Loss", 1.5],
    ["Bare", "Fire", "Insurance", "off"],
    ["Bought", null, "Control", "Sprinklers"],
    ["Wrong", "Flood", "Loss", 2],
    ["Nothing", "Theft", "Insurance", "off"],
  ],
};

async function open(more: Partial<typeof register> & { formulas?: Record<string, string> } = {}) {
  await on.open({ a: { ...register, ...more }, b: controls, c: scenarios });
  on.session.scenarios.follow();
  // How to read them is fetched first.
  while (on.session.getSnapshot().scenarios === null) await on.timer.pass(0);
}

async function shown(name: string): Promise<ScenarioShown> {
  const made = await on.session.scenarios.preview(name);
  if (made.kind !== "preview") throw new Error(made.message);
  return made;
}

async function settled<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, on.timer.pass(0)]);
  return result;
}

const lines = ({ cells }: ScenarioShown): string[] =>
  cells.map(
    ({ address, subject, before, after }) => `${address} ${subject}: ${before} -> ${after}`,
  );

const expectedLoss = async (): Promise<Cell> => {
  const answer = await on.session.ask({ name: "EXPECTED_LOSS", args: [theRegister] });
  return answer.kind === "cells" ? (answer.cells[0]?.[0] ?? null) : answer.message;
};

describe("applying a scenario", () => {
  it("shows every cell before, in the column's own unit and format", async () => {
    await open();
    expect(lines(await shown("Worse"))).toEqual([
      "Register!B2 Frequency of Fire: 0.10 -> 0.20",
      "Register!C2 Loss (k€) of Fire: 1,000 -> 1,500",
      "Register!C3 Loss (k€) of Theft: 50 -> 75",
    ]);
    expect(lines(await shown("Bare"))).toEqual([
      "Register!D2 Retention of Fire: 200,000 -> ",
      "Register!E2 Limit of Fire: 500,000 -> ",
    ]);
    expect(lines(await shown("Bought"))).toEqual([
      "Register!F2 Loss reduction of Fire: 20% -> 60%",
      "Register!G2 Spend of Fire: 40,000 -> 43,000",
      "Buy!E2 In place of Sprinklers: No -> Yes",
    ]);
    expect(on.sheets.steps).toBe(0);
  });

  it("writes it in one step of undo, and takes it back", async () => {
    await open();
    const before = [on.sheets.contents("a"), on.sheets.contents("b")];
    for (const name of ["Worse", "Bare", "Bought"]) {
      const steps = on.sheets.steps;
      expect(await settled(on.session.scenarios.apply(await shown(name)))).toEqual({
        kind: "chosen",
      });
      expect(on.sheets.steps).toBe(steps + 1);
      const back = await settled(on.session.takeBack());
      expect(back).toMatchObject({ kind: "scenario", name, result: { kind: "saved" } });
      expect([on.sheets.contents("a"), on.sheets.contents("b")]).toEqual(before);
    }
  });

  it("makes the register what the scenario showed", async () => {
    await open();
    await settled(on.session.scenarios.apply(await shown("Worse")));
    // 2 x 75,000 of Theft; of Fire 0.2 x what is left of 1,200,000 when 500,000 of it are paid.
    expect(await expectedLoss()).toBeCloseTo(150_000 + 0.2 * 700_000, 6);
  });

  it("leaves formulas as they are, and says so", async () => {
    await open({ formulas: { "1,1": "=1/10" } });
    const made = await shown("Worse");
    expect(made.formulas.map(({ subject, needed }) => [subject, needed])).toEqual([
      ["Frequency of Fire", "0.20"],
    ]);
    expect(made.notes.join()).toContain("Cells that hold formulas stay");
    await settled(on.session.scenarios.apply(made));
    expect(on.sheets.contents("a")[1]?.slice(0, 3)).toEqual(["Fire", "=1/10", 1500]);
  });

  it.each`
    name         | words
    ${"Wrong"}   | ${/"Flood" is none/}
    ${"Nothing"} | ${/Nothing changes nothing of the register\./}
    ${"Gone"}    | ${/no longer among the scenarios/}
  `("refuses $name before anything is shown", async ({ name, words }) => {
    await open();
    expect(await on.session.scenarios.preview(name as string)).toEqual({
      kind: "refused",
      message: expect.stringMatching(words as RegExp) as string,
    });
  });

  it("writes nothing where a cell changed since it was shown, or a sheet is protected", async () => {
    await open();
    const made = await shown("Worse");
    const [head = [], fire = [], theft = []] = register.cells;
    on.sheets.put("a", { ...register, cells: [head, fire, ["Theft", 2, 51, ...theft.slice(3)]] });
    expect(await settled(on.session.scenarios.apply(made))).toEqual({
      kind: "refused",
      message: "Loss (k€) of Theft changed since: nothing was written. Look again.",
    });
    const bought = await shown("Bought");
    const guarded = { ...register, isProtected: true };
    on.sheets.put("a", guarded);
    expect(await settled(on.session.scenarios.apply(bought))).toMatchObject({ kind: "refused" });
    expect(on.sheets.steps).toBe(0);
  });
});
