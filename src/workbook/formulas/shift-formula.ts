import { columnIndex, columnLetters, lastColumn, lastRow } from "../book/cell-address";
import { tokenizeFormula } from "./formula-tokens";

/**
 * The formula as it reads in another cell: references without `$` move along, as in a copy.
 *
 * @param formula without its `=`
 * @param rows how many rows further down
 * @param columns how many columns further right
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return tokenizeFormula(formula)
    .map(({ kind, text }) => (kind === "reference" ? shiftReference(text, rows, columns) : text))
    .join("");
}

function shiftReference(reference: string, rows: number, columns: number): string {
  const parts = reference.split(":").map((part) => {
    const match = /^(\$?)([A-Z]*)(\$?)(\d*)$/i.exec(part);
    if (!match) return part;
    const [, columnLock = "", letters = "", rowLock = "", digits = ""] = match;
    // "$3" alone is a row: its lock is what the pattern took for the column's.
    const locked = letters === "" ? columnLock : rowLock;
    const column = letters === "" || columnLock ? letters : moved(letters, columns);
    const row = digits === "" || locked ? digits : movedRow(digits, rows);
    return column === undefined || row === undefined
      ? undefined
      : `${columnLock}${column}${rowLock}${row}`;
  });
  return parts.includes(undefined) ? "#REF!" : parts.join(":");
}

function moved(letters: string, by: number): string | undefined {
  const column = columnIndex(letters) + by;
  return column < 0 || column > lastColumn ? undefined : columnLetters(column);
}

function movedRow(digits: string, by: number): string | undefined {
  const row = Number(digits) - 1 + by;
  return row < 0 || row > lastRow ? undefined : String(row + 1);
}
