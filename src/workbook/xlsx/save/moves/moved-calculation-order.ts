import { cellAddress, parseRange } from "../../../book/cell-address";
import type { Shift } from "../../../book/sheet-move";
import { attributeSplices, spliced } from "../../file/splice";
import type { Splice } from "../../file/splice";
import { attributesAt, elementsIn } from "../../file/xml-tags";
import { shiftedCell } from "./moved-places";

/**
 * The order of calculation after cells of a sheet moved: entries follow their cells, and those of cells that were taken out
 * go. An entry that does not say its sheet is of the sheet of the one before it.
 *
 * @param sheetId the number the sheet is known by
 */
export function movedCalculationOrder(xml: string, sheetId: number, shift: Shift): string {
  const [root] = elementsIn(xml);
  if (!root) return xml;
  const splices: Splice[] = [];
  let sheet = "";
  let said = "";
  for (const { tag, end } of elementsIn(xml, root)) {
    const { r = "", i } = attributesAt(xml, tag);
    sheet = i ?? sheet;
    const range = parseRange(r);
    const at = range && shiftedCell(range.startRow, range.startColumn, shift);
    if (Number(sheet) === sheetId && !at) {
      splices.push({ start: tag.start, end, text: "" });
      continue;
    }
    splices.push(
      ...attributeSplices(xml, tag, {
        ...(Number(sheet) === sheetId && at ? { r: cellAddress(at.row, at.column) } : {}),
        ...(i === undefined && said !== sheet ? { i: sheet } : {}),
      }),
    );
    said = sheet;
  }
  return spliced(xml, splices);
}
