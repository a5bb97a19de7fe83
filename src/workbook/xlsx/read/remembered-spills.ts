import type { BookCell, CellRange } from "../../book/book";
import { cellAddress } from "../../book/cell-address";
import type { ReadCell } from "./read-cell";

/** Puts what the file remembers of the cells of array formulas where it belongs: to their formulas. */
export function withSpills(read: readonly ReadCell[]): {
  cells: BookCell[];
  remembered: BookCell[];
} {
  const covering = read.filter(({ covers }) => covers !== undefined);
  if (covering.length === 0) return { cells: read.map(({ cell }) => cell), remembered: [] };
  const isRemembered = ({ row, column, formula }: BookCell) =>
    formula === undefined &&
    covering.some(({ covers }) => covers !== undefined && contains(covers, row, column));
  const remembered = read.filter(({ cell }) => isRemembered(cell)).map(({ cell }) => cell);
  const values = new Map(remembered.map((cell) => [cellAddress(cell.row, cell.column), cell]));
  const cells = read
    .filter(({ cell }) => !isRemembered(cell))
    .map(({ cell, covers }): BookCell => {
      if (!covers) return cell;
      const rows = covers.endRow - covers.startRow + 1;
      const columns = covers.endColumn - covers.startColumn + 1;
      const spill = Array.from({ length: rows }, (_, r) =>
        Array.from({ length: columns }, (_, c) =>
          r === 0 && c === 0
            ? cell.value
            : (values.get(cellAddress(cell.row + r, cell.column + c))?.value ?? null),
        ),
      );
      return { ...cell, spill };
    });
  return { cells, remembered };
}

function contains(range: CellRange, row: number, column: number): boolean {
  return (
    row >= range.startRow &&
    row <= range.endRow &&
    column >= range.startColumn &&
    column <= range.endColumn
  );
}
