import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell } from "../../../src/core";
import { CellError } from "../../../src/core";
import { openAddInFunctions } from "../../../src/workbook/add-in/add-in-functions";

const built = join(__dirname, "../../../dist/addin");

/** The built add-in's functions, bound as the command line binds them. */
export const worksheet = openAddInFunctions(
  readFileSync(join(built, "functions.js"), "utf8"),
  JSON.parse(readFileSync(join(built, "functions.json"), "utf8")) as never,
);

/** An argument as a formula has it: left out, a single value, or a range. */
export type Given = Cell | undefined | readonly (readonly Cell[])[];

/** Column of cells. */
export const column = (...cells: readonly Cell[]): Cell[][] => cells.map((cell) => [cell]);

/** What a cell shows for a formula: a value, rows of values, or an error with its message, as `#VALUE! message`. */
export function formula(id: string, ...given: readonly Given[]): unknown {
  const called = worksheet.find((each) => each.id === id);
  if (!called) throw new Error(`the add-in must have ${id}`);
  const asCell = (cell: Cell): never =>
    (cell instanceof CellError ? { error: cell.code } : cell) as never;
  const args = given.map((argument) =>
    Array.isArray(argument)
      ? argument.map((row: readonly Cell[]) => row.map(asCell))
      : argument === undefined
        ? undefined
        : asCell(argument as Cell),
  );
  return shown(called.call(args, "Sheet1!A1"));
}

function shown(result: unknown): unknown {
  if (Array.isArray(result)) {
    const rows = result.map((row: unknown[]) => row.map(shown));
    return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows;
  }
  if (typeof result !== "object" || result === null) return result;
  const { error, message } = result as { error: string; message?: string };
  return message === undefined ? error : `${error} ${message}`;
}
