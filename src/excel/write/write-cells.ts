import type { CellInput } from "../../session/contract/register-port";
import { cellInput } from "./cell-input";

/** Writes cells; those of a column that follow one on the other go at once. */
export function writeCells(sheet: Excel.Worksheet, cells: readonly CellInput[]): void {
  for (const run of runsOf(cells)) {
    const [first] = run;
    if (!first) continue;
    const range = sheet.getRangeByIndexes(first.row, first.column, run.length, 1);
    // First: in a cell of the format Text a number would be a text.
    const { format } = first;
    if (format !== undefined) range.numberFormat = run.map(() => [format]);
    range.values = run.map(({ value }) => [cellInput(value)]);
  }
}

/** Cells one below the other, of one format. */
function runsOf(cells: readonly CellInput[]): CellInput[][] {
  const runs: CellInput[][] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isNext =
      last?.column === cell.column && last.row + 1 === cell.row && last.format === cell.format;
    if (run && isNext) run.push(cell);
    else runs.push([cell]);
  }
  return runs;
}
