import type { CellRange } from "../../../workbook/book/book";
import { lastColumn, lastRow } from "../../../workbook/book/cell-address";
import { longestText } from "../../../workbook/book/excel-limits";
import type { CellInput, SheetRange } from "../../grid";
import { GridError } from "../../grid";

/** @throws GridError for a range that is not on the sheet */
export function checked(range: SheetRange): SheetRange {
  const { startRow, endRow, startColumn, endColumn } = range;
  const isRange =
    [startRow, endRow, startColumn, endColumn].every(Number.isInteger) &&
    startRow >= 0 &&
    startColumn >= 0 &&
    endRow >= startRow &&
    endColumn >= startColumn &&
    endRow <= lastRow &&
    endColumn <= lastColumn;
  if (isRange) return range;
  const got = [startRow, startColumn, endRow, endColumn].join(", ");
  throw new GridError("InvalidArgument", `range must lie on the sheet, got ${got}`);
}

export const plainArea = ({ startRow, endRow, startColumn, endColumn }: SheetRange): CellRange => ({
  startRow,
  endRow,
  startColumn,
  endColumn,
});

export function mustFit(range: SheetRange, rows: readonly (readonly unknown[])[]): void {
  const { startRow, endRow, startColumn, endColumn } = checked(range);
  const height = endRow - startRow + 1;
  const width = endColumn - startColumn + 1;
  if (rows.length === height && rows.every((row) => row.length === width)) return;
  const got = `${rows.length} x ${rows[0]?.length ?? 0}`;
  throw new GridError("InvalidArgument", `rows must be ${height} x ${width}, got ${got}`);
}

/** What is wrong with a formula, which comes without its "="; nothing where it can be entered. */
export type FaultOf = (formula: string) => string | undefined;

/** @throws GridError for a formula that cannot be entered, and for a text no cell can hold */
export function checkedInput(input: CellInput, faultOf: FaultOf): CellInput {
  if (typeof input !== "string") return input;
  if (!input.startsWith("=") || input.length === 1) {
    const { length } = input.replace(/^'/, "");
    if (length <= longestText) return input;
    throw new GridError(
      "InvalidArgument",
      `text must have at most ${longestText} characters, got ${length}`,
    );
  }
  const fault = faultOf(input.slice(1));
  if (fault === undefined) return input;
  throw new GridError("InvalidArgument", `formula must be one, got ${input}: ${fault}`);
}
