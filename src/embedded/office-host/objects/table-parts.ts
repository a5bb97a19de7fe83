import type { GridTable, SheetRange } from "../../grid";
import { rowCount } from "../ranges/ranges";
import type { Workspace } from "../workspace/workspace";

/** A table, or the rows or columns of one. */
export interface TableTarget {
  readonly workspace: Workspace;
  readonly id: string;
}

/** How many rows of data a table has. */
export const bodyRowCount = (table: GridTable): number =>
  rowCount(table.range) - Number(table.showHeaders) - Number(table.showTotals);

/** The rows of data; null for a table without any. */
export function bodyOf(table: GridTable): SheetRange | null {
  if (bodyRowCount(table) < 1) return null;
  const { range } = table;
  return {
    ...range,
    startRow: range.startRow + Number(table.showHeaders),
    endRow: range.endRow - Number(table.showTotals),
  };
}

export function headerOf({ range, showHeaders }: GridTable): SheetRange | null {
  return showHeaders ? { ...range, endRow: range.startRow } : null;
}

export function totalsOf({ range, showTotals }: GridTable): SheetRange | null {
  return showTotals ? { ...range, startRow: range.endRow } : null;
}

/** One column of a part of a table. */
export const columnOf = (part: SheetRange | null, index: number): SheetRange | null =>
  part && {
    ...part,
    startColumn: part.startColumn + index,
    endColumn: part.startColumn + index,
  };
