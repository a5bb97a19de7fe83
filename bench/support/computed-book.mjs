import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { Workbook } = require("exceljs");
const { asComputed } = require("../../test/support/workbook/as-computed.cjs");

/** How many formulas the book has: as many as the largest of the public ones that were tried. */
export const computedFormulas = 13_000;
const rows = computedFormulas / 13;

/**
 * Writes a book of formulas as Excel leaves it, with a value for each: running totals, and what sums, looks up and counts
 * their column. Every value is 7, which none of them comes to.
 *
 * @returns where the first formula is whose row is given, for a look whether its value was kept
 */
export async function writeComputedBook(path) {
  const book = new Workbook();
  const sheet = book.addWorksheet("Sheet1");
  const line = (row) => [
    `A${row}*2`,
    `SUM(A${row},B${row})`,
    `SUM(A$1:A${row})`,
    `IF(A${row}>500,"large","small")`,
    `VLOOKUP(A${row},A:C,2,FALSE)`,
    `SUMIFS(A:A,A:A,">="&A${row})`,
    `INDEX(A:A,${row})+B${row}`,
    `ROUND(A${row}/3,2)`,
    `COUNTIF(A:A,A${row})`,
    `MAX(A$1:A${row})`,
    `A${row}&"-"&B${row}`,
    `IFERROR(A${row}/0,0)`,
    `B${row}+C${row}+I${row}`,
  ];
  for (let row = 1; row <= rows; row++) {
    sheet.getCell(row, 1).value = row;
    line(row).forEach((formula, index) => {
      sheet.getCell(row, index + 2).value = { formula, result: 7 };
    });
  }
  writeFileSync(path, await asComputed(new Uint8Array(await book.xlsx.writeBuffer())));
}
