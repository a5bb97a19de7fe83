import { columnIndex, columnLetters, lastColumn, lastRow } from "../book/cell-address";
import { tokenizeFormula } from "../../formulas/formula-tokens";

/**
 * The formula as it reads in another cell: references without `$` move along, as in a copy.
 *
 * @param formula without its `=`
 * @param rows how many rows further down
 * @param columns how many columns further right
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return shifted(formula, rows, columns, beyond);
}

/**
 * What a name stands for in a cell. Files write its relative references as seen from A1, where the cell above is in the
 * last row: behind an edge of the sheet comes the other.
 *
 * @param formula without its `=`, as seen from A1
 */
export function nameSeenFrom(formula: string, row: number, column: number): string {
  return shiftFormulaAround(formula, row, column);
}

/** The formula as it reads in another cell, where behind an edge of the sheet comes the other. */
export function shiftFormulaAround(formula: string, rows: number, columns: number): string {
  return shifted(formula, rows, columns, (place, last) => {
    const size = last + 1;
    return ((place % size) + size) % size;
  });
}

/** What becomes of a place that is not on a sheet. */
type Beyond = (place: number, last: number) => number | undefined;

const beyond: Beyond = (place, last) => (place < 0 || place > last ? undefined : place);

function shifted(formula: string, rows: number, columns: number, placed: Beyond): string {
  if (rows === 0 && columns === 0) return formula;
  return tokenizeFormula(formula)
    .map(({ kind, text }) =>
      kind === "reference" ? shiftReference(text, rows, columns, placed) : text,
    )
    .join("");
}

function shiftReference(reference: string, rows: number, columns: number, placed: Beyond): string {
  const parts = reference.split(":").map((part) => {
    const match = /^(\$?)([A-Z]*)(\$?)(\d*)$/i.exec(part);
    if (!match) return part;
    const [, columnLock = "", letters = "", rowLock = "", digits = ""] = match;
    // "$3" alone is a row: its lock is what the pattern took for the column's.
    const locked = letters === "" ? columnLock : rowLock;
    const column = letters === "" || columnLock ? letters : moved(letters, columns, placed);
    const row = digits === "" || locked ? digits : movedRow(digits, rows, placed);
    return column === undefined || row === undefined
      ? undefined
      : `${columnLock}${column}${rowLock}${row}`;
  });
  return parts.includes(undefined) ? "#REF!" : parts.join(":");
}

function moved(letters: string, by: number, placed: Beyond): string | undefined {
  const column = placed(columnIndex(letters) + by, lastColumn);
  return column === undefined ? undefined : columnLetters(column);
}

function movedRow(digits: string, by: number, placed: Beyond): string | undefined {
  const row = placed(Number(digits) - 1 + by, lastRow);
  return row === undefined ? undefined : String(row + 1);
}
