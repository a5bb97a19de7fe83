import type { Workbook } from "exceljs";
import type { SampleControl } from "../company/controls";
import { sampleControls } from "../company/controls";
import { format, head, printOnePageWide, tabloid } from "./look";
import { addTypedTable, type TypedColumn } from "./typed-table";

/** The columns in the order of the sheet. */
const columns: readonly TypedColumn<SampleControl>[] = [
  { header: "Control", field: "control", width: 42 },
  { header: "Threat", field: "threat", width: 46, wraps: true },
  { header: "Frequency reduction", field: "frequencyReduction", width: 12, format: format.share },
  { header: "Loss reduction", field: "lossReduction", width: 12, format: format.share },
  { header: "Coverage", field: "coverage", width: 11, format: format.share },
  { header: "Reliability", field: "reliability", width: 11, format: format.share },
  { header: "Cost", field: "cost", width: 12, format: format.money },
  { header: "Build cost", field: "buildCost", width: 12, format: format.money },
  { header: "Life", field: "life", width: 8, format: format.days },
  { header: "In place", field: "inPlace", width: 10 },
  { header: "Source", field: "source", width: 44 },
];

export const controlsTable = "Controls";
const headerRow = 6;
const firstRow = headerRow + 1;

/** The controls register, an Excel table with one control a row. */
export function addControlsSheet(workbook: Workbook): void {
  const sheet = workbook.addWorksheet("Controls", {
    views: [{ state: "frozen", xSplit: 1, ySplit: headerRow, zoomScale: 90 }],
  });
  head(sheet, "Controls", [
    "What the example company has and could buy against its threats. Every figure is an example; numbers in brackets refer to the Sources sheet.",
    'Blue cells are typed. A control acts on the threats it names, separated by ";", or on all where the cell is blank. A blank coverage or reliability is 100%.',
    "A control in place is in the frequencies and losses of the Register sheet already. Cost is for a year; build cost is paid once and spread over the life in years.",
  ]);
  addTypedTable(sheet, { name: controlsTable, headerRow, columns, rows: sampleControls });
  sheet.getRow(headerRow).height = 33;
  sampleControls.forEach(({ threat = "" }, i) => {
    const row = firstRow + i;
    // A program that opens the file does not set the height of rows that wrap.
    sheet.getRow(row).height = 15 * Math.max(1, Math.ceil(threat.length / 44));
    sheet.getCell(row, columns.findIndex(({ field }) => field === "inPlace") + 1).dataValidation = {
      type: "list",
      allowBlank: true,
      formulae: ['"Yes,No"'],
    };
  });
  printOnePageWide(sheet, `${headerRow}:${headerRow}`, tabloid);
}
