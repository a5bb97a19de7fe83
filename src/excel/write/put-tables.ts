import type { NewTable } from "../../session/contract/register-port";
import { SheetError } from "../../session/contract/register-port";
import { partsOf, tableArea } from "../run/area-ids";
import { addTable } from "./add-table";

/** Puts tables side by side to the right of all that the sheet of an area holds. @returns ids of their areas */
export async function putTables(
  context: Excel.RequestContext,
  beside: string,
  row: number,
  wanted: readonly NewTable[],
): Promise<readonly string[]> {
  const { worksheets, tables, names } = context.workbook;
  const { kind, key } = partsOf(beside);
  const sheet = kind === "table" ? tables.getItem(key).worksheet : worksheets.getItem(key);
  const used = sheet.getUsedRangeOrNullObject(true).load("columnIndex,columnCount");
  sheet.load("name");
  sheet.protection.load("protected");
  tables.load("items/name");
  names.load("items/name");
  await context.sync();
  if (sheet.protection.protected) {
    throw new SheetError(
      "protected",
      `${sheet.name} is protected: take the protection off under Review, Unprotect Sheet, and try again.`,
    );
  }
  const taken = [...tables.items, ...names.items].map(({ name }) => name);
  let column = used.isNullObject ? 0 : used.columnIndex + used.columnCount + 1;
  const made = wanted.map((each) => {
    const { table } = addTable(context, sheet, { row, column }, each, taken);
    column += each.columns.length + 1;
    return table.load("id");
  });
  await context.sync();
  return made.map(({ id }) => tableArea(id));
}
