import type { Argument, FunctionMetadata, ParameterMetadata } from "./add-in-functions";
import type { CellValue } from "./book";

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

/**
 * A range given for a single value: the platform calls the function once for each element.
 *
 * @returns the arguments of each call, in rows as the results stand in the cells; undefined where one call does
 */
export function elementwise(
  parameters: readonly ParameterMetadata[],
  args: readonly Argument[],
): (readonly Argument[])[][] | undefined {
  const isSingle = (index: number) =>
    (parameters[index] ?? parameters.at(-1))?.dimensionality !== "matrix";
  const ranges = args.filter(
    (arg, index): arg is readonly (readonly CellValue[])[] => isSingle(index) && isRange(arg),
  );
  const rows = Math.max(0, ...ranges.map((range) => range.length));
  const columns = Math.max(0, ...ranges.map((range) => range[0]?.length ?? 0));
  if (rows * columns <= 1) return undefined;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) =>
      args.map((arg, index) =>
        isSingle(index) && isRange(arg) ? elementAt(arg, row, column) : arg,
      ),
    ),
  );
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

export const isRange = (arg: Argument): arg is readonly (readonly CellValue[])[] =>
  Array.isArray(arg);
