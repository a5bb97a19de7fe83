import { type Cell, CellError } from "../core";
import { cellsIn, checkNoError } from "./cells-in";
import { inCell } from "./in-cell";
import { readingOf } from "./register-in";

/**
 * Everything there is to say about a register, a row each: problems (which stop the other functions), warnings and notes, with the row and column of each. One row "No problems" when there is nothing to say.
 * @customfunction REGISTER_CHECK
 * @param register Threat register with its header row.
 * @returns A table: Threat, Row (1 is the first below the header, 0 the header itself), Column, Kind, What is wrong, Value.
 */
export function registerCheck(register: any[][]): any[][] {
  return inCell(() => {
    checkNoError(register, "register", "be a range with headers");
    const { findings } = readingOf(cellsIn(register));
    const rows = findings.map(({ threat, row, column, kind, rule, value }) => [
      threat,
      row,
      column,
      kind,
      `${column} ${rule}`,
      shown(value),
    ]);
    return [
      ["Threat", "Row", "Column", "Kind", "What is wrong", "Value"],
      ...(rows.length === 0 ? [["No problems", "", "", "", "", ""]] : rows),
    ];
  });
}

/** A cell as it may stand in a result: an error as its text, a blank as nothing. */
function shown(value: Cell): number | string | boolean {
  if (value instanceof CellError) return value.code;
  return value ?? "";
}
