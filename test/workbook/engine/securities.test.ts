import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { bookOf } from "../../support/workbook/book-of";

/** What Excel computed in test workbooks of IronCalc (FINANCIAL_ACCRINT_extended.xlsx, FINANCIAL_accrint_cases.xlsx, ENGINEERING_BESSEL.xlsx). */
const figures: readonly (readonly [formula: string, right: number])[] = [
  ["ACCRINT(42736,43070,42826,0.33,3000,4,1)", 241.12362637362637],
  ["ACCRINT(42736,43070,42826,0.33,3000,4,1,FALSE)", -253.8763736263736],
  ["ACCRINT(43864,45261,45028,0.33,3000,4,2)", 3148.7500000000005],
  ["ACCRINT(43864,45261,45028,0.33,3000,4,2,FALSE)", -316.25],
  ["ACCRINT(43864,45261,45028,0.33,3000,1,1)", 3154.912643161913],
  ["ACCRINT(44348,44531,44440,0.05,1000,2,1)", 12.568306010928962],
  ["ACCRINT(44166,44531,44256,0.075,100,2,3,FALSE)", -1.8904109589041098],
  // After the first coupon, too, days are held against its period.
  ["ACCRINT(44348,44531,44621,0.025,5000,2,1)", 93.23770491803279],
  ["ACCRINT(43831,44013,44197,0.025,5000,2,1)", 125.68681318681318],
  ["BESSELI(-10,0)", 2815.7166648041534],
  ["BESSELI(-10,1)", -2670.988320559247],
];

describe("figures of securities", () => {
  it("are Excel's", async () => {
    const calculated = await calculateBook(bookOf({ Sheet1: {} }), []);
    for (const [formula, right] of figures) {
      const { values } = await calculated.evaluate(formula, "Sheet1");
      expect([formula, values]).toEqual([formula, [[expect.closeTo(right, 8)]]]);
    }
  });

  it.each([
    ["ACCRINT(42736,43070,42736,0.33,3000,4)", "#NUM!"],
    ["ACCRINT(42736,43070,42826,0,3000,4)", "#NUM!"],
    ["ACCRINT(42736,43070,42826,0.33,0,4)", "#NUM!"],
    ["ACCRINT(42736,43070,42826,0.33,3000,3)", "#NUM!"],
    ["ACCRINT(42736,43070,42826,0.33,3000,4,5)", "#NUM!"],
  ])("are refused: %s", async (formula, error) => {
    const calculated = await calculateBook(bookOf({ Sheet1: {} }), []);
    expect((await calculated.evaluate(formula, "Sheet1")).values).toEqual([[{ error }]]);
  });
});
