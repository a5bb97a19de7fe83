import type { CellRange } from "../../../workbook/book/book";
import type { CellValue } from "../../../workbook/book/book";
import type { Grid, SheetRange } from "../../grid";
import { bounding, columnCount, intersection, rowCount } from "./ranges";

const isFilled = (value: CellValue | undefined) =>
  value !== null && value !== undefined && value !== "";

/** The smallest range within a range that holds every cell for which the test is true; null for none. */
function shrunk(range: SheetRange, test: (row: number, column: number) => boolean) {
  let found: SheetRange | null = null;
  for (let row = 0; row < rowCount(range); row++) {
    for (let column = 0; column < columnCount(range); column++) {
      if (!test(row, column)) continue;
      const cell = cellIn(range, row, column);
      found = found ? bounding(found, cell) : cell;
    }
  }
  return found;
}

export const cellIn = (range: SheetRange, row: number, column: number): SheetRange => ({
  sheet: range.sheet,
  startRow: range.startRow + row,
  startColumn: range.startColumn + column,
  endRow: range.startRow + row,
  endColumn: range.startColumn + column,
});

/** What is used within a range; null for nothing. Of looks only number formats count as use. */
export function usedWithin(grid: Grid, range: SheetRange, valuesOnly: boolean): SheetRange | null {
  const used = grid.usedRange(range.sheet, valuesOnly);
  const shared = used && intersection(used, range);
  if (!shared) return null;
  const formulas = grid.formulas(shared);
  const formats = valuesOnly ? [] : grid.numberFormats(shared);
  return shrunk(
    shared,
    (row, column) =>
      isFilled(formulas[row]?.[column]) || (formats[row]?.[column] ?? "General") !== "General",
  );
}

/** The block of cells around a range, as far as blank rows and columns (Ctrl+A). */
export function surroundingRegion(grid: Grid, range: SheetRange): SheetRange {
  const used = grid.usedRange(range.sheet, true);
  if (!used) return range;
  const formulas = grid.formulas(used);
  const filled = (cells: CellRange) => {
    const shared = intersection({ sheet: range.sheet, ...cells }, used);
    if (!shared) return false;
    for (let row = shared.startRow; row <= shared.endRow; row++) {
      for (let column = shared.startColumn; column <= shared.endColumn; column++) {
        if (isFilled(formulas[row - used.startRow]?.[column - used.startColumn])) return true;
      }
    }
    return false;
  };
  let region = range;
  for (let grown = grow(region, filled); grown !== region; grown = grow(region, filled)) {
    region = grown;
  }
  return region;
}

/** One step to each side on which something adjoins; the same range when nothing does. */
function grow(region: SheetRange, filled: (cells: CellRange) => boolean): SheetRange {
  const left = Math.max(0, region.startColumn - 1);
  const top = Math.max(0, region.startRow - 1);
  const right = region.endColumn + 1;
  const bottom = region.endRow + 1;
  const band = { startRow: top, endRow: bottom, startColumn: left, endColumn: right };
  const grown = {
    sheet: region.sheet,
    startRow: top < region.startRow && filled({ ...band, endRow: top }) ? top : region.startRow,
    startColumn:
      left < region.startColumn && filled({ ...band, endColumn: left }) ? left : region.startColumn,
    endRow: filled({ ...band, startRow: bottom }) ? bottom : region.endRow,
    endColumn: filled({ ...band, startColumn: right }) ? right : region.endColumn,
  };
  const same =
    grown.startRow === region.startRow &&
    grown.startColumn === region.startColumn &&
    grown.endRow === region.endRow &&
    grown.endColumn === region.endColumn;
  return same ? region : grown;
}
