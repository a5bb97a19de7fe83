import type { ICommandInfo, IExecutionOptions } from "@univerjs/core";
import { CommandType, DisposableCollection, RedoCommandId, UndoCommandId } from "@univerjs/core";
import type { ISetWorksheetOrderMutationParams } from "@univerjs/sheets";
import {
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetOrderMutation,
  SheetInterceptorService,
} from "@univerjs/sheets";
import type { CellRange } from "../../../workbook/book/book";
import type { GridChange, GridEvent } from "../../grid";
import type { Calculation } from "../calculation/calculation";
import type { GridCells } from "../book/grid-cells";
import type { GridNames } from "../book/grid-names";
import type { GridTables } from "../tables/grid-tables";
import type { MoveJournal } from "../book/move-journal";
import type { TableStore } from "../book/table-store";
import type { TableState } from "../book/table-state";
import type { UndoSteps } from "../book/undo-steps";
import type { SheetObjects } from "../objects/sheet-objects";
import type { UniverBook } from "../book/univer-book";
import { ActiveSheet } from "./active-sheet";
import { CellWrites } from "./cell-writes";
import { Listeners } from "./listeners";
import { MovedCells } from "./moved-cells";
import { NotesAlong } from "./notes-along";
import { sparesRemovedSheet } from "./removed-sheet";
import { RefusedWrites } from "./refused-writes";
import { movesAlong, tabSaid } from "./moves-along";
import { ToldSelection } from "./told-selection";
import type { WriteParams } from "./written-cells";
import { contentOf } from "./written-cells";

const editVisibleId = "sheet.operation.set-cell-edit-visible";

/**
 * Listens to everything that happens in the workbook, by whomever, and passes on what it means: to the calculation, to
 * the tables, and as events to the host. Univer writes results of formulas with the mutation of edits; they are none.
 */
export class Changes {
  private readonly ended = new DisposableCollection();
  private readonly listeners = new Listeners();
  private readonly refusedWrites: RefusedWrites;
  private readonly writes: CellWrites;
  private readonly movedCells: MovedCells;
  private readonly selection: ToldSelection;
  private readonly activeSheet: ActiveSheet;
  private readonly notes: NotesAlong;
  private editing = false;

  constructor(
    private readonly book: UniverBook,
    cells: GridCells,
    store: TableStore,
    private readonly tables: GridTables,
    private readonly steps: UndoSteps,
    calculation: Calculation,
    objects: SheetObjects,
    journal: MoveJournal,
    private readonly names: GridNames,
  ) {
    const { listeners } = this;
    this.notes = new NotesAlong(book);
    this.refusedWrites = new RefusedWrites(book, steps, listeners);
    this.writes = new CellWrites(cells, tables, steps, calculation, listeners);
    this.movedCells = new MovedCells(steps, calculation, listeners, this.protectedSheets, objects);
    this.selection = new ToldSelection(book, listeners);
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
    this.activeSheet = new ActiveSheet(book.workbook, listeners);
    this.ended.add(sparesRemovedSheet(book));
    this.ended.add(
      book.injector.get(SheetInterceptorService).interceptCommand({
        getMutations: (info) =>
          movesAlong(info, book, store, tables, journal, names, (event) =>
            this.refusedWrites.refuse(event),
          ),
      }),
    );
  }

  /** Whether somebody is typing in a cell. */
  get isEditing(): boolean {
    return this.editing;
  }

  get protectedSheets(): Set<string> {
    return this.refusedWrites.protectedSheets;
  }

  subscribe(listener: (event: GridEvent) => void): () => void {
    return this.listeners.subscribe(listener);
  }

  emit(event: GridEvent): void {
    this.listeners.emit(event);
  }

  changed(change: GridChange, sheet: string, range: CellRange): void {
    this.listeners.changed(change, sheet, range);
  }

  /** Tells of tables that came, went or changed. */
  tablesChanged(before: readonly TableState[], after: readonly TableState[]): void {
    for (const table of after) {
      const old = before.find(({ id }) => id === table.id);
      if (old === table) continue;
      const event = { table: table.id };
      if (old) this.emit({ kind: "tableChanged", ...event, isBack: this.steps.isTravelling });
      else this.emit({ kind: "tableAdded", ...event });
    }
    for (const { id } of before) {
      if (!after.some((table) => table.id === id)) this.emit({ kind: "tableDeleted", table: id });
    }
    if (this.steps.needsNoCompanions) return;
    const gone = before.filter(({ id }) => after.every((table) => table.id !== id));
    if (gone.length > 0) this.steps.lastly(() => this.tables.shifts.departure(gone, "#REF!"));
    if (
      after.some(({ id, columns }) =>
        before.some((old) => old.id === id && old.columns !== columns),
      )
    )
      this.steps.lastly(() => this.tables.shifts.columnsGone(before, after));
  }

  /** Does something after which the same sheet is active, without telling of any in between. */
  withoutActivation(work: () => void): void {
    this.activeSheet.hold(work);
  }

  close(): void {
    this.ended.dispose();
    this.activeSheet.close();
    this.listeners.close();
  }

  private before({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (id === UndoCommandId || id === RedoCommandId) this.steps.beginTravel();
    const target = params as Partial<WriteParams> | undefined;
    if (target?.unitId !== this.book.unit) return;
    if (isResult(options)) {
      if (id === SetRangeValuesMutation.id) this.notes.remember(target as WriteParams);
      return;
    }
    this.refusedWrites.checkProtection(id, target, options);
    if (id !== SetRangeValuesMutation.id) return;
    const write = target as WriteParams;
    this.notes.follow(write);
    const content = contentOf(this.book, write);
    this.refusedWrites.checkTexts(write.subUnitId, content);
    this.writes.begin(write, content);
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
    if (id === SetSelectionsOperation.id) this.selection.tell();
    if (type !== CommandType.MUTATION) return;
    if (id === SetWorksheetOrderMutation.id && !this.steps.needsNoCompanions) {
      const { fromOrder, toOrder } = info.params as ISetWorksheetOrderMutationParams;
      this.steps.lastly(() => tabSaid(this.book, this.names, { fromOrder, toOrder }));
    }
    if (id !== SetRangeValuesMutation.id) {
      this.movedCells.pass(id, params.subUnitId ?? "", params);
    } else if (!isResult(options)) this.writes.finish(params as WriteParams);
  }
}

const isResult = (options?: IExecutionOptions): boolean => options?.fromFormula === true;
