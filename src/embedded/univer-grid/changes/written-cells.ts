import type { ICellData, Nullable } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { CellRange } from "../../../workbook/book/book";
import { longestText } from "../../../workbook/book/excel-limits";
import { cellRange } from "../book/grid-cells";
import type { UniverBook } from "../book/univer-book";

/** What a write to cells says. */
export interface WriteParams {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly cellValue?: Record<number, Record<number, Nullable<ICellData>>>;
  readonly trigger?: string;
}

/** What a move of cells says: what stays behind, and what stands where they went. */
export interface MoveParams {
  readonly from: {
    readonly subUnitId: string;
    readonly value: Record<number, Record<number, ICellData>>;
  };
  readonly to: {
    readonly subUnitId: string;
    readonly value: Record<number, Record<number, ICellData>>;
  };
}

/** The cells whose content a write is about to change; looks do not count, nor a formula that stays as it is. */
export function contentOf(
  book: UniverBook,
  { subUnitId, cellValue }: WriteParams,
): ObjectMatrix<Nullable<ICellData>> {
  const matrix = book.workbook.getSheetBySheetId(subUnitId)?.getCellMatrix();
  const content = new ObjectMatrix<Nullable<ICellData>>();
  new ObjectMatrix(cellValue).forValue((row, column, cell) => {
    const there = matrix?.getValue(row, column);
    const differs = (key: "f" | "si" | "p") =>
      cell !== null &&
      cell !== undefined &&
      key in cell &&
      (cell[key] ?? null) !== (there?.[key] ?? null);
    const changes = !cell || cell.v !== undefined || (["f", "si", "p"] as const).some(differs);
    if (changes) content.setValue(row, column, cell ?? {});
  });
  return content;
}

/** The first text that is longer than a cell may hold, and where it was to stand. */
export function longTextIn(
  cells: ObjectMatrix<Nullable<ICellData>>,
): { readonly row: number; readonly column: number; readonly length: number } | undefined {
  let found: ReturnType<typeof longTextIn>;
  cells.forValue((row, column, cell) => {
    if (found) return;
    // A text with looks of its own ends with two signs of Univer's.
    const rich = cell?.p?.body?.dataStream.replace(/\r\n$/, "");
    const { length } = rich ?? (typeof cell?.v === "string" ? cell.v : "");
    if (length > longestText) found = { row, column, length };
  });
  return found;
}

/** The smallest range around cells. */
export function rangeOf<T>(cells: ObjectMatrix<T>): CellRange | undefined {
  let found: CellRange | undefined;
  cells.forValue((row, column) => {
    found = found
      ? {
          startRow: Math.min(found.startRow, row),
          endRow: Math.max(found.endRow, row),
          startColumn: Math.min(found.startColumn, column),
          endColumn: Math.max(found.endColumn, column),
        }
      : cellRange(row, column);
  });
  return found;
}
