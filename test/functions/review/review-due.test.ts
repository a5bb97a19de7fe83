import { CellError } from "../../../src/core";
import { register } from "../../support/model/register-cells";
import { column, formula, type Given } from "../../support/workbook/worksheet";

const header = ["Threat", "Owner", "Last reviewed", "Days overdue"];
const headers = ["Threat", "Frequency", "Loss", "Owner", "Status", "Last reviewed", "Review every"];
/** 1 January 2026 as a workbook counts days. */
const newYear = 46023;

const threats = register(
  headers,
  ["Ransomware", 0.2, 1e6, "Ana", "", newYear - 100, 90],
  ["Payment fraud", 1.5, 2e4, "Ben", "Open", newYear - 400, 365],
  ["Lost laptop", 4, 2500, "", "", newYear - 90, 90],
  ["Fire", 0.01, 1e7, "Cem", "", "", 365],
  ["Old system", 1, 500, "Dee", "Closed", newYear - 999, 30],
  ["Insider", 0.1, 5e5, "Eva", "", newYear - 999, null],
  ["Outage", 2, 3e4, null, "", 0, 0],
  ["Extortion", 0.1, 5e5, "Fay", "", newYear - 40, 30],
);

describe("REVIEW_DUE", () => {
  it("lists what was never reviewed first, then the most overdue", () => {
    expect(formula("REVIEW_DUE", threats, newYear)).toEqual([
      header,
      ["Fire", "Cem", "never reviewed", ""],
      ["Outage", "", "never reviewed", ""],
      ["Payment fraud", "Ben", newYear - 400, 35],
      ["Ransomware", "Ana", newYear - 100, 10],
      ["Extortion", "Fay", newYear - 40, 10],
    ]);
  });

  it("counts whole days: nothing is overdue on the day it falls due, however late", () => {
    const one = (lastReviewed: number, asOf: number): unknown =>
      formula(
        "REVIEW_DUE",
        register(headers, ["Ransomware", 0.2, 1e6, "Ana", "", lastReviewed, 90]),
        asOf,
      );
    const nothing = [header, ["Nothing due", "", "", ""]];
    expect(one(newYear, newYear + 90)).toEqual(nothing);
    expect(one(newYear, newYear + 90.99)).toEqual(nothing);
    expect(one(newYear + 0.99, newYear + 91)).toEqual([
      header,
      ["Ransomware", "Ana", newYear + 0.99, 1],
    ]);
    expect(one(newYear + 500, newYear)).toEqual(nothing);
  });

  it("says so in one row when nothing is due, or nothing is open", () => {
    const nothing = [header, ["Nothing due", "", "", ""]];
    expect(
      formula("REVIEW_DUE", register(headers, ["a", 1, 2, "", "", newYear, 90]), newYear),
    ).toEqual(nothing);
    expect(
      formula("REVIEW_DUE", register(headers, ["a", 1, 2, "", "Closed", 0, 90]), newYear),
    ).toEqual(nothing);
  });

  it.each`
    given                                                                                          | expected
    ${[threats, "2026-01-01"]}                                                                     | ${'as_of must be a date, got the text "2026-01-01"'}
    ${[threats, 0]}                                                                                | ${"as_of must be a date, got a blank cell or 0"}
    ${[threats, -5]}                                                                               | ${"as_of must be a date, got -5"}
    ${[threats, true]}                                                                             | ${"as_of must be a date, got TRUE"}
    ${[threats, 20260101]}                                                                         | ${"as_of must be a date up to the year 9999, got 20260101"}
    ${[threats, new CellError("#NAME?")]}                                                          | ${"as_of must be a date, got the error #NAME?"}
    ${[threats, column(newYear, newYear)]}                                                         | ${"as_of must be a single value, got a range"}
    ${[new CellError("#REF!"), newYear]}                                                           | ${"register must be a range with headers, got the error #REF!"}
    ${[register(["Threat", "Frequency", "Loss", "Review every"], ["a", 1, 2, 90]), newYear]}       | ${'register must have a column "Last reviewed", got none'}
    ${[register(["Threat", "Frequency", "Loss", "Last reviewed"], ["a", 1, 2, newYear]), newYear]} | ${'register must have a column "Review every", got none'}
    ${[register(headers, ["a", 1, 2, "", "", "3 May 2025", 90]), newYear]}                         | ${'Last reviewed in row 1 (a) of the register must be a date, got the text "3 May 2025"'}
    ${[register(headers, ["a", 1, 2, "", "", newYear, "yearly"]), newYear]}                        | ${'Review every in row 1 (a) of the register must be a number, got the text "yearly"'}
  `(
    "of $given is refused: $expected",
    ({ given, expected }: { given: Given[]; expected: string }) => {
      expect(formula("REVIEW_DUE", ...given)).toBe(`#VALUE! ${expected}`);
    },
  );
});
