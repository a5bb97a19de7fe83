import type { CellRange } from "../../../workbook/book/book";
import type { SheetRange } from "../../grid";
import type { GridCells } from "./grid-cells";
import { hasFormula } from "./grid-cells";
import type { UniverBook } from "./univer-book";
import { worksheetOf } from "./univer-book";

/** The smallest range that holds everything; null for an empty sheet. */
export function usedRange(
  book: UniverBook,
  cells: GridCells,
  sheet: string,
  valuesOnly: boolean,
): SheetRange | null {
  const found = new Extent();
  const styles = book.workbook.getStyles();
  worksheetOf(book, sheet)
    .getCellMatrix()
    .forValue((row, column, cell) => {
      const holds =
        hasFormula(cell) || (cell?.v !== undefined && cell.v !== null) || cell?.p !== undefined;
      if (holds || (!valuesOnly && styles.getStyleByCell(cell))) found.include(row, column);
    });
  for (const { range } of cells.spills(sheet)) {
    found.include(range.startRow, range.startColumn);
    found.include(range.endRow, range.endColumn);
  }
  return found.range ? { sheet, ...found.range } : null;
}

/** The part of a range that holds or looks like anything. */
export function rangeInUse(
  book: UniverBook,
  cells: GridCells,
  range: SheetRange,
): SheetRange | null {
  const used = usedRange(book, cells, range.sheet, false);
  if (!used) return null;
  const part = {
    sheet: range.sheet,
    startRow: Math.max(range.startRow, used.startRow),
    endRow: Math.min(range.endRow, used.endRow),
    startColumn: Math.max(range.startColumn, used.startColumn),
    endColumn: Math.min(range.endColumn, used.endColumn),
  };
  return part.startRow > part.endRow || part.startColumn > part.endColumn ? null : part;
}

class Extent {
  range: CellRange | null = null;

  include(row: number, column: number): void {
    const { startRow, endRow, startColumn, endColumn } = this.range ?? {
      startRow: row,
      endRow: row,
      startColumn: column,
      endColumn: column,
    };
    this.range = {
      startRow: Math.min(startRow, row),
      endRow: Math.max(endRow, row),
      startColumn: Math.min(startColumn, column),
      endColumn: Math.max(endColumn, column),
    };
  }
}
