import { CellError } from "../../../src/core";
import { register } from "../../support/model/register-cells";
import { column, formula, type Given } from "../../support/workbook/worksheet";

/** Expected losses 1000, 500 and 250; inherent 2000, 500 and 250; spend 400, 900 and none. */
const threats = register(
  ["Threat", "Frequency", "Loss", "Frequency reduction", "Spend"],
  ["a", 2, 1000, 0.5, 400],
  ["b", 1, 500, null, 900],
  ["c", 0.5, 500, 0, ""],
);

describe("coverage", () => {
  it.each`
    id                  | given                                  | expected              | because
    ${"COVERAGE_GAP"}   | ${[threats]}                           | ${600 + 0 + 250}      | ${"a surplus on b covers nobody else"}
    ${"COVERAGE_GAP"}   | ${[threats, "expected"]}               | ${850}                | ${"the default rule"}
    ${"COVERAGE_GAP"}   | ${[threats, " Inherent", 0.95]}        | ${1600 + 0 + 250}     | ${"before reductions; the level is not used"}
    ${"COVERAGE_GAP"}   | ${[threats, ""]}                       | ${850}                | ${"a blank rule is the default"}
    ${"COVERAGE_RATIO"} | ${[threats]}                           | ${(400 + 500) / 1750} | ${"each threat's spend counts up to what it requires"}
    ${"COVERAGE_RATIO"} | ${[threats, "inherent"]}               | ${(400 + 500) / 2750} | ${"more is required"}
    ${"COVERAGE_GAP"}   | ${[1000, 400]}                         | ${600}                | ${"required - spend"}
    ${"COVERAGE_GAP"}   | ${[400, 1000]}                         | ${0}                  | ${"never negative"}
    ${"COVERAGE_GAP"}   | ${[column(5, 9, 0), column(2, 10, 1)]} | ${column(3, 0, 0)}    | ${"element by element"}
    ${"COVERAGE_GAP"}   | ${[column(5, 9), 4]}                   | ${column(1, 5)}       | ${"one spend beside each"}
    ${"COVERAGE_RATIO"} | ${[column(5, 8, 0), column(10, 2, 0)]} | ${column(1, 0.25, 1)} | ${"1 where nothing is required"}
    ${"COVERAGE_RATIO"} | ${[[[8, 4]], [[2, null]]]}             | ${[[0.25, 0]]}        | ${"a blank spend is none"}
  `(
    "$id of $given is $expected: $because",
    ({ id, given, expected }: { id: string; given: Given[]; expected: unknown }) => {
      const result = formula(id, ...given);
      if (typeof expected === "number") expect(result).toBeCloseTo(expected, 12);
      else expect(result).toEqual(expected);
    },
  );

  it.each`
    given                                                                     | expected
    ${[threats, "percentage"]}                                                | ${'#VALUE! rule must be expected, inherent, percentile, tail, deterrence or optimum: "percentile" is near, got "percentage"'}
    ${[threats, 5]}                                                           | ${"#VALUE! rule must be text, got 5"}
    ${[threats, column("expected", "x")]}                                     | ${"#VALUE! rule must be a single value, got a range"}
    ${[threats, "expected", 95]}                                              | ${"#VALUE! level must be less than 1: write 0.95 or 95%, got 95"}
    ${[threats, "expected", 99.9]}                                            | ${"#VALUE! level must be less than 1: write 0.999 or 99.9%, got 99.9"}
    ${[threats, "expected", 100]}                                             | ${"#VALUE! level must be less than 1: write 0.95 or 95%, got 100"}
    ${[threats, "expected", 1]}                                               | ${"#NUM!"}
    ${[threats, "expected", -0.1]}                                            | ${"#NUM!"}
    ${[threats, "expected", 101]}                                             | ${"#NUM!"}
    ${[threats, "expected", "high"]}                                          | ${'#VALUE! level must be a number, got the text "high"'}
    ${[5]}                                                                    | ${"#VALUE! spend must be given beside required amounts, got nothing"}
    ${[5, "expected"]}                                                        | ${'#VALUE! spend must be a number, got the text "expected"'}
    ${[5, 5, 0.95]}                                                           | ${"#VALUE! level must be left out beside required and spent amounts, got a value"}
    ${[-5, 5]}                                                                | ${"#VALUE! required must be 0 or more, got -5"}
    ${[column(5, 6), column(5, -6)]}                                          | ${"#VALUE! spend in row 2 must be 0 or more, got -6"}
    ${[column(new CellError("#REF!"), 6), 5]}                                 | ${"#VALUE! required in row 1 must be a number, got the error #REF!"}
    ${[column(5, 6, 7), column(5, 6)]}                                        | ${"#VALUE! spend must have the size of required, 3 rows by 1 column, or be a single value, got 2 rows by 1 column"}
    ${[new CellError("#REF!"), 5]}                                            | ${"#VALUE! register_or_required must be a register or an amount, got the error #REF!"}
    ${[register(["Threat", "Frequency", "Loss"], ["a", 1, 2])]}               | ${'#VALUE! register must have a column "Spend", got none'}
    ${[register(["Threat", "Frequency", "Loss", "Spend"], ["a", 1, "?", 5])]} | ${'#VALUE! Loss in row 1 (a) of the register must be a number, got the text "?"'}
  `(
    "of $given is refused: $expected",
    ({ given, expected }: { given: Given[]; expected: string }) => {
      expect(formula("COVERAGE_GAP", ...given)).toBe(expected);
      expect(formula("COVERAGE_RATIO", ...given)).toBe(expected);
    },
  );

  it("of a register in which nothing is open is complete", () => {
    const closed = register(
      ["Threat", "Frequency", "Loss", "Spend", "Status"],
      ["a", 1, 2, 3, "Closed"],
    );
    expect(formula("COVERAGE_GAP", closed)).toBe(0);
    expect(formula("COVERAGE_RATIO", closed)).toBe(1);
  });
});
