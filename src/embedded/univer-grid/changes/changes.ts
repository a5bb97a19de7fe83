import type { ICellData, ICommandInfo, IExecutionOptions, IRange, Nullable } from "@univerjs/core";
import {
  CommandType,
  CustomCommandExecutionError,
  DisposableCollection,
  ObjectMatrix,
  RedoCommandId,
  UndoCommandId,
} from "@univerjs/core";
import { RemoveDefinedNameMutation, SetDefinedNameMutation } from "@univerjs/engine-formula";
import {
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  ReorderRangeMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetStyleCommand,
  SetWorksheetNameMutation,
  SheetInterceptorService,
} from "@univerjs/sheets";
import type { CellRange, CellValue } from "../../../workbook/book/book";
import { lastColumn, lastRow } from "../../../workbook/book/cell-address";
import type { GridChange, GridEvent } from "../../grid";
import type { Calculation } from "../calculation/calculation";
import type { GridCells } from "../book/grid-cells";
import { cellRange, plainRange } from "../book/grid-cells";
import type { GridTables } from "../tables/grid-tables";
import { guardedMutations } from "./guarded-mutations";
import { selectedRange } from "../book/selection";
import type { TableStore } from "../book/table-store";
import type { TableState } from "../book/table-state";
import { setTablesId } from "../book/table-store";
import { tablesAlong } from "./tables-along";
import type { Edit, UndoSteps } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";
import type { MoveParams, WriteParams } from "./written-cells";
import { contentOf, longTextIn, rangeOf } from "./written-cells";

const editVisibleId = "sheet.operation.set-cell-edit-visible";

const lines: Readonly<Record<string, GridChange>> = {
  [InsertRowMutation.id]: "RowInserted",
  [RemoveRowMutation.id]: "RowDeleted",
  [InsertColMutation.id]: "ColumnInserted",
  [RemoveColMutation.id]: "ColumnDeleted",
};

const movesByTrigger =
  /insert-(?:row|col|range)|remove-(?:row|col|sheet)|delete-range|move-|name|table/;

/** What a write to cells is about to change. */
interface Written {
  readonly content: ObjectMatrix<Nullable<ICellData>>;
  /** Of the cell, where it is one. */
  readonly before: CellValue;
}

/**
 * Listens to everything that happens in the workbook, by whomever, and passes on what it means: to the calculation, to
 * the tables, and as events to the host. Univer writes results of formulas with the mutation of edits; they are none.
 */
export class Changes {
  readonly protectedSheets = new Set<string>();
  private readonly ended = new DisposableCollection();
  private readonly listeners = new Set<(event: GridEvent) => void>();
  private readonly writes = new WeakMap<object, Written>();
  private editing = false;
  private isRefusing = false;
  private holdsActivation = false;
  private selectedBefore = "";
  private activeBefore: string;

  constructor(
    private readonly book: UniverBook,
    private readonly cells: GridCells,
    store: TableStore,
    private readonly tables: GridTables,
    private readonly steps: UndoSteps,
    private readonly calculation: Calculation,
  ) {
    this.activeBefore = book.workbook.getActiveSheet().getSheetId();
    this.ended.add(
      book.commands.beforeCommandExecuted((info, options) => {
        this.before(info, options);
      }),
    );
    this.ended.add(
      book.commands.onCommandExecuted((info, options) => {
        this.after(info, options);
      }),
    );
    const active = book.workbook.activeSheet$.subscribe((sheet) => {
      if (sheet && !this.holdsActivation) this.activated(sheet.getSheetId());
    });
    this.ended.add(active);
    this.ended.add(
      book.injector.get(SheetInterceptorService).interceptCommand({
        getMutations: (info) => tablesAlong(info, book, store, tables),
      }),
    );
  }

  /** Whether somebody is typing in a cell. */
  get isEditing(): boolean {
    return this.editing;
  }

  subscribe(listener: (event: GridEvent) => void): () => void {
    // The same function may listen twice.
    const own = (event: GridEvent) => {
      listener(event);
    };
    this.listeners.add(own);
    return () => {
      this.listeners.delete(own);
    };
  }

  emit(event: GridEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  /** Tells of tables that came, went or changed. */
  tablesChanged(before: readonly TableState[], after: readonly TableState[]): void {
    for (const table of after) {
      const old = before.find(({ id }) => id === table.id);
      if (old === table) continue;
      this.emit({ kind: old ? "tableChanged" : "tableAdded", table: table.id });
    }
    for (const { id } of before) {
      if (!after.some((table) => table.id === id)) this.emit({ kind: "tableDeleted", table: id });
    }
    if (this.steps.needsNoCompanions) return;
    const gone = before.filter(({ id }) => after.every((table) => table.id !== id));
    if (gone.length > 0) this.steps.lastly(() => this.tables.shifts.departure(gone, "#REF!"));
  }

  close(): void {
    this.ended.dispose();
    this.listeners.clear();
  }

  private before({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (id === UndoCommandId || id === RedoCommandId) this.steps.beginTravel();
    const target = params as Partial<WriteParams> | undefined;
    if (target?.unitId !== this.book.unit || isResult(options)) return;
    const sheet = target.subUnitId ?? "";
    if (this.protectedSheets.has(sheet) && guardedMutations.has(id) && !options?.onlyLocal) {
      if (!this.steps.isOurs) {
        const range = { ...selectedRange(this.book), sheet, ...writtenRange(target.cellValue) };
        this.refused({ kind: "refused", range });
      }
      throw new CustomCommandExecutionError(`sheet ${sheet} is protected`);
    }
    if (id !== SetRangeValuesMutation.id) return;
    const content = contentOf(this.book, target as WriteParams);
    const long = longTextIn(content);
    if (long) {
      const { row, column, length } = long;
      this.refused({ kind: "textRefused", range: { sheet, ...cellRange(row, column) }, length });
      throw new CustomCommandExecutionError(`a text has ${length} characters`);
    }
    const range = rangeOf(content);
    const isOne = range?.startRow === range?.endRow && range?.startColumn === range?.endColumn;
    const before =
      range && isOne ? this.cells.valueAt(sheet, range.startRow, range.startColumn) : null;
    this.writes.set(target, { content, before });
  }

  /** A wish of several cells or lines is refused in each of its parts, and told once. */
  private refused(event: GridEvent): void {
    if (this.isRefusing) return;
    this.isRefusing = true;
    setTimeout(() => {
      this.isRefusing = false;
    }, 0);
    this.emit(event);
  }

  private after(info: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    const { id, type } = info;
    if (id === UndoCommandId || id === RedoCommandId) this.steps.endTravel();
    const params = info.params as { unitId?: string; subUnitId?: string } | undefined;
    if (id === editVisibleId) {
      this.editing = (info.params as { visible?: boolean }).visible === true;
      return;
    }
    if (params?.unitId !== this.book.unit) return;
    if (id === SetSelectionsOperation.id) this.selected();
    if (type !== CommandType.MUTATION) return;
    const sheet = params.subUnitId ?? "";
    if (id === SetRangeValuesMutation.id) {
      if (!isResult(options)) this.written(params as WriteParams);
    } else if (id in lines) {
      this.calculation.rebuilt();
      const { range } = info.params as { range: IRange };
      this.changed(lines[id] ?? "RangeEdited", sheet, wholeLines(range, id));
    } else if (id === MoveRangeMutation.id) this.moved(info.params as MoveParams);
    else if (id === MoveRowsMutation.id || id === MoveColsMutation.id) {
      this.calculation.rebuilt();
      const { sourceRange, targetRange } = info.params as Record<string, IRange>;
      for (const range of [sourceRange, targetRange]) {
        if (range) this.changed("RangeEdited", sheet, plainRange(range));
      }
    } else if (id === ReorderRangeMutation.id) {
      this.calculation.rebuilt();
      this.changed("RangeEdited", sheet, plainRange((info.params as { range: IRange }).range));
    } else if (id === InsertSheetMutation.id) {
      this.calculation.rebuilt();
      this.emit({ kind: "sheetAdded", sheet: (info.params as { sheet: { id: string } }).sheet.id });
    } else if (id === RemoveSheetMutation.id) {
      this.calculation.rebuilt();
      this.protectedSheets.delete(sheet);
      this.emit({ kind: "sheetDeleted", sheet });
    } else if (reworded.has(id)) this.calculation.reworded();
  }

  private written(params: WriteParams): void {
    const known = this.writes.get(params);
    if (!known) return;
    this.writes.delete(params);
    const { subUnitId: sheet } = params;
    const { content, before } = known;
    content.forValue((row, column, cell) => {
      if (cell?.f) this.calculation.formulaEntered(sheet, row, column);
    });
    const range = rangeOf(content);
    if (!range) {
      // Univer forgets the spill of a formula whose look comes back by an undo.
      if (params.trigger !== SetStyleCommand.id) this.editedAll(sheet, params.cellValue);
      return;
    }
    this.editedAll(sheet, content.getMatrix());
    // Formulas and cells that move with others are part of that change.
    const isOwnPart = this.steps.isMovingCells;
    if (isOwnPart || movesByTrigger.test(params.trigger ?? "")) return;
    const isOne = range.startRow === range.endRow && range.startColumn === range.endColumn;
    const after = () => this.cells.valueAt(sheet, range.startRow, range.startColumn);
    this.changed("RangeEdited", sheet, range, isOne ? { before, after: after() } : null);
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

  private moved({ from, to }: MoveParams): void {
    this.calculation.rebuilt();
    if (this.steps.isMovingCells) return;
    for (const { subUnitId, value } of [from, to]) {
      const range = rangeOf(new ObjectMatrix(value));
      if (range) this.changed("RangeEdited", subUnitId, range);
    }
  }

  changed(
    change: GridChange,
    sheet: string,
    range: CellRange,
    detail: { readonly before: CellValue; readonly after: CellValue } | null = null,
  ): void {
    this.emit({ kind: "changed", change, range: { sheet, ...range }, detail });
  }

  /** Does something after which the same sheet is active, without telling of any in between. */
  withoutActivation(work: () => void): void {
    this.holdsActivation = true;
    try {
      work();
    } finally {
      this.holdsActivation = false;
      this.activated(this.book.workbook.getActiveSheet().getSheetId());
    }
  }

  private activated(sheet: string): void {
    const before = this.activeBefore;
    if (before === sheet) return;
    this.activeBefore = sheet;
    if (this.book.workbook.getSheetBySheetId(before)) {
      this.emit({ kind: "sheetDeactivated", sheet: before });
    }
    this.emit({ kind: "sheetActivated", sheet });
  }

  /** The selection, once for every place it comes to rest. */
  private selected(): void {
    const range = selectedRange(this.book);
    const key = JSON.stringify(range);
    if (key === this.selectedBefore) return;
    this.selectedBefore = key;
    this.emit({ kind: "selected", range });
  }
}

const reworded: ReadonlySet<string> = new Set([
  SetDefinedNameMutation.id,
  RemoveDefinedNameMutation.id,
  SetWorksheetNameMutation.id,
  setTablesId,
]);

const writtenRange = (cells: WriteParams["cellValue"]) => rangeOf(new ObjectMatrix(cells));

const isResult = (options?: IExecutionOptions): boolean => options?.fromFormula === true;

/** Rows reach over every column, columns over every row, wherever the selection was. */
function wholeLines(range: IRange, id: string): CellRange {
  const isRows = id === InsertRowMutation.id || id === RemoveRowMutation.id;
  return isRows
    ? { ...plainRange(range), startColumn: 0, endColumn: lastColumn }
    : { ...plainRange(range), startRow: 0, endRow: lastRow };
}
