import type { Page, PageLook } from "../../session/contract/report";
import type { Rectangle } from "../../session/contract/register-port";
import { areaOf } from "../../session/report/room-for-page";
import { cellInput } from "../write/cell-input";

/** Points of a column's width for a character. */
const characterWidth = 5.5;
const pointsPerInch = 72;

export const rangeIn = (
  sheet: Excel.Worksheet,
  { row, column, rows, columns }: Rectangle,
): Excel.Range => sheet.getRangeByIndexes(row, column, rows, columns);

/** Writes the cells of a page, each with its look. */
export function putBlocks(sheet: Excel.Worksheet, { blocks, heights, widths }: Page): void {
  for (const block of blocks) {
    const { cells, formats, look, isFilled } = block;
    const range = rangeIn(sheet, areaOf(block));
    range.numberFormat = cells.map(() => [...formats]);
    dress(range, look);
    if (isFilled) {
      const [[first = null] = []] = cells;
      range.getCell(0, 0).formulas = [[cellInput(first)]];
    } else range.formulas = cells.map((line) => line.map(cellInput));
  }
  for (const [row, height] of heights) {
    sheet.getRangeByIndexes(row, 0, 1, 1).format.rowHeight = height;
  }
  widths.forEach((width, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = width * characterWidth;
  });
}

export function dress({ format }: Excel.Range, look: PageLook): void {
  format.font.bold = look.bold;
  format.font.size = look.size;
  format.font.color = look.color;
  format.horizontalAlignment = look.align;
  if (look.fill === "") format.fill.clear();
  else format.fill.color = look.fill;
}

/** One page of paper, on its side. */
export function layOut(sheet: Excel.Worksheet, { paper, rows, columns }: Page): void {
  const { pageLayout } = sheet;
  pageLayout.orientation = Excel.PageOrientation.landscape;
  pageLayout.paperSize = paper === "A4" ? Excel.PaperType.a4 : Excel.PaperType.letter;
  pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 1 };
  pageLayout.centerHorizontally = true;
  pageLayout.leftMargin = pageLayout.rightMargin = 0.5 * pointsPerInch;
  pageLayout.topMargin = pageLayout.bottomMargin = 0.5 * pointsPerInch;
  pageLayout.setPrintArea(sheet.getRangeByIndexes(0, 0, rows, columns));
}
