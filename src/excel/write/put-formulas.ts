import type {
  CellPlace,
  NamedCell,
  PlacedFormula,
  SpillingFormula,
} from "../../session/contract/register-port";
import { SheetError } from "../../session/contract/register-port";
import { addChart } from "./add-chart";
import { freeName } from "../../session/formulas/free-name";

/** Points of a column's width for a character. */
const characterWidth = 5.5;

/** Where a formula stands on its sheet, below what is said of it. */
const place = "A3";

/** Puts a formula where it was before, or on a sheet of its own, and gives a name to what it fills. */
export async function putSpilling(
  context: Excel.RequestContext,
  wanted: SpillingFormula,
): Promise<NamedCell> {
  const { worksheets, tables, names } = context.workbook;
  worksheets.load("items/name");
  tables.load("items/name");
  names.load("items/name,items/formula");
  const before = wanted.before && worksheets.getItemOrNullObject(wanted.before.sheet).load("name");
  await context.sync();
  const known = wanted.before && before?.isNullObject === false ? wanted.before : null;
  const there = known ? worksheets.getItem(known.sheet).getRange(known.address) : null;
  there?.load("formulas");
  if (there) await context.sync();
  const [[held] = []] = (there?.formulas ?? []) as unknown[][];
  // What somebody put there instead is theirs.
  const isOurs = typeof held === "string" && /^=.*THREAT_REGISTER\(/.test(held);
  const cell = isOurs ? known : null;
  const sheet = cell
    ? worksheets.getItem(cell.sheet)
    : worksheets.add(
        freeName(
          wanted.sheet,
          " ",
          worksheets.items.map(({ name }) => name),
        ),
      );
  sheet.load("name");
  if (!cell) {
    sheet.getRange("A1").values = [[wanted.title]];
    sheet.getRange(place).getEntireRow().format.font.bold = true;
  }
  const address = cell?.address ?? place;
  sheet.getRange(address).formulas = [[wanted.formula]];
  await context.sync();
  const spill = `=${quoted(sheet.name)}!$${address.replace(/(?=\d)/, "$")}#`;
  const own = names.items.find(
    ({ name, formula }) => name === wanted.before?.name && sameReference(formula, spill),
  );
  if (own) return { name: own.name, sheet: sheet.name, address };
  const taken = [...names.items, ...tables.items].map(({ name }) => name);
  const name = freeName(wanted.name, "_", taken);
  names.add(name, spill);
  await context.sync();
  return { name, sheet: sheet.name, address };
}

const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

const sameReference = (one: unknown, other: string): boolean =>
  typeof one === "string" && one.replaceAll("'", "") === other.replaceAll("'", "");

/**
 * Puts a formula into the selected cell.
 *
 * @throws SheetError where that, or what it fills, is not empty, lies beyond the sheet, or in a table where nothing spills
 */
export async function insertFormula(
  context: Excel.RequestContext,
  { formula, rows, columns, chart }: PlacedFormula,
): Promise<CellPlace> {
  const cell = context.workbook.getSelectedRange().getCell(0, 0);
  cell.load("rowIndex,columnIndex,address");
  const sheet = cell.worksheet.load("name");
  const whole = sheet.getRange().load("rowCount,columnCount");
  await context.sync();
  const { rowIndex, columnIndex } = cell;
  if (rowIndex + rows > whole.rowCount || columnIndex + columns.length > whole.columnCount) {
    throw new SheetError(
      "refused",
      `${rows} × ${columns.length} cells do not fit between ${localAddress(cell)} and the end of the sheet. Select a cell further up or to the left, then insert again.`,
    );
  }
  const filled = sheet.getRangeByIndexes(rowIndex, columnIndex, rows, columns.length);
  filled.load("formulas,address");
  const tables = filled.getTables(false).load("items/name");
  const widths = columns.map((_, column) =>
    sheet.getRangeByIndexes(rowIndex, columnIndex + column, 1, 1).load("format/columnWidth"),
  );
  await context.sync();
  const [address, all] = [localAddress(cell), localAddress(filled)];
  if ((filled.formulas as unknown[][]).flat().some((held) => held !== "")) {
    const where = rows * columns.length === 1 ? `${address} is` : `${all} are`;
    const wanted =
      rows * columns.length === 1 ? "an empty cell" : "a cell with room below and beside it";
    throw new SheetError("refused", `${where} not empty. Select ${wanted}, then insert again.`);
  }
  const [table] = tables.items;
  if (table && rows * columns.length > 1) {
    throw new SheetError(
      "refused",
      `${all} reaches into the table ${table.name}, where Excel lets no formula fill several cells. Select a cell with room outside of tables, then insert again.`,
    );
  }
  filled.numberFormat = Array.from({ length: rows }, () => columns.map(({ format }) => format));
  cell.formulas = [[formula]];
  for (const [index, column] of widths.entries()) {
    const width = (columns[index]?.width ?? 0) * characterWidth;
    if (column.format.columnWidth < width) column.format.columnWidth = width;
  }
  if (chart) addChart(sheet, chart(rowIndex, columnIndex));
  await context.sync();
  return { sheet: sheet.name, address };
}

/** An address without its sheet. */
const localAddress = ({ address }: Excel.Range): string =>
  address.slice(address.lastIndexOf("!") + 1);
