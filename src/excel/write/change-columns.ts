import type { Change } from "../../session/contract/register-port";
import { SheetError } from "../../session/contract/register-port";
import { placeProperties } from "../read/read-in-blocks";
import type { Target } from "./target";
import { writeCells } from "./write-cells";

/**
 * New columns at the end. Where the cells beside a table are free, their headers are written there and the table takes them in,
 * so that nothing moves that stands further to the right; else Excel makes room. Only rows are known to conflict where several
 * people work in the file.
 *
 * @see Microsoft, Coauthoring in Excel add-ins (2025)
 */
export async function addColumns(
  target: Target,
  { columns, isMoving, cells }: Change & { readonly kind: "widen" },
): Promise<void> {
  const { context, sheet, table, block } = target;
  const { place } = block;
  if (table && isMoving) {
    for (const { header } of columns) table.columns.add(undefined, undefined, header);
  } else {
    if (!table) lookLikeHeaders(target, columns.length);
    const end = place.column + place.columns;
    sheet.getRangeByIndexes(place.row, end, 1, columns.length).values = [
      columns.map(({ header }) => header),
    ];
    if (table) await growTo(target, table, place.columns + columns.length);
  }
  for (const [index, { format }] of columns.entries()) {
    if (place.rows < 2) break;
    const column = place.column + place.columns + index;
    sheet.getRangeByIndexes(place.row + 1, column, place.rows - 1, 1).numberFormat = Array.from(
      { length: place.rows - 1 },
      () => [format],
    );
  }
  writeCells(sheet, cells);
  if (table) await mustHaveColumns(target, table, place.columns + columns.length, notGrown);
  else await context.sync();
}

/** A table gives its headers a look; those of a range get that of the last one. */
function lookLikeHeaders({ sheet, block: { place } }: Target, count: number): void {
  const last = place.column + place.columns - 1;
  const model = sheet.getRangeByIndexes(place.row, last, 1, 1);
  for (let column = last + 1; column <= last + count; column++) {
    sheet.getRangeByIndexes(place.row, column, 1, 1).copyFrom(model, Excel.RangeCopyType.formats);
  }
}

/** Excel takes in by itself what is written beside a table, unless that was switched off. */
async function growTo(
  { context, sheet }: Target,
  table: Excel.Table,
  columns: number,
): Promise<void> {
  const now = table.getRange().load(placeProperties);
  await context.sync();
  if (now.columnCount >= columns) return;
  table.resize(sheet.getRangeByIndexes(now.rowIndex, now.columnIndex, now.rowCount, columns));
}

/** The last columns go, with all that is in them. */
export async function removeColumns(
  target: Target,
  { columns, isMoving, cells }: Change & { readonly kind: "narrow" },
): Promise<void> {
  const { context, sheet, table, block } = target;
  const { place } = block;
  const left = place.columns - columns;
  writeCells(sheet, cells);
  if (table && isMoving) {
    for (let index = place.columns - 1; index >= left; index--) {
      table.columns.getItemAt(index).delete();
    }
  } else {
    const size = table?.getRange().load(placeProperties);
    await context.sync();
    const rows = size?.rowCount ?? place.rows;
    // First: a header that is emptied within its table gets another.
    table?.resize(sheet.getRangeByIndexes(place.row, place.column, rows, left));
    const gone = sheet.getRangeByIndexes(place.row, place.column + left, rows, columns);
    gone.clear(Excel.ClearApplyTo.contents);
    if (!table) gone.getRow(0).clear(Excel.ClearApplyTo.formats);
    gone.numberFormat = Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => "General"),
    );
  }
  if (table) await mustHaveColumns(target, table, left, notGone);
  else await context.sync();
}

/** Excel has been seen to do nothing and say nothing with rows (office-js #994). */
async function mustHaveColumns(
  { context }: Target,
  table: Excel.Table,
  columns: number,
  words: string,
): Promise<void> {
  const now = table.getRange().load("columnCount");
  await context.sync();
  if (now.columnCount !== columns) throw new SheetError("refused", words);
}

const notGrown =
  "The table did not take in the new columns. Look beside it; Ctrl+Z there takes back what was written";

const notGone = "Excel did not take the added columns out of the table. Delete them in the sheet";
