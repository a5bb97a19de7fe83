import type { NewRegister, NewTable } from "../../session/contract/register-port";
import { tableArea } from "../run/area-ids";
import { addTable, type MadeTable } from "./add-table";
import { freeName } from "../../session/formulas/free-name";

/** Makes a register with its results and controls on new sheets, and goes to its first cell. @returns id of its area */
export async function createRegister(
  context: Excel.RequestContext,
  register: NewRegister,
): Promise<string> {
  const taken = await takenNames(context);
  const { results } = register;
  const top = results.length === 0 ? 0 : results.length + 1;
  const threats = onNewSheet(context, taken, register, top);
  const controls = onNewSheet(context, taken, register.controls, 0);
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

/** Makes a table on a new sheet, and stays where the user is. @returns id of its area */
export async function makeTable(context: Excel.RequestContext, wanted: NewTable): Promise<string> {
  const { table } = onNewSheet(context, await takenNames(context), wanted, 0);
  table.load("id");
  await context.sync();
  return tableArea(table.id);
}

/** A table that is made, by its name and that of its sheet. */
export interface TableMade {
  readonly sheet: string;
  readonly table: string;
}

/**
 * Makes tables on new sheets, and stays where the user is.
 *
 * @param onNames told what they will be called, before anything is written
 */
export async function makeTables(
  context: Excel.RequestContext,
  wanted: readonly NewTable[],
  onNames: (made: readonly TableMade[]) => void,
): Promise<void> {
  const taken = await takenNames(context);
  const from = taken.sheets.length;
  const tables = wanted.map((table) => onNewSheet(context, taken, table, 0).name);
  const sheets = taken.sheets.slice(from);
  onNames(tables.map((table, index) => ({ sheet: sheets[index] ?? "", table })));
  await context.sync();
}

/** Names that nothing new may have. */
interface TakenNames {
  readonly sheets: string[];
  readonly tables: string[];
}

async function takenNames(context: Excel.RequestContext): Promise<TakenNames> {
  const { worksheets, tables } = context.workbook;
  worksheets.load("items/name");
  tables.load("items/name");
  await context.sync();
  return {
    sheets: worksheets.items.map(({ name }) => name),
    tables: tables.items.map(({ name }) => name),
  };
}

function onNewSheet(
  context: Excel.RequestContext,
  taken: TakenNames,
  made: NewTable,
  row: number,
): MadeTable {
  const name = freeName(made.sheet, " ", taken.sheets);
  taken.sheets.push(name);
  const sheet = context.workbook.worksheets.add(name);
  return addTable(context, sheet, { row, column: 0 }, made, taken.tables);
}
