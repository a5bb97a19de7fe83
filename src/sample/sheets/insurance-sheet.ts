import type { Workbook } from "exceljs";
import type { SampleQuote } from "../company/quotes";
import { sampleQuotes } from "../company/quotes";
import { FormulaCells, type Results } from "./formula-cells";
import { dress, dressHeader, format, head, printOnePageWide, remark, write } from "./look";
import { threatsTable } from "./register-sheet";
import { addTypedTable, type TypedColumn } from "./typed-table";

/** The columns of the quotes in the order of the sheet. */
const columns: readonly TypedColumn<SampleQuote>[] = [
  { header: "Quote", field: "quote" },
  { header: "Retention", field: "retention", format: format.money },
  { header: "Limit", field: "limit", format: format.money },
  { header: "Premium", field: "premium", format: format.money },
  { header: "Share", field: "share", format: format.share },
  { header: "Basis", field: "basis" },
  { header: "Threat", field: "threat" },
];

const widths = [38, 15, 15, 15, 15, 19, 15, 14, 14, 14, 60];
const quotesTable = "Quotes";
const headerRow = 6;
const lastRow = headerRow + sampleQuotes.length;
const levelRow = lastRow + 3;
const optionsRow = levelRow + 3;
const { money, share } = format;
const optionFormats = [
  ...[undefined, money, money, money, money, money, money],
  ...[share, share, format.factor, undefined],
];

/** What the renewal of the cyber policy comes to, offer by offer. */
export function addInsuranceSheet(workbook: Workbook, results: Results): void {
  const sheet = workbook.addWorksheet("Insurance", { views: [{ showGridLines: false }] });
  const cells = new FormulaCells(sheet, results);
  widths.forEach((width, i) => {
    sheet.getColumn(i + 1).width = width;
  });
  head(sheet, "Which offer to sign", [
    "Three offers for the renewal, held against the register before its own insurance, and against none. Example figures.",
    'Retention is kept of each event; "event, limit a year" means that the limit is the most the insurer pays in a year, whatever the number of events.',
    "Blue cells are typed. The cheapest on average comes first; insurance is bought for the bad year, so look at that, too.",
  ]);
  addTypedTable(sheet, { name: quotesTable, headerRow, columns, rows: sampleQuotes });

  write(sheet, `A${levelRow - 1}`, "The question", "section");
  write(sheet, `A${levelRow}`, "How bad a year", "label");
  write(sheet, `B${levelRow}`, 0.99, "input", format.ratio).alignment = { horizontal: "right" };
  remark(sheet, `C${levelRow}`, "99%: one year in 100 is worse");

  write(sheet, `A${optionsRow - 1}`, "The answer", "section");
  const rows = sampleQuotes.length + 1;
  cells.array(
    sheet.getCell(`A${optionsRow}`),
    `INSURANCE_OPTIONS(${threatsTable}[#All],${quotesTable}[#All],B${levelRow})`,
    optionFormats.length,
    1 + rows,
  );
  optionFormats.forEach((numFmt, i) => {
    dressHeader(sheet.getCell(optionsRow, i + 1), numFmt !== undefined);
    for (let row = optionsRow + 1; row <= optionsRow + rows; row += 1) {
      const cell = dress(sheet.getCell(row, i + 1), "result", numFmt);
      cell.alignment = { vertical: "top", horizontal: numFmt === undefined ? "left" : "right" };
    }
  });
  sheet.getRow(optionsRow).height = 33;
  printOnePageWide(sheet);
}
