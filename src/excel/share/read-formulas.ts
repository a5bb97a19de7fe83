import {
  type CellArea,
  type Content,
  type FilledCell,
  type FormulaCell,
  type FormulasRead,
  type HeldValue,
  LEDGER_NAME,
  type LedgerRead,
  type NamedFormula,
  ledgerHeaders,
  type Wanted,
  type WantedRead,
} from "../../session/contract/share";
import { cellsOf } from "../read/read-cells";
import { type Contents, placeOf, placeProperties, readInBlocks } from "../read/read-in-blocks";

/** Spills that are asked for in one answer. */
const spillsAtOnce = 1000;

/** All formulas of the workbook, hidden sheets among them: a copy shows what they give. */
export async function readFormulas(context: Excel.RequestContext): Promise<FormulasRead> {
  const { worksheets, names } = context.workbook;
  worksheets.load("items/name,items/protection/protected");
  names.load("items/name,items/formula");
  const list = names.getItemOrNullObject(LEDGER_NAME).load("name");
  const all = context.workbook.tables.load("items/name");
  await context.sync();
  const sheets = worksheets.items.map((sheet) => ({
    sheet,
    used: sheet.getUsedRangeOrNullObject(true).load(placeProperties),
    own: sheet.names.load("items/name,items/formula"),
  }));
  const header = list.isNullObject ? null : list.getRangeOrNullObject();
  header?.load("rowIndex,columnIndex");
  const home = header?.worksheet.load("name");
  const tables = all.items.map((table) => ({
    name: table.name,
    columns: table.columns.load("items/name"),
    sheet: table.worksheet.load("name"),
    range: table.getRange().load(placeProperties),
  }));
  await context.sync();
  const filled = sheets.filter(({ used }) => !used.isNullObject);
  const contents = await readInBlocks(
    context,
    filled.map(({ sheet, used }) => ({ sheet, place: placeOf(used) })),
    "formulas",
  );
  const read = filled.map(({ sheet }, index) => ({ name: sheet.name, held: contents[index] }));
  return {
    cells: read.flatMap(({ name, held }) => (held ? formulasIn(name, held) : [])),
    names: [
      ...names.items.map((item) => named(item, null)),
      ...sheets.flatMap(({ sheet, own }) => own.items.map((item) => named(item, sheet.name))),
    ],
    tables: tables.map(({ name, columns, sheet, range }) => ({
      name,
      columns: columns.items.map((column) => column.name),
      area: { sheet: sheet.name, ...placeOf(range) },
    })),
    ledger:
      header && home && !header.isNullObject
        ? ledgerIn(read.find(({ name }) => name === home.name)?.held, home.name, header)
        : null,
    protectedSheets: worksheets.items
      .filter(({ protection }) => protection.protected)
      .map(({ name }) => name),
  };
}

function named({ name, formula }: Excel.NamedItem, sheet: string | null): NamedFormula {
  return { name, sheet, formula: typeof formula === "string" ? formula : `=${String(formula)}` };
}

function formulasIn(sheet: string, { place, formulas, values }: Contents): FormulaCell[] {
  return formulas.flatMap((line, row) =>
    line.flatMap((formula, column) =>
      isFormula(formula, values[row]?.[column])
        ? [{ sheet, row: place.row + row, column: place.column + column, formula }]
        : [],
    ),
  );
}

function ledgerIn(
  held: Contents | undefined,
  sheet: string,
  { rowIndex, columnIndex }: Excel.Range,
): LedgerRead | null {
  if (!held) return null;
  const { row, column } = held.place;
  const lines = contentsIn(held)
    .slice(rowIndex + 1 - row)
    .map((line) =>
      Array.from(
        { length: ledgerHeaders.length },
        (_, index) => line[columnIndex - column + index] ?? null,
      ),
    );
  return { sheet, row: rowIndex, column: columnIndex, lines };
}

/** A text may look like one. */
const isFormula = (formula: unknown, value: unknown): formula is string =>
  typeof formula === "string" && /^=./.test(formula) && formula !== value;

/** What cells hold: formulas where there are any. */
function contentsIn(held: Contents): Content[][] {
  return cellsOf(held).map((line, row) =>
    line.map((value, column): Content => {
      const formula = held.formulas[row]?.[column];
      if (isFormula(formula, value)) return { formula };
      return typeof value === "object" && value !== null ? { error: value.code } : value;
    }),
  );
}

/** All that formulas fill, and what cells hold. */
export async function readWanted(
  context: Excel.RequestContext,
  { filled, held }: Wanted,
): Promise<WantedRead> {
  const areas = await spillsOf(context, filled);
  const sheetOf = (name: string): Excel.Worksheet => context.workbook.worksheets.getItem(name);
  const spilled = await readInBlocks(
    context,
    areas.map(({ cell, place }) => ({ sheet: sheetOf(cell.sheet), place })),
    "values",
  );
  const there = held.flatMap((area) => (area ? [area] : []));
  const contents = await readInBlocks(
    context,
    there.map(({ sheet, ...place }) => ({ sheet: sheetOf(sheet), place })),
    "formulas",
  );
  const contentsOf = new Map(there.map((area, index) => [area, contents[index]]));
  return {
    filled: areas.map(({ cell }, index): FilledCell => ({
      ...cell,
      values: shown(spilled[index]),
    })),
    held: held.map((area) => {
      const read = area && contentsOf.get(area);
      return read ? contentsIn(read) : null;
    }),
  };
}

/** What cells show, area by area. */
export async function readShown(
  context: Excel.RequestContext,
  areas: readonly { readonly area: CellArea }[],
): Promise<HeldValue[][][]> {
  const read = await readInBlocks(
    context,
    areas.map(({ area: { sheet, ...place } }) => ({
      sheet: context.workbook.worksheets.getItem(sheet),
      place,
    })),
    "values",
  );
  return read.map(shown);
}

const shown = (read: Contents | undefined): HeldValue[][] =>
  (read ? cellsOf(read) : []).map((line) =>
    line.map((value) =>
      typeof value === "object" && value !== null ? { error: value.code } : value,
    ),
  );

interface Filling {
  readonly cell: FormulaCell;
  readonly place: ReturnType<typeof placeOf>;
}

/** What each formula fills. Cells that one fills may show its formula: they are not formulas of their own. */
async function spillsOf(
  context: Excel.RequestContext,
  cells: readonly FormulaCell[],
): Promise<Filling[]> {
  const found: Filling[] = [];
  for (let from = 0; from < cells.length; from += spillsAtOnce) {
    const asked = cells.slice(from, from + spillsAtOnce).map((cell) => ({
      cell,
      spill: context.workbook.worksheets
        .getItem(cell.sheet)
        .getRangeByIndexes(cell.row, cell.column, 1, 1)
        .getSpillingToRangeOrNullObject()
        .load(placeProperties),
    }));
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one answer may hold only so much
    await context.sync();
    for (const { cell, spill } of asked) {
      const { row, column } = cell;
      const place = spill.isNullObject ? { row, column, rows: 1, columns: 1 } : placeOf(spill);
      found.push({ cell, place: { ...place, row, column } });
    }
  }
  const wide = found.filter(({ place }) => place.rows * place.columns > 1);
  return found.filter(
    ({ cell }) => !wide.some((other) => other.cell !== cell && isWithin(cell, other)),
  );
}

const isWithin = ({ sheet, row, column }: FormulaCell, { cell, place }: Filling): boolean =>
  sheet === cell.sheet &&
  row >= place.row &&
  row < place.row + place.rows &&
  column >= place.column &&
  column < place.column + place.columns;
