import type { Block, CellInput, Change, Whereabouts } from "../../session/contract/register-port";
import { inputAt } from "../../session/edit/take-back";
import { readBlock } from "../read/read-block";
import { partsOf } from "../run/area-ids";
import { applyChange } from "./apply-change";
import type { TableMade } from "./create-register";
import { writeCells } from "./write-cells";

/** A change of one register, and what it held before. */
export interface Part {
  readonly place: Whereabouts;
  readonly before: Block;
  readonly change: Change;
}

type ChangeOf<Kind extends Change["kind"]> = Change & { readonly kind: Kind };

/** Takes back what there is of changes that stopped midway, the last one first. */
export async function putBack(parts: readonly Part[], made: readonly TableMade[]): Promise<void> {
  await Excel.run(async (context) => {
    for (const part of [...parts].reverse()) await putPartBack(context, part);
    for (const { sheet } of made) {
      context.workbook.worksheets.getItemOrNullObject(sheet).delete();
    }
    await context.sync();
  });
}

async function putPartBack(
  context: Excel.RequestContext,
  { place, before, change }: Part,
): Promise<void> {
  const after = await readBlock(context, place.id, place.locate);
  if (!after) return;
  const { kind, key } = partsOf(place.id);
  const { worksheets, tables } = context.workbook;
  const table = kind === "table" ? tables.getItem(key) : null;
  const sheet = table ? table.worksheet : worksheets.getItem(key);
  switch (change.kind) {
    case "write":
      writeCells(sheet, heldBefore(before, change.cells));
      break;
    case "widen":
      await columnsBack(context, sheet, { before, after, change });
      break;
    case "append":
      if (table) rowsGone(sheet, table, { before, after, change });
      break;
    case "remove":
      if (table) rowsBack(sheet, table, { before, after, change });
      break;
    case "insert":
    case "narrow":
      // Said, and left to Ctrl+Z.
      break;
  }
  await context.sync();
}

interface Halfway<Kind extends Change["kind"]> {
  readonly before: Block;
  readonly after: Block;
  readonly change: ChangeOf<Kind>;
}

/** What cells held before that were written into, with their formats where those were written, too. */
const heldBefore = (before: Block, cells: readonly CellInput[]): CellInput[] =>
  cells.flatMap((cell) => {
    const { place, formats } = before;
    const format = formats[cell.row - place.row]?.[cell.column - place.column];
    if (format === undefined) return [];
    const at = {
      row: cell.row,
      column: cell.column,
      value: inputAt(before, cell.row, cell.column),
    };
    return [cell.format === undefined ? at : { ...at, format }];
  });

async function columnsBack(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { before, after, change }: Halfway<"widen">,
): Promise<void> {
  const { row, column, rows, columns } = before.place;
  const cells = heldBefore(before, change.cells);
  const more = after.place.columns - columns;
  if (more > 0) {
    const { isMoving } = change;
    await applyChange(context, after, { kind: "narrow", columns: more, isMoving, cells });
    return;
  }
  writeCells(sheet, cells);
  if (change.isMoving && before.area.kind === "table") return;
  // Headers beside a table that did not take them in.
  const beside = sheet.getRangeByIndexes(row, column + columns, rows, change.columns.length);
  beside.clear(Excel.ClearApplyTo.contents);
  beside.clear(Excel.ClearApplyTo.formats);
}

function rowsGone(
  sheet: Excel.Worksheet,
  table: Excel.Table,
  { before, after, change }: Halfway<"append">,
): void {
  const { row, column, rows, columns } = before.place;
  const end = row + rows;
  const more = Math.max(change.row + change.rows.length - end, 0);
  const below = Array.from({ length: more }, (_, at) => end + at);
  const held = (block: Block): string => JSON.stringify(below.map((at) => rowBelow(block, at)));
  // What stood there was moved down to make room.
  const hasMoved =
    below.some((at) => rowBelow(before, at).some((cell) => cell !== null)) &&
    (after.place.rows > rows || held(after) !== held(before));
  const wasFree = below.every((at) => rowBelow(before, at).every((cell) => cell === null));
  if (after.place.rows > rows) {
    table.resize(sheet.getRangeByIndexes(row, column, rows, columns));
  }
  if (more > 0 && (wasFree || hasMoved)) {
    const range = sheet.getRangeByIndexes(end, column, more, columns);
    range.clear(Excel.ClearApplyTo.contents);
    range.clear(Excel.ClearApplyTo.formats);
    if (hasMoved) range.delete(Excel.DeleteShiftDirection.up);
  }
  writeCells(sheet, allBefore(before, change.row, Math.max(end - change.row, 0)));
}

function rowsBack(
  sheet: Excel.Worksheet,
  table: Excel.Table,
  { before, after, change }: Halfway<"remove">,
): void {
  const { row, column, rows, columns } = before.place;
  const count = change.rows ?? 1;
  const missing = rows - after.place.rows;
  if (missing > 0) {
    sheet
      .getRangeByIndexes(change.row, column, missing, columns)
      .insert(Excel.InsertShiftDirection.down);
    table.resize(sheet.getRangeByIndexes(row, column, rows, columns));
  }
  writeCells(sheet, allBefore(before, change.row, count));
}

/** All cells of rows, as they were. */
const allBefore = (before: Block, from: number, count: number): CellInput[] =>
  Array.from({ length: before.place.columns }, (_, along) => before.place.column + along).flatMap(
    (column) =>
      heldBefore(
        before,
        Array.from({ length: count }, (_, down) => ({
          ...{ row: from + down, column, value: null, format: "" },
        })),
      ),
  );

/** What stood below a table in a row of the sheet, in the table's columns. */
function rowBelow({ around, place }: Block, row: number): readonly unknown[] {
  const from = Math.max(0, place.column - around.column);
  return (around.cells[row - around.row] ?? []).slice(from, from + place.columns);
}
