import type { NewRegister, NewTable } from "../../session/contract/register-port";
import { tableArea } from "../run/area-ids";
import { addTable, type MadeTable } from "./add-table";
import { freeName } from "./free-name";

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
  const threats = onNewSheet(register, top);
  const controls = onNewSheet(register.controls, 0);
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

  function onNewSheet(made: NewTable, row: number): MadeTable {
    const name = freeName(made.sheet, " ", taken.sheets);
    taken.sheets.push(name);
    return addTable(context, worksheets.add(name), { row, column: 0 }, made, taken.tables);
  }
}
