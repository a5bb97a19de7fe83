import type { Area, Block, Locate, Rectangle } from "../session/register-port";
import { partsOf } from "./area-ids";
import { cellProperties, cellsOf } from "./read-cells";
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

/** What is read of every cell, beside where it is. */
const blockProperties = `${cellProperties},formulas,text,numberFormat,rowCount,columnCount`;

async function readTableBlock(
  context: Excel.RequestContext,
  id: string,
  key: string,
): Promise<Block | null> {
  const table = await tableWithHeaders(context, key);
  if (!table) return null;
  const sheet = table.worksheet.load("name");
  const protection = sheet.protection.load("protected");
  const used = sheet
    .getUsedRangeOrNullObject(true)
    .load("rowIndex,columnIndex,rowCount,columnCount");
  const tables = sheet.tables.load("items/id");
  // Not body and header apart: asking for the body of a table without rows fails on some hosts.
  const range = table.getRange().load(blockProperties);
  await context.sync();
  const { others, around } = await readBelow(context, sheet, {
    table: range,
    used: used.isNullObject ? null : used,
    ids: tables.items.map((each) => each.id).filter((each) => each !== key),
  });
  return blockOf(range, {
    area: { id, kind: "table", sheet: sheet.name, table: table.name },
    // The totals row is no threat, whatever stands in its first cell.
    rows: range.rowCount - Number(table.showTotals),
    isProtected: protection.protected,
    others,
    isFreeBelow: false,
    around,
  });
}

/** What stands below a table; a sheet that ends with its table is not asked again. */
async function readBelow(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  {
    table,
    used,
    ids,
  }: {
    readonly table: Excel.Range;
    readonly used: Excel.Range | null;
    readonly ids: readonly string[];
  },
): Promise<Pick<Block, "others" | "around">> {
  const row = table.rowIndex + table.rowCount;
  const rows = used ? used.rowIndex + used.rowCount - row : 0;
  if (!used || rows <= 0) return { others: [], around: { row, column: 0, cells: [] } };
  const below = sheet
    .getRangeByIndexes(row, used.columnIndex, rows, used.columnCount)
    .load(cellProperties);
  const others = ids.map((id) =>
    sheet.tables.getItem(id).getRange().load("rowIndex,columnIndex,rowCount,columnCount"),
  );
  await context.sync();
  return {
    others: others.map(rectangleOf),
    around: { row, column: used.columnIndex, cells: cellsOf(below) },
  };
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
  const used = sheet.getUsedRangeOrNullObject(true).load(cellProperties);
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
  const cells = cellsOf(used);
  const place = locate({ ...area, row, column, cells });
  if (!place) return null;
  const end = place.row - row + place.rows;
  const below = cells
    .slice(end, end + 2)
    .map((line) => line.slice(place.column - column, place.column - column + place.columns));
  const range = sheet
    .getRangeByIndexes(place.row, place.column, place.rows, place.columns)
    .load(blockProperties);
  const others = tables.items.map((table) =>
    table.getRange().load("rowIndex,columnIndex,rowCount,columnCount"),
  );
  await context.sync();
  return blockOf(range, {
    area,
    rows: range.rowCount,
    isProtected: protection.protected,
    others: others.map(rectangleOf),
    isFreeBelow: below.flat().every((cell) => cell === null),
    around: { row, column, cells },
  });
}

const rectangleOf = ({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Rectangle => ({
  row: rowIndex,
  column: columnIndex,
  rows: rowCount,
  columns: columnCount,
});

function blockOf(
  range: Excel.Range,
  {
    rows,
    ...about
  }: Omit<Block, "place" | "cells" | "formulas" | "texts" | "formats"> & {
    readonly rows: number;
  },
): Block {
  const formulas = range.formulas as unknown[][];
  const values = range.values as unknown[][];
  return {
    ...about,
    place: { ...rectangleOf(range), rows },
    cells: cellsOf(range).slice(0, rows),
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
    texts: range.text.slice(0, rows),
    formats: (range.numberFormat as string[][]).slice(0, rows),
  };
}
