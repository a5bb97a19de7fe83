import { CellError } from "../../../src/core";
import { column, formula, type Given } from "../../support/workbook/worksheet";

describe("THREAT_REGISTER", () => {
  it("puts columns that stand anywhere side by side, as the other functions read them", () => {
    const range = formula(
      "THREAT_REGISTER",
      "Threat",
      column("a", "b"),
      "Frequency",
      [[0.1, 2]],
      "Loss",
      500,
      "Spend",
      column(5, null),
    );
    expect(range).toEqual([
      ["Threat", "Frequency", "Loss", "Spend"],
      ["a", 0.1, 500, 5],
      ["b", 2, 500, expect.anything()],
    ]);
    expect(formula("EXPECTED_LOSS", range as Given)).toBeCloseTo(50 + 1000, 9);
    expect(formula("COVERAGE_GAP", range as Given)).toBeCloseTo(45 + 1000, 9);
  });

  it("drops the blank rows at the end of its ranges and keeps those between", () => {
    const range = formula(
      "THREAT_REGISTER",
      "Threat",
      column("a", 0, "c", 0, " "),
      "Frequency",
      column(1, 0, 1, 0, null),
      "Loss",
      9,
    );
    expect(range).toEqual([
      ["Threat", "Frequency", "Loss"],
      ["a", 1, 9],
      [0, 0, 9],
      ["c", 1, 9],
    ]);
  });

  it("makes a register of one threat from single values", () => {
    expect(formula("THREAT_REGISTER", "Threat", "a", "Frequency", 1, "Loss", 2)).toEqual([
      ["Threat", "Frequency", "Loss"],
      ["a", 1, 2],
    ]);
  });

  it.each`
    given                                                                     | message
    ${["Threat", column("a"), "Loss"]}                                        | ${"arguments must come in pairs, a header and its column, got 3 of them"}
    ${["Threat", column("a"), 5, column(1)]}                                  | ${'argument 3 must be a header such as "Frequency", got 5'}
    ${["Threat", column("a"), null, column(1)]}                               | ${'argument 3 must be a header such as "Frequency", got a blank cell or 0'}
    ${["Threat", column("a"), column("Loss", "x"), column(1)]}                | ${"argument 3 must be a single value, got a range"}
    ${["Threat", column("a", "b"), "Loss", column(1, 2, 3)]}                  | ${'the column "Loss" must have 2 cells as the others do, or be a single value, got 3'}
    ${["Threat", column("a", "b"), "Loss", [[1, 2], [3, 4]]]}                 | ${'the column "Loss" must be one column or one row, got 2 rows by 2 columns'}
    ${["Threat", column("a", "b"), "Loss", column(1, new CellError("#N/A"))]} | ${'the column "Loss" in row 2 must hold a value, got the error #N/A'}
  `("refuses $given: $message", ({ given, message }: { given: Given[]; message: string }) => {
    expect(formula("THREAT_REGISTER", ...given)).toBe(`#VALUE! ${message}`);
  });
});
