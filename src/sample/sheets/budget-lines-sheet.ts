import type { Workbook } from "exceljs";
import type { SampleLine } from "../company/budget-lines";
import { sampleLines } from "../company/budget-lines";
import { FormulaCells, type Results } from "./formula-cells";
import { dress, format, head, printOnePageWide, remark, write } from "./look";
import { addTypedTable, type TypedColumn } from "./typed-table";

/** The columns in the order of the sheet. */
const columns: readonly TypedColumn<SampleLine>[] = [
  { header: "Line", field: "line", width: 46 },
  { header: "Amount", field: "amount", width: 14, format: format.money },
  { header: "Cost centre", field: "costCentre", width: 22 },
  { header: "Threat", field: "threat", width: 88, wraps: true },
];

export const linesTable = "Lines";
const headerRow = 6;
const firstRow = headerRow + 1;
const lastRow = headerRow + sampleLines.length;
const sumsRow = lastRow + 4;
/** Money that names no threat is worth a question above this share. */
const muchUnnamed = 0.2;

/** The budget as it is kept: by line and cost centre, each with the threats it is for. */
export function addBudgetLinesSheet(workbook: Workbook, results: Results): void {
  const sheet = workbook.addWorksheet("Budget lines", {
    views: [{ state: "frozen", xSplit: 1, ySplit: headerRow, zoomScale: 90 }],
  });
  const cells = new FormulaCells(sheet, results);
  head(sheet, "Budget lines", [
    "The security budget as the controller keeps it: by line and cost centre. The Spend column of the Register sheet is made of these lines. Example figures.",
    'A line goes to the threats it names, separated by ";": in the shares stated, else in equal parts; to all threats where it names none.',
    "Blue cells are typed. Change an amount or a share, and spend, gap and coverage follow.",
  ]);
  addTypedTable(sheet, { name: linesTable, headerRow, columns, rows: sampleLines });
  sampleLines.forEach(({ threat = "" }, i) => {
    // A program that opens the file does not set the height of rows that wrap.
    sheet.getRow(firstRow + i).height = 15 * Math.max(1, Math.ceil(threat.length / 84));
  });
  addSums();
  printOnePageWide(sheet, `${headerRow}:${headerRow}`);

  function addSums(): void {
    const r = sumsRow;
    write(sheet, `A${r - 1}`, "From the lines to the register", "section");
    const sums = [
      ["All lines", `SUM(${linesTable}[Amount])`, "Credits taken off"],
      [
        "In the register, open threats",
        'SUMIFS(Threats[Spend],Threats[Status],"Open")',
        "What the Budget sheet shows as security spend",
      ],
      [
        "In the register, left out",
        'SUMIFS(Threats[Spend],Threats[Status],"<>Open")',
        "Drafts and closed threats get their part of lines for all, and count in no figure",
      ],
    ] as const;
    sums.forEach(([label, formula, note], i) => {
      write(sheet, `A${r + i}`, label, "label");
      cells.plain(dress(sheet.getCell(`B${r + i}`), "result", format.money), formula);
      remark(sheet, `C${r + i}`, note);
    });
    write(sheet, `A${r + 3}`, "Difference", "total");
    cells.plain(
      dress(sheet.getCell(`B${r + 3}`), "total", format.money),
      `ROUND(B${r}-B${r + 1}-B${r + 2},2)`,
    );
    remark(sheet, `C${r + 3}`, "A dash means every line is in the register");
    write(sheet, `A${r + 5}`, "Lines that name no threat", "label");
    cells.plain(
      dress(sheet.getCell(`B${r + 5}`), "result", format.money),
      `SUMIFS(${linesTable}[Amount],${linesTable}[Threat],"")`,
    );
    const share = `B${r + 5}/B${r}`;
    cells.plain(
      dress(sheet.getCell(`C${r + 5}`), "note"),
      `IF(${share}>${muchUnnamed},"More than ${muchUnnamed * 100}%: ask what these lines are for","In equal parts to all threats")`,
    );
    sheet.getCell(`C${r + 5}`).alignment = { vertical: "top", horizontal: "left", indent: 1 };
  }
}
