import type { Workbook } from "exceljs";
import type { SampleLine } from "../company/budget-lines";
import { sampleLines } from "../company/budget-lines";
import { FormulaCells, type Results } from "./formula-cells";
import { dress, dressHeader, format, head, printOnePageWide, remark, write } from "./look";

interface Column {
  readonly header: string;
  readonly field: keyof SampleLine;
  readonly width: number;
  readonly format?: string;
}

/** The columns in the order of the sheet. */
const columns: readonly Column[] = [
  { header: "Line", field: "line", width: 46 },
  { header: "Amount", field: "amount", width: 14, format: format.money },
  { header: "Cost centre", field: "costCentre", width: 22 },
  { header: "Threat", field: "threat", width: 88 },
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
  sheet.addTable({
    name: linesTable,
    ref: `A${headerRow}`,
    headerRow: true,
    totalsRow: false,
    style: { theme: "TableStyleLight1", showRowStripes: false },
    columns: columns.map(({ header }) => ({ name: header, filterButton: true })),
    rows: sampleLines.map((line) => columns.map(({ field }) => line[field] ?? null)),
  });
  columns.forEach((column, i) => {
    const horizontal = column.format === undefined ? "left" : "right";
    const indent = horizontal === "left" && i > 0 ? 1 : 0;
    sheet.getColumn(i + 1).width = column.width;
    for (let row = firstRow; row <= lastRow; row += 1) {
      const cell = dress(sheet.getCell(row, i + 1), "input", column.format);
      const wrapText = column.field === "threat";
      cell.alignment = { vertical: "top", horizontal, indent, wrapText };
    }
    const header = dressHeader(sheet.getCell(headerRow, i + 1), horizontal === "right");
    header.alignment = { ...header.alignment, horizontal, indent };
  });
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
