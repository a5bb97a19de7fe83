import type { Workbook } from "exceljs";
import { sampleControls, type SampleControl } from "./controls";
import { dress, dressHeader, format, head, printOnePageWide } from "./look";

interface Column {
  readonly header: string;
  readonly field: keyof SampleControl;
  readonly width: number;
  readonly format?: string;
}

const columns: readonly Column[] = [
  { header: "Control", field: "control", width: 46 },
  { header: "Cost", field: "cost", width: 12, format: format.money },
  { header: "Threat", field: "threat", width: 58 },
  { header: "Frequency reduction", field: "frequencyReduction", width: 12, format: format.share },
  { header: "Loss reduction", field: "lossReduction", width: 12, format: format.share },
  { header: "Coverage", field: "coverage", width: 11, format: format.share },
  { header: "Reliability", field: "reliability", width: 11, format: format.share },
  { header: "In place", field: "inPlace", width: 10 },
  { header: "Build cost", field: "buildCost", width: 12, format: format.money },
  { header: "Life", field: "life", width: 8, format: format.days },
  { header: "Remark", field: "remark", width: 56 },
];

export const controlsTable = "Controls";
const headerRow = 6;
const firstRow = headerRow + 1;

/** The controls register: an Excel table with one control a row. */
export function addControlsSheet(workbook: Workbook): void {
  const sheet = workbook.addWorksheet("Controls", {
    views: [{ state: "frozen", xSplit: 1, ySplit: headerRow, zoomScale: 90 }],
  });
  head(sheet, "Controls", [
    "What could be bought against the threats of the Register sheet, and what is there already. Costs are a year, in US dollars; costs and effects are examples.",
    "Threat: names separated by a semicolon; blank acts on all. A reduction counts times coverage and times reliability; blank reads as 100%. Life: years over which the build cost is spread.",
    "In place says that the register's frequencies and losses reflect the control already: it is never counted twice.",
  ]);
  sheet.addTable({
    name: controlsTable,
    ref: `A${headerRow}`,
    headerRow: true,
    totalsRow: false,
    style: { theme: "TableStyleLight1", showRowStripes: false },
    columns: columns.map(({ header }) => ({ name: header, filterButton: true })),
    rows: sampleControls.map((control) => columns.map(({ field }) => control[field] ?? null)),
  });
  columns.forEach((column, i) => {
    const across =
      column.format === undefined
        ? ({ horizontal: "left", indent: i === 0 ? 0 : 1 } as const)
        : ({ horizontal: "right" } as const);
    sheet.getColumn(i + 1).width = column.width;
    const header = dressHeader(sheet.getCell(headerRow, i + 1), column.format !== undefined);
    header.alignment = { ...header.alignment, ...across };
    sampleControls.forEach((_, place) => {
      const cell = dress(sheet.getCell(firstRow + place, i + 1), "input", column.format);
      cell.alignment = { vertical: "top", wrapText: column.field === "threat", ...across };
      if (column.field === "inPlace") {
        cell.dataValidation = { type: "list", allowBlank: true, formulae: ['"yes,no"'] };
      }
    });
  });
  sampleControls.forEach(({ threat = "" }, place) => {
    // Excel fits no row that it has not edited, and a wrapped line would be cut.
    if (threat.length > 62) sheet.getRow(firstRow + place).height = 30;
  });
  sheet.getRow(headerRow).height = 33;
  printOnePageWide(sheet, `${headerRow}:${headerRow}`);
}
