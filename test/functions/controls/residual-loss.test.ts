import { CellError } from "../../../src/core";
import { register } from "../../support/model/register-cells";
import { formula, type Given } from "../../support/workbook/worksheet";

const threats = register(
  ["Threat", "Frequency", "Loss", "Status"],
  ["Ransomware", 0.5, 1e6, null],
  ["Phishing", 4, 25_000, null],
  ["Old laptop", 1, 9e9, "Closed"],
);
const headers = ["Control", "Cost", "Threat", "Frequency reduction", "Loss reduction", "In place"];
const controls = register(
  headers,
  ["Backups", 20_000, "Ransomware", null, 0.5, null],
  ["Mail filter", 9000, "Phishing; ransomware", 0.4, null, null],
  ["Firewall", 5000, null, 0.9, null, "yes"],
);

describe("RESIDUAL_LOSS", () => {
  it.each`
    given                                     | expected   | because
    ${[threats, controls]}                    | ${210_000} | ${"500,000 × .5 × .6 + 100,000 × .6; what is in place is never applied again"}
    ${[threats, controls, "expected"]}        | ${210_000} | ${"the usual measure"}
    ${[threats, controls, "percentile", 0.5]} | ${75_000}  | ${"half of the years cost three phishing events or less and no ransomware"}
    ${[threats, controls.slice(0, 2)]}        | ${350_000} | ${"the first control alone"}
    ${[threats, [headers, controls[3]]]}      | ${600_000} | ${"no free control: the loss as it stands"}
  `("is $expected: $because", ({ given, expected }: { given: Given[]; expected: number }) => {
    expect(formula("RESIDUAL_LOSS", ...given)).toBe(expected);
  });

  it("is the measure of the register where no control is free", () => {
    const none = [headers, ...controls.slice(3)] as Given;
    for (const [measure, id] of [
      ["percentile", "LOSS_PERCENTILE"],
      ["tail", "LOSS_TAIL_MEAN"],
    ] as const) {
      expect(formula("RESIDUAL_LOSS", threats, none, measure, 0.9, 0.3)).toBe(
        formula(id, threats, 0.9, 0.3),
      );
    }
  });

  it.each`
    given                                                         | message
    ${[threats, [headers, ["MFA", 1, "Ransomwear", 0.5]]]}        | ${'Threat in row 1 (MFA) of the controls must name threats of the register or be blank for all of them, and "Ransomwear" is none: "Ransomware" is near, got the text "Ransomwear"'}
    ${[threats, [headers, ["MFA", "?", null, 40]]]}               | ${'Cost in row 1 (MFA) of the controls must be a number, got the text "?" (and 1 more problem: see REGISTER_CHECK)'}
    ${[threats, [headers, [0, 0, 0, 0]]]}                         | ${"Control in row 1 of the controls must be filled in: there are no controls, got a blank cell or 0"}
    ${[threats, 5]}                                               | ${"the first row of the controls must hold headers such as Control, Cost and Frequency reduction: write Controls[#All] for a table, or start the range at its headers, got 5"}
    ${[threats, new CellError("#REF!")]}                          | ${"controls must be a range with headers, got the error #REF!"}
    ${[[["Threat", "Frequency", "Loss"], ["a", 0, 1]], controls]} | ${"Frequency in row 1 (a) of the register must be greater than 0, got a blank cell or 0"}
    ${[threats, controls, "tails"]}                               | ${'measure must be expected, percentile or tail: "tail" is near, got "tails"'}
    ${[threats, controls, "tail", 95]}                            | ${"level must be less than 1: write 0.95 or 95%, got 95"}
  `("is refused: $message", ({ given, message }: { given: Given[]; message: string }) => {
    expect(formula("RESIDUAL_LOSS", ...given)).toBe(`#VALUE! ${message}`);
  });
});
