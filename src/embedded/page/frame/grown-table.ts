import type { CellRange } from "../../../workbook/book/book";
import type { Grid } from "../../grid";
import { addressOf } from "../../office-host/ranges/addresses";

/** Remembers how far tables reach, and says which one took in what was put at its edge, unless that is only there again. */
export function watchTables(grid: Grid): (table: string, isBack: boolean) => string | null {
  const ranges = new Map<string, CellRange>(grid.tables().map(({ id, range }) => [id, range]));
  return (id, isBack) => {
    const table = grid.tables().find((each) => each.id === id);
    if (!table) return null;
    const { range, name } = table;
    const before = ranges.get(id);
    ranges.set(id, range);
    const isSameCorner =
      before?.startRow === range.startRow && before.startColumn === range.startColumn;
    const hasGrown = before && (range.endRow > before.endRow || range.endColumn > before.endColumn);
    if (isBack || !isSameCorner || !hasGrown) return null;
    return `The table ${name} now reaches over ${addressOf(range)}. Ctrl+Z takes that back.`;
  };
}
