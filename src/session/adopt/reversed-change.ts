import type { CellInput, Change } from "../contract/register-port";
import { inputAt, isSameInput } from "../edit/take-back";
import type { CellChange, KnownTable } from "./edited-table";

/** A change of one table that was made. */
export interface MadeChange {
  /** The table as it was before. */
  readonly before: KnownTable;
  readonly change: CellChange;
}

/** What takes a change back; null where the sheet has changed since what it wrote. */
export function reversedChange({ before, change }: MadeChange, now: KnownTable): Change | null {
  const { place } = before.block;
  const added = change.kind === "widen" ? change.columns : [];
  if (added.length > 0 && !hasOnly(added, change.cells, before, now)) return null;
  const cells: CellInput[] = [];
  for (const cell of change.cells) {
    const index = cell.column - place.column;
    const isNew = index >= place.columns;
    const row = rowNow(cell.row, before, now);
    const at = isNew ? index : now.columns.findIndex(({ id }) => id === before.columns[index]?.id);
    if (row === null || at < 0) return null;
    const column = now.block.place.column + at;
    if (!isSameInput(inputAt(now.block, row, column), cell.value)) return null;
    if (isNew) continue;
    const value = inputAt(before.block, cell.row, cell.column);
    const format = before.block.formats[cell.row - place.row]?.[index];
    cells.push(
      cell.format === undefined || format === undefined
        ? { row, column, value }
        : { row, column, value, format },
    );
  }
  if (change.kind === "write") return { kind: "write", cells };
  return { kind: "narrow", columns: added.length, isMoving: change.isMoving, cells };
}

function rowNow(row: number, before: KnownTable, now: KnownTable): number | null {
  for (const [id, at] of before.rows) if (at === row) return now.rows.get(id) ?? null;
  return null;
}

/** Whether the table ends with the columns that came in, and these hold no more than was written. */
function hasOnly(
  added: readonly { readonly header: string }[],
  written: readonly CellInput[],
  before: KnownTable,
  now: KnownTable,
): boolean {
  const width = before.block.place.columns;
  if (now.columns.length !== width + added.length) return false;
  const { block } = now;
  return added.every(({ header }, index) => {
    if (now.columns[width + index]?.header !== header) return false;
    const filled = block.cells
      .slice(1)
      .filter(
        (line, row) =>
          (line[width + index] ?? null) !== null ||
          (block.formulas[row + 1]?.[width + index] ?? null) !== null,
      );
    const column = before.block.place.column + width + index;
    return filled.length === written.filter((cell) => cell.column === column).length;
  });
}
