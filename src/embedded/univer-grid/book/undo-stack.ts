import type { IUndoRedoItem, IUndoRedoService } from "@univerjs/core";
import { LocalUndoRedoService } from "@univerjs/core";

/** Puts a step on a stack. */
export type Push = (item: IUndoRedoItem) => void;

const watchers = new WeakMap<IUndoRedoService, Push>();

/** Univer's own way. */
export const pushOf =
  (service: IUndoRedoService): Push =>
  (item) => {
    LocalUndoRedoService.prototype.pushUndoRedo.call(service, item);
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
