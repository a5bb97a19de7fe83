import type { CellRange, CellValue } from "../../../../src/workbook/book/book";
import type { CellFormat, CellInput } from "../../../../src/embedded/grid";

export interface MemoryCell {
  /** With its "=". */
  formula?: string;
  value: CellValue;
  numberFormat?: string;
  look?: Partial<CellFormat>;
}

/** One sheet as plain data, so that undo can copy it. */
export interface MemorySheet {
  readonly id: string;
  name: string;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  tabColor: string;
  isProtected: boolean;
  /** By "row,column". */
  cells: Map<string, MemoryCell>;
  readonly widths: Map<number, number>;
  readonly heights: Map<number, number>;
}

export const cellKey = (row: number, column: number) => `${row},${column}`;

export const placeOf = (key: string): readonly [number, number] => {
  const [row = "0", column = "0"] = key.split(",");
  return [Number(row), Number(column)];
};

export function cellAt(sheet: MemorySheet, row: number, column: number): MemoryCell {
  const key = cellKey(row, column);
  const known = sheet.cells.get(key);
  if (known) return known;
  const made: MemoryCell = { value: null };
  sheet.cells.set(key, made);
  return made;
}

/** A cell that holds nothing and looks like nothing is no cell. */
export function dropIfBlank(sheet: MemorySheet, row: number, column: number): void {
  const key = cellKey(row, column);
  const cell = sheet.cells.get(key);
  const isBlank = cell?.formula === undefined && (cell?.value ?? null) === null;
  if (isBlank && cell?.numberFormat === undefined && cell?.look === undefined) {
    sheet.cells.delete(key);
  }
}

const errors: ReadonlySet<string> = new Set([
  "#VALUE!",
  "#N/A",
  "#DIV/0!",
  "#NUM!",
  "#NULL!",
  "#NAME?",
  "#REF!",
]);

/** Puts what is typed into a cell: numbers, truth values and errors are recognised, "'" keeps a text a text. */
export function type(cell: MemoryCell, input: Exclude<CellInput, null>): void {
  delete cell.formula;
  if (typeof input !== "string") cell.value = input;
  else if (input === "") cell.value = null;
  else if (input.startsWith("'")) cell.value = input.slice(1);
  else if (input.startsWith("=") && input.length > 1) {
    cell.formula = input;
    cell.value = null;
  } else cell.value = cell.numberFormat === "@" ? input : recognised(input);
}

function recognised(text: string): CellValue {
  if (/^\s*[-+]?(\d+\.?\d*|\.\d+)(E[-+]?\d+)?\s*$/i.test(text)) return Number(text);
  if (/^(TRUE|FALSE)$/i.test(text)) return text.toUpperCase() === "TRUE";
  return errors.has(text) ? { error: text } : text;
}

/** What a cell shows. Only the formats tests use are known. */
export function textOf(value: CellValue, numberFormat: string): string {
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  const [, grouped, decimals = "", percent] = /^(#,##)?0?(?:\.(0+))?(%)?$/.exec(numberFormat) ?? [];
  if (numberFormat === "General") return String(value);
  const shown = (percent ? value * 100 : value).toFixed(decimals.length);
  const withGroups = grouped ? shown.replace(/\B(?=(\d{3})+(?!\d))/g, ",") : shown;
  return `${withGroups}${percent ?? ""}`;
}

/** Moves the cells that are in the way of new ones, or closes up after old ones. */
export function shiftCells(
  sheet: MemorySheet,
  range: CellRange,
  by: { readonly rows: number; readonly columns: number },
): void {
  const inBand = (row: number, column: number) =>
    by.rows === 0
      ? row >= range.startRow && row <= range.endRow && column >= range.startColumn
      : column >= range.startColumn && column <= range.endColumn && row >= range.startRow;
  const isRemoved = (row: number, column: number) =>
    by.rows + by.columns < 0 &&
    row <= range.endRow &&
    column <= range.endColumn &&
    inBand(row, column);
  const moved = new Map<string, MemoryCell>();
  for (const [key, cell] of sheet.cells) {
    const [row, column] = placeOf(key);
    if (!inBand(row, column)) moved.set(key, cell);
    else if (!isRemoved(row, column)) moved.set(cellKey(row + by.rows, column + by.columns), cell);
  }
  sheet.cells = moved;
}
