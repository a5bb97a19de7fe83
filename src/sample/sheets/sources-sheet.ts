import type { Workbook } from "exceljs";
import { head, headers, printOnePageWide, write } from "./look";
import { sources } from "../company/sources";

const headerRow = 5;

/** Where the example figures come from, and what in them is only assumed. */
export function addSourcesSheet(workbook: Workbook): void {
  const sheet = workbook.addWorksheet("Sources", {
    views: [{ state: "frozen", ySplit: headerRow, showGridLines: false }],
  });
  [6, 29, 42, 8, 54, 48, 36].forEach((width, i) => {
    sheet.getColumn(i + 1).width = width;
  });
  head(sheet, "Sources of the example figures", [
    "The company is invented. Its figures are assumptions oriented on these publications; they are not advice for a real company.",
    "Check a figure in the publication itself before you use it: most were read in a press report of it, as the last column says.",
  ]);
  headers(sheet, headerRow, [
    "No.",
    "Publisher",
    "Title",
    "Year",
    "What was taken from it",
    "What we assumed",
    "Where it was read",
  ]);
  sources.forEach((source, i) => {
    const row = headerRow + 1 + i;
    const values = [
      i + 1,
      source.publisher,
      source.title,
      source.year,
      source.taken,
      source.assumed,
      source.readIn,
    ];
    values.forEach((value, j) => {
      const cell = write(sheet, sheet.getCell(row, j + 1).address, value, "label");
      cell.alignment = { vertical: "top", horizontal: "left", wrapText: true };
    });
    // A program that opens the file does not set the height of rows that wrap.
    const lines = Math.max(
      source.taken.length / 52,
      source.assumed.length / 46,
      source.title.length / 40,
      source.publisher.length / 27,
      source.readIn.length / 34,
    );
    sheet.getRow(row).height = 15 * Math.ceil(lines) + 3;
  });
  const end = headerRow + sources.length + 2;
  write(
    sheet,
    `A${end}`,
    "Assumed throughout: frequencies, reductions, insurance terms, spend, owners and dates. One event in n years was chosen by judgement, as a review would do it.",
    "note",
  );
  printOnePageWide(sheet, `${headerRow}:${headerRow}`);
}
