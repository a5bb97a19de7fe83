import type { ICellData, Nullable } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import { notedFormula, notesAlong } from "../calculation/engine-formulas";
import type { UniverBook } from "../book/univer-book";
import type { WriteParams } from "./written-cells";

/**
 * Lets what is noted beside formulas, and their values, follow them where Univer rewrites them, as when what they read moves. What is
 * typed comes with a value, or with none said to be there.
 */
export class NotesAlong {
  /** Formulas before the write under way: Univer changes them ahead of it, too. */
  private readonly before = new Map<string, string>();

  constructor(private readonly book: UniverBook) {}

  /** Univer changes formulas ahead of a write, and would empty their cells: they keep their values until they are calculated. */
  remember({ subUnitId, cellValue }: WriteParams): void {
    this.visit(subUnitId, cellValue, (key, cell, there) => {
      if (there.f && there.custom) this.before.set(key, there.f);
      if (!there.f || cell.v !== null || cell.t !== null) return;
      delete cell.v;
      delete cell.t;
    });
  }

  /** Adds to a write what is noted beside the formulas it rewrites. */
  follow({ subUnitId, cellValue }: WriteParams): void {
    this.visit(subUnitId, cellValue, (key, cell, there) => {
      if (cell.v !== undefined || cell.custom !== undefined || !cell.f) return;
      if (!there.custom) return;
      const old = this.before.get(key) ?? there.f;
      if (old?.slice(1) !== notedFormula(there.custom)) return;
      cell.custom = { ...there.custom, ...notesAlong(there.custom, cell.f.slice(1)) };
    });
    this.before.clear();
  }

  private visit(
    sheet: string,
    cells: WriteParams["cellValue"],
    visit: (key: string, cell: ICellData, there: ICellData) => void,
  ): void {
    const matrix = this.book.workbook.getSheetBySheetId(sheet)?.getCellMatrix();
    new ObjectMatrix<Nullable<ICellData>>(cells).forValue((row, column, cell) => {
      const there = matrix?.getValue(row, column);
      if (cell?.f && there) visit(`${sheet}!${row}:${column}`, cell, there);
    });
  }
}
