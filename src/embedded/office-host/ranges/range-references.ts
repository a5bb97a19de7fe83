import { parseRange } from "../../../workbook/book/cell-address";
import type { SheetRange } from "../../grid";
import { cellAddress } from "../../../workbook/book/cell-address";

/*
 * An event carries a reference to its range, for getRange of its arguments. Nobody ever gives it back, so nothing is
 * kept: the reference says all there is.
 */

export const referenceOfRange = (range: SheetRange): string =>
  `${cellAddress(range.startRow, range.startColumn)}:${cellAddress(range.endRow, range.endColumn)}@${range.sheet}`;

export function rangeOfReference(reference: string): SheetRange | undefined {
  const at = reference.indexOf("@");
  const cells = parseRange(reference.slice(0, Math.max(0, at)));
  return cells && { sheet: reference.slice(at + 1), ...cells };
}
