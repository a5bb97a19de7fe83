import type { CellPlace } from "./register-port";

/** A refusal that stands in the sheet. */
export interface RefusedCell extends CellPlace {
  /** The function that refuses. */
  readonly id: string;
  readonly reason: string;
}

/** The refusals of the open workbook, for `useSyncExternalStore`; methods need no `this`. */
export interface StandingRefusals {
  readonly getSnapshot: () => readonly RefusedCell[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Goes to the cell, unless its formula is another by now. */
  readonly show: (cell: RefusedCell) => void;
  /** Looks whether they still stand. */
  readonly refresh: () => void;
  readonly close: () => void;
}
