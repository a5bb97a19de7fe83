import type { Book, BookSheet, CellRange } from "../../../book/book";
import { lastColumn, lastRow, parseRange, rangeAddress } from "../../../book/cell-address";
import type { Shift } from "../../../book/sheet-move";
import { distance, isTorn, isWhole, movedMerge, shiftedRange } from "../../../formulas/shift-cells";

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

/** Where a range is after a shift, in as many pieces as that leaves of it. */
export function movedPieces(range: CellRange, shift: Shift): readonly CellRange[] {
  if (!isTorn(range, shift)) return [shiftedRange(range, shift) ?? []].flat();
  const { area, along } = shift;
  const [start, end] =
    along === "rows" ? (["startColumn", "endColumn"] as const) : (["startRow", "endRow"] as const);
  const middle = {
    ...range,
    [start]: Math.max(range[start], area[start]),
    [end]: Math.min(range[end], area[end]),
  };
  return [
    { ...range, [end]: middle[start] - 1 },
    ...[shiftedRange(middle, shift) ?? []].flat(),
    { ...range, [start]: middle[end] + 1 },
  ].filter((piece) => piece[start] <= piece[end]);
}

/** Ranges as files list them, after a shift; "" where all were taken out. */
export function movedList(list: string, shift: Shift): string {
  return list
    .split(/\s+/)
    .flatMap((text) => {
      const range = parseRange(text);
      return range ? movedPieces(range, shift).map(rangeAddress) : [text];
    })
    .join(" ");
}

/** A book whose cells on a sheet have moved; what formulas say is not in it. */
export function movedBook(book: Book, number: number, shift: Shift): Book {
  const sheets = book.sheets.map((sheet, at) => (at === number ? movedSheet(sheet, shift) : sheet));
  return { ...book, sheets };
}

function movedSheet(sheet: BookSheet, shift: Shift): BookSheet {
  const placed = <T extends { readonly row: number; readonly column: number }>(
    cells: readonly T[],
  ): T[] => {
    const left: T[] = [];
    for (const cell of cells) {
      const at = shiftedCell(cell.row, cell.column, shift);
      if (!at) continue;
      const isThere = at.row === cell.row && at.column === cell.column;
      left.push(isThere ? cell : { ...cell, row: at.row, column: at.column });
    }
    return left;
  };
  const line = <T extends object>(each: T, key: "row" | "column", at: number | undefined): T[] =>
    at === undefined ? [] : [{ ...each, [key]: at }];
  return {
    ...sheet,
    cells: placed(sheet.cells),
    ...(sheet.blanks ? { blanks: placed(sheet.blanks) } : {}),
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
      ? { merges: sheet.merges.flatMap((merge) => movedMerge(merge, shift) ?? []) }
      : {}),
  };
}
