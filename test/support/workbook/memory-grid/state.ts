import type { Standpoint } from "../../../../src/workbook/formulas/structured-reference";
import type { GridErrorCode, GridName, GridTable } from "../../../../src/embedded/grid";
import { GridError } from "../../../../src/embedded/grid";
import type { MemorySheet } from "./memory-sheet";

/** All of a workbook that an undo brings back. */
export interface State {
  sheets: MemorySheet[];
  active: string;
  tables: GridTable[];
  names: GridName[];
}

export const newSheet = (id: string, name: string): MemorySheet => ({
  id,
  name,
  visibility: "Visible",
  tabColor: "",
  isProtected: false,
  cells: new Map(),
  widths: new Map(),
  heights: new Map(),
});

export const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

export const refuse = (code: GridErrorCode, message: string): never => {
  throw new GridError(code, message);
};

/** Where names stand. */
export const nowhere: Standpoint = { sheet: "", row: -1, column: -1 };
