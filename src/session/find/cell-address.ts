import type { Rectangle } from "../contract/register-port";

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** "B4:K16", or "B4" for one cell. */
export function addressOf({ row, column, rows, columns }: Rectangle): string {
  const first = `${columnLetters(column)}${row + 1}`;
  const last = `${columnLetters(column + columns - 1)}${row + rows}`;
  return first === last ? first : `${first}:${last}`;
}

/** "Register!B4:K16", as Excel writes it: a name that could be misread stands in quotes. */
export const addressOnSheet = (sheet: string, cells: Rectangle): string =>
  `${sheetInFormula(sheet)}!${addressOf(cells)}`;

/** "Register!$B$4:$K$16": the same wherever a formula with it is copied to. */
export const fixedAddressOnSheet = (sheet: string, cells: Rectangle): string =>
  `${sheetInFormula(sheet)}!${addressOf(cells).replace(/[A-Z]+(?=\d)|\d+/g, "$$$&")}`;

/** The name of a sheet as a formula has it. */
export function sheetInFormula(sheet: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet) && !/^[A-Z]{1,3}\d+$/i.test(sheet);
  return plain ? sheet : `'${sheet.replaceAll("'", "''")}'`;
}
