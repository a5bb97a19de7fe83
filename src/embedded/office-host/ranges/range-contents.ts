import type { CellInput, Grid, SheetRange } from "../../grid";
import { isEntireColumn, isEntireRow } from "./addresses";
import { wireType, wireValue } from "./cell-wire";
import { HostError, invalid } from "../protocol/host-error";
import { cellCount, columnCount, rowCount } from "./ranges";
import type { Wire } from "../protocol/wire";

/** As many cells as one read or write may have. */
const mostCells = 5_000_000;

const isUnbounded = (range: SheetRange) => isEntireColumn(range) || isEntireRow(range);

/** What a property of cells is for whole rows and columns: null, as there are too many. */
function ofCells(range: SheetRange, read: () => Wire): Wire {
  if (isUnbounded(range)) return null;
  if (cellCount(range) > mostCells) {
    throw new HostError("RangeExceedsLimit", `a range must have at most ${mostCells} cells`);
  }
  return read();
}

export const valuesOf = (grid: Grid, range: SheetRange): Wire =>
  ofCells(range, () => grid.values(range).map((row) => row.map(wireValue)));

export const formulasOf = (grid: Grid, range: SheetRange): Wire =>
  ofCells(range, () => grid.formulas(range).map((row) => row.map(wireValue)));

export const textOf = (grid: Grid, range: SheetRange): Wire =>
  ofCells(range, () => grid.texts(range));

export const numberFormatOf = (grid: Grid, range: SheetRange): Wire =>
  ofCells(range, () => grid.numberFormats(range));

export const valueTypesOf = (grid: Grid, range: SheetRange): Wire =>
  ofCells(range, () => grid.values(range).map((row) => row.map(wireType)));

/** Rows as given, or one value for all cells. The library sends wrong shapes as they are. */
function rowsGiven(range: SheetRange, given: Wire, name: string): readonly (readonly Wire[])[] {
  if (isUnbounded(range)) {
    throw invalid(`${name} must be set on a range with an end`, "whole rows or columns");
  }
  const rows = rowCount(range);
  const columns = columnCount(range);
  if (!Array.isArray(given)) {
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => given));
  }
  checkShape(given as readonly Wire[], rows, columns, name);
  return given as readonly (readonly Wire[])[];
}

function checkShape(given: readonly Wire[], rows: number, columns: number, name: string): void {
  const rule = `${name} must have ${rows} × ${columns} cells`;
  if (given.length !== rows) throw invalid(rule, `${given.length} rows`);
  for (const row of given) {
    if (!Array.isArray(row)) throw invalid(rule, "rows that are no lists");
    if (row.length !== columns) throw invalid(rule, `a row of ${row.length}`);
  }
}

/** What is written into cells: null leaves a cell as it is. */
export function inputsGiven(range: SheetRange, given: Wire, name: string): CellInput[][] {
  return rowsGiven(range, given, name).map((row) => row.map((value) => inputGiven(value, name)));
}

export function inputGiven(value: Wire, name: string): CellInput {
  if (value !== null && typeof value === "object") {
    throw invalid(`${name} must be numbers, texts and booleans`, value);
  }
  return value;
}

/** A list of one cell is for all of them: so Excel takes formats, though not values. */
function oneForAll(given: Wire): Wire {
  const rows = Array.isArray(given) ? (given as readonly Wire[]) : [];
  const [row] = rows;
  if (rows.length !== 1 || !Array.isArray(row) || row.length !== 1) return given;
  return (row as readonly Wire[])[0] ?? null;
}

/** Number formats to set; a null keeps that of the cell. */
export function numberFormatsGiven(grid: Grid, range: SheetRange, given: Wire): string[][] {
  const rows = rowsGiven(range, oneForAll(given), "numberFormat");
  const keeps = rows.some((row) => row.includes(null));
  const kept = keeps ? grid.numberFormats(range) : [];
  return rows.map((row, r) =>
    row.map((format, c) => {
      if (format === null) return kept[r]?.[c] ?? "General";
      if (typeof format !== "string") throw invalid("numberFormat must be texts", format);
      return format;
    }),
  );
}
