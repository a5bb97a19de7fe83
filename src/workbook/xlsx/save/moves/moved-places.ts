import type { Book, BookSheet, CellRange } from "../../../book/book";
import { lastColumn, lastRow, parseRange, rangeAddress } from "../../../book/cell-address";
import type { Shift } from "../../../book/sheet-move";
import { distance, shiftedRange } from "../../../formulas/shift-cells";
import { CannotSplice } from "../opened/cannot-splice";

/** Whether whole rows or columns come or go. */
export const isWhole = ({ area, along }: Shift): boolean =>
  along === "rows"
    ? area.startColumn === 0 && area.endColumn >= lastColumn
    : area.startRow === 0 && area.endRow >= lastRow;

/** Where a cell is after a shift; nothing where it was taken out. */
export function shiftedCell(
  row: number,
  column: number,
  shift: Shift,
): { row: number; column: number } | undefined {
  const { area, along, removes } = shift;
  const isRows = along === "rows";
  const across = isRows
    ? column >= area.startColumn && column <= area.endColumn
    : row >= area.startRow && row <= area.endRow;
  const [at, first, last] = isRows
    ? [row, area.startRow, area.endRow]
    : [column, area.startColumn, area.endColumn];
  if (!across || at < first) return { row, column };
  if (removes && at <= last) return undefined;
  const moved = at + distance(shift);
  if (moved > (isRows ? lastRow : lastColumn)) return undefined;
  return isRows ? { row: moved, column } : { row, column: moved };
}

/** Where a row or column is after a shift; cells that move without theirs leave it where it is. */
export function shiftedLine(line: number, along: Shift["along"], shift: Shift): number | undefined {
  if (shift.along !== along || !isWhole(shift)) return line;
  const at = along === "rows" ? shiftedCell(line, 0, shift) : shiftedCell(0, line, shift);
  return along === "rows" ? at?.row : at?.column;
}

/**
 * Where a range is after a shift; null where it was taken out.
 *
 * @throws CannotSplice where a part of it would move and the rest stay
 */
export function movedRange(range: CellRange, shift: Shift): CellRange | null {
  const moved = shiftedRange(range, shift);
  if (moved === range && !isWhole(shift)) {
    const { area, along } = shift;
    const isTorn =
      along === "rows"
        ? range.endRow >= area.startRow &&
          area.startColumn <= range.endColumn &&
          area.endColumn >= range.startColumn
        : range.endColumn >= area.startColumn &&
          area.startRow <= range.endRow &&
          area.endRow >= range.startRow;
    if (isTorn) throw new CannotSplice("what moves must not cut through what is said of cells");
  }
  return moved;
}

/** Ranges as files list them, after a shift; "" where all were taken out. */
export function movedList(list: string, shift: Shift): string {
  return list
    .split(/\s+/)
    .flatMap((text) => {
      const range = parseRange(text);
      if (!range) return [text];
      const moved = movedRange(range, shift);
      return moved ? [rangeAddress(moved)] : [];
    })
    .join(" ");
}

/** A book whose cells on a sheet have moved; what formulas say is not in it. */
export function movedBook(book: Book, number: number, shift: Shift): Book {
  const sheets = book.sheets.map((sheet, at) => (at === number ? movedSheet(sheet, shift) : sheet));
  return { ...book, sheets };
}

function movedSheet(sheet: BookSheet, shift: Shift): BookSheet {
  const place = <T extends { readonly row: number; readonly column: number }>(cell: T): T[] => {
    const at = shiftedCell(cell.row, cell.column, shift);
    return at ? [{ ...cell, ...at }] : [];
  };
  const line = <T extends object>(each: T, key: "row" | "column", at: number | undefined): T[] =>
    at === undefined ? [] : [{ ...each, [key]: at }];
  return {
    ...sheet,
    cells: sheet.cells.flatMap(place),
    ...(sheet.blanks ? { blanks: sheet.blanks.flatMap(place) } : {}),
    ...(sheet.rows
      ? {
          rows: sheet.rows.flatMap((row) => line(row, "row", shiftedLine(row.row, "rows", shift))),
        }
      : {}),
    ...(sheet.columns
      ? {
          columns: sheet.columns.flatMap((column) =>
            line(column, "column", shiftedLine(column.column, "columns", shift)),
          ),
        }
      : {}),
    ...(sheet.merges
      ? { merges: sheet.merges.flatMap((merge) => movedRange(merge, shift) ?? []) }
      : {}),
  };
}
