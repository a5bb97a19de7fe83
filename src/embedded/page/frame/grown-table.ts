import type { CellRange } from "../../../workbook/book/book";
import type { Grid } from "../../grid";
import { addressOf } from "../../office-host/ranges/addresses";

/** Remembers how far tables reach, and says which one took in what was put at its edge. */
export function watchTables(grid: Grid): (table: string) => string | null {
  const ranges = new Map<string, CellRange>(grid.tables().map(({ id, range }) => [id, range]));
  return (id) => {
    const table = grid.tables().find((each) => each.id === id);
    if (!table) return null;
    const { range, name } = table;
    const before = ranges.get(id);
    ranges.set(id, range);
    const isSameCorner =
      before?.startRow === range.startRow && before.startColumn === range.startColumn;
    const hasGrown = before && (range.endRow > before.endRow || range.endColumn > before.endColumn);
    if (!isSameCorner || !hasGrown) return null;
    return `The table ${name} now reaches over ${addressOf(range)}. Ctrl+Z takes that back.`;
  };
}
