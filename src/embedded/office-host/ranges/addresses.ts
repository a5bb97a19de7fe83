import type { CellRange } from "../../../workbook/book/book";
import {
  cellAddress,
  columnIndex,
  columnLetters,
  lastColumn,
  lastRow,
  parseRange,
  sheetInFormula,
} from "../../../workbook/book/cell-address";

/** An address as an add-in writes it, taken apart. */
export interface ParsedAddress {
  /** Name of the sheet in front of it, where there is one. */
  readonly sheet?: string;
  readonly cells: CellRange;
}

/** "B2", "$B$2:C9", "B:C", "2:9", "Sheet1!B2", "'My sheet'!B:B"; undefined for anything else. */
export function parseAddress(text: string): ParsedAddress | undefined {
  const [, quoted, bare, rest = ""] =
    /^(?:'((?:[^']|'')+)'!|([^'!]+)!)?(.+)$/.exec(text.trim()) ?? [];
  const cells = cellsOf(rest);
  if (!cells || !onSheet(cells)) return undefined;
  const sheet = quoted?.replaceAll("''", "'") ?? bare;
  return sheet === undefined ? { cells } : { sheet, cells };
}

function cellsOf(text: string): CellRange | undefined {
  return parseRange(text) ?? wholeColumns(text) ?? wholeRows(text);
}

function wholeColumns(text: string): CellRange | undefined {
  const [, first, last] = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i.exec(text) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const columns = [columnIndex(first), columnIndex(last)] as const;
  return {
    startRow: 0,
    endRow: lastRow,
    startColumn: Math.min(...columns),
    endColumn: Math.max(...columns),
  };
}

function wholeRows(text: string): CellRange | undefined {
  const [, first, last] = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const rows = [Number(first) - 1, Number(last) - 1] as const;
  return {
    startRow: Math.min(...rows),
    endRow: Math.max(...rows),
    startColumn: 0,
    endColumn: lastColumn,
  };
}

/** Whether a range lies within the limits of a sheet. */
export const onSheet = (cells: CellRange): boolean =>
  cells.startRow >= 0 &&
  cells.startColumn >= 0 &&
  cells.endRow >= cells.startRow &&
  cells.endColumn >= cells.startColumn &&
  cells.endRow <= lastRow &&
  cells.endColumn <= lastColumn;

export const isEntireColumn = ({ startRow, endRow }: CellRange): boolean =>
  startRow === 0 && endRow === lastRow;

export const isEntireRow = ({ startColumn, endColumn }: CellRange): boolean =>
  startColumn === 0 && endColumn === lastColumn;

/** "B2:C9", "B:C" for whole columns, "2:9" for whole rows. */
export function addressOf(cells: CellRange): string {
  if (isEntireRow(cells)) return `${cells.startRow + 1}:${cells.endRow + 1}`;
  if (isEntireColumn(cells)) {
    return `${columnLetters(cells.startColumn)}:${columnLetters(cells.endColumn)}`;
  }
  const start = cellAddress(cells.startRow, cells.startColumn);
  const end = cellAddress(cells.endRow, cells.endColumn);
  return start === end ? start : `${start}:${end}`;
}

/** "Sheet1!B2:C9". The name is quoted where a formula would need it. */
export function addressOnSheet(sheet: string, cells: CellRange): string {
  return `${sheetInFormula(sheet)}!${addressOf(cells)}`;
}
