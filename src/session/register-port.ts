import type { Cells } from "../core";

// An adapter makes cells without reaching for the model itself.
export type { Cell, Cells } from "../core";
export { CellError } from "../core";

/** A rectangle of the workbook, as it was when it was read. Rows and columns count from 0. */
export interface Area {
  /** By which it is found again, however it is renamed or moved. */
  readonly id: string;
  /** A table, or all that one sheet holds. */
  readonly kind: "table" | "sheet";
  /** Name of the sheet. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly cells: Cells;
}

/** Cells of one sheet, counted from 0, not from an area. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Why the workbook does not answer. */
export type SheetFailure =
  /** Somebody is typing in a cell: Excel answers nobody until it is over. */
  | "cell-edit"
  /** The workbook, or the way to it, is gone. */
  | "connection"
  /** The sheet is protected. */
  | "protected"
  /** Anything else the workbook refuses. */
  | "refused";

/** The workbook does not answer, for a reason that lies with it. */
export class SheetError extends Error {
  override readonly name = "SheetError";

  constructor(
    readonly failure: SheetFailure,
    message: string,
  ) {
    super(message);
  }
}

/** What the session needs of an open workbook. Every method may reject with a SheetError. */
export interface RegisterPort {
  /**
   * Every table and every sheet's content with its first rows, tables first, the active sheet before the others. A
   * table without a header row and a hidden sheet are no candidates.
   */
  candidates(): Promise<readonly Area[]>;
  /** All cells of an area; null where it is gone or blank. */
  read(id: string): Promise<Area | null>;
  /** Shows cells of the sheet that an area lies on, and selects them. */
  select(id: string, cells: Rectangle): Promise<void>;
  /**
   * Says that something may have changed. Hints get lost, come twice and come for nothing: what they are worth only a
   * reading tells.
   *
   * @returns ends the subscription
   */
  subscribe(onHint: () => void): Promise<() => Promise<void>>;
}
