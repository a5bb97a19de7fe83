import { withoutColumns } from "../../../src/workbook/formulas/rename-references";

const table = { name: "Spend", columns: ["Line", "Unit's [x]", "Amount", "Share", "Note"] };

it.each`
  formula                                | gone                        | left
  ${"Spend[Amount]+Spend[Line]"}         | ${["Amount"]}               | ${"#REF!+Spend[Line]"}
  ${"Spend[[Line]:[Amount]]"}            | ${["Amount"]}               | ${"Spend[[Line]:[Unit''s '[x']]]"}
  ${"Spend[[Line]:[Amount]]"}            | ${["Line"]}                 | ${"Spend[[Unit''s '[x']]:[Amount]]"}
  ${"Spend[[Line]:[Amount]]"}            | ${["Amount", "Unit's [x]"]} | ${"Spend[[Line]:[Line]]"}
  ${"Spend[[amount] : [line]]"}          | ${["Amount"]}               | ${"Spend[[Unit''s '[x']] : [Line]]"}
  ${"SUM(Spend[[#All],[Line]:[Share]])"} | ${["Share", "Amount"]}      | ${"SUM(Spend[[#All],[Line]:[Unit''s '[x']]])"}
  ${"Spend[[Amount]:[Share]]"}           | ${["Amount", "Share"]}      | ${"#REF!"}
  ${"Spend[[#This Row],[Amount]]"}       | ${["Amount"]}               | ${"#REF!"}
  ${"Spend[[Line]:[Amount]]"}            | ${["Unit's [x]", "Note"]}   | ${"Spend[[Line]:[Amount]]"}
  ${"[@[Line]:[Amount]]"}                | ${["Line"]}                 | ${"[@[Unit''s '[x']]:[Amount]]"}
  ${"Other[Amount]"}                     | ${["Amount"]}               | ${"Other[Amount]"}
`(
  "$formula without $gone is $left",
  ({ formula, gone, left }: { formula: string; gone: string[]; left: string }) => {
    expect(withoutColumns(formula, table, gone, true)).toBe(left);
  },
);
