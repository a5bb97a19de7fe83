import { CellError, isBlank, registerAt as registerAtOf } from "../../core";
import { cellsIn, checkNoError, singleIn } from "../cells/cells-in";
import { dateOf } from "../cells/date-in";
import { inCell } from "../cells/in-cell";

/**
 * A register as it was recorded on a date: the rows of the latest record that does not lie after it, without their Date. The other functions read the result like a register of the sheet.
 * @customfunction REGISTER_AT
 * @param history Table of records with its header row: a column Date and those of a register, a row for each threat and date. Each date is a complete register.
 * @param date The date to go back to; the latest record if left out.
 * @returns A register: a header row and a row for each threat.
 */
export function registerAt(history: any[][], date?: any[][]): any[][] {
  return inCell(() => {
    checkNoError(history, "history", "be a range with headers");
    const asked = singleIn(date, "date");
    const rows = registerAtOf(cellsIn(history), isBlank(asked) ? null : dateOf(asked, "date"));
    // Blank cells of a result show as nothing, and errors as their text.
    return rows.map((row) =>
      row.map((cell) => (cell instanceof CellError ? cell.code : (cell ?? ""))),
    );
  });
}
