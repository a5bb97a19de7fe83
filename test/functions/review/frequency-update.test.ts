import { column, formula, type Given } from "../../support/workbook/worksheet";

describe("FREQUENCY_UPDATE", () => {
  it.each`
    given                                          | expected                          | source
    ${[0.2, 10, 1, 3]}                             | ${3 / 13}                         | ${"(2 + 1) / (10 + 3)"}
    ${[5, 2, 11, 4]}                               | ${3.5}                            | ${"Johnson, Ott & Dogucu (2022), Bayes Rules!, chapter 5: Gamma(10, 2), 11 events in 4, Gamma(21, 6)"}
    ${[0, 0, 67, 3]}                               | ${67 / 3}                         | ${"no prior: what was observed"}
    ${[9, 0, 67, 3]}                               | ${67 / 3}                         | ${"a prior worth no years does not count"}
    ${[0.2, 10, 0, 0]}                             | ${0.2}                            | ${"no evidence changes nothing"}
    ${[0.2, 10, 0, 10]}                            | ${0.1}                            | ${"as many years without an event halve it"}
    ${[0, 10, 1, 0.5]}                             | ${1 / 10.5}                       | ${"half a year counts half"}
    ${[0.2, 10, column(1, 0, 5), column(3, 3, 3)]} | ${column(3 / 13, 2 / 13, 7 / 13)} | ${"element by element"}
  `(
    "of $given is $expected: $source",
    ({ given, expected }: { given: Given[]; expected: unknown }) => {
      expect(formula("FREQUENCY_UPDATE", ...given)).toEqual(expected);
    },
  );

  it.each`
    given                            | expected
    ${[0.2, 0, 0, 0]}                | ${"years must be greater than 0 where prior_years is 0, got a blank cell or 0"}
    ${[0.2, 10, 2, 0]}               | ${"events must be 0 where years is 0: nothing happens in no time, got 2"}
    ${[0.2, 10, 2, column(1, null)]} | ${"events in row 2 must be 0 where years is 0: nothing happens in no time, got 2"}
    ${[-0.2, 10, 1, 3]}              | ${"prior_frequency must be 0 or more, got -0.2"}
    ${[0.2, -10, 1, 3]}              | ${"prior_years must be 0 or more, got -10"}
    ${[0.2, 10, -1, 3]}              | ${"events must be 0 or more, got -1"}
    ${[0.2, 10, 1, -3]}              | ${"years must be 0 or more, got -3"}
    ${["often", 10, 1, 3]}           | ${'prior_frequency must be a number, got the text "often"'}
  `(
    "of $given is refused: $expected",
    ({ given, expected }: { given: Given[]; expected: string }) => {
      expect(formula("FREQUENCY_UPDATE", ...given)).toBe(`#VALUE! ${expected}`);
    },
  );
});
