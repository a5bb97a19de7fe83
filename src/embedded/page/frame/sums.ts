import type { Grid } from "../../grid";
import { shownText } from "../../univer-grid/looks/shown-text";

/** Cells beyond which adding up would be felt at every step of the selection. */
const mostCells = 200_000;

/**
 * What Excel says below the sheet of several selected cells: average, count and sum, in the format of the first number.
 *
 * @param locale by which number formats know the region
 * @returns nothing for one cell, or blank ones
 */
export function sumsOf(grid: Grid, locale: string): string {
  const selected = grid.selection();
  const used = grid.usedRange(selected.sheet, true);
  if (!used) return "";
  const range = {
    ...selected,
    endRow: Math.min(selected.endRow, used.endRow),
    endColumn: Math.min(selected.endColumn, used.endColumn),
  };
  const [rows, columns] = [
    range.endRow - range.startRow + 1,
    range.endColumn - range.startColumn + 1,
  ];
  if (rows < 1 || columns < 1 || rows * columns > mostCells) return "";
  const cells = grid.values(range).flat();
  const count = cells.filter((cell) => cell !== null && cell !== "").length;
  if (count < 2) return "";
  const numbers = cells.filter((cell) => typeof cell === "number");
  const first = cells.findIndex((cell) => typeof cell === "number");
  if (numbers.length < 2) return `Count: ${shownText(count, "#,##0", locale)}`;
  const row = range.startRow + Math.floor(first / columns);
  const column = range.startColumn + (first % columns);
  const one = { ...range, startRow: row, endRow: row, startColumn: column, endColumn: column };
  const [[format = "General"] = []] = grid.numberFormats(one);
  const sum = numbers.reduce((total, number) => total + number, 0);
  const shown = (number: number) => shownText(Number(number.toPrecision(12)), format, locale);
  return [
    `Average: ${shown(sum / numbers.length)}`,
    `Count: ${shownText(count, "#,##0", locale)}`,
    `Sum: ${shown(sum)}`,
  ].join("\u2003");
}
