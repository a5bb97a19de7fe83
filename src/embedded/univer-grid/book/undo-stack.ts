import type { IUndoRedoItem, IUndoRedoService } from "@univerjs/core";
import { LocalUndoRedoService } from "@univerjs/core";

/** Puts a step on a stack. */
export type Push = (item: IUndoRedoItem) => void;

const watchers = new WeakMap<IUndoRedoService, Push>();

/** As in Excel. Univer keeps 20. */
const mostSteps = 100;

const stacksOf = (service: IUndoRedoService): ReadonlyMap<string, IUndoRedoItem[]> =>
  (service as unknown as { readonly _undoStacks: ReadonlyMap<string, IUndoRedoItem[]> })
    ._undoStacks;

/** The step of a workbook that undo takes back next, whatever has the keyboard; nothing where there is none. */
export const lastStep = (service: IUndoRedoService, unit: string): IUndoRedoItem | undefined =>
  stacksOf(service).get(unit)?.at(-1);

/** Univer's own way, but for what it forgets. */
export const pushOf =
  (service: IUndoRedoService): Push =>
  (item) => {
    const stacks = stacksOf(service);
    const before = stacks.get(item.unitID)?.length ?? 0;
    const oldest = stacks.get(item.unitID)?.[0];
    LocalUndoRedoService.prototype.pushUndoRedo.call(service, item);
    const stack = stacks.get(item.unitID);
    if (!oldest || !stack || stack[0] === oldest || before >= mostSteps) return;
    stack.unshift(oldest);
  };

/**
 * Has every step that is put on Univer's stack go through `push`. The service is a proxy that hands out a method for good
 * once it was asked for, so the method is replaced once, unasked for, and whom it serves changes here.
 */
export function watch(service: IUndoRedoService, push: Push): void {
  if (!watchers.has(service)) {
    service.pushUndoRedo = (item) => {
      (watchers.get(service) ?? pushOf(service))(item);
    };
  }
  watchers.set(service, push);
}
