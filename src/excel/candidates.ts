import type { Area } from "../session/register-port";
import { sheetArea, tableArea } from "./area-ids";
import { cellProperties, cellsOf } from "./read-cells";

/** Where a header may stand in what a sheet holds: a title and remarks go above it. */
const rowsToLookAt = 30;

/** A range whose first rows were asked for, and what the port must say of it. */
interface Asked {
  readonly about: Pick<Area, "id" | "kind" | "sheet" | "table">;
  readonly range: Excel.Range;
}

/** Every table with a header row, then what every visible sheet holds: first rows, the active sheet first. */
export async function listCandidates(context: Excel.RequestContext): Promise<Area[]> {
  const sheets = context.workbook.worksheets.load("items/id,items/name,items/visibility");
  const active = context.workbook.worksheets.getActiveWorksheet().load("id");
  await context.sync();

  const visible = sheets.items
    .filter(({ visibility }) => visibility === Excel.SheetVisibility.visible)
    .sort((a, b) => Number(b.id === active.id) - Number(a.id === active.id))
    .map((sheet) => ({
      sheet,
      tables: sheet.tables.load("items/id,items/name,items/showHeaders"),
      used: sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount"),
    }));
  await context.sync();

  const asked: Asked[] = [
    ...visible.flatMap(({ sheet, tables }) =>
      tables.items
        .filter(({ showHeaders }) => showHeaders)
        .map((table) => ({
          about: {
            id: tableArea(table.id),
            kind: "table" as const,
            sheet: sheet.name,
            table: table.name,
          },
          range: table.getHeaderRowRange(),
        })),
    ),
    ...visible
      .filter(({ used }) => !used.isNullObject)
      .map(({ sheet, used }) => ({
        about: { id: sheetArea(sheet.id), kind: "sheet" as const, sheet: sheet.name, table: null },
        range: sheet.getRangeByIndexes(
          used.rowIndex,
          used.columnIndex,
          Math.min(used.rowCount, rowsToLookAt),
          used.columnCount,
        ),
      })),
  ];
  for (const { range } of asked) range.load(cellProperties);
  await context.sync();
  return asked.map(({ about, range }) => ({
    ...about,
    row: range.rowIndex,
    column: range.columnIndex,
    cells: cellsOf(range),
  }));
}
