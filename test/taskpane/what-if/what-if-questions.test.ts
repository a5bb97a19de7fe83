import type { Cells } from "../../../src/core";
import type { Question } from "../../../src/session/contract/question";
import {
  breakEvenAnswers,
  breakEvenQuestion,
  soughtColumns,
  targetsOf,
} from "../../../src/taskpane/what-if/break-even-question";
import {
  sensitivityAnswers,
  sensitivityQuestion,
  swingsIn,
} from "../../../src/taskpane/what-if/sensitivity-answers";
import { fire, headers, sessionInMemory, theft } from "../../support/pane/session-in-memory";

const on = sessionInMemory();

afterEach(() => {
  on.close();
});

const register = { table: "Threats", cells: [headers, fire, theft] };

async function asked(question: Question): Promise<Cells> {
  const answer = await on.session.ask(question);
  if (answer.kind !== "cells") throw new Error(answer.message);
  return answer.cells;
}

const sought = (header: string) => {
  const found = soughtColumns(on.view().columns, "gap").find(
    ({ column }) => column.header === header,
  );
  if (!found) throw new Error(`${header} must be a column to look for`);
  return found;
};

describe("what matters most", () => {
  it("is a tenth of what each threat costs up and down, the dearest first, and leads to the threat", async () => {
    await on.open({ a: register });
    const swings = swingsIn(await asked(sensitivityQuestion("expected")), on.view().threats);
    // Fire 0.1 x 1000 = 100, Theft 2 x 10 = 20: 120 together.
    const near = (low: number, high: number) => ({
      low: expect.closeTo(low, 9) as number,
      high: expect.closeTo(high, 9) as number,
    });
    expect(swings).toEqual([
      { threat: on.threat("Fire").id, name: "Fire", field: "Frequency", ...near(110, 130) },
      { threat: on.threat("Fire").id, name: "Fire", field: "Loss", ...near(110, 130) },
      { threat: on.threat("Theft").id, name: "Theft", field: "Frequency", ...near(118, 122) },
      { threat: on.threat("Theft").id, name: "Theft", field: "Loss", ...near(118, 122) },
    ]);
  });

  it("leaves out what moves nothing, and shows ten at most", async () => {
    const rows = Array.from({ length: 8 }, (_, index) => [`T${index}`, 1, 100 + index, 0]);
    await on.open({ a: { ...register, cells: [headers, ...rows] } });
    const { threats } = on.view();
    expect(swingsIn(await asked(sensitivityQuestion("expected")), threats)).toHaveLength(10);
    const still: Cells = [
      ["Threat", "Field", "Low", "High", "Range"],
      ["T1", "Frequency", 5, 5, 0],
    ];
    expect(swingsIn(still, threats)).toEqual([]);
  });

  it("can be had as a formula of the same call", async () => {
    await on.open({ a: register });
    const [table] = sensitivityAnswers("percentile");
    if (!table || "why" in table.answer) throw new Error("the table must have a formula");
    expect(await on.session.formulaOfAnswer(table.answer)).toBe(
      '=LOSS_SENSITIVITY(Threats[#All],"percentile",0.95)',
    );
  });
});

describe("what would have to be true", () => {
  it("is the figure at which the average year costs what is wished", async () => {
    await on.open({ a: register });
    const question = breakEvenQuestion(on.threat("Fire"), sought("Frequency"), "expected", 70);
    // 70 - 20 of Theft = 50, at 1000 an event.
    expect((await asked(question))[0]?.[0]).toBeCloseTo(0.05, 12);
    const [answer] = breakEvenAnswers(question, sought("Frequency"));
    if (!answer || "why" in answer.answer) throw new Error("the answer must have a formula");
    expect(await on.session.formulaOfAnswer(answer.answer)).toBe(
      '=BREAK_EVEN(Threats[#All],"Fire","Frequency",70,"expected")',
    );
  });

  it("is the spend that closes a gap", async () => {
    await on.open({ a: register });
    // Fire lacks 60, Theft nothing: 10 are left where Fire's spend is 90.
    const question = breakEvenQuestion(on.threat("Fire"), sought("Spend"), "gap", 10);
    expect((await asked(question))[0]?.[0]).toBeCloseTo(90, 9);
  });

  it("asks in the words of the model where a column is mapped, and answers in the column's unit", async () => {
    const cells = [
      ["Threat", "How often", "Loss (k)", "Spend"],
      ["Fire", 0.1, 1, 40],
      ["Theft", 2, 0.01, 50],
    ];
    await on.open({ a: { ...register, cells } });
    await Promise.all([
      on.session.candidates().then(async ([first]) => on.session.choose(first?.id ?? "")),
      on.timer.pass(200),
    ]);
    const mapped = on.session.mapColumn(on.column("How often"), "frequency");
    await Promise.all([mapped, on.timer.pass(200)]);
    const often = breakEvenQuestion(on.threat("Fire"), sought("How often"), "expected", 70);
    expect((await asked(often))[0]?.[0]).toBeCloseTo(0.05, 12);
    const loss = breakEvenQuestion(on.threat("Fire"), sought("Loss (k)"), "expected", 70);
    expect((await asked(loss))[0]?.[0]).toBeCloseTo(0.5, 12);
  });

  it("does not look for spend where a year's loss is meant, which does not depend on it", async () => {
    await on.open({ a: register });
    const sought = soughtColumns(on.view().columns, "expected");
    expect(sought.map(({ key }) => key)).toEqual(["frequency", "loss"]);
  });

  it("offers the gap where the headline's is the function's", async () => {
    await on.open({ a: register });
    expect(targetsOf(on.view())).toEqual(["expected", "percentile", "gap"]);
    await Promise.all([on.session.chooseRule("inherent"), on.timer.pass(200)]);
    expect(targetsOf(on.view())).toEqual(["expected", "percentile"]);
  });
});
