import { budgetPlan } from "../../../src/core";
import { highsSolver } from "../../../src/solver/highs-solver";
import { planIn } from "../../../src/taskpane/plan/plan-in";
import { planQuestion } from "../../../src/session/plan/plan-questions";
import type { AreaInMemory } from "../../support/pane/sheets-in-memory";
import { sessionInMemory } from "../../support/pane/session-in-memory";
import { tangled, tangledCells } from "../../support/model/tangled";

/* Of a hundred controls the search leaves the best plan open: the solver does not. */

const on = sessionInMemory();
const { register, controls } = tangledCells(100, 2);
const budget = 3749;
const [headers = [], ...rows] = controls;

const area = (sheet: string, cells: AreaInMemory["cells"]): AreaInMemory => ({
  ...{ sheet, table: sheet, cells },
});

async function openWith(table: AreaInMemory["cells"], threats = register): Promise<void> {
  await on.open({ table: area("Register", threats), controls: area("Controls", table) });
}

afterEach(() => {
  on.close();
});

/** The first control says that every plan holds it, the second that none may. */
const locked = [
  headers,
  ...rows.map((row, index) => (index > 1 ? row : [...row.slice(0, 5), ["must", "never"][index]])),
] as AreaInMemory["cells"];

describe("a plan that is to be proven", () => {
  it("loses no more than the one that was found, and no other can lose less", async () => {
    await openWith(controls);
    const question = planQuestion(budget, "expected");
    const asked = await on.session.ask(question);
    const found = planIn(asked.kind === "cells" ? asked.cells : null);
    const proof = await on.session.prove(question).proof;
    const proven = planIn(proof.kind === "solved" ? proof.cells : null);
    expect(found?.gap).toBeGreaterThan(0.01);
    expect(proven?.gap).toBeLessThan(1e-6);
    const { threats, controls: all } = tangled(100, 2);
    const solve = await highsSolver({ seconds: 20 });
    const best = budgetPlan(threats, all, budget, { kind: "expected" }, solve);
    expect(proven?.lossAfter).toBeCloseTo(best.lossAfter, 6);
    expect((found?.lossAfter ?? 0) - best.lossAfter).toBeGreaterThan(1000);
    expect(proven?.cost).toBeLessThanOrEqual(budget);
  });

  it("holds what it must and not what it never may", async () => {
    await openWith(locked);
    const proof = await on.session.prove(planQuestion(budget, "expected")).proof;
    const plan = planIn(proof.kind === "solved" ? proof.cells : null);
    const state = (name: string): string | undefined =>
      plan?.rows.find((row) => row.name === name)?.state;
    expect([state("Control 101"), state("Control 102")]).toEqual(["funded", "not funded"]);
    expect(plan?.gap).toBeLessThan(1e-6);
    expect(plan?.cost).toBeLessThanOrEqual(budget);
  });

  it("is refused where what it must hold is dearer than the budget", async () => {
    await openWith(locked);
    const proof = await on.session.prove(planQuestion(100, "expected")).proof;
    expect(proof).toMatchObject({ kind: "refused" });
  });

  it("is given up before it began", async () => {
    await openWith(controls);
    const proving = on.session.prove(planQuestion(budget, "expected"));
    proving.stop();
    expect(await proving.proof).toEqual({ kind: "stopped" });
  });

  it("is not provable where events are insured", async () => {
    const [head = [], ...threats] = register;
    await openWith(controls, [
      [...head, "Retention", "Limit"],
      ...threats.map((row) => [...row, 500, 2000]),
    ]);
    const proof = await on.session.prove(planQuestion(budget, "expected")).proof;
    expect(proof).toEqual({ kind: "bent" });
  });
});
