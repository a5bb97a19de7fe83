import type { Cell } from "../../../src/core";
import { CellError } from "../../../src/core";
import golden from "../../golden/closed-form.json";
import { register } from "../../support/model/register-cells";
import { column, formula, type Given } from "../../support/workbook/worksheet";

const na = new CellError("#N/A");
const published = (what: string): number =>
  golden.rows.find(([name]) => name === what)?.[1] as number;
const expectedLoss = (...given: readonly Given[]): unknown => formula("EXPECTED_LOSS", ...given);

describe("EXPECTED_LOSS of values", () => {
  it.each`
    given                                             | expected                                                   | source
    ${[0.1, 1, 10]}                                   | ${published("expected loss, frequency 0.1, range (1,10)")} | ${"riskquant tests/test_simpleloss.py"}
    ${[0.01, 1e6, 1e7]}                               | ${published("expected loss 0.01 x (1e6,1e7)")}             | ${"riskquant README, ALICE"}
    ${[0.1, 1e7, 1e9]}                                | ${published("expected loss 0.10 x (1e7,1e9)")}             | ${"riskquant README, BOB"}
    ${[0.05, 5e6, 5e7]}                               | ${published("expected loss 0.05 x (5e6,5e7)")}             | ${"riskquant README, CHARLIE"}
    ${[0.5, 1000, 100000]}                            | ${published("expected loss 0.5 x (1000,100000)")}          | ${"riskquant issue 11"}
    ${[0.1, 100000, 1000000]}                         | ${40400.1282694573}                                        | ${"the issue's own figure"}
    ${[2, 5e6, 2e7, 1e7, "pert"]}                     | ${2 * published("PERT mean (5e6,1e7,2e7)")}                | ${"standard PERT"}
    ${[2, 10, 60, 20, "Triangular "]}                 | ${60}                                                      | ${"2 (10 + 20 + 60) / 3"}
    ${[2, 0, 500, undefined, "uniform"]}              | ${500}                                                     | ${"2 (0 + 500) / 2"}
    ${[3, 250]}                                       | ${750}                                                     | ${"loss_high left out: the same loss every event"}
    ${[3, 250, undefined, undefined, undefined, 100]} | ${300}                                                     | ${"a cap on a fixed loss"}
    ${[0.1, 100000, 1000000, 0, "", 0]}               | ${40400.1282694573}                                        | ${"blank cells arrive as 0: no most likely, lognormal, no cap"}
    ${[2, 0, 500, null, "uniform", 100]}              | ${2 * (100 - 100 ** 2 / 1000)}                             | ${"E[min(X, d)] of a uniform loss: d - d²/(2b)"}
    ${[0, 100000, 1000000]}                           | ${0}                                                       | ${"what never happens costs nothing"}
  `("$given is $expected: $source", ({ given, expected }: { given: Given[]; expected: number }) => {
    const result = expectedLoss(...given) as number;
    expect(Math.abs(result - expected)).toBeLessThanOrEqual(1e-9 * Math.max(expected, 1));
  });

  it("works element by element over columns, rows and blocks, a single value standing beside each", () => {
    const one = expectedLoss(0.1, 1e5, 1e6) as number;
    expect(expectedLoss(column(0.1, 0.2, 0.4), 1e5, 1e6)).toEqual(column(one, 2 * one, 4 * one));
    expect(expectedLoss([[0.1, 0.2]], [[1e5, 1e5]], 1e6)).toEqual([[one, 2 * one]]);
    expect(
      expectedLoss(
        [
          [0.1, 0.2],
          [0.4, 0.8],
        ],
        1e5,
        1e6,
      ),
    ).toEqual([
      [one, 2 * one],
      [4 * one, 8 * one],
    ]);
    expect(
      expectedLoss(1, column(1, 2), column(5, 8), column(3, 5), column("pert", "triangular")),
    ).toEqual(column(3, 5));
  });

  it.each`
    given                                                  | message
    ${[0.1]}                                               | ${"loss_low must be given beside a frequency, got nothing"}
    ${[-1, 1, 10]}                                         | ${"frequency must be 0 or more events a year, got -1"}
    ${["often", 1, 10]}                                    | ${'frequency must be a number, got the text "often"'}
    ${[true, 1, 10]}                                       | ${"frequency must be a number, got TRUE"}
    ${[na, 1, 10]}                                         | ${"frequency_or_register must be a register or a number, got the error #N/A"}
    ${[column(1, na), 1, 10]}                              | ${"frequency in row 2 must be a number, got the error #N/A"}
    ${[[[1, 2, "x"]], 1, 10]}                              | ${null}
    ${[1, 0, 10]}                                          | ${"loss_low must be greater than 0, got a blank cell or 0"}
    ${[1, 10, 10]}                                         | ${"loss_high must be greater than loss_low, got 10 beside 10"}
    ${[1, 10, 0]}                                          | ${"loss_high must be filled in beside loss_low, got a blank cell or 0"}
    ${[1, 10, ""]}                                         | ${"loss_high must be filled in beside loss_low, got a blank cell or 0"}
    ${[1, column(1, 2), column(5, 1)]}                     | ${"loss_high in row 2 must be greater than loss_low, got 1 beside 2"}
    ${[1, column(10, 20, 1000), 100]}                      | ${"loss_high in row 3 must be greater than loss_low, got 100 beside 1000"}
    ${[1, [[1, 2]], [[5, 1]]]}                             | ${"loss_high in column 2 must be greater than loss_low, got 1 beside 2"}
    ${[1, [[1, 2], [3, na]], 9]}                           | ${"loss_low in row 2, column 2 must be a number, got the error #N/A"}
    ${[column(1, 2), column(1, 2, 3), 9]}                  | ${"loss_low must have the size of frequency, 2 rows by 1 column, or be a single value, got 3 rows by 1 column"}
    ${[column(1, 2), [[1, 2]], 9]}                         | ${"loss_low must have the size of frequency, 2 rows by 1 column, or be a single value, got 1 row by 2 columns"}
    ${[1, 1, 10, 5]}                                       | ${"loss_most_likely must be left out unless loss_model is pert or triangular, got 5"}
    ${[1, 1, 10, 5, "uniform"]}                            | ${"loss_most_likely must be left out unless loss_model is pert or triangular, got 5"}
    ${[1, 1, 10, undefined, "pert"]}                       | ${"loss_most_likely must be filled in with loss_model pert, got a blank cell or 0"}
    ${[1, 1, 10, 20, "pert"]}                              | ${"loss_most_likely must lie between loss_low and loss_high, got 20"}
    ${[1, -1, 10, 5, "pert"]}                              | ${"loss_low must be 0 or more, got -1"}
    ${[1, 1, 10, undefined, "weibull"]}                    | ${'loss_model must be lognormal, pert, triangular or uniform, got "weibull"'}
    ${[1, 1, 10, undefined, 7]}                            | ${"loss_model must be text, got 7"}
    ${[1, 1, undefined, 5]}                                | ${"loss_most_likely must be left out beside a loss_low without a loss_high, got a value"}
    ${[1, 1, undefined, undefined, "pert"]}                | ${"loss_model must be left out beside a loss_low without a loss_high, got a value"}
    ${[1, 0]}                                              | ${"loss_low must be greater than 0, got a blank cell or 0"}
    ${[1, 1, 10, undefined, undefined, -5]}                | ${"loss_cap must be 0 (no cap) or more, got -5"}
    ${[column(1, 2), 1, 10, undefined, undefined, "none"]} | ${'loss_cap must be a number, got the text "none"'}
    ${[1e200, 1e200]}                                      | ${"the result must stay below 1.8e308, got a larger number"}
  `(
    "$given is refused: $message",
    ({ given, message }: { given: Given[]; message: string | null }) => {
      const result = expectedLoss(...given);
      if (message === null) expect(result).toMatch(/^#VALUE! /);
      else expect(result).toBe(`#VALUE! ${message}`);
    },
  );
});

describe("EXPECTED_LOSS of a register", () => {
  const headers: Cell[] = [
    "Threat",
    "Frequency",
    "Loss low",
    "Loss high",
    "Loss reduction",
    "Spend",
  ];
  const threats = register(headers, ["a", 0.1, 1e5, 1e6, 0.5, 10], ["b", 2, 5, 50, "", 20]);

  it("is the sum over its threats, after controls", () => {
    const [a, b] = [expectedLoss(0.1, 1e5, 1e6) as number, expectedLoss(2, 5, 50) as number];
    expect(expectedLoss(threats)).toBeCloseTo(a / 2 + b, 9);
  });

  it("leaves no room for other arguments", () => {
    expect(expectedLoss(threats, 5)).toBe(
      "#VALUE! loss_low must be left out beside a register, got a value",
    );
    expect(expectedLoss(threats, undefined, undefined, undefined, undefined, 0)).toBe(
      "#VALUE! loss_cap must be left out beside a register, got a value",
    );
  });

  it("is refused with its first problem and the number of others", () => {
    const one = register(headers, ["a", 0.1, 1e6, 1e5, 0.5, 10], ["b", 2, 5, 50, "", 20]);
    expect(expectedLoss(one)).toBe(
      "#VALUE! Loss high in row 1 (a) of the register must be greater than Loss low, got 100000",
    );
    const three = register(headers, ["a", "x", 5, 50, 0.5, 10], ["b", 2, na, 50, 40, 20]);
    expect(expectedLoss(three)).toBe(
      '#VALUE! Frequency in row 1 (a) of the register must be a number, got the text "x" (and 2 more problems: see REGISTER_CHECK)',
    );
  });

  it("says which column is missing", () => {
    expect(expectedLoss(register(["Threat", "Loss", "Spend"], ["a", 5, 5]))).toBe(
      "#VALUE! Frequency must be a column of the register, or Probability, or Attempts with Vulnerability, got none",
    );
  });

  it("is told from a column of values by text in its first row and two columns", () => {
    expect(expectedLoss(column("Frequency", 0.1), 1e5, 1e6)).toBe(
      '#VALUE! frequency in row 1 must be a number, got the text "Frequency"',
    );
  });
});
