import type { Grid, GridSheet, GridTable, SheetRange } from "../../grid";
import type { Region } from "../../../workbook/book/region";
import type { EventRegistry } from "./event-registry";
import { notFound } from "../protocol/host-error";
import type { HostFaults } from "./host-faults";
import type { HostObject } from "../protocol/host-object";
import type { References } from "./references";
import type { SettingsStore } from "./settings-store";

/** A range of the grid as an add-in holds it. It moves when cells in front of it come or go, if it is tracked. */
export interface RangeTarget {
  readonly workspace: Workspace;
  range: SheetRange;
  /** Under which the library asks for it again. */
  reference?: string;
}

/** Objects of one kind need objects of others; here they are made, so that their files need not know each other. */
export interface ObjectMakers {
  range(range: SheetRange): HostObject;
  /** The range behind an object; undefined for an object of another kind. */
  rangeOf(object: unknown): SheetRange | undefined;
  worksheet(sheet: string): HostObject;
  /** Tables of one sheet, or of the workbook. */
  tables(sheet: string | null): HostObject;
  tablesOver(range: SheetRange, fully: boolean): HostObject;
  names(sheet: string | null): HostObject;
  charts(sheet: string): HostObject;
}

/** What all objects of one open workbook share. */
export interface Workspace {
  readonly grid: Grid;
  /** Name of the file. */
  readonly documentName: string;
  readonly region: Region;
  readonly make: ObjectMakers;
  readonly references: References;
  readonly events: EventRegistry;
  readonly settings: SettingsStore;
  readonly faults: HostFaults;
  /** Every change of the grid goes through here: it joins the run's undo step and counts as the add-in's own. */
  edit<T>(work: (grid: Grid) => T): T;
}

export function sheetOf(workspace: Workspace, id: string): GridSheet {
  const sheet = workspace.grid.sheets().find((each) => each.id === id);
  if (!sheet) throw notFound(`worksheet ${id}`);
  return sheet;
}

export function tableOf(workspace: Workspace, id: string): GridTable {
  const table = workspace.grid.tables().find((each) => each.id === id);
  if (!table) throw notFound(`table ${id}`);
  return table;
}

/** Names of sheets, tables and names are the same whatever their case. */
export const sameName = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();
