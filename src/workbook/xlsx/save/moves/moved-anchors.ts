import type { CellRange } from "../../../book/book";
import type { Shift } from "../../../book/sheet-move";
import { spliced } from "../../file/splice";
import type { Splice } from "../../file/splice";
import type { XmlPlace } from "../../file/xml-tags";
import { attributesAt, elementsIn, elementsNamed } from "../../file/xml-tags";
import type { LineSizes } from "./line-sizes";
import type { Edge, Hold } from "./moved-ends";
import { movedEdge, movedExtent } from "./moved-ends";

/**
 * The part of a sheet's drawing after cells of the sheet moved. An object of which all cells were taken out goes, where it
 * sizes with them.
 */
export function movedDrawing(xml: string, shift: Shift, sizes: LineSizes): string {
  const anchors = ["twoCellAnchor", "oneCellAnchor"].flatMap((name) => elementsNamed(xml, name));
  return spliced(
    xml,
    anchors.flatMap((place) => {
      const { editAs = "twoCell" } = attributesAt(xml, place.tag);
      const hold: Hold = place.tag.local === "oneCellAnchor" ? "oneCell" : (editAs as Hold);
      return (
        anchorSplices(xml, place, hold, shift, sizes) ?? [
          { start: place.tag.start, end: place.end, text: "" },
        ]
      );
    }),
  );
}

/** Where the controls and embedded objects of a sheet lie, in its own part. */
export function controlSplices(
  xml: string,
  section: XmlPlace,
  shift: Shift,
  sizes: LineSizes,
): Splice[] {
  return elementsNamed(xml, "anchor", section).flatMap((place) => {
    const { moveWithCells, sizeWithCells } = attributesAt(xml, place.tag);
    const isOn = (value: string | undefined) => value === "1" || value === "true";
    const hold = isOn(sizeWithCells) ? "twoCell" : isOn(moveWithCells) ? "oneCell" : "absolute";
    // Its relationships would lead nowhere: what lost all of its cells stays where they were.
    return anchorSplices(xml, place, hold, shift, sizes) ?? [];
  });
}

/** The cells that the objects of a drawing which move with cells lie over. */
export function cellsUnderObjects(xml: string): CellRange[] {
  const anchors = ["twoCellAnchor", "oneCellAnchor"].flatMap((name) => elementsNamed(xml, name));
  return anchors.flatMap((place) => {
    const inside = elementsIn(xml, place);
    const from = markerIn(xml, inside, "from");
    if (!from || attributesAt(xml, place.tag).editAs === "absolute") return [];
    const to = markerIn(xml, inside, "to") ?? from;
    return [
      {
        ...{ startRow: from.row.line, startColumn: from.column.line },
        ...{ endRow: lastUnder(from.row, to.row), endColumn: lastUnder(from.column, to.column) },
      },
    ];
  });
}

/** The last line that an object reaches into. */
const lastUnder = (from: Edge, to: Edge): number =>
  to.offset === 0 ? Math.max(from.line, to.line - 1) : to.line;

/** A corner of an object, as a drawing says it. */
interface Marker {
  readonly column: Edge;
  readonly row: Edge;
  readonly places: ReadonlyMap<string, XmlPlace>;
}

function markerIn(xml: string, inside: readonly XmlPlace[], name: string): Marker | undefined {
  const place = inside.find(({ tag }) => tag.local === name);
  if (!place) return undefined;
  const places = new Map(elementsIn(xml, place).map((each) => [each.tag.local, each]));
  const number = (key: string) => {
    const there = places.get(key);
    return there ? Number(xml.slice(there.insideStart, there.insideEnd)) : 0;
  };
  return {
    column: { line: number("col"), offset: number("colOff") },
    row: { line: number("row"), offset: number("rowOff") },
    places,
  };
}

/** @returns undefined where the object goes */
function anchorSplices(
  xml: string,
  place: XmlPlace,
  hold: Hold,
  shift: Shift,
  sizes: LineSizes,
): Splice[] | undefined {
  const inside = elementsIn(xml, place);
  const from = markerIn(xml, inside, "from");
  const to = markerIn(xml, inside, "to");
  if (!from) return [];
  const isRows = shift.along === "rows";
  const [key, across] = isRows ? (["row", "column"] as const) : (["column", "row"] as const);
  if (!isWithin(from[across], (to ?? from)[across], shift)) return [];
  if (!to) return markerSplices(xml, from, isRows, movedEdge(from[key], shift));
  const extent = { from: from[key], to: to[key] };
  const moved = movedExtent(extent, hold, shift, isRows ? sizes.rows : sizes.columns);
  return moved
    ? [...markerSplices(xml, from, isRows, moved.from), ...markerSplices(xml, to, isRows, moved.to)]
    : undefined;
}

/** Whether all of what moves with cells lies over such that move. */
export function isWithin(from: Edge, to: Edge, { area, along }: Shift): boolean {
  const [first, last] =
    along === "rows" ? [area.startColumn, area.endColumn] : [area.startRow, area.endRow];
  return from.line >= first && lastUnder(from, to) <= last;
}

function markerSplices(xml: string, { places }: Marker, isRows: boolean, edge: Edge): Splice[] {
  const said = isRows
    ? { row: edge.line, rowOff: edge.offset }
    : { col: edge.line, colOff: edge.offset };
  return Object.entries(said).flatMap(([key, value]) => {
    const place = places.get(key);
    if (!place || Number(xml.slice(place.insideStart, place.insideEnd)) === value) return [];
    return [{ start: place.insideStart, end: place.insideEnd, text: String(value) }];
  });
}
