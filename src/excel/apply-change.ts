import type { Block, Change } from "../session/register-port";
import { partsOf } from "./area-ids";
import { cellInput } from "./cell-input";

/** Queues a change of a register that was just read. The next sync does it. */
export function applyChange(context: Excel.RequestContext, block: Block, change: Change): void {
  const { kind, key } = partsOf(block.area.id);
  const { worksheets, tables } = context.workbook;
  const table = kind === "table" ? tables.getItem(key) : null;
  const sheet = table ? table.worksheet : worksheets.getItem(key);
  switch (change.kind) {
    case "write":
      break;
    case "insert":
      insertRow(sheet, table, block, change);
      break;
    case "remove":
      if (table) table.rows.getItemAt(change.row - block.place.row - 1).delete();
      else rowOf(sheet, block, change.row).delete(Excel.DeleteShiftDirection.up);
      return;
  }
  for (const { row, column, value } of change.cells) {
    sheet.getRangeByIndexes(row, column, 1, 1).values = [[cellInput(value)]];
  }
}

/** A row of the register's own columns. */
const rowOf = (sheet: Excel.Worksheet, { place }: Block, row: number): Excel.Range =>
  sheet.getRangeByIndexes(row, place.column, 1, place.columns);

function insertRow(
  sheet: Excel.Worksheet,
  table: Excel.Table | null,
  block: Block,
  { row, like, copied }: Change & { readonly kind: "insert" },
): void {
  const index = row - block.place.row - 1;
  const isLast = index === block.place.rows - 1;
  if (table) table.rows.add(isLast ? undefined : index);
  else rowOf(sheet, block, row).insert(Excel.InsertShiftDirection.down);
  if (like === null) return;
  const model = like >= row ? like + 1 : like;
  const all = copied.length === block.place.columns;
  // A row of a table looks like its neighbours of itself.
  if (all || !table) {
    const what = all ? Excel.RangeCopyType.all : Excel.RangeCopyType.formats;
    rowOf(sheet, block, row).copyFrom(rowOf(sheet, block, model), what);
  }
  if (all) return;
  for (const column of copied) {
    const source = sheet.getRangeByIndexes(model, column, 1, 1);
    sheet.getRangeByIndexes(row, column, 1, 1).copyFrom(source, Excel.RangeCopyType.formulas);
  }
}
