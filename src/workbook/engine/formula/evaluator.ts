import type { CellValue } from "../../book/book";
import type { FormulaNode, Operator } from "./formula-node";
import type { FormulaSite } from "./parse-formula";
import type { Area } from "./reference";
import type { ArrayValue, Scope, Value } from "./values";

/** A worksheet function as formulas call it. */
export interface CalledFunction {
  readonly least: number;
  readonly most: number;
  /**
   * How each argument is taken: V one value (a range in line with a plain formula, or each of it), R what is meant, A an
   * array. The last letter stands for all that follow. These are the classes of the .xls format, as LibreOffice lists them
   * for its filter (sc/source/filter/excel/xlformula.cxx) and, for younger functions, in sc/source/core/data/parclass.cxx.
   */
  readonly classes: string;
  /** Whether it looks at errors itself; otherwise one among the single values is its result. */
  readonly takesErrors?: boolean;
  /** Whether it is called for each of an array of references, as OFFSET gives for several distances. */
  readonly takesEachReference?: boolean;
  readonly call: (args: readonly Value[], evaluation: Evaluator) => Value;
}

/** Cells and functions as a formula sees them. */
export interface Surroundings {
  /** The value of one cell, calculated where it must be. */
  readonly valueAt: (sheet: number, row: number, column: number) => CellValue;
  /** The values of a rectangle, cut where nothing further on is in use. */
  readonly valuesOf: (area: Area) => ArrayValue;
  readonly functionNamed: (name: string) => CalledFunction | undefined;
  /** What a name of the book stands for where this formula stands. */
  readonly meaningOf: (name: string, site: FormulaSite, sheet?: number) => FormulaNode | undefined;
  /** What spills from a cell. */
  readonly spillOf: (area: Area) => Value;
  /** Whether a row is shown: hidden by hand, or left out by a filter. */
  readonly rowState: (sheet: number, row: number) => RowState;
  /** Whether a cell is a subtotal, which those around it leave out. */
  readonly isSubtotal: (sheet: number, row: number, column: number) => boolean;
  /** The formula of a cell, as it shows. */
  readonly formulaAt: (sheet: number, row: number, column: number) => string | undefined;
  readonly sheetCount: () => number;
  readonly sheetNumbered: (name: string) => number;
  readonly sheetName: (sheet: number) => string;
  /** A text as a formula stands for it, as INDIRECT takes one. */
  readonly parsed: (text: string, site: FormulaSite) => FormulaNode | undefined;
  /** Told what a formula is refused for. */
  readonly complain: (error: string, message: string) => void;
}

export type RowState = "shown" | "hidden" | "filtered";

/** How ranges are taken where a single value is wanted: the one in line with the formula, or each of them. */
export type Mode = "single" | "each";

/** What is being calculated, as functions see it: how values are taken, and what else can be asked. */
export interface Evaluator {
  readonly around: Surroundings;
  readonly site: FormulaSite;
  /** What is refused on the way is an error value. */
  readonly guarded: (calculate: () => Value) => Value;
  readonly value: (node: FormulaNode, scope: Scope | undefined, mode: Mode) => Value;
  /** A value as operators take it: one, or each of an array. */
  readonly operand: (
    node: FormulaNode,
    scope: Scope | undefined,
    mode: Mode,
  ) => CellValue | ArrayValue;
  readonly plain: (value: Value, mode: Mode) => CellValue | ArrayValue;
  /** One value of whatever there is: the first of an array. */
  readonly scalar: (value: Value) => CellValue;
  /** The one value of a range that is in line with the formula. */
  readonly inLine: (value: Value) => Value;
  readonly operated: (
    operator: Operator,
    left: CellValue | ArrayValue,
    right: CellValue | ArrayValue,
  ) => CellValue | ArrayValue;
  /** Calls a function of single values for each element of arrays. */
  readonly lifted: (
    args: readonly (CellValue | ArrayValue)[],
    make: (args: CellValue[]) => Value,
  ) => ArrayValue;
  /** Calls what a LAMBDA made, or a function that is named. */
  readonly apply: (fn: Value, args: readonly Value[]) => Value;
  /** Calls a function by its name with values. */
  readonly calledWith: (name: string, written: string, args: readonly Value[], mode: Mode) => Value;
  /** Values in rows, of whatever there is. */
  readonly array: (value: Value) => ArrayValue;
}

/** V: one value, R: what is meant, A: an array. The last of a function's letters stands for all that follow. */
export function classOf(fn: CalledFunction, index: number): string {
  const { classes } = fn;
  return classes.charAt(Math.min(index, classes.length - 1)) || "R";
}
