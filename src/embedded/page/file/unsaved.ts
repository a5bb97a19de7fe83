import type { Univer } from "@univerjs/core";
import { IUndoRedoService, IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import type { Grid, GridEvent } from "../../grid";
import { lastStep } from "../../univer-grid/book/undo-stack";

/** Whether the workbook holds something no file does. */
export interface Unsaved {
  readonly isChanged: () => boolean;
  /** Something was changed that is neither in the grid nor can be undone. */
  readonly change: () => void;
  /** The workbook has just become a file. */
  readonly saved: () => void;
  readonly close: () => void;
}

/** What happens without a change to the workbook. */
const withoutChange: ReadonlySet<GridEvent["kind"]> = new Set([
  "selected",
  "calculated",
  "refused",
  "formulaRefused",
  "textRefused",
  "shiftRefused",
  "sheetActivated",
  "sheetDeactivated",
]);

/**
 * Watches for changes: whatever raises an event of the grid, and whatever can be undone and is done or undone, such as a change of looks.
 *
 * @param changed called when a workbook without changes gets its first
 */
export function watchUnsaved(univer: Univer, grid: Grid, changed: () => void): Unsaved {
  let isChanged = false;
  const change = () => {
    if (isChanged) return;
    isChanged = true;
    changed();
  };
  const end = grid.subscribe(({ kind }) => {
    if (!withoutChange.has(kind)) change();
  });
  const injector = univer.__getInjector();
  const service = injector.get(IUndoRedoService);
  const unit = injector
    .get(IUniverInstanceService)
    .getCurrentUnitOfType(UniverInstanceType.UNIVER_SHEET)
    ?.getUnitId();
  const last = () => (unit === undefined ? undefined : lastStep(service, unit));
  let before = last();
  // A step that is done, taken back or done again leaves another to be taken back next.
  const steps = service.undoRedoStatus$.subscribe(() => {
    const now = last();
    if (now !== before) change();
    before = now;
  });
  return {
    isChanged: () => isChanged,
    change,
    saved: () => {
      isChanged = false;
    },
    close: () => {
      end();
      steps.unsubscribe();
    },
  };
}
