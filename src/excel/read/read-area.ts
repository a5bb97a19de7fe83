import type { Area, Cells } from "../../session/contract/register-port";
import { partsOf } from "../run/area-ids";
import { cellsOf } from "./read-cells";
import { placeOf, placeProperties, readInBlocks } from "./read-in-blocks";
import { tableWithHeaders } from "./table-with-headers";

/** All cells of an area; null where it is gone or blank. */
export async function readArea(context: Excel.RequestContext, id: string): Promise<Area | null> {
  const { kind, key } = partsOf(id);
  return kind === "table" ? readTable(context, id, key) : readSheet(context, id, key);
}

async function readTable(
  context: Excel.RequestContext,
  id: string,
  key: string,
): Promise<Area | null> {
  const table = await tableWithHeaders(context, key);
  if (!table) return null;
  const sheet = table.worksheet.load("name");
  // Not body and header apart: asking for the body of a table without rows fails on some hosts.
  const range = table.getRange().load(placeProperties);
  await context.sync();
  const cells = await cellsAt(context, sheet, range);
  return {
    id,
    kind: "table",
    sheet: sheet.name,
    table: table.name,
    row: range.rowIndex,
    column: range.columnIndex,
    // The totals row is no threat, whatever stands in its first cell.
    cells: table.showTotals ? cells.slice(0, -1) : cells,
  };
}

async function readSheet(
  context: Excel.RequestContext,
  id: string,
  key: string,
): Promise<Area | null> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(key).load("name");
  await context.sync();
  if (sheet.isNullObject) return null;
  const range = sheet.getUsedRangeOrNullObject(true).load(placeProperties);
  await context.sync();
  if (range.isNullObject) return null;
  const cells = await cellsAt(context, sheet, range);
  const { rowIndex: row, columnIndex: column } = range;
  return { id, kind: "sheet", sheet: sheet.name, table: null, row, column, cells };
}

async function cellsAt(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  range: Excel.Range,
): Promise<Cells> {
  const [contents] = await readInBlocks(context, [{ sheet, place: placeOf(range) }], "values");
  return contents ? cellsOf(contents) : [];
}
