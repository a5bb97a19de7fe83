import type { CellRange } from "./book";

export const lastRow = 1_048_575;
export const lastColumn = 16_383;

/** "A" for 0, "AB" for 27. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** 0 for "A", 27 for "ab". */
export function columnIndex(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** "B4" for row 3, column 1. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** "B2:C9", or "B2" for one cell. */
export function rangeAddress({ startRow, startColumn, endRow, endColumn }: CellRange): string {
  const start = cellAddress(startRow, startColumn);
  const end = cellAddress(endRow, endColumn);
  return start === end ? start : `${start}:${end}`;
}

/** The rectangle of "B2:C9" or "B2". `$` signs are allowed. */
export function parseRange(text: string): CellRange | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?$/i.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, letters1 = "", digits1 = "", letters2 = letters1, digits2 = digits1] = match;
  const rows = [Number(digits1) - 1, Number(digits2) - 1] as const;
  const columns = [columnIndex(letters1), columnIndex(letters2)] as const;
  return {
    startRow: Math.min(...rows),
    endRow: Math.max(...rows),
    startColumn: Math.min(...columns),
    endColumn: Math.max(...columns),
  };
}

/** "$B$2:$C$9": does not move with the formula that says it. */
export function absoluteRange(range: CellRange): string {
  const corner = (row: number, column: number) => `$${columnLetters(column)}$${row + 1}`;
  const start = corner(range.startRow, range.startColumn);
  const end = corner(range.endRow, range.endColumn);
  return start === end ? start : `${start}:${end}`;
}

/** A sheet's name as a formula has it: quoted unless it is a plain word that is neither a cell nor a truth. */
export function sheetInFormula(name: string): string {
  const plain =
    /^[A-Z_\p{L}][\w.\p{L}]*$/iu.test(name) &&
    !/^([A-Z]{1,3}\d+|R\d*C\d*|R|C|TRUE|FALSE)$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** The sheet's name in front of a reference, always quoted. */
export function sheetPrefix(name: string): string {
  return `'${name.replaceAll("'", "''")}'!`;
}
