import { CellError } from "../../../src/core";
import { register } from "../../support/model/register-cells";
import { column, formula, type Given } from "../../support/workbook/worksheet";

const threats = register(
  ["Threat", "Frequency", "Loss"],
  ["Outage", 6, 1000],
  ["Fraud", 0.5, 5000],
);
const events = register(
  ["Date", "Threat", "Loss"],
  ["2025-02-01", "Outage", 1000],
  [45800, "outage ", ""],
  [46500, "Fraud", 5000],
);
const [from, to] = ["2025-01-01", 46022];

const near = (value: number): number => expect.closeTo(value, 12) as number;

describe("LOSS_BACKTEST", () => {
  it("has a row a threat, the total, and what lies outside the period", () => {
    expect(formula("LOSS_BACKTEST", threats, events, from, to)).toEqual([
      [
        ...["Threat", "Expected events", "Events"],
        ...["Chance of so many or more", "Chance of so few or fewer"],
        ...["Expected loss", "Loss", "Rank of the loss", "Reading"],
      ],
      [
        ...["Outage", 6, 2, near(1 - 7 * Math.exp(-6))],
        ...[near(25 * Math.exp(-6)), 6000, 1000, "1 event of unknown cost", "as expected"],
      ],
      [
        ...["Fraud", 0.5, 0, 1, near(Math.exp(-0.5))],
        ...[2500, 0, near(Math.exp(-0.5) / 2), "too few to tell"],
      ],
      [
        ...["Total", 6.5, 2, near(1 - 7.5 * Math.exp(-6.5))],
        ...[near((1 + 6.5 + 6.5 ** 2 / 2) * Math.exp(-6.5))],
        ...[8500, 1000, "1 event of unknown cost", "fewer than expected"],
      ],
      ["Outside the period", "", 1, "", "", "", "", "", "left out"],
    ]);
  });

  it.each`
    given                                                                             | expected
    ${[threats, events, "soon", to]}                                                  | ${'from must be a date, got the text "soon"'}
    ${[threats, events, from, column(1, 2)]}                                          | ${"to must be a single value, got a range"}
    ${[threats, events, to, from]}                                                    | ${"to must be 2025-12-31, where the period begins, or later, got 2025-01-01"}
    ${[threats, new CellError("#NAME?"), from, to]}                                   | ${"events must be a range with headers, got the error #NAME?"}
    ${[threats, register(["Date", "Threat", "Loss"], [from, "Outige", 1]), from, to]} | ${'Threat in row 1 (Outige) of the events must be an open threat of the register: "Outage" is near, got the text "Outige"'}
    ${[threats, register(["Threat", "Loss"], ["Outage", 1]), from, to]}               | ${"Date must be a column of the events, got none"}
  `(
    "of $given is refused: $expected",
    ({ given, expected }: { given: Given[]; expected: string }) => {
      expect(formula("LOSS_BACKTEST", ...given)).toBe(`#VALUE! ${expected}`);
    },
  );
});
