import type { CellValue } from "../../book/book";

export interface EngineSheet {
  readonly name: string;
  readonly cells: readonly EngineCell[];
}

/**
 * A cell with a constant or with a formula in the engine's words, without its `=`. A formula's value is what others read
 * until it is calculated, which only matters in a circle.
 */
export interface EngineCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula?: string;
}
