import { tagWith } from "../../file/splice";
import type { ScannedRow } from "./scan-sheet";

/** The tags of cells up to the places they say. */
const cellPlaces = /(<(?:[\w.-]+:)?c(?:\s[^>]*?)?\sr\s*=\s*)(?:"([^"]*)"|'([^']*)')/g;
const address = /^([A-Z]{1,3})(\d+)$/;

/** What formulas say that reach beyond their cells, and what looks like a tag and may be none. */
const special = /\st\s*=\s*["'](?:shared|array|dataTable)["']|<!|extLst/;

/** Whether nothing stands in a row but cells, whose formulas are of themselves alone. */
export const isPlainRow = (xml: string, { place }: ScannedRow): boolean =>
  !special.test(xml.slice(place.insideStart, place.insideEnd));

/**
 * A plain row as it is, or in another place, without a look at its cells but for the places they say.
 *
 * @param row where it is now
 * @returns nothing where its cells are not in their order: then its cells are to be looked at
 */
export function renumberedRow(xml: string, source: ScannedRow, row: number): string | undefined {
  const { tag, insideStart, insideEnd, end } = source.place;
  const inside = xml.slice(insideStart, insideEnd);
  const said = String(source.row + 1);
  const isMoved = row !== source.row;
  const order = { isKept: true, last: "" };
  /** The column of a place, which must be behind the one before. */
  const columnOf = (place: string): string => {
    const [, column = "", digits = ""] = address.exec(place) ?? [];
    if (digits !== said || !isBehind(column, order.last)) order.isKept = false;
    order.last = column;
    return column;
  };
  if (!isMoved) {
    for (const [, , double, single] of inside.matchAll(cellPlaces))
      columnOf(double ?? single ?? "");
    return order.isKept ? xml.slice(tag.start, end) : undefined;
  }
  const text = inside.replace(
    cellPlaces,
    (_, head: string, double?: string, single?: string) =>
      `${head}"${columnOf(double ?? single ?? "")}${row + 1}"`,
  );
  if (!order.isKept) return undefined;
  return tagWith(xml, tag, { r: row + 1 }) + text + xml.slice(insideEnd, end);
}

const isBehind = (letters: string, last: string): boolean =>
  letters.length === last.length ? letters > last : letters.length > last.length;
