import type { Input } from "../../../src/session/contract/register-port";
import type { RegisterSession } from "../../../src/session/contract/register-session";
import type { SheetsInMemory } from "../../support/pane/sheets-in-memory";

/** Somebody else at work in the workbook. Rows and columns count from 0 in a table; its header row is 0. */
export interface SomeoneElse {
  readonly writeInSheet: (id: string, row: number, column: number, value: Input) => void;
  readonly removeInSheet: (id: string, row: number) => void;
  /** Somebody begins to type a cell: the workbook takes nothing until it refuses nothing. */
  readonly refuseAsEditing: () => void;
}

/** What the page of states leaves in its window. */
export interface StateWindow extends SomeoneElse {
  readonly changeShade: (shade: "light" | "dark") => void;
  readonly sheets: SheetsInMemory;
  readonly session: RegisterSession;
}
