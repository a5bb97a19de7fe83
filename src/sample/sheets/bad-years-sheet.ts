import type { Workbook, Worksheet } from "exceljs";
import { FormulaCells, type Results } from "./formula-cells";
import { dress, dressHeader, format, head, headers, printOnePageWide, remark, write } from "./look";
import { threatsTable } from "./register-sheet";
import { sampleThreats } from "../company/threats";

const register = `${threatsTable}[#All]`;

const summaryRow = 6;
/** Header and measures of LOSS_SUMMARY. */
const summaryHeight = 14;
/** Rows of LOSS_SUMMARY below its header that hold a chance, not money. */
const chances: readonly number[] = [3];

const appetiteRow = 23;
const appetite = [
  { loss: 500_000, allowed: 0.5 },
  { loss: 2_000_000, allowed: 0.1 },
  { loss: 5_000_000, allowed: 0.01 },
  { loss: 10_000_000, allowed: 0.004 },
] as const;

const sharesRow = 31;
const openThreats = sampleThreats.filter(({ status }) => status === "Open").length;

/** What a year can cost, what the company is willing to risk, and which threats make the bad years. */
export function addBadYearsSheet(workbook: Workbook, results: Results): void {
  const sheet = workbook.addWorksheet("Bad years", { views: [{ showGridLines: false }] });
  [52, 16, 14, 18, 14, 14, 12].forEach((width, i) => {
    sheet.getColumn(i + 1).width = width;
  });
  head(sheet, "Bad years", [
    "Most years cost less than the average, and a few cost far more. These figures are of the whole year: all open threats of the Register sheet together.",
    "They are computed, not drawn: the same register gives the same figures every time.",
  ]);
  const cells = new FormulaCells(sheet, results);

  write(sheet, `A${summaryRow - 1}`, "The year in figures", "section");
  cells.array(sheet.getCell(`A${summaryRow}`), `LOSS_SUMMARY(${register})`, 2, summaryHeight);
  dressColumns(sheet, summaryRow, 2);
  for (let row = 1; row < summaryHeight; row += 1) {
    dress(sheet.getCell(summaryRow + row, 1), "label");
    const isChance = chances.includes(row);
    dress(sheet.getCell(summaryRow + row, 2), "result", isChance ? "0.00%" : format.money);
  }
  remark(sheet, `C${summaryRow + 6}`, "One year in 20 costs more");
  remark(sheet, `C${summaryRow + 7}`, "One year in 100 costs more");

  write(sheet, `A${appetiteRow - 2}`, "Is that within what we are willing to risk?", "section");
  write(
    sheet,
    `A${appetiteRow - 1}`,
    "Blue cells are typed: a loss, and how often a year may cost more than that. Beside them is how often the register says it does.",
    "note",
  );
  headers(sheet, appetiteRow, ["A year that costs more than", "may happen"], 0);
  appetite.forEach(({ loss, allowed }, i) => {
    const row = appetiteRow + 1 + i;
    write(sheet, `A${row}`, loss, "input", format.money);
    write(sheet, `B${row}`, allowed, "input", "0.0%");
  });
  const typed = `$A$${appetiteRow + 1}:$B$${appetiteRow + appetite.length}`;
  cells.array(
    sheet.getCell(`D${appetiteRow}`),
    `APPETITE_CHECK(${register},${typed})`,
    4,
    1 + appetite.length,
  );
  dressColumns(sheet, appetiteRow, 4, 4, 0);
  for (let row = 1; row <= appetite.length; row += 1) {
    [format.money, "0.0%", "0.0%", undefined].forEach((numFmt, i) => {
      const cell = dress(sheet.getCell(appetiteRow + row, 4 + i), "result", numFmt);
      cell.alignment = { horizontal: "right" };
    });
  }

  write(sheet, `A${sharesRow - 1}`, "Which threats make the bad years", "section");
  cells.array(
    sheet.getCell(`A${sharesRow}`),
    `LOSS_BY_THREAT(${register},0.95)`,
    5,
    1 + openThreats,
  );
  dressColumns(sheet, sharesRow, 5);
  sheet.getRow(sharesRow).height = 33;
  for (let row = 1; row <= openThreats; row += 1) {
    dress(sheet.getCell(sharesRow + row, 1), "label");
    [format.money, format.ratio, format.money, format.ratio].forEach((numFmt, i) => {
      dress(sheet.getCell(sharesRow + row, 2 + i), "result", numFmt);
    });
  }
  write(
    sheet,
    `A${sharesRow + openThreats + 1}`,
    "Tail contribution: what each threat costs, on average, in the worst twentieth of the years. The column adds up to the tail mean above.",
    "note",
  );
  printOnePageWide(sheet);
}

/** Dresses the header cells of a table that a formula spills; its first column holds words. */
function dressColumns(
  sheet: Worksheet,
  row: number,
  columns: number,
  left = 1,
  figuresFrom = 1,
): void {
  for (let column = 0; column < columns; column += 1) {
    dressHeader(sheet.getCell(row, left + column), column >= figuresFrom);
  }
}
