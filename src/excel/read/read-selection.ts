import type { SheetSelection } from "../../session/contract/register-port";
import { SheetError } from "../../session/contract/register-port";
import { sheetArea, tableArea } from "../run/area-ids";
import { inExcel } from "../run/in-excel";

/** Where the user is; null where several ranges, or no cells, are selected: Excel refuses to name those. */
export async function readSelection(): Promise<SheetSelection | null> {
  try {
    return await inExcel(async (context) => {
      const range = context.workbook
        .getSelectedRange()
        .load("rowIndex,columnIndex,rowCount,columnCount");
      const sheet = range.worksheet.load("id,name");
      const tables = range.getTables(false).load("items/id");
      await context.sync();
      return {
        sheet: sheet.name,
        areas: [...tables.items.map(({ id }) => tableArea(id)), sheetArea(sheet.id)],
        cells: {
          row: range.rowIndex,
          column: range.columnIndex,
          rows: range.rowCount,
          columns: range.columnCount,
        },
      };
    });
  } catch (error) {
    if (error instanceof SheetError && error.failure === "refused") return null;
    throw error;
  }
}
