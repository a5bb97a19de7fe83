import { column, formula, type Given } from "../../support/workbook/worksheet";

describe("GORDON_LOEB_SPEND", () => {
  it.each`
    given                                                                  | expected                                          | source
    ${[1e6, 0.5, 1e-5]}                                                    | ${123606.79774997897}                             | ${"(√5 - 1) × 100,000"}
    ${[1e6, 0.5, 1e-5, "I", 1]}                                            | ${123606.79774997897}                             | ${"the defaults, spelt out"}
    ${[1e6, 0.1, 1e-5]}                                                    | ${0}                                              | ${"v β α L is 1: not even the first unit pays"}
    ${[1e6, 0.65, 1e-5, "II"]}                                             | ${239018.57471893704}                             | ${"ln(-α v L ln v) / (-α ln v)"}
    ${[1e6, 0.65, 1e-5, " ii ", 1]}                                        | ${239018.57471893704}                             | ${"1 beside curve II is the default"}
    ${[8e5, 0.5, 1e-5]}                                                    | ${1e5}                                            | ${"v α L = 4: 1/α, a quarter of v L"}
    ${[1e6, 0.5, 1e-5, "", 2]}                                             | ${(10 ** (1 / 3) - 1) * 1e5}                      | ${"the cube root of 10, β = 2"}
    ${[column(1e6, 8e5, 0), 0.5, 1e-5]}                                    | ${column(123606.79774997897, 1e5, 0)}             | ${"element by element"}
    ${[1e6, column(0.5, 0.65), 1e-5, column(null, "II"), column(1, null)]} | ${column(123606.79774997897, 239018.57471893704)} | ${"a curve for each row, blank is I"}
    ${[1e6, column(0, 1), 1e-5, "II"]}                                     | ${column(0, 0)}                                   | ${"what never or always fails"}
  `(
    "of $given is $expected: $source",
    ({ given, expected }: { given: Given[]; expected: unknown }) => {
      const digits = (result: unknown): unknown =>
        Array.isArray(result) ? result.map(digits) : Number((result as number).toPrecision(12));
      expect(digits(formula("GORDON_LOEB_SPEND", ...given))).toEqual(digits(expected));
    },
  );

  it.each`
    given                                        | expected
    ${[-1, 0.5, 1e-5]}                           | ${"loss must be 0 or more, got -1"}
    ${[1e6, 65, 1e-5]}                           | ${"vulnerability must be between 0 and 1: write 0.65 or 65%, got 65"}
    ${[1e6, -0.5, 1e-5]}                         | ${"vulnerability must be between 0 and 1, got -0.5"}
    ${[1e6, 0.5, 0]}                             | ${"productivity must be greater than 0, got a blank cell or 0"}
    ${[1e6, 0.5, -1e-5]}                         | ${"productivity must be greater than 0, got -0.00001"}
    ${[1e6, 0.5, 1e-5, "III"]}                   | ${'curve must be I or II, got "iii"'}
    ${[1e6, 0.5, 1e-5, 2]}                       | ${"curve must be text, got 2"}
    ${[1e6, 0.5, 1e-5, "I", 0]}                  | ${"beta must be greater than 0, or be left out for 1, got a blank cell or 0"}
    ${[1e6, 0.5, 1e-5, "I", -1]}                 | ${"beta must be greater than 0, or be left out for 1, got -1"}
    ${[1e6, 0.5, 1e-5, "II", 2]}                 | ${"beta must be left out beside curve II, got 2"}
    ${[column(1e6, 2e6), column(0.5, 2), 1e-5]}  | ${"vulnerability in row 2 must be between 0 and 1: write 0.02 or 2%, got 2"}
    ${[column(1, 2, 3), column(0.5, 0.5), 1e-5]} | ${"vulnerability must have the size of loss, 3 rows by 1 column, or be a single value, got 2 rows by 1 column"}
    ${["a lot", 0.5, 1e-5]}                      | ${'loss must be a number, got the text "a lot"'}
  `(
    "of $given is refused: $expected",
    ({ given, expected }: { given: Given[]; expected: string }) => {
      expect(formula("GORDON_LOEB_SPEND", ...given)).toBe(`#VALUE! ${expected}`);
    },
  );
});
