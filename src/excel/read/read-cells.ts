import type { Cells } from "../../session/contract/register-port";
import { CellError } from "../../session/contract/register-port";
import type { Contents } from "./read-in-blocks";

/** The cells that were read. Only the types tell an error from a text that looks like one. */
export function cellsOf({ values, valueTypes }: Pick<Contents, "values" | "valueTypes">): Cells {
  return (values as (number | string | boolean | null)[][]).map((row, r) =>
    row.map((value, c) => {
      if (valueTypes[r]?.[c] === Excel.RangeValueType.error) return new CellError(String(value));
      return value === "" ? null : value;
    }),
  );
}
