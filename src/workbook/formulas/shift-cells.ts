import type { CellRange } from "../book/book";
import type { Shift } from "../book/sheet-move";
import { columnIndex, columnLetters, lastColumn, lastRow } from "../book/cell-address";
import { tokenizeFormula } from "../../formulas/formula-tokens";

/** How far the others move. */
export const distance = ({ area, along, removes }: Shift): number => {
  const size =
    along === "rows" ? area.endRow - area.startRow + 1 : area.endColumn - area.startColumn + 1;
  return removes ? -size : size;
};

/**
 * Where a range is afterwards; null where all of it was taken out or pushed off the sheet. A range that lies only partly in
 * the way of what moves stays, as in Excel.
 */
export function shiftedRange(range: CellRange, shift: Shift): CellRange | null {
  const { area, along } = shift;
  if (along === "rows") {
    if (range.startColumn < area.startColumn || range.endColumn > area.endColumn) return range;
    const span = shiftedSpan(range.startRow, range.endRow, area.startRow, area.endRow, shift);
    if (!span || span[0] > lastRow) return null;
    return { ...range, startRow: span[0], endRow: Math.min(span[1], lastRow) };
  }
  if (range.startRow < area.startRow || range.endRow > area.endRow) return range;
  const { startColumn, endColumn } = range;
  const span = shiftedSpan(startColumn, endColumn, area.startColumn, area.endColumn, shift);
  if (!span || span[0] > lastColumn) return null;
  return { ...range, startColumn: span[0], endColumn: Math.min(span[1], lastColumn) };
}

/** Whether whole rows or columns come or go. */
export const isWhole = ({ area, along }: Shift): boolean =>
  along === "rows"
    ? area.startColumn === 0 && area.endColumn >= lastColumn
    : area.startRow === 0 && area.endRow >= lastRow;

/** Whether a part of a range moves and the rest stays. */
export function isTorn(range: CellRange, shift: Shift): boolean {
  if (isWhole(shift)) return false;
  const { area, along } = shift;
  return along === "rows"
    ? range.endRow >= area.startRow &&
        area.startColumn <= range.endColumn &&
        area.endColumn >= range.startColumn &&
        (range.startColumn < area.startColumn || range.endColumn > area.endColumn)
    : range.endColumn >= area.startColumn &&
        area.startRow <= range.endRow &&
        area.endRow >= range.startRow &&
        (range.startRow < area.startRow || range.endRow > area.endRow);
}

/** Where merged cells are after a shift; null where they are no more than one, or come apart. */
export function movedMerge(range: CellRange, shift: Shift): CellRange | null {
  const moved = isTorn(range, shift) ? null : shiftedRange(range, shift);
  return moved && (moved.startRow < moved.endRow || moved.startColumn < moved.endColumn)
    ? moved
    : null;
}

function shiftedSpan(
  start: number,
  end: number,
  from: number,
  to: number,
  shift: Shift,
): [number, number] | null {
  const by = distance(shift);
  if (!shift.removes) return [start >= from ? start + by : start, end >= from ? end + by : end];
  const newStart = start > to ? start + by : Math.min(start, from);
  const newEnd = end > to ? end + by : end >= from ? from - 1 : end;
  return newStart > newEnd ? null : [newStart, newEnd];
}

/**
 * A formula after cells moved on a sheet.
 *
 * @param formula without its `=`
 * @param isThere whether what a formula calls by this name, or by none, is the sheet whose cells move
 */
export function shiftedFormula(
  formula: string,
  shift: Shift,
  isThere: (sheet: string | null) => boolean,
): string {
  let qualifier: string | null = null;
  return tokenizeFormula(formula)
    .map(({ kind, text }) => {
      if (kind === "sheet") {
        qualifier = sheetIn(text);
        return text;
      }
      const sheet = qualifier;
      qualifier = null;
      return kind === "reference" && isThere(sheet) ? shiftedReference(text, shift) : text;
    })
    .join("");
}

/** The name in `Sheet1!` or `'It''s'!`. */
export function sheetIn(prefix: string): string {
  const bare = prefix.slice(0, -1);
  return bare.startsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
}

interface Corner {
  readonly columnLock: string;
  readonly column: number | null;
  readonly rowLock: string;
  readonly row: number | null;
}

function cornerOf(text: string): Corner | null {
  const match = /^(\$?)([A-Z]*)(\$?)(\d*)$/i.exec(text);
  if (!match) return null;
  const [, first = "", letters = "", second = "", digits = ""] = match;
  const isRow = letters === "";
  return {
    columnLock: isRow ? "" : first,
    column: isRow ? null : columnIndex(letters),
    // "$3" alone is a row: its lock is what the pattern took for the column's.
    rowLock: isRow ? first : second,
    row: digits === "" ? null : Number(digits) - 1,
  };
}

const cornerText = (corner: Corner, row: number, column: number) =>
  `${corner.column === null ? "" : corner.columnLock + columnLetters(column)}${
    corner.row === null ? "" : `${corner.rowLock}${row + 1}`
  }`;

function shiftedReference(text: string, shift: Shift): string {
  const [first = "", second] = text.split(":");
  const from = cornerOf(first);
  const to = second === undefined ? from : cornerOf(second);
  if (!from || !to) return text;
  // "C4:A1" means what "A1:C4" does; each corner keeps its own locks.
  const rows = [from.row ?? 0, to.row ?? lastRow] as const;
  const columns = [from.column ?? 0, to.column ?? lastColumn] as const;
  const range = {
    startRow: Math.min(...rows),
    endRow: Math.max(...rows),
    startColumn: Math.min(...columns),
    endColumn: Math.max(...columns),
  };
  const moved = shiftedRange(range, shift);
  if (!moved) return "#REF!";
  const rowOf = (row: number) => (row === range.startRow ? moved.startRow : moved.endRow);
  const columnOf = (column: number) =>
    column === range.startColumn ? moved.startColumn : moved.endColumn;
  const start = cornerText(from, rowOf(rows[0]), columnOf(columns[0]));
  return second === undefined
    ? start
    : `${start}:${cornerText(to, rowOf(rows[1]), columnOf(columns[1]))}`;
}
