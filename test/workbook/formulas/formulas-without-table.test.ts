import type { BookTable } from "../../../src/workbook/book/book";
import { withoutTables } from "../../../src/workbook/formulas/formulas-without-table";

const table: BookTable = {
  name: "Threats",
  sheet: "Cash flow",
  range: { startRow: 1, endRow: 5, startColumn: 1, endColumn: 3 },
  columns: ["Threat", "Loss low", "Loss high"],
  hasHeader: true,
  hasTotals: true,
};
const inTable = { sheet: "Cash flow", row: 3, column: 3 };

it.each`
  formula                                       | cells
  ${"SUM(Threats[Loss low])"}                   | ${"SUM('Cash flow'!$C$3:$C$5)"}
  ${"threats[[#All],[Loss low]:[Loss high]]"}   | ${"'Cash flow'!$C$2:$D$6"}
  ${"Threats[#Totals]"}                         | ${"'Cash flow'!$B$6:$D$6"}
  ${"ROWS(Threats)+Threats2"}                   | ${"ROWS('Cash flow'!$B$3:$D$5)+Threats2"}
  ${"Register!Threats[[#Headers],[Loss low]]"}  | ${"'Cash flow'!$C$2"}
  ${"[@[Loss low]]*2"}                          | ${"'Cash flow'!$C4*2"}
  ${"Threats[[#This Row],[Threat]:[Loss low]]"} | ${"'Cash flow'!$B4:$C4"}
  ${"Threats[Owner]"}                           | ${"#REF!"}
  ${'"Threats[Loss low]"&Others[Loss low]'}     | ${'"Threats[Loss low]"&Others[Loss low]'}
  ${"LAMBDA(Threats,Threats+1)(2)"}             | ${"LAMBDA(Threats,Threats+1)(2)"}
`("$formula says $cells where the cells stay", ({ formula, cells }: Record<string, string>) => {
  expect(withoutTables(formula ?? "", inTable, [table], "cells")).toBe(cells);
});

it("a row outside the table is #VALUE!, as it was before", () => {
  const below = { ...inTable, row: 9 };
  expect(withoutTables("Threats[@Threat]", below, [table], "cells")).toBe("#VALUE!");
});

it("what goes with the table is #REF!, the sheet in front of it included", () => {
  const formula = "Register!Threats[Threat]&[@Threat]&Plan!A1";
  expect(withoutTables(formula, inTable, [table], "#REF!")).toBe("#REF!&#REF!&Plan!A1");
});
