import type { Columns, ControlKey, FieldKey } from "../../core";
import type { AdoptedTable } from "../contract/adoption";
import type { Block, Change } from "../contract/register-port";
import type { ColumnView } from "../contract/register-snapshot";
import type { SeenControls } from "../controls/view-controls";
import type { SeenRegister } from "../view/seen-register";

/** A table as it was read, as far as cells are written into it. */
export interface EditedTable<Key extends string> {
  readonly table: AdoptedTable;
  readonly block: Block;
  /** Which column fills which field. */
  readonly columns: Columns<Key>;
  readonly views: readonly ColumnView<Key>[];
  /** Whether it was selected as it is, and ends where it was said to end. */
  readonly isSelected: boolean;
}

export const registerTable = (
  { block, reading, view }: SeenRegister,
  isSelected: boolean,
): EditedTable<FieldKey> => ({
  table: "register",
  block,
  columns: reading.columns,
  views: view.columns,
  isSelected,
});

export const controlsTable = (
  { block, reading, view }: SeenControls,
  isSelected: boolean,
): EditedTable<ControlKey> => ({
  table: "controls",
  block,
  columns: reading.columns,
  views: view.columns,
  isSelected,
});

/** A change of cells, and of columns that come in at the end. */
export type CellChange = Change & { readonly kind: "write" | "widen" };

/** A table as it was when it was changed, and what tells its rows and columns again. */
export interface KnownTable {
  readonly block: Block;
  /** From the left. */
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  /** Rows of the sheet by their ids. */
  readonly rows: ReadonlyMap<string, number>;
}

export const knownRegister = ({ block, view }: SeenRegister): KnownTable => ({
  block,
  columns: view.columns,
  rows: new Map(view.threats.map(({ id, cells }) => [id, cells.row])),
});

export const knownControls = ({ block, view }: SeenControls): KnownTable => ({
  block,
  columns: view.columns,
  rows: new Map(view.controls.map(({ id, cells }) => [id, cells.row])),
});
