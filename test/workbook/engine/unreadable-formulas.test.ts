import { LexerTreeBuilder } from "@univerjs/engine-formula";
import { calculateBook, FormulaError } from "../../../src/workbook/engine/calculate-book";
import "../../../src/workbook/engine/univer/whole-reader";
import { bookOf, valuesOn } from "../../support/workbook/book-of";
import { trialFunctions } from "../../support/workbook/trial-functions";

const unreadable = [
  "T[[x",
  "SUM(Threats[Spend)",
  "[",
  "SUM(A1[",
  "T[[#All],[x]",
  "SUBTOTAL(109,T[Val]ue])",
  ")(",
  "=1",
  "'Sheet",
  '"abc',
  "1+",
  "A1:",
  "SUM(1;2)",
];

describe("a formula nobody can read", () => {
  it.each(unreadable)("%s is an error in its own cell, and says why", async (formula) => {
    const book = await calculateBook(
      bookOf({ Sheet1: { A1: `=${formula}`, A2: "=0.1+0.7", A3: '="a"="A"', A4: "=ROW()*2" } }),
      trialFunctions(),
    );
    book.close();
    expect(valuesOn(book, "Sheet1")).toMatchObject({ A1: "#NAME?", A3: true, A4: 8 });
    expect(valuesOn(book, "Sheet1").A2).toBeCloseTo(0.8, 15);
    expect(book.sheets[0]?.cells[0]?.message).toMatch(/^the formula cannot be read: ./);
  });

  it.each(["=SUM(A1[", "=T[[x", "=["])("%s keeps no bracket open for the next", (formula) => {
    const reader = new LexerTreeBuilder();
    reader.treeBuilder(formula);
    expect(reader.treeBuilder('=CONCAT("a","b")&1', false)).toHaveProperty("_token", "R_1");
    expect(reader.isSquareBracketClose()).toBe(true);
  });

  it.each([
    ["PI(1)", "cannot be read: PI must have no arguments, got 1 at character 5"],
    ["SUM()", "cannot be read: SUM must have at least 1 argument, got 0 at character 5"],
    ["SUM(1;2)", "cannot be read: unexpected ;: separate with commas at character 6"],
  ])("%s is refused as a further one", async (formula, message) => {
    const book = await calculateBook(bookOf({ Sheet1: {} }), trialFunctions());
    await expect(book.evaluate(formula, "Sheet1")).rejects.toEqual(new FormulaError(message));
    book.close();
  });
});

it("a LAMBDA that nobody calls is #CALC!, one that is called is not", async () => {
  const cells = {
    A1: "=LAMBDA(x,x+1)",
    A2: "=LAMBDA(x,x+1)(2)",
    A3: "=SUM(BYROW({1,2;3,4},LAMBDA(r,SUM(r))))",
    A4: "=SUM(MAP({1,2},LAMBDA(x,x*2)))",
  };
  const book = await calculateBook(bookOf({ Sheet1: cells }), trialFunctions());
  book.close();
  expect(valuesOn(book, "Sheet1")).toEqual({ A1: "#CALC!", A2: 3, A3: 10, A4: 6 });
});

it.each([
  ['--"3"', 3],
  ["--TRUE", 1],
  ['-"3"', -3],
  ['1--"3"', 4],
  ['2^-"3"', 0.125],
  ['-"3"%', -0.03],
  ['SUM(-TRUE,--"3")', 2],
  ["--(1>0)", 1],
])("a minus makes a number of a text or a truth: %s is %d", async (formula, expected) => {
  const book = await calculateBook(bookOf({ Sheet1: { A1: `=${formula}` } }), trialFunctions());
  book.close();
  expect(valuesOn(book, "Sheet1")).toEqual({ A1: expected });
});
