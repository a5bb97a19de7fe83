import { CellError } from "../../../src/core";
import { register } from "../../support/model/register-cells";
import { column, formula, type Given } from "../../support/workbook/worksheet";

const [march, june] = [45747, 45838];
const history = register(
  ["Date", "Threat", "Frequency", "Loss", "Loss cap"],
  [march, "Ransomware", 0.2, 1e6, 0],
  ["2025-06-30", "Ransomware", 0.3, 1e6, null],
  [june, "Fraud", 1, 5000, new CellError("#N/A")],
);

describe("REGISTER_AT", () => {
  it("gives a record back as a register, blank cells as nothing", () => {
    const headers = ["Threat", "Frequency", "Loss", "Loss cap"];
    expect(formula("REGISTER_AT", history, march)).toEqual([headers, ["Ransomware", 0.2, 1e6, ""]]);
    const latest = [headers, ["Ransomware", 0.3, 1e6, ""], ["Fraud", 1, 5000, "#N/A"]];
    for (const date of [undefined, 0, "", "2025-07-01", june + 0.9]) {
      expect(formula("REGISTER_AT", history, date)).toEqual(latest);
    }
  });

  it("is read by the other functions", () => {
    const record = formula("REGISTER_AT", history, "2025-05-01") as Given;
    expect(formula("EXPECTED_LOSS", record)).toBe(200000);
  });

  it.each`
    given                             | expected
    ${[history, "2025-03-30"]}        | ${"date must be 2025-03-31, the earliest record, or later, got 2025-03-30"}
    ${[history, "31 March"]}          | ${'date must be a date, got the text "31 March"'}
    ${[history, -1]}                  | ${"date must be a date, got -1"}
    ${[history, column(march, june)]} | ${"date must be a single value, got a range"}
    ${[new CellError("#REF!")]}       | ${"history must be a range with headers, got the error #REF!"}
    ${[register(["Threat"], ["a"])]}  | ${'history must have a column "Date" that says when a row was recorded, got "Threat"'}
  `(
    "of $given is refused: $expected",
    ({ given, expected }: { given: Given[]; expected: string }) => {
      expect(formula("REGISTER_AT", ...given)).toBe(`#VALUE! ${expected}`);
    },
  );
});
