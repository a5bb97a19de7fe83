import type { ICellData, Nullable } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import { SetStyleCommand } from "@univerjs/sheets";
import type { CellRange, CellValue } from "../../../workbook/book/book";
import type { GridCells } from "../book/grid-cells";
import { plainRange } from "../book/grid-cells";
import type { Edit, UndoSteps } from "../book/undo-steps";
import type { Calculation } from "../calculation/calculation";
import type { GridTables } from "../tables/grid-tables";
import type { Listeners } from "./listeners";
import type { WriteParams } from "./written-cells";
import { rangeOf } from "./written-cells";

const movesByTrigger =
  /insert-(?:row|col|range)|remove-(?:row|col|sheet)|delete-range|move-|name|table/;

/** What a write to cells is about to change. */
interface Written {
  readonly content: ObjectMatrix<Nullable<ICellData>>;
  /** Of the cell, where it is one. */
  readonly before: CellValue;
}

/** Writes to cells, by whomever: what each changed, and what follows from it. */
export class CellWrites {
  private readonly writes = new WeakMap<object, Written>();

  constructor(
    private readonly cells: GridCells,
    private readonly tables: GridTables,
    private readonly steps: UndoSteps,
    private readonly calculation: Calculation,
    private readonly listeners: Listeners,
  ) {}

  /** Remembers what a write is about to change. */
  begin(params: WriteParams, content: ObjectMatrix<Nullable<ICellData>>): void {
    const range = rangeOf(content);
    const before =
      range && isOneCell(range)
        ? this.cells.valueAt(params.subUnitId, range.startRow, range.startColumn)
        : null;
    this.writes.set(params, { content, before });
  }

  /** Passes on what a write changed. */
  finish(params: WriteParams): void {
    const known = this.writes.get(params);
    if (!known) return;
    this.writes.delete(params);
    const { subUnitId: sheet } = params;
    const { content, before } = known;
    const isMoved = this.steps.isMovingCells || movesByTrigger.test(params.trigger ?? "");
    content.forValue((row, column, cell) => {
      if (cell?.f) this.calculation.formulaEntered(sheet, row, column, isMoved);
    });
    const range = rangeOf(content);
    if (!range) {
      // Univer forgets the spill of a formula whose look comes back by an undo.
      if (params.trigger !== SetStyleCommand.id) this.editedAll(sheet, params.cellValue);
      return;
    }
    this.editedAll(sheet, content.getMatrix());
    // Formulas and cells that move with others are part of that change.
    if (isMoved) return;
    const after = () => this.cells.valueAt(sheet, range.startRow, range.startColumn);
    const detail = isOneCell(range) ? { before, after: after() } : null;
    this.listeners.changed("RangeEdited", sheet, range, detail);
    if (this.steps.needsNoCompanions) return;
    this.accompany(this.tables.named.headersWritten(sheet, range));
    this.accompany(this.tables.growth.by(sheet, range));
  }

  private editedAll(sheet: string, cells: WriteParams["cellValue"]): void {
    for (const range of new ObjectMatrix(cells).getDiscreteRanges()) {
      this.calculation.edited(sheet, plainRange(range));
    }
  }

  private accompany(edits: readonly Edit[]): void {
    for (const edit of edits) this.steps.accompany(edit);
  }
}

const isOneCell = ({ startRow, endRow, startColumn, endColumn }: CellRange): boolean =>
  startRow === endRow && startColumn === endColumn;
