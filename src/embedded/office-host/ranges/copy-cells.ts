import type { CellValue } from "../../../workbook/book/book";
import type { CellFormat, CellInput, Grid, SheetRange } from "../../grid";
import { shiftFormula } from "../../../workbook/formulas/shift-formula";
import { notImplemented } from "../protocol/host-error";
import { cellIn } from "./range-shapes";
import { columnCount, rowCount } from "./ranges";

/** What a copy takes along. Formulas are contents of any kind, as in Excel. */
export type Copied = "All" | "Formulas" | "Formats";

/** Looks of a single cell. Widths and heights are those of whole columns and rows. */
const looks = [
  "bold",
  "italic",
  "fontColor",
  "fontName",
  "fontSize",
  "fill",
  "horizontalAlignment",
  "wrapText",
] as const satisfies readonly (keyof CellFormat)[];

/** Copies cells over others, as many; references of formulas move along. */
export function copyCells(grid: Grid, source: SheetRange, target: SheetRange, what: Copied): void {
  if (rowCount(source) !== rowCount(target) || columnCount(source) !== columnCount(target)) {
    throw notImplemented("Range.copyFrom of another size");
  }
  if (what !== "Formats") copyContents(grid, source, target);
  if (what === "Formulas") return;
  grid.setNumberFormats(target, grid.numberFormats(source));
  for (let row = 0; row < rowCount(target); row++) {
    for (let column = 0; column < columnCount(target); column++) {
      for (const look of looks) {
        copyLook(grid, cellIn(source, row, column), cellIn(target, row, column), look);
      }
    }
  }
}

function copyLook(
  grid: Grid,
  source: SheetRange,
  target: SheetRange,
  look: (typeof looks)[number],
): void {
  const value = grid.format(source, look);
  if (value !== null && value !== grid.format(target, look)) grid.setFormat(target, look, value);
}

function copyContents(grid: Grid, source: SheetRange, target: SheetRange): void {
  const rows = target.startRow - source.startRow;
  const columns = target.startColumn - source.startColumn;
  const values = grid.values(source);
  const inputs = grid.formulas(source).map((line, r) =>
    line.map((content, c): CellInput => {
      const isFormula =
        typeof content === "string" && content.startsWith("=") && content !== values[r]?.[c];
      return isFormula
        ? `=${shiftFormula(content.slice(1), rows, columns)}`
        : constantInput(content);
    }),
  );
  grid.write(target, inputs);
}

function constantInput(value: CellValue): CellInput {
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  return typeof value === "string" ? `'${value}` : value;
}
