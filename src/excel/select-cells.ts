import type { Rectangle } from "../session/contract/register-port";
import { SheetError } from "../session/contract/register-port";
import { partsOf } from "./run/area-ids";

/**
 * Goes to the sheet that an area lies on and selects cells of it.
 *
 * @throws SheetError where the sheet is hidden: whoever hid it is asked to show it
 */
export async function selectCells(
  context: Excel.RequestContext,
  id: string,
  { row, column, rows, columns }: Rectangle,
): Promise<void> {
  const { kind, key } = partsOf(id);
  const { worksheets, tables } = context.workbook;
  const sheet = kind === "table" ? tables.getItem(key).worksheet : worksheets.getItem(key);
  sheet.load("name,visibility");
  await context.sync();
  if (sheet.visibility !== Excel.SheetVisibility.visible) {
    const unhide = "Right-click the tab of any sheet and choose Unhide";
    throw new SheetError(
      "refused",
      `The sheet ${sheet.name} is hidden, so its cells cannot be shown. ${unhide}.`,
    );
  }
  sheet.activate();
  sheet.getRangeByIndexes(row, column, rows, columns).select();
  await context.sync();
}
