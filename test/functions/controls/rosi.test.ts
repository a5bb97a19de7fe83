import { column, formula, type Given } from "../../support/workbook/worksheet";

describe("ROSI", () => {
  it.each`
    given                                             | expected           | source
    ${[75000, 15000, 25000]}                          | ${1.4}             | ${"ENISA (2012): 5 × 15,000 a year, 80% avoided for 25,000: 140%"}
    ${[100000, 25000, 25000]}                         | ${2}               | ${"Sonnenreich et al. (2006): 4 × 25,000 a year, 75% avoided for 25,000: 200%"}
    ${[50000, 25000, 25000]}                          | ${0}               | ${"just pays for itself"}
    ${[50000, 50000, 25000]}                          | ${-1}              | ${"avoids nothing"}
    ${[50000, 75000, 25000]}                          | ${-2}              | ${"makes matters worse"}
    ${[column(75000, 0), column(15000, null), 25000]} | ${column(1.4, -1)} | ${"element by element; a blank loss is none"}
  `(
    "of $given is $expected: $source",
    ({ given, expected }: { given: Given[]; expected: unknown }) => {
      expect(formula("ROSI", ...given)).toEqual(expected);
    },
  );

  it.each`
    given                              | expected
    ${[75000, 15000, 0]}               | ${"annual_cost must be greater than 0: a return on no cost has no value, got a blank cell or 0"}
    ${[75000, 15000, -5]}              | ${"annual_cost must be greater than 0: a return on no cost has no value, got -5"}
    ${[75000, 15000, column(5, 0)]}    | ${"annual_cost in row 2 must be greater than 0: a return on no cost has no value, got a blank cell or 0"}
    ${[-75000, 15000, 25000]}          | ${"loss_before must be 0 or more, got -75000"}
    ${[75000, -15000, 25000]}          | ${"loss_after must be 0 or more, got -15000"}
    ${[75000, "15000", 25000]}         | ${'loss_after must be a number, got the text "15000"'}
    ${[[[1, 2]], column(1, 2), 25000]} | ${"loss_after must have the size of loss_before, 1 row by 2 columns, or be a single value, got 2 rows by 1 column"}
  `(
    "of $given is refused: $expected",
    ({ given, expected }: { given: Given[]; expected: string }) => {
      expect(formula("ROSI", ...given)).toBe(`#VALUE! ${expected}`);
    },
  );
});
