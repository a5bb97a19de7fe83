import { parseRange } from "../../../book/cell-address";
import { spliced } from "../../file/splice";
import { attributeSplices } from "../../file/splice";
import type { Splice } from "../../file/splice";
import { attributesAt, elementsIn } from "../../file/xml-tags";

/** Cells of a sheet that have no formula any more, the sheet by the number it is known by. */
export interface WithoutFormula {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
}

/**
 * The order of calculation without cells that no longer take part in it. An entry that does not say its sheet is of the
 * sheet of the one before it.
 *
 * @param sheets the numbers of those that are gone
 * @returns undefined where nothing is left of it
 */
export function withoutCells(
  xml: string,
  gone: readonly WithoutFormula[],
  sheets: ReadonlySet<number>,
): string | undefined {
  const keys = new Set(gone.map(({ sheetId, row, column }) => `${sheetId}:${row}:${column}`));
  const [root] = elementsIn(xml);
  if (!root) return xml;
  const splices: Splice[] = [];
  let sheet = "";
  // The sheet that an entry without one would be taken to be of, once those before it are gone.
  let said = "";
  let left = 0;
  for (const { tag, end } of elementsIn(xml, root)) {
    const { r = "", i } = attributesAt(xml, tag);
    sheet = i ?? sheet;
    const at = parseRange(r);
    if (
      sheets.has(Number(sheet)) ||
      keys.has(`${sheet}:${at?.startRow ?? ""}:${at?.startColumn ?? ""}`)
    ) {
      splices.push({ start: tag.start, end, text: "" });
      continue;
    }
    left++;
    if (i === undefined && said !== sheet)
      splices.push(...attributeSplices(xml, tag, { i: sheet }));
    said = sheet;
  }
  return left === 0 ? undefined : spliced(xml, splices);
}
