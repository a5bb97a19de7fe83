import type { NewRegister, NewTable } from "../../session/contract/register-port";
import { tableArea } from "../run/area-ids";
import { cellInput } from "./cell-input";
import { freeName } from "./free-name";

/** Points of a column's width for a character. */
const characterWidth = 5.5;

/** Makes a register with its results and controls on new sheets, and goes to its first cell. @returns id of its area */
export async function createRegister(
  context: Excel.RequestContext,
  register: NewRegister,
): Promise<string> {
  const { worksheets, tables } = context.workbook;
  worksheets.load("items/name");
  tables.load("items/name");
  await context.sync();
  const taken = {
    sheets: worksheets.items.map(({ name }) => name),
    tables: tables.items.map(({ name }) => name),
  };
  const { results } = register;
  const top = results.length === 0 ? 0 : results.length + 1;
  const threats = addTable(context, register, top, taken);
  const controls = addTable(context, register.controls, 0, taken);
  for (const [row, { words, formula, format }] of results.entries()) {
    threats.sheet.getRangeByIndexes(row, 0, 1, 1).values = [[words]];
    const figure = threats.sheet.getRangeByIndexes(row, 1, 1, 1);
    figure.numberFormat = [[format]];
    figure.formulas = [[formula(`${threats.name}[#All]`, `${controls.name}[#All]`)]];
    figure.format.font.bold = true;
    // A sentence would else be cut off, or stand at the end of its cell.
    figure.format.horizontalAlignment = Excel.HorizontalAlignment.left;
  }
  threats.table.load("id");
  threats.sheet.activate();
  threats.sheet.getRangeByIndexes(top + 1, 0, 1, 1).select();
  await context.sync();
  return tableArea(threats.table.id);
}

interface MadeTable {
  readonly sheet: Excel.Worksheet;
  readonly table: Excel.Table;
  readonly name: string;
}

function addTable(
  { workbook: { worksheets, tables } }: Excel.RequestContext,
  { sheet: wanted, name: called, columns, rows }: NewTable,
  top: number,
  taken: { readonly sheets: string[]; readonly tables: string[] },
): MadeTable {
  const sheetName = freeName(wanted, " ", taken.sheets);
  taken.sheets.push(sheetName);
  const sheet = worksheets.add(sheetName);
  sheet.getRangeByIndexes(top, 0, 1, columns.length).values = [columns.map(({ header }) => header)];
  // With a blank row where there is none: a table of headers alone gets one by itself in some hosts only.
  const height = Math.max(1, rows.length);
  for (const [index, { format, width }] of columns.entries()) {
    const cells = sheet.getRangeByIndexes(top + 1, index, height, 1);
    cells.numberFormat = Array.from({ length: height }, () => [format]);
    cells.format.columnWidth = width * characterWidth;
  }
  if (rows.length > 0) {
    sheet.getRangeByIndexes(top + 1, 0, rows.length, columns.length).values = rows.map((row) =>
      row.map(cellInput),
    );
  }
  const table = tables.add(sheet.getRangeByIndexes(top, 0, height + 1, columns.length), true);
  const name = freeName(called, "", taken.tables);
  taken.tables.push(name);
  table.name = name;
  return { sheet, table, name };
}
