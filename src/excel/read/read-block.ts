import type { Area, Block, Cells, Locate, Rectangle } from "../../session/contract/register-port";
import { partsOf } from "../run/area-ids";
import { besideTable, freeBesideRange, freeBesideTable } from "./free-columns";
import { cellsOf } from "./read-cells";
import { type Contents, placeOf, placeProperties, readInBlocks } from "./read-in-blocks";
import { tableWithHeaders } from "./table-with-headers";

/** The register in an area: a table from end to end, or the part of a sheet that is pointed at. */
export async function readBlock(
  context: Excel.RequestContext,
  id: string,
  locate: Locate,
): Promise<Block | null> {
  const { kind, key } = partsOf(id);
  return kind === "table"
    ? readTableBlock(context, id, key)
    : readSheetBlock(context, id, key, locate);
}

async function readTableBlock(
  context: Excel.RequestContext,
  id: string,
  key: string,
): Promise<Block | null> {
  const table = await tableWithHeaders(context, key);
  if (!table) return null;
  const sheet = table.worksheet.load("name");
  const protection = sheet.protection.load("protected");
  const used = sheet.getUsedRangeOrNullObject(true).load(placeProperties);
  const tables = sheet.tables.load("items/id");
  // Not body and header apart: asking for the body of a table without rows fails on some hosts.
  const range = table.getRange().load(placeProperties);
  await context.sync();
  const place = placeOf(range);
  const beside = besideTable(sheet, place, used.isNullObject ? null : placeOf(used));
  const others = tables.items
    .filter((each) => each.id !== key)
    .map((each) => each.getRange().load(placeProperties));
  const around = await readBelow(context, sheet, place, used.isNullObject ? null : placeOf(used));
  const contents = await readAll(context, sheet, place);
  return blockOf(contents, {
    area: { id, kind: "table", sheet: sheet.name, table: table.name },
    // The totals row is no threat, whatever stands in its first cell.
    rows: place.rows - Number(table.showTotals),
    isProtected: protection.protected,
    others: others.map(placeOf),
    isFreeBelow: false,
    freeColumns: freeBesideTable(beside),
    around,
  });
}

/** What stands below a table; a sheet that ends with its table is not asked again. */
async function readBelow(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  table: Rectangle,
  used: Rectangle | null,
): Promise<Block["around"]> {
  const row = table.row + table.rows;
  const rows = used ? used.row + used.rows - row : 0;
  if (!used || rows <= 0) return { row, column: 0, cells: [] };
  const cells = await readValues(context, sheet, { ...used, row, rows });
  return { row, column: used.column, cells };
}

async function readSheetBlock(
  context: Excel.RequestContext,
  id: string,
  key: string,
  locate: Locate,
): Promise<Block | null> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(key).load("name");
  await context.sync();
  if (sheet.isNullObject) return null;
  const used = sheet.getUsedRangeOrNullObject(true).load(placeProperties);
  const protection = sheet.protection.load("protected");
  const tables = sheet.tables.load("items/id");
  await context.sync();
  if (used.isNullObject) return null;
  const area: Pick<Area, "id" | "kind" | "sheet" | "table"> = {
    id,
    kind: "sheet",
    sheet: sheet.name,
    table: null,
  };
  const { rowIndex: row, columnIndex: column } = used;
  const others = tables.items.map((table) => table.getRange().load(placeProperties));
  const cells = await readValues(context, sheet, placeOf(used));
  const place = locate({ ...area, row, column, cells });
  if (!place) return null;
  const end = place.row - row + place.rows;
  const below = cells
    .slice(end, end + 2)
    .map((line) => line.slice(place.column - column, place.column - column + place.columns));
  const contents = await readAll(context, sheet, place);
  return blockOf(contents, {
    area,
    rows: place.rows,
    isProtected: protection.protected,
    others: others.map(placeOf),
    isFreeBelow: below.flat().every((cell) => cell === null),
    freeColumns: freeBesideRange(place, { row, column, cells }, others.map(placeOf)),
    around: { row, column, cells },
  });
}

async function readValues(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  place: Rectangle,
): Promise<Cells> {
  const [contents] = await readInBlocks(context, [{ sheet, place }], "values");
  return contents ? cellsOf(contents) : [];
}

async function readAll(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  place: Rectangle,
): Promise<Contents> {
  const [contents] = await readInBlocks(context, [{ sheet, place }], "everything");
  if (!contents) throw new Error("what was asked for must have been read");
  return contents;
}

function blockOf(
  { place, ...contents }: Contents,
  {
    rows,
    ...about
  }: Omit<Block, "place" | "cells" | "formulas" | "texts" | "formats"> & {
    readonly rows: number;
  },
): Block {
  const { formulas, values } = contents;
  return {
    ...about,
    place: { ...place, rows },
    cells: cellsOf(contents).slice(0, rows),
    // A text that begins with "=" is its own value; no formula comes to its own text.
    formulas: formulas
      .slice(0, rows)
      .map((line, r) =>
        line.map((formula, c) =>
          typeof formula === "string" && formula.startsWith("=") && formula !== values[r]?.[c]
            ? formula
            : null,
        ),
      ),
    texts: contents.text.slice(0, rows),
    formats: contents.numberFormat.slice(0, rows),
  };
}
