import type { ICellData } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { CellRange, CellValue } from "../../../workbook/book/book";
import { isError } from "../../../workbook/engine/univer/engine-cells";
import { cellsEdit } from "../edits/cell-edits";
import type { GridCells } from "../book/grid-cells";
import { cellOfInput } from "../book/grid-cells";
import type { Shift } from "../../../workbook/book/sheet-move";
import { shownText } from "../looks/shown-text";
import { hasCells } from "./table-ranges";
import type { TableState } from "../book/table-state";
import type { Edit } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";

/** Names for columns: what the header says, made text and unique, "Column1" where it says nothing. */
export function columnNames(said: readonly CellValue[], count: number): string[] {
  const names: string[] = [];
  for (let index = 0; index < count; index++) {
    const text = textOf(said[index] ?? null);
    names.push(text === "" ? uniqueIn(names, `Column${index + 1}`) : uniqueIn(names, text));
  }
  return names;
}

const textOf = (value: CellValue): string =>
  value === null ? "" : isError(value) ? value.error : shownText(value, "General");

/** The name, with a number behind it where it is taken. */
export function uniqueIn(names: readonly string[], wanted: string): string {
  const isTaken = (name: string) => names.some((each) => each.toLowerCase() === name.toLowerCase());
  let name = wanted;
  for (let number = 2; isTaken(name); number++) name = `${wanted}${number}`;
  return name;
}

/** The columns of a table after cells moved in it. */
export function columnsAfter(table: TableState, range: CellRange, shift: Shift): readonly string[] {
  const { startColumn, endColumn } = table.range;
  const size = range.endColumn - range.startColumn;
  if (shift.along === "rows" || size === endColumn - startColumn) return table.columns;
  const columns = [...table.columns];
  const from = Math.max(shift.area.startColumn, startColumn) - startColumn;
  if (shift.removes) {
    const to = Math.min(shift.area.endColumn, endColumn) - startColumn;
    columns.splice(from, to - from + 1);
    return columns;
  }
  for (let at = shift.area.startColumn; at <= shift.area.endColumn; at++) {
    columns.splice(at - startColumn, 0, uniqueIn(columns, `Column${columns.length + 1}`));
  }
  return columns;
}

/** Puts the names of columns into the header cells that say otherwise. */
export function headerEdits(book: UniverBook, cells: GridCells, table: TableState): Edit[] {
  if (!table.showHeaders) return [];
  const { sheet, range, columns } = table;
  const said = cells.values({ sheet, ...range, endRow: range.startRow })[0] ?? [];
  const patch = new ObjectMatrix<ICellData>();
  columns.forEach((name, index) => {
    if (said[index] === name) return;
    patch.setValue(range.startRow, range.startColumn + index, cellOfInput(`'${name}`) ?? {});
  });
  return hasCells(patch) ? [cellsEdit(book, sheet, patch)] : [];
}
