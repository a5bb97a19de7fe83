import type { Workbook } from "exceljs";
import { linesTable } from "./budget-lines-sheet";
import { FormulaCells, type Results, stored } from "./formula-cells";
import { dress, format, dressHeader, head, printOnePageWide, tabloid, write } from "./look";
import { sampleThreats, type SampleThreat } from "../company/threats";

interface Column {
  readonly header: string;
  /** Absent where a formula fills the column. */
  readonly field?: keyof SampleThreat;
  readonly width: number;
  readonly format?: string;
  readonly group: string;
}

const money = format.money;
const spendHeader = "Spend";

/** The columns in the order of the sheet. `group` is the band above the headers. */
const columns: readonly Column[] = [
  { header: "Threat", field: "threat", width: 46, group: "" },
  {
    header: "Frequency",
    field: "frequency",
    width: 13,
    format: format.frequency,
    group: "How often",
  },
  {
    header: "Probability",
    field: "probability",
    width: 12,
    format: format.frequency,
    group: "How often",
  },
  {
    header: "Loss low",
    field: "lossLow",
    width: 13,
    format: money,
    group: "Loss per event: 90% range",
  },
  {
    header: "Loss high",
    field: "lossHigh",
    width: 13,
    format: money,
    group: "Loss per event: 90% range",
  },
  { header: "Loss min", field: "lossMin", width: 11, format: money, group: "or three points" },
  {
    header: "Loss most likely",
    field: "lossMostLikely",
    width: 12,
    format: money,
    group: "or three points",
  },
  { header: "Loss max", field: "lossMax", width: 12, format: money, group: "or three points" },
  { header: "Loss", field: "loss", width: 9, format: money, group: "or fixed" },
  { header: "Loss cap", field: "lossCap", width: 13, format: money, group: "At most" },
  {
    header: "Frequency reduction",
    field: "frequencyReduction",
    width: 12,
    format: format.share,
    group: "What controls take off",
  },
  {
    header: "Loss reduction",
    field: "lossReduction",
    width: 12,
    format: format.share,
    group: "What controls take off",
  },
  {
    header: "Retention",
    field: "retention",
    width: 12,
    format: money,
    group: "Insurance, per event",
  },
  { header: "Limit", field: "limit", width: 12, format: money, group: "Insurance, per event" },
  { header: "Premium", field: "premium", width: 12, format: money, group: "A year" },
  { header: spendHeader, width: 12, format: money, group: "A year" },
  { header: "Owner", field: "owner", width: 21, group: "Review" },
  { header: "Status", field: "status", width: 10, group: "Review" },
  {
    header: "Last reviewed",
    field: "lastReviewed",
    width: 12,
    format: format.date,
    group: "Review",
  },
  { header: "Review every", field: "reviewEvery", width: 10, format: format.days, group: "Review" },
  { header: "Source", field: "source", width: 47, group: "Where the figures lean on" },
];

export const threatsTable = "Threats";

/**
 * Spend of a threat, out of the budget lines. A formula that spills is an error inside a table, so each row takes its own of the
 * numbers; it asks for the names alone, so that it does not depend on the register that it is part of.
 */
const spendFormula = `INDEX(SPEND_BY_THREAT(${threatsTable}[Threat],${linesTable}[#All]),ROW()-ROW(${threatsTable}[#Headers]))`;

/** What Excel fills a column of the table with where a row is added. */
export const calculatedColumns = [
  { table: threatsTable, column: spendHeader, formula: stored(spendFormula) },
];
const bandRow = 6;
const headerRow = 7;
const firstRow = headerRow + 1;
const lastRow = headerRow + sampleThreats.length;

/** The cells with the names of the threats, for a drop-down list, which takes no table column. */
export const threatNames = `Register!$A$${firstRow}:$A$${lastRow}`;

/** The threat register itself: an Excel table with one threat a row. */
export function addRegisterSheet(workbook: Workbook, results: Results): void {
  const sheet = workbook.addWorksheet("Register", {
    views: [{ state: "frozen", xSplit: 1, ySplit: headerRow, zoomScale: 90 }],
  });
  head(sheet, "Threat register", [
    "Example company: about 900 employees, $240M revenue, two plants, US dollars, one year. Every figure is an example; numbers in brackets refer to the Sources sheet.",
    "Blue cells are typed; spend comes from the Budget lines sheet. Fill in one way to say how often and one way to say how much. The 90% range runs from the 5th to the 95th percentile of one event.",
    "Frequency is before the reductions in the row. A Draft row is left out of every figure until its status is Open.",
  ]);

  sheet.addTable({
    name: threatsTable,
    ref: `A${headerRow}`,
    headerRow: true,
    totalsRow: false,
    style: { theme: "TableStyleLight1", showRowStripes: false },
    columns: columns.map(({ header }) => ({ name: header, filterButton: true })),
    rows: sampleThreats.map((threat) => columns.map(({ field }) => cellValue(threat, field))),
  });

  columns.forEach((column, i) => {
    sheet.getColumn(i + 1).width = column.width;
    for (let row = firstRow; row <= lastRow; row += 1) {
      const role = column.field === undefined ? "result" : "input";
      const cell = dress(sheet.getCell(row, i + 1), role, column.format);
      cell.alignment = { vertical: "top", ...across(column, i) };
    }
  });
  const cells = new FormulaCells(sheet, results);
  const spend = columns.findIndex(({ header }) => header === spendHeader) + 1;
  for (let row = firstRow; row <= lastRow; row += 1) {
    cells.array(sheet.getCell(row, spend), spendFormula);
  }
  columns.forEach((column, i) => {
    const cell = dressHeader(sheet.getCell(headerRow, i + 1), column.format !== undefined);
    cell.alignment = { ...cell.alignment, ...across(column, i) };
  });
  sheet.getRow(headerRow).height = 33;
  addBands();
  addRules();
  printOnePageWide(sheet, `${bandRow}:${headerRow}`, tabloid);

  function addBands(): void {
    let from = 0;
    while (from < columns.length) {
      const group = columns[from]?.group ?? "";
      let to = from;
      while (columns[to + 1]?.group === group) {
        to += 1;
      }
      if (group !== "") {
        const first = sheet.getCell(bandRow, from + 1);
        if (to > from) {
          sheet.mergeCells(bandRow, from + 1, bandRow, to + 1);
        }
        write(sheet, first.address, group, "band");
      }
      from = to + 1;
    }
  }

  function addRules(): void {
    const status = columns.findIndex(({ field }) => field === "status") + 1;
    for (let row = firstRow; row <= lastRow; row += 1) {
      sheet.getCell(row, status).dataValidation = {
        type: "list",
        allowBlank: true,
        formulae: ['"Open,Draft,Closed,Retired"'],
      };
    }
  }
}

/** Figures to the right; text to the left, a little away from the figures before it. */
function across(column: Column, index: number) {
  return column.format === undefined
    ? ({ horizontal: "left", indent: index === 0 ? 0 : 1 } as const)
    : ({ horizontal: "right" } as const);
}

function cellValue(
  threat: SampleThreat,
  field: keyof SampleThreat | undefined,
): string | number | Date | null {
  const value = field && threat[field];
  if (value === undefined) {
    return null;
  }
  return field === "lastReviewed" ? new Date(`${value}T00:00:00Z`) : value;
}
