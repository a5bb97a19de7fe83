import type { Area } from "../../session/contract/register-port";
import { sheetArea, tableArea } from "../run/area-ids";
import { cellsOf } from "./read-cells";
import { placeOf, placeProperties, readInBlocks } from "./read-in-blocks";

/** Where a header may stand in what a sheet holds: a title and remarks go above it. */
const rowsToLookAt = 30;

/** What the port must say of an area, and where its first rows are. */
interface Asked {
  readonly about: Pick<Area, "id" | "kind" | "sheet" | "table">;
  readonly sheet: Excel.Worksheet;
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
      used: sheet.getUsedRangeOrNullObject(true).load(placeProperties),
    }));
  await context.sync();

  const ofTables = visible.flatMap(({ sheet, tables }) =>
    tables.items
      .filter(({ showHeaders }) => showHeaders)
      .map((table): Asked => ({
        about: { id: tableArea(table.id), kind: "table", sheet: sheet.name, table: table.name },
        sheet,
        range: table.getHeaderRowRange().load(placeProperties),
      })),
  );
  const ofSheets = visible
    .filter(({ used }) => !used.isNullObject)
    .map(({ sheet, used }): Asked => ({
      about: { id: sheetArea(sheet.id), kind: "sheet", sheet: sheet.name, table: null },
      sheet,
      range: used,
    }));
  if (ofTables.length > 0) await context.sync();
  const asked = [...ofTables, ...ofSheets];
  const wanted = asked.map(({ sheet, range }) => {
    const place = placeOf(range);
    return { sheet, place: { ...place, rows: Math.min(place.rows, rowsToLookAt) } };
  });
  const contents = await readInBlocks(context, wanted, "values");
  return contents.map((each, index) => ({
    ...(asked[index]?.about ?? { id: "", kind: "sheet", sheet: "", table: null }),
    row: each.place.row,
    column: each.place.column,
    cells: cellsOf(each),
  }));
}
