import type { Block, Change } from "../../session/contract/register-port";
import { SheetError } from "../../session/contract/register-port";
import { partsOf } from "../run/area-ids";
import { placeProperties } from "../read/read-in-blocks";
import { cellInput } from "./cell-input";
import { addColumns, removeColumns } from "./change-columns";
import type { Target } from "./target";
import { writeCells } from "./write-cells";

type Insertion = Change & { readonly kind: "insert" };

/**
 * Changes a register that was just read.
 *
 * @throws SheetError where Excel says nothing and does not do it either
 */
export async function applyChange(
  context: Excel.RequestContext,
  block: Block,
  change: Change,
): Promise<void> {
  const { kind, key } = partsOf(block.area.id);
  const { worksheets, tables } = context.workbook;
  const table = kind === "table" ? tables.getItem(key) : null;
  const sheet = table ? table.worksheet : worksheets.getItem(key);
  const target: Target = { context, sheet, table, block };
  switch (change.kind) {
    case "write":
      writeCells(sheet, change.cells);
      await context.sync();
      break;
    case "insert":
      await insertRow(target, change);
      break;
    case "append":
      await appendRows(target, change);
      break;
    case "remove":
      await removeRows(target, change.row, change.rows ?? 1);
      break;
    case "widen":
      await addColumns(target, change);
      break;
    case "narrow":
      await removeColumns(target, change);
      break;
  }
}

/** A row of the register's own columns. */
const rowOf = ({ sheet, block: { place } }: Target, row: number): Excel.Range =>
  sheet.getRangeByIndexes(row, place.column, 1, place.columns);

/**
 * A new row. Never by `rows.add`, which conflicts where several people work in the file: the table takes in what is written
 * right below it, or grows with the cells that come in between its rows.
 *
 * @see Microsoft, Coauthoring in Excel add-ins (2025)
 */
async function insertRow(target: Target, change: Insertion): Promise<void> {
  const { context, table } = target;
  if (!table) {
    rowOf(target, change.row).insert(Excel.InsertShiftDirection.down);
    copyRow(target, change);
    writeCells(target.sheet, change.cells);
    await context.sync();
    return;
  }
  const size = table.getRange().load(placeProperties);
  const there = rowOf(target, change.row).load("formulas");
  await context.sync();
  const isBelow = change.row === size.rowIndex + size.rowCount;
  const isFree = (there.formulas as unknown[][]).flat().every((cell) => cell === "");
  if (!isBelow || !isFree) rowOf(target, change.row).insert(Excel.InsertShiftDirection.down);
  if (isBelow) {
    writeCells(target.sheet, change.cells);
    await growBy(target, table, size);
  }
  copyRow(target, change);
  writeCells(target.sheet, change.cells);
  await mustHaveRows(target, table, size.rowCount + 1, notGrown(change.row));
}

/** Rows below the last of a table, as `insertRow` puts one there. */
async function appendRows(
  { context, sheet, table }: Target,
  { row, rows, formats }: Change & { readonly kind: "append" },
): Promise<void> {
  if (!table) throw new SheetError("refused", "Rows are added to a table only");
  const size = table.getRange().load(placeProperties);
  await context.sync();
  const { rowIndex, columnIndex, columnCount } = size;
  const end = rowIndex + size.rowCount;
  const more = Math.max(row + rows.length - end, 0);
  if (more > 0) {
    const below = sheet.getRangeByIndexes(end, columnIndex, more, columnCount).load("formulas");
    await context.sync();
    const isFree = (below.formulas as unknown[][]).flat().every((cell) => cell === "");
    if (!isFree) below.insert(Excel.InsertShiftDirection.down);
  }
  const cells = sheet.getRangeByIndexes(row, columnIndex, rows.length, formats.length);
  // First: in a cell of the format Text a number would be a text.
  cells.numberFormat = rows.map(() => [...formats]);
  cells.values = rows.map((line) => line.map(cellInput));
  const wanted = size.rowCount + more;
  const now = table.getRange().load("rowCount");
  await context.sync();
  if (now.rowCount < wanted) {
    table.resize(sheet.getRangeByIndexes(rowIndex, columnIndex, wanted, columnCount));
    const grown = table.getRange().load("rowCount");
    await context.sync();
    if (grown.rowCount !== wanted) throw new SheetError("refused", notGrown(row));
  }
}

/** Excel takes in by itself what is written below a table, unless that was switched off. */
async function growBy(
  { context, sheet }: Target,
  table: Excel.Table,
  before: Pick<Excel.Range, "rowIndex" | "columnIndex" | "rowCount" | "columnCount">,
): Promise<void> {
  const now = table.getRange().load("rowCount");
  await context.sync();
  if (now.rowCount > before.rowCount) return;
  const { rowIndex, columnIndex, rowCount, columnCount } = before;
  table.resize(sheet.getRangeByIndexes(rowIndex, columnIndex, rowCount + 1, columnCount));
}

/** Gives a new row the look, and what is to be copied, of another. */
function copyRow(target: Target, { row, like, copied }: Insertion): void {
  if (like === null) return;
  const { sheet, block } = target;
  const model = like >= row ? like + 1 : like;
  const all = copied.length === block.place.columns;
  const what = all ? Excel.RangeCopyType.all : Excel.RangeCopyType.formats;
  rowOf(target, row).copyFrom(rowOf(target, model), what);
  if (all) return;
  for (const column of copied) {
    const source = sheet.getRangeByIndexes(model, column, 1, 1);
    sheet.getRangeByIndexes(row, column, 1, 1).copyFrom(source, Excel.RangeCopyType.formulas);
  }
}

async function removeRows(target: Target, row: number, count: number): Promise<void> {
  const { context, table, block } = target;
  if (!table) {
    rowOf(target, row).delete(Excel.DeleteShiftDirection.up);
    await context.sync();
    return;
  }
  const size = table.getRange().load("rowCount");
  await context.sync();
  const index = row - block.place.row - 1;
  for (let each = 0; each < count; each++) table.rows.getItemAt(index).delete();
  // Of its last row a table keeps the cells, emptied.
  const isAll = block.place.rows - count < 2;
  if (isAll) await context.sync();
  else await mustHaveRows(target, table, size.rowCount - count, notDeleted);
}

/** Excel has been seen to do nothing and say nothing (office-js #994). */
async function mustHaveRows(
  { context }: Target,
  table: Excel.Table,
  rows: number,
  words: string,
): Promise<void> {
  const now = table.getRange().load("rowCount");
  await context.sync();
  if (now.rowCount !== rows) throw new SheetError("refused", words);
}

const notGrown = (row: number): string =>
  `The table did not take in the new row. Look at row ${row + 1} of the sheet; Ctrl+Z there takes back what was written`;

const notDeleted =
  "Excel did not delete the row, as it may be where a filter hides rows. Clear the filter under Data, Clear, and delete it again";
