import type { CellError, CellValue } from "../../book/book";
import { Refusal } from "../cells/refusal";
import type { FormulaNode } from "./formula-node";
import type { Area, Reference } from "./reference";

/** Values in rows of one length. */
export class ArrayValue {
  constructor(readonly rows: readonly (readonly CellValue[])[]) {}

  get height(): number {
    return this.rows.length;
  }

  get width(): number {
    return this.rows[0]?.length ?? 0;
  }

  /** A single row or column serves every row or column; beyond there is #N/A. */
  at(row: number, column: number): CellValue {
    const line = this.rows[this.rows.length === 1 ? 0 : row];
    const value = line?.[line.length === 1 ? 0 : column];
    return value === undefined ? notAvailable : value;
  }
}

/** An array of references. What looks at values alone sees one of each. */
export class ReferenceArray extends ArrayValue {
  constructor(
    rows: readonly (readonly CellValue[])[],
    readonly references: readonly Reference[],
  ) {
    super(rows);
  }

  /** The place in the list of each. */
  get places(): ArrayValue {
    const { height, width } = this;
    return new ArrayValue(
      Array.from({ length: height }, (_, row) =>
        Array.from({ length: width }, (__, column) => row * width + column),
      ),
    );
  }
}

/** Variables of LET and LAMBDA, from the inside out. */
export interface Scope {
  readonly name: string;
  readonly value: Value;
  readonly outer: Scope | undefined;
}

/** What a LAMBDA makes. */
export class Closure {
  constructor(
    readonly parameters: readonly string[],
    readonly body: FormulaNode,
    readonly scope: Scope | undefined,
  ) {}
}

/** A function that is named and not called, as in MAP(A1:A9,ABS). */
export class NamedFunction {
  constructor(readonly name: string) {}
}

/** An argument that is left out. */
export const leftOut = Symbol("left out");

export type Value = CellValue | ArrayValue | Reference | Closure | NamedFunction | typeof leftOut;

export const notAvailable: CellError = { error: "#N/A" };
export const wrongValue: CellError = { error: "#VALUE!" };
export const wrongNumber: CellError = { error: "#NUM!" };

export const isError = (value: Value): value is CellError =>
  typeof value === "object" && value !== null && "error" in value;

export const heightOf = ({ startRow, endRow }: Area) => endRow - startRow + 1;
export const widthOf = ({ startColumn, endColumn }: Area) => endColumn - startColumn + 1;
export const isSingle = (area: Area) =>
  area.startRow === area.endRow && area.startColumn === area.endColumn;

/** Ends the calculation of a function with an error. */
export function fail(error: string, message = ""): never {
  throw new Refusal(error, message);
}

/** Passes an error on. */
export function passOn({ error }: CellError): never {
  throw new Refusal(error, "");
}

/** What can still be held at once. */
export const mostCells = 4_000_000;

/** Refuses an array that is too large before it is made. */
export function checkSize(rows: number, columns: number): void {
  if (rows * columns > mostCells) {
    fail("#NUM!", `an array must be of no more than ${mostCells} cells`);
  }
}
