import type { ICellData, IRange, IStyleData, Nullable, Worksheet } from "@univerjs/core";
import { ObjectMatrix, Tools } from "@univerjs/core";
import {
  AddWorksheetMergeMutation,
  InsertColMutation,
  InsertRowMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveWorksheetMergeMutation,
} from "@univerjs/sheets";
import { lastColumn, lastRow, rangeAddress } from "../../../workbook/book/cell-address";
import { plainRange } from "../book/grid-cells";
import type { CellPatch } from "./cell-edits";
import { cellsEdit, reach } from "./cell-edits";
import { notedFormula, notesAlong } from "../calculation/engine-formulas";
import type { FormulaPlace } from "./formula-edits";
import type { Shift } from "../../../workbook/book/sheet-move";
import { distance, isWhole, movedMerge } from "../../../workbook/formulas/shift-cells";
import type { Edit } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";
import { worksheetOf } from "../book/univer-book";

/**
 * The change that moves cells of one sheet, formulas included. Whole rows and columns take their heights and widths along.
 *
 * @param rewrite what a formula in one of these cells says afterwards; it gets and gives formulas without their `=`
 */
export function shiftEdits(
  book: UniverBook,
  sheet: string,
  shift: Shift,
  formulaAt: (row: number, column: number) => string | null,
  rewrite: (formula: string, place: FormulaPlace) => string,
): Edit[] {
  const [before, after] = mergeEdits(book, sheet, shift);
  return [
    ...before,
    ...(isWhole(shift)
      ? lineEdits(book, sheet, shift)
      : [shiftEdit(book, sheet, shift, formulaAt, rewrite)]),
    ...after,
  ];
}

/**
 * What becomes of merged cells that Univer does not move by itself: such as grow, shrink or come apart, and all where less
 * than whole rows or columns move. They are taken out before the move and put in after it.
 */
function mergeEdits(
  book: UniverBook,
  sheet: string,
  shift: Shift,
): readonly [before: Edit[], after: Edit[]] {
  const merges = worksheetOf(book, sheet).getMergeData();
  const [start, end] =
    shift.along === "rows"
      ? (["startRow", "endRow"] as const)
      : (["startColumn", "endColumn"] as const);
  const edge = shift.along === "rows" ? lastRow : lastColumn;
  const changed = merges.flatMap((merge) => {
    const range = plainRange(merge);
    const moved = movedMerge(range, shift);
    const first = shift.area[start];
    const isMovedAlong =
      isWhole(shift) &&
      (range[end] < first ||
        (shift.removes
          ? range[start] > shift.area[end]
          : range[start] >= first && range[end] + distance(shift) <= edge));
    return isMovedAlong || (moved !== null && rangeAddress(moved) === rangeAddress(range))
      ? []
      : [{ range, moved }];
  });
  const target = { unitId: book.unit, subUnitId: sheet };
  const change = (ranges: readonly IRange[], adds: boolean): Edit[] => {
    if (ranges.length === 0) return [];
    const [add, remove] = [AddWorksheetMergeMutation, RemoveWorksheetMergeMutation].map(
      ({ id }) => ({
        id,
        params: { ...target, ranges: [...ranges] },
      }),
    );
    if (!add || !remove) return [];
    return [adds ? { redo: add, undo: remove } : { redo: remove, undo: add }];
  };
  return [
    change(
      changed.map(({ range }) => range),
      false,
    ),
    change(
      changed.flatMap(({ moved }) => moved ?? []),
      true,
    ),
  ];
}

function lineEdits(book: UniverBook, sheet: string, { area, along, removes }: Shift): Edit[] {
  const worksheet = worksheetOf(book, sheet);
  const isRows = along === "rows";
  const [first, last] = isRows ? [area.startRow, area.endRow] : [area.startColumn, area.endColumn];
  const size = isRows ? worksheet.getRowCount() : worksheet.getColumnCount();
  // What lies beyond the sheet's present size is blank.
  if (first >= size) return [];
  const range = isRows
    ? { startRow: first, endRow: last, startColumn: 0, endColumn: worksheet.getColumnCount() - 1 }
    : { startRow: 0, endRow: worksheet.getRowCount() - 1, startColumn: first, endColumn: last };
  const target = { unitId: book.unit, subUnitId: sheet };
  const insertId = isRows ? InsertRowMutation.id : InsertColMutation.id;
  const removeId = isRows ? RemoveRowMutation.id : RemoveColMutation.id;
  if (!removes) {
    const params = { ...target, range };
    return [{ redo: { id: insertId, params }, undo: { id: removeId, params } }];
  }
  const cut = isRows
    ? { ...range, endRow: Math.min(last, size - 1) }
    : { ...range, endColumn: Math.min(last, size - 1) };
  const emptying: CellPatch = new ObjectMatrix();
  worksheet.getCellMatrix().forValue((row, column, cell) => {
    const at = isRows ? row : column;
    if (cell && at >= first && at <= last) emptying.setValue(row, column, emptied());
  });
  const info = isRows
    ? { rowInfo: linesOf(worksheet.getRowManager().getRowData(), first, last) }
    : { colInfo: linesOf(worksheet.getColumnManager().getColumnData(), first, last) };
  return [
    cellsEdit(book, sheet, emptying),
    {
      redo: { id: removeId, params: { ...target, range: cut } },
      undo: { id: insertId, params: { ...target, range: cut, ...info } },
    },
  ];
}

/** Heights or widths, counted from the first line. */
function linesOf<T>(lines: Readonly<Record<number, T>>, first: number, last: number) {
  const found: Record<number, T> = {};
  for (let line = first; line <= last; line++) {
    const there = lines[line];
    if (there !== undefined) found[line - first] = Tools.deepClone(there);
  }
  return found;
}

function shiftEdit(
  book: UniverBook,
  sheet: string,
  shift: Shift,
  formulaAt: (row: number, column: number) => string | null,
  rewrite: (formula: string, place: FormulaPlace) => string,
): Edit {
  const worksheet = worksheetOf(book, sheet);
  const patch: CellPatch = new ObjectMatrix();
  const by = distance(shift);
  const moves: [number, number, ICellData][] = [];
  worksheet.getCellMatrix().forValue((row, column, cell) => {
    if (!cell || !isInTheWay(row, column, shift)) return;
    patch.setValue(row, column, emptied());
    const isGone =
      shift.removes &&
      (shift.along === "rows" ? row <= shift.area.endRow : column <= shift.area.endColumn);
    if (isGone) return;
    const formula = formulaAt(row, column);
    const moved = formula === null ? null : rewrite(formula.slice(1), { sheet, row, column });
    const at = shift.along === "rows" ? [row + by, column] : [row, column + by];
    moves.push([at[0] ?? 0, at[1] ?? 0, copyOf(book, cell, formula, moved)]);
  });
  let farRow = 0;
  let farColumn = 0;
  for (const [row, column, cell] of moves) {
    patch.setValue(row, column, cell);
    farRow = Math.max(farRow, row);
    farColumn = Math.max(farColumn, column);
  }
  reach(book, sheet, farRow, farColumn);
  patch.forValue((row, column, cell) => {
    cell.s = replacedStyle(book, worksheet, row, column, cell.s as IStyleData | null);
  });
  return cellsEdit(book, sheet, patch);
}

const emptied = (): ICellData => ({
  v: null,
  t: null,
  f: null,
  si: null,
  p: null,
  custom: null,
  s: null,
});

/** A cell as it is, complete, so that nothing of what it is put over remains. */
function copyOf(
  { workbook }: UniverBook,
  cell: ICellData,
  formula: string | null,
  moved: string | null,
): ICellData {
  const { v, t, p, custom } = Tools.deepClone(cell);
  const follows = moved !== null && formula?.slice(1) === notedFormula(custom);
  const notes = follows ? notesAlong(custom, moved) : undefined;
  return {
    ...emptied(),
    v: v ?? null,
    t: t ?? null,
    p: p ?? null,
    f: moved === null ? null : `=${moved}`,
    custom: notes ? { ...custom, ...notes } : (custom ?? null),
    s: Tools.deepClone(workbook.getStyles().getStyleByCell(cell) ?? null),
  };
}

/** Univer merges styles; this one takes the place of what is there. */
function replacedStyle(
  { workbook }: UniverBook,
  worksheet: Worksheet,
  row: number,
  column: number,
  style: IStyleData | null,
): IStyleData | null {
  const there: Nullable<IStyleData> = workbook
    .getStyles()
    .getStyleByCell(worksheet.getCellMatrix().getValue(row, column));
  if (!there || !style) return style;
  const cleared = Object.fromEntries(Object.keys(there).map((key) => [key, null]));
  return { ...cleared, ...style };
}

/** Whether a cell is taken out or moves. */
export function isInTheWay(row: number, column: number, { area, along }: Shift): boolean {
  return along === "rows"
    ? row >= area.startRow && column >= area.startColumn && column <= area.endColumn
    : column >= area.startColumn && row >= area.startRow && row <= area.endRow;
}
