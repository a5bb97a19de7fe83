import type { NewTable } from "../../session/contract/register-port";
import { cellInput } from "./cell-input";
import { freeName } from "../../session/formulas/free-name";

/** Points of a column's width for a character. */
const characterWidth = 5.5;

export interface MadeTable {
  readonly sheet: Excel.Worksheet;
  readonly table: Excel.Table;
  readonly name: string;
}

/**
 * Puts a table on a sheet, in cells that are free.
 *
 * @param place of its first header
 * @param taken names that it must not have; its own is added
 */
export function addTable(
  { workbook: { tables } }: Excel.RequestContext,
  sheet: Excel.Worksheet,
  place: { readonly row: number; readonly column: number },
  { name: called, columns, rows }: NewTable,
  taken: string[],
): MadeTable {
  const { row, column } = place;
  sheet.getRangeByIndexes(row, column, 1, columns.length).values = [
    columns.map(({ header }) => header),
  ];
  // With a blank row where there is none: a table of headers alone gets one by itself in some hosts only.
  const height = Math.max(1, rows.length);
  for (const [index, { format, width }] of columns.entries()) {
    const cells = sheet.getRangeByIndexes(row + 1, column + index, height, 1);
    cells.numberFormat = Array.from({ length: height }, () => [format]);
    cells.format.columnWidth = width * characterWidth;
  }
  if (rows.length > 0) {
    sheet.getRangeByIndexes(row + 1, column, rows.length, columns.length).values = rows.map(
      (line) => line.map(cellInput),
    );
  }
  const table = tables.add(sheet.getRangeByIndexes(row, column, height + 1, columns.length), true);
  const name = freeName(called, "", taken);
  taken.push(name);
  table.name = name;
  return { sheet, table, name };
}
