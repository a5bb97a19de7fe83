import type { CellError, CellValue } from "../book/book";

/** What functions.json says of one parameter. */
export interface ParameterMetadata {
  readonly name: string;
  readonly description?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

/** What functions.json says of one function. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly result?: { readonly dimensionality?: string };
  readonly options?: {
    readonly cancelable?: boolean;
    readonly requiresAddress?: boolean;
    readonly stream?: boolean;
  };
}

/** functions.json, as far as a host needs it. */
export interface FunctionsMetadata {
  readonly allowErrorForDataTypeAny?: boolean;
  readonly functions: readonly FunctionMetadata[];
}

/** An argument: left out, one value, or the rows of a range. A blank cell is `null`. */
export type Argument = undefined | CellValue | readonly (readonly CellValue[])[];

/** A cell error with the words the function gave for it, where Excel would show any. */
export interface Refusal extends CellError {
  readonly message?: string;
}

export type ResultValue = number | string | boolean | Refusal;

/** What a call comes to: one value, or rows of equal length. */
export type Result = ResultValue | readonly (readonly ResultValue[])[];
