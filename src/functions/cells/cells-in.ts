import type { Cell, Cells } from "../../core";
import { CellError, describeCell, ModelError } from "../../core";

/**
 * What Excel hands over, as cells of the model: a matrix for a range, a bare value from some hosts for a single cell.
 * An error in a cell arrives as an object that carries its code.
 */
export function cellsIn(argument: unknown): Cells {
  if (!Array.isArray(argument)) return [[cellIn(argument)]];
  return argument.map((row: unknown) => (Array.isArray(row) ? row.map(cellIn) : [cellIn(row)]));
}

function cellIn(value: unknown): Cell {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") {
    return value;
  }
  if (value === null || value === undefined) return null;
  const { code, basicType, basicValue } = value as Readonly<Record<string, unknown>>;
  if (typeof code === "string") return new CellError(code);
  if (basicType === "Error") return new CellError(String(basicValue));
  // A rich value, such as a currency with its format, counts as the plain value it shows.
  return typeof basicValue === "object" ? new CellError("#VALUE!") : cellIn(basicValue);
}

/** Whether an argument was left out: Excel passes null. */
export function isOmitted(argument: unknown): argument is null | undefined {
  return argument === null || argument === undefined;
}

/** Whether cells are one cell. */
export function isSingle(cells: Cells): boolean {
  return cells.length === 1 && cells[0]?.length === 1;
}

/**
 * The one cell of an argument that is not a range.
 *
 * @throws ModelError `unequal-sizes`
 */
export function singleIn(argument: unknown, name: string): Cell {
  const cells = cellsIn(argument);
  if (isSingle(cells)) return cells[0]?.[0] ?? null;
  throw new ModelError("unequal-sizes", name, "be a single value", "a range");
}

/**
 * Refuses an error in place of a register or value: the formula that was to give it has failed.
 *
 * @throws ModelError `not-a-number`
 */
export function checkNoError(argument: unknown, name: string, rule: string): void {
  const cells = cellsIn(argument);
  const cell = cells[0]?.[0];
  if (isSingle(cells) && cell instanceof CellError) {
    throw new ModelError("not-a-number", name, rule, describeCell(cell));
  }
}
