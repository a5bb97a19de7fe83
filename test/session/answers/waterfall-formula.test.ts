import { questionFormula } from "../../../src/session/answers/question-formula";
import { theRegister, theRegisterAt } from "../../../src/session/contract/question";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { bookOf, rowsFrom } from "../../support/workbook/book-of";
import { worksheet } from "../../support/workbook/worksheet";

const book = bookOf({
  Now: rowsFrom("A1", [
    ["Threat", "Frequency", "Loss", "Spend"],
    ["Fire", 0.5, 90_000, 30_000],
    ["Fraud", 2, 9000, 4000],
    ["Theft", 1, 5000, 100],
  ]),
  History: rowsFrom("A1", [
    ["Date", "Threat", "Frequency", "Loss", "Spend"],
    [46_000, "Fire", 0.4, 90_000, 20_000],
    [46_000, "Flood", 0.1, 50_000, 1000],
    [46_000, "Fraud", 3, 9000, 4000],
  ]),
});
const tables = { register: "Now!A1:D4", controls: null, history: "History!A1:E4" };
const question = {
  name: "LOSS_BRIDGE",
  args: [theRegisterAt(46_000), theRegister, "gap", "expected", 0.95],
};

it("puts the steps of a bridge on each other, from what was to what is", async () => {
  const calculated = await calculateBook(book, worksheet);
  const valuesOf = async (part: "waterfall" | null) => {
    const formula = questionFormula({ question, part, formats: [] }, tables, "") ?? "";
    return (await calculated.evaluate(formula.slice(1), "Now")).values;
  };
  const [bridge, steps] = [await valuesOf(null), await valuesOf("waterfall")];
  expect(steps[0]).toEqual(["Step", "From", "More", "Less", "Total"]);
  expect(steps).toHaveLength(bridge.length);
  let level = Number(bridge[1]?.[3]);
  expect(steps[1]).toEqual(["Before", 0, 0, 0, level]);
  const moves = bridge.slice(2, -1).map((line) => Number(line[3]));
  expect(moves.some((move) => move > 0) && moves.some((move) => move < 0)).toBe(true);
  for (const [at, move] of moves.entries()) {
    const [name, from, more, less, total] = steps[at + 2] ?? [];
    const [, threat, driver] = bridge[at + 2] ?? [];
    expect(name).toEqual(expect.stringMatching(/^(?:Fire|Flood|Fraud|Theft): ./));
    expect(typeof name === "string" && name.split(": ")).toEqual([threat, driver]);
    expect(from).toBeCloseTo(Math.min(level, level + move), 6);
    expect([more, less, total]).toEqual([Math.max(move, 0), Math.max(-move, 0), 0]);
    level += move;
  }
  expect(steps.at(-1)).toEqual(["After", 0, 0, 0, bridge.at(-1)?.[3]]);
  expect(level).toBeCloseTo(Number(bridge.at(-1)?.[3]), 6);
});
