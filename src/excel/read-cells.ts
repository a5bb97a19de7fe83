import type { Cells } from "../session/register-port";
import { CellError } from "../session/register-port";

/** What must be loaded of a range before its cells can be read. */
export const cellProperties = "rowIndex,columnIndex,values,valueTypes";

/** The cells of a loaded range. Only the types tell an error from a text that looks like one. */
export function cellsOf({ values, valueTypes }: Excel.Range): Cells {
  return (values as (number | string | boolean)[][]).map((row, r) =>
    row.map((value, c) => {
      if (valueTypes[r]?.[c] === Excel.RangeValueType.error) return new CellError(String(value));
      return value === "" ? null : value;
    }),
  );
}
