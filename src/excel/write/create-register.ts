import type { NewRegister } from "../../session/contract/register-port";
import { tableArea } from "../run/area-ids";
import { freeName } from "./free-name";

/** Points of a column's width for a character. */
const characterWidth = 5.5;

/** Makes an empty table on a new sheet and goes to its first cell. @returns id of its area */
export async function createRegister(
  context: Excel.RequestContext,
  { sheet: wanted, columns }: NewRegister,
): Promise<string> {
  const { worksheets, tables } = context.workbook;
  worksheets.load("items/name");
  tables.load("items/name");
  await context.sync();
  const sheet = worksheets.add(
    freeName(
      wanted,
      " ",
      worksheets.items.map(({ name }) => name),
    ),
  );
  sheet.getRangeByIndexes(0, 0, 1, columns.length).values = [columns.map(({ header }) => header)];
  for (const [index, { format, width }] of columns.entries()) {
    const column = sheet.getRangeByIndexes(1, index, 1, 1);
    column.numberFormat = [[format]];
    column.format.columnWidth = width * characterWidth;
  }
  // With a blank row: a table of headers alone gets one by itself in some hosts only.
  const table = tables.add(sheet.getRangeByIndexes(0, 0, 2, columns.length), true);
  table.name = freeName(
    "Threats",
    "",
    tables.items.map(({ name }) => name),
  );
  table.load("id");
  sheet.activate();
  sheet.getRangeByIndexes(1, 0, 1, 1).select();
  await context.sync();
  return tableArea(table.id);
}
