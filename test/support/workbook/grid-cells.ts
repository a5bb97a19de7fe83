import type { CellValue } from "../../../src/workbook/book/book";
import { parseRange } from "../../../src/workbook/book/cell-address";
import type { CellInput, Grid, GridEvent, SheetRange } from "../../../src/embedded/grid";

/** "B2:C4" on the sheet that is active, or "Plan!B2" on another. */
export function rangeAt(grid: Grid, address: string): SheetRange {
  const [cells = "", name] = address.split("!").reverse();
  const range = parseRange(cells);
  const sheet = name === undefined ? grid.activeSheet() : sheetId(grid, name);
  if (!range) throw new Error(`${address} is no range`);
  return { sheet, ...range };
}

export function sheetId(grid: Grid, name: string): string {
  const found = grid.sheets().find((sheet) => sheet.name === name);
  if (!found) throw new Error(`${name} is no sheet`);
  return found.id;
}

/** Writes rows of inputs from a cell on. */
export function put(grid: Grid, address: string, rows: readonly (readonly CellInput[])[]): void {
  const from = rangeAt(grid, address);
  const endRow = from.startRow + rows.length - 1;
  const endColumn = from.startColumn + (rows[0]?.length ?? 1) - 1;
  grid.write({ ...from, endRow, endColumn }, rows);
}

export const shown = (value: CellValue) =>
  typeof value === "object" && value !== null ? value.error : value;

/** Values, errors as their text. */
export const valuesAt = (grid: Grid, address: string) =>
  grid.values(rangeAt(grid, address)).map((row) => row.map(shown));

export const formulasAt = (grid: Grid, address: string) =>
  grid.formulas(rangeAt(grid, address)).map((row) => row.map(shown));

export const valueAt = (grid: Grid, address: string) => valuesAt(grid, address)[0]?.[0];

export const formulaAt = (grid: Grid, address: string) => formulasAt(grid, address)[0]?.[0];

/** Everything that happens while something is done. */
export async function eventsOf(grid: Grid, work: () => unknown): Promise<GridEvent[]> {
  const events: GridEvent[] = [];
  const end = grid.subscribe((event) => events.push(event));
  await work();
  await grid.settled();
  end();
  return events;
}
