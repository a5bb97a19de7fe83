import type { Calculate } from "../../../src/session/contract/calculate";
import { CellError, type Cell } from "../../../src/core";

/** The functions of the built add-in, as the pane asks them. They are fetched when the first is asked. */
export const calculateBuilt: Calculate = async (name, args) => {
  const { worksheet } = await import("../workbook/worksheet");
  const called = worksheet.find(({ id }) => id === name);
  if (!called) throw new Error(`the add-in must have ${name}`);
  const asCell = (cell: Cell): never =>
    (cell instanceof CellError ? { error: cell.code } : cell) as never;
  const result: unknown = called.call(
    args.map((argument) => {
      if (argument === null) return undefined;
      return typeof argument === "object"
        ? argument.map((row) => row.map(asCell))
        : asCell(argument);
    }),
    "Sheet1!A1",
  );
  if (typeof result === "object" && result !== null && !Array.isArray(result)) {
    return { kind: "refused", message: (result as { message?: string }).message ?? "" };
  }
  const rows = Array.isArray(result) ? (result as unknown[][]) : [[result]];
  return {
    kind: "cells",
    cells: rows.map((row) =>
      row.map((value) =>
        typeof value === "object" && value !== null ? new CellError("#VALUE!") : (value as Cell),
      ),
    ),
  };
};
