import type { CellArea } from "../cell-places";

/** What a cell holds or shows. */
export type HeldValue = number | string | boolean | null | { readonly error: string };

/** A cell with a formula. Rows and columns count from 0. */
export interface FormulaCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** With its "=". */
  readonly formula: string;
}

/** The same with what it fills, row by row: of most formulas one value. */
export interface FilledCell extends FormulaCell {
  readonly values: readonly (readonly HeldValue[])[];
}

/** A name of the workbook, or of one sheet. */
export interface NamedFormula {
  readonly name: string;
  /** null where the whole workbook knows it. */
  readonly sheet: string | null;
  /** With its "=". */
  readonly formula: string;
}

/** The formulas of a workbook. */
export interface WorkbookFormulas {
  readonly cells: readonly FormulaCell[];
  readonly names: readonly NamedFormula[];
}

/** What is put into a cell: a value, or a formula with its "=". */
export type Content = HeldValue | { readonly formula: string };

/** Cells that get other contents, row by row. */
export interface FilledArea {
  readonly area: CellArea;
  readonly contents: readonly (readonly Content[])[];
}

export const areaFilled = ({ sheet, row, column, values }: FilledCell): CellArea => ({
  sheet,
  row,
  column,
  rows: values.length,
  columns: values[0]?.length ?? 1,
});
