import type { Workbook } from "exceljs";
import { FormulaCells, type Results } from "./formula-cells";
import { dress, dressHeader, head, printOnePageWide } from "./look";

const top = 5;
const room = 200;

/** Everything REGISTER_CHECK has to say about the threats and the controls. */
export function addCheckSheet(workbook: Workbook, results: Results): void {
  const sheet = workbook.addWorksheet("Check", {
    views: [{ state: "frozen", ySplit: top, showGridLines: false }],
  });
  const columns = ["Threat", "Row", "Column", "Kind", "What is wrong", "Value"];
  [43, 8, 20, 12, 80, 18].forEach((width, i) => {
    sheet.getColumn(i + 1).width = width;
  });
  head(sheet, "Register check", [
    "Problem: the functions refuse the register until it is put right. Warning: figures are given, but look at the row. Note: how something was read.",
    "Row counts from the header of the register: 1 is the first threat, or the first control where the line says so.",
  ]);
  const cells = new FormulaCells(sheet, results);
  cells.array(
    sheet.getCell(`A${top}`),
    "REGISTER_CHECK(Threats[#All],Controls[#All])",
    columns.length,
    room,
  );
  columns.forEach((_, i) => {
    dressHeader(sheet.getCell(top, i + 1), false);
    for (let row = top + 1; row <= top + 20; row += 1) {
      const cell = dress(sheet.getCell(row, i + 1), "text");
      cell.alignment = { ...cell.alignment, horizontal: "left" };
    }
  });
  printOnePageWide(sheet, `${top}:${top}`);
}
