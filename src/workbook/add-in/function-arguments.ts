import type { CellError, CellValue } from "../book/book";
import type { Argument, FunctionMetadata, ParameterMetadata } from "./function-values";

/** Excel does not let a formula be entered with too few or too many arguments; a file can still hold one. */
export function countFault(
  { id, parameters }: FunctionMetadata,
  count: number,
): string | undefined {
  const least = parameters.filter(({ optional, repeating }) => !optional && !repeating).length;
  const most = parameters.at(-1)?.repeating ? Infinity : parameters.length;
  if (count >= least && count <= most) return undefined;
  const rule =
    most === Infinity ? `${least} or more` : least === most ? `${least}` : `${least} to ${most}`;
  return `${id} must have ${rule} arguments, got ${count}`;
}

/** The calls that one call with ranges stands for, and where their results go. */
export interface ElementCalls {
  readonly rows: number;
  readonly columns: number;
  readonly argsAt: (row: number, column: number) => readonly Argument[];
}

/**
 * A range given for a single value: the platform calls the function once for each element.
 *
 * @returns undefined where one call does
 */
export function elementCalls(
  parameters: readonly ParameterMetadata[],
  args: readonly Argument[],
): ElementCalls | undefined {
  const isSingle = (index: number) =>
    (parameters[index] ?? parameters.at(-1))?.dimensionality !== "matrix";
  const ranges = args.filter(
    (arg, index): arg is readonly (readonly CellValue[])[] => isSingle(index) && isRange(arg),
  );
  const rows = Math.max(0, ...ranges.map((range) => range.length));
  const columns = Math.max(0, ...ranges.map((range) => range[0]?.length ?? 0));
  if (rows * columns <= 1) return undefined;
  const argsAt = (row: number, column: number) =>
    args.map((arg, index) => (isSingle(index) && isRange(arg) ? elementAt(arg, row, column) : arg));
  return { rows, columns, argsAt };
}

/** A single row or column serves every row or column; beyond a range there is #N/A. */
function elementAt(
  range: readonly (readonly CellValue[])[],
  row: number,
  column: number,
): CellValue {
  const line = range[range.length === 1 ? 0 : row];
  const value = line?.[line.length === 1 ? 0 : column];
  return value === undefined ? { error: "#N/A" } : value;
}

const isRange = (arg: Argument): arg is readonly (readonly CellValue[])[] => Array.isArray(arg);

const isError = (value: CellValue): value is CellError =>
  typeof value === "object" && value !== null;

/** The first error among the arguments: without allowErrorForDataTypeAny the platform passes it through. */
export function errorIn(args: readonly Argument[]): CellError | undefined {
  const values = args.flatMap((arg) => (isRange(arg) ? arg.flat() : [arg ?? null]));
  return values.find(isError);
}

/**
 * Arguments as the add-in's code receives them, in the order of its parameters: what is left out is null, a blank cell 0.
 *
 * @param makeError the error object of the add-in's world for a cell's error
 * @param blank a blank cell in other versions of Excel
 */
export function handedOver(
  parameters: readonly ParameterMetadata[],
  args: readonly Argument[],
  makeError: (error: string) => unknown,
  blank: 0 | "" | null = 0,
): unknown[] {
  const handed = (value: CellValue): unknown => {
    if (value === null) return blank;
    return isError(value) ? makeError(value.error) : value;
  };
  const rangeOf = (arg: Argument): unknown => {
    if (arg === undefined) return null;
    return isRange(arg) ? arg.map((row) => row.map(handed)) : [[handed(arg)]];
  };
  const singleOf = (arg: Argument): unknown => {
    if (arg === undefined) return null;
    return handed(isRange(arg) ? (arg[0]?.[0] ?? null) : arg);
  };
  return parameters.map((parameter, index) => {
    const one = parameter.dimensionality === "matrix" ? rangeOf : singleOf;
    if (parameter.repeating) return args.slice(index).map(one);
    return one(args[index]);
  });
}
